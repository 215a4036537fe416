"""Redlines of rendered articles, for the pages that compare versions; each made once in a build."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct, field

from hundred.charter.compare import EFFECTS, Fate, alive, fates

if TYPE_CHECKING:
    from hundred.build.bodies import Bodies
    from hundred.charter.redline.article import Redline
    from hundred.charter.redline.inline import Marker
    from hundred.core.model import Article, Version
    from hundred.core.view import View


class Shown(Struct, frozen=True, kw_only=True):
    """An article in a comparison, as a template shows it.

    `effects` are all of what was done to it; `edits` counts places where text changed, `looks` those where emphasis or a
    link did; `coarse` says that words were not compared everywhere.
    `title` and `body` are in one text, `titles` and `rows` as it was and as it is.
    """

    fate: Fate
    effects: tuple[str, ...]
    edits: int
    looks: int
    coarse: bool
    title: Markup
    titles: tuple[Markup, Markup]
    body: Markup
    rows: tuple[tuple[Markup, Markup], ...]

    @property
    def changed(self) -> bool:
        """Say whether there is more to see than a new number."""
        return bool(self.edits or self.looks or self.fate.moved)


class Comparison(Struct, frozen=True, kw_only=True):
    """Two versions compared: every article in the new order, in stretches of those that changed and those that did not."""

    stretches: tuple[tuple[bool, tuple[Shown, ...]], ...]

    @property
    def articles(self) -> tuple[Shown, ...]:
        """Return all articles, once each."""
        return tuple(one for _, stretch in self.stretches for one in stretch if not one.fate.left)

    @property
    def changed(self) -> tuple[Shown, ...]:
        """Return the articles of which there is more to see than a new number."""
        return tuple(one for one in self.articles if one.changed)

    def done(self, effect: str) -> tuple[Shown, ...]:
        """Return the articles to which that was done."""
        return tuple(one for one in self.articles if effect in one.effects)


class Redlines(Struct):
    """Makes the redlines that templates ask for, in the language of `view`."""

    view: View
    bodies: Bodies
    _done: dict[tuple[str, str, str, str], Redline] = field(default_factory=dict)
    _met: dict[tuple[str, str, str], tuple[Fate, ...]] = field(default_factory=dict)
    _markers: list[Marker] = field(default_factory=list)  # the one, once it is needed

    def between(self, old: Version, new: Version, lang: str) -> Comparison:
        """Return two versions compared, each in the text that it has for readers of `lang`, a language of the site."""
        shown = (self._shown(one, old, new, lang) for one in self._fates(old, new, lang))
        return Comparison(stretches=tuple((key, tuple(found)) for key, found in groupby(shown, lambda one: one.changed)))

    def of(self, id: str, old: Version, new: Version, lang: str) -> Shown:  # noqa: A002 - the word of the content
        """Return one article of two versions."""
        found = self._fates(old, new, lang)
        return next(self._shown(one, old, new, lang) for one in found if one.id == id and not one.left)

    def still(self, version: Version, article: Article, lang: str) -> Markup:
        """Return the body of an article for another page than its version's: links within that lead there."""
        return self._shown(Fate(id=article.id, old=article, new=article), version, version, lang).body

    def _fates(self, old: Version, new: Version, lang: str) -> tuple[Fate, ...]:
        """Return what became of every article, asked for once for each of them."""
        key = (old.id, new.id, lang)
        if key not in self._met:
            self._met[key] = fates(_articles(old, lang), _articles(new, lang))
        return self._met[key]

    def _shown(self, fate: Fate, old: Version, new: Version, lang: str) -> Shown:
        from hundred.charter.redline.article import redline  # noqa: PLC0415 - here and below: most builds compare nothing
        from hundred.charter.redline.render import NEW_HOME, OLD_HOME  # noqa: PLC0415

        was, now = self._state(old, fate.old, lang), self._state(new, fate.new, lang)
        key = (*(was or ("", "\0")), *(now or ("", "\0")))
        if key not in self._done:
            self._done[key] = redline(was, now, self._marker)
        found = self._done[key]
        homes = escape(self._home(old)), escape(self._home(new))

        def led(html: str) -> Markup:
            # What stands there was escaped or sanitised; the addresses are ours.
            return Markup(html.replace(OLD_HOME, homes[0]).replace(NEW_HOME, homes[1]) if "#" in html else html)  # noqa: S704

        amended = found.edits and alive(fate.old) and alive(fate.new)
        return Shown(
            fate=fate,
            effects=tuple(sorted({*fate.effects, *(("amended",) if amended else ())}, key=EFFECTS.index)),
            edits=found.edits,
            looks=found.looks,
            coarse=found.coarse,
            title=led(found.title),
            titles=(led(found.titles[0]), led(found.titles[1])),
            body=led(found.body),
            rows=tuple((led(one), led(other)) for one, other in found.rows),
        )

    def _state(self, version: Version, article: Article | None, lang: str) -> tuple[str, str] | None:
        return (article.title, self.bodies.article(version, article, lang)) if article else None

    def _home(self, version: Version) -> str:
        return self.view.settings.base + self.view.href(version)

    @property
    def _marker(self) -> Marker:
        if not self._markers:
            from hundred.charter.redline.inline import Marker, Words  # noqa: PLC0415

            say = self.view.say
            self._markers.append(Marker(Words(say("[inserted: "), say("[deleted: "), say("[set otherwise: "), say("]"))))
        return self._markers[0]


def _articles(version: Version, lang: str) -> tuple[Article, ...]:
    return version.articles[version.text(lang).lang]
