"""Mixes: calendars that a site puts together itself, of what lies along several axes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from hundred.core.problems import did_you_mean
from hundred.core.scalars import language_tag
from hundred.core.slugs import is_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from hundred.core.model import Event

    Fault = Callable[[str, str, str], None]  # takes the dotted name of a setting, what is wrong with it, and the cure

Name = tuple[str, str]
"""What one finds events along: (axis, id)."""
AXES = ("group", "tag", "venue", "city", "festival", "series", "person")
_KEYS = ("title", "all", "any")
_SHAPE = "as in {'title': 'Film in Beijing', 'all': {'tag': ['film'], 'city': ['beijing']}}"


class Mix(Struct, frozen=True, kw_only=True):
    """A calendar of the events that lie along every name of `all` and, where `any` has names, along one of those.

    `titles` are by language; one is there for the default language.
    """

    id: str
    titles: Mapping[str, str]
    all: tuple[Name, ...] = ()
    any: tuple[Name, ...] = ()

    def title(self, lang: str) -> str:
        """Return what the calendar is called in `lang`, else in the site's default language."""
        return self.titles.get(lang) or next(iter(self.titles.values()))

    def kept(self, along: Callable[[str, str], Collection[Event]]) -> frozenset[str]:
        """Return the ids of the events that are in it; `along` gives those along an axis."""
        some = {event.id for name in self.any for event in along(*name)}
        found = [{event.id for event in along(*name)} for name in self.all]
        return frozenset(set.intersection(*found, *([some] if self.any else ())))


def read_mixes(written: object, languages: tuple[str, ...], fault: Fault) -> tuple[Mix, ...]:
    """Return the mixes of the setting `calendar`, those that cannot be used left out after reporting why."""
    if not written:
        return ()
    if not isinstance(written, dict):
        fault("calendar.mixes", "mixes must be calendars by id", f"as in {{'film-in-beijing': {{{_SHAPE[7:]}}}")
        return ()
    found = (_read(str(id_), value, languages, fault) for id_, value in written.items())
    return tuple(mix for mix in found if mix is not None)


def unknown(mix: Mix, known: Callable[[str], Collection[str]]) -> Iterator[tuple[str, Name]]:
    """Yield (dotted name of the setting, name) of what a mix names and nobody knows; `known` gives the ids of an axis."""
    for key, names in (("all", mix.all), ("any", mix.any)):
        for axis, id_ in names:
            if id_ not in known(axis):
                yield f"calendar.mixes.{mix.id}.{key}.{axis}", (axis, id_)


def _read(id_: str, written: object, languages: tuple[str, ...], fault: Fault) -> Mix | None:
    where = f"calendar.mixes.{id_}"
    if not is_slug(id_):
        fault(where, f"'{id_}' cannot name a calendar", "write it in small letters with hyphens, as in 'film-in-beijing'")
        return None
    if not isinstance(written, dict):
        fault(where, f"the mix '{id_}' must be a table", _SHAPE)
        return None
    strange = next((str(key) for key in written if key not in _KEYS), "")
    titles = _titles(written.get("title"), languages)
    if strange:
        fault(f"{where}.{strange}", f"a mix has no key '{strange}'", did_you_mean(strange, _KEYS) or _SHAPE)
    elif not titles:
        fault(f"{where}.title", f"the mix '{id_}' has no title", f"add  'title': {{'{languages[0]}': '…'}}")
    elif not written.get("all") and not written.get("any"):
        fault(where, f"the mix '{id_}' does not say what is in it", _SHAPE)
    else:
        every, some = (_names(f"{where}.{key}", written.get(key), fault) for key in ("all", "any"))
        return None if every is None or some is None else Mix(id=id_, titles=titles, all=every, any=some)
    return None


def _titles(written: object, languages: tuple[str, ...]) -> dict[str, str]:
    """Return titles by language, the default language first; none where it has none."""
    table: dict[Any, Any] = written if isinstance(written, dict) else {languages[0]: written}
    titles = {language_tag(str(tag)) or str(tag): text for tag, text in table.items() if isinstance(text, str) and text.strip()}
    default = titles.get(languages[0])
    return {languages[0]: default, **titles} if default else {}


def _names(where: str, written: object, fault: Fault) -> tuple[Name, ...] | None:
    """Return the names of a table of ids by axis, None after reporting."""
    if not written:
        return ()
    if not isinstance(written, dict):
        fault(where, "what is in a mix must be lists of ids by axis", "as in {'tag': ['film'], 'city': ['beijing']}")
        return None
    names: dict[Name, None] = {}
    for axis, ids in written.items():
        if axis not in AXES:
            cure = did_you_mean(str(axis), AXES) or f"write one of: {', '.join(AXES)}"
            fault(f"{where}.{axis}", f"there is no axis '{axis}'", cure)
            return None
        if not isinstance(ids, list | tuple) or not ids or not all(isinstance(one, str) for one in ids):
            known = ids if isinstance(ids, str) and ids else "an-id"
            fault(f"{where}.{axis}", f"'{axis}' must be a list of ids", f"as in {{'{axis}': ['{known}']}}")
            return None
        names.update(dict.fromkeys((axis, id_) for id_ in ids))
    return tuple(names)
