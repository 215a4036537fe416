"""What became of each article from one version to another: came, went, moved, was numbered anew, or stayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from hundred.charter.redline.order import unmoved
from hundred.core.plain import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from hundred.core.model import Article, Version

EFFECTS = ("added", "amended", "moved", "repealed", "renumbered")
"""What can be done to an article. `renumbered` follows from what is done to others."""

_ALL = 12  # versions; so many can be compared each with each other, older ones with the next one only


class Fate(Struct, frozen=True, kw_only=True):
    """An article in two versions: None where it is not in one. `moved` says that others stayed in order, and it did not.

    One that moved stands where it is now; where it stood is a second one, `left`.
    """

    id: str
    old: Article | None
    new: Article | None
    moved: bool = False
    left: bool = False

    @property
    def effects(self) -> tuple[str, ...]:
        """Return all that was done to it but `amended`, in the order of EFFECTS."""
        old, new = alive(self.old), alive(self.new)
        if old is None or new is None:
            return ("added",) if new else ("repealed",) if old else ()
        if self.moved:
            return ("moved",)
        return ("renumbered",) if old.number != new.number else ()


def alive(article: Article | None) -> Article | None:
    """Return an article that is in a version and not repealed there, else None."""
    return None if article is None or article.repealed else article


def fates(old: Sequence[Article], new: Sequence[Article]) -> tuple[Fate, ...]:
    """Return what became of every article, in the new order; what is gone, or left for elsewhere, stands where it stood."""
    was, now = {one.id: one for one in old}, {one.id: one for one in new}
    common = [one.id for one in new if one.id in was]
    places = {one.id: place for place, one in enumerate(old)}
    still = {common[index] for index in unmoved([places[id_] for id_ in common])}
    gone: dict[str, list[Fate]] = {"": []}  # by the article before it that has stayed
    last = ""
    for one in old:
        if one.id in still:
            last = one.id
            gone[last] = []
        else:
            gone[last].append(Fate(id=one.id, old=one, new=now.get(one.id), moved=one.id in now, left=one.id in now))
    found = list(gone[""])
    for one in new:
        found.append(Fate(id=one.id, old=was.get(one.id), new=one, moved=one.id in was and one.id not in still))
        found += gone.get(one.id, [])
    return tuple(found)


def effects(old: Sequence[Article], new: Sequence[Article]) -> dict[str, tuple[str, ...]]:
    """Return by id what was done to every article, told from the Markdown without its marks; nothing where nothing was."""
    found = {}
    for one in fates(old, new):
        if one.left:
            continue
        done = one.effects
        if alive(one.old) and alive(one.new) and _said(one.old) != _said(one.new):
            done = tuple(sorted({*done, "amended"}, key=EFFECTS.index))
        if done:
            found[one.id] = done
    return found


def shared_lang(old: Version, new: Version, lang: str, known: Collection[str]) -> str:
    """Return the language of the site, one of `known`, in which to ask both versions for their texts, for readers of `lang`.

    It is theirs where both versions are written in it, else one that they share; where there is none, theirs again, and
    each version gives its own text.
    """
    both = [one for one in new.langs if one in old.articles and one in known]
    return lang if lang in both or not both else both[0]


def compared(versions: Sequence[Version]) -> Iterator[tuple[Version, Version]]:
    """Yield the pairs of versions that have a page: the newest ones each with each other, and each with the next one."""
    for place, new in enumerate(versions):
        for start, old in enumerate(versions[:place]):
            if start == place - 1 or start >= len(versions) - _ALL:
                yield old, new


def compare_path(old: str, new: str) -> str:
    """Return the path, in the site's default language, of the page that compares two versions."""
    return f"/charter/compare/{old}/{new}/"


def article_path(id: str) -> str:  # noqa: A002 - the word of the content
    """Return the path, in the site's default language, of the page of an article through all versions."""
    return f"/charter/articles/{id}/"


def ids_of(versions: Iterable[Version]) -> dict[str, None]:
    """Return the ids of all articles there ever were, in the order of the newest version, the older ones after."""
    return {one.id: None for version in reversed(list(versions)) for one in version.articles[version.original.lang]}


def _said(article: Article | None) -> str:
    """Return what an article says, blanks and line ends aside."""
    return "".join(f"{article.title}\n{plain(article.body)}".split()) if article else ""
