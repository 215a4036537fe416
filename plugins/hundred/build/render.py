"""Pages become bytes: templates with what they may read, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from msgspec import Struct, field

from hundred.build.codes import codes
from hundred.build.drawing import Drawing, Words
from hundred.build.ld import json_ld, linked_data
from hundred.build.redlines import Redlines
from hundred.core.dates import locale_of
from hundred.core.reads import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from jinja2.runtime import Context

    from hundred.build.bodies import Bodies
    from hundred.build.pictures import Pictures
    from hundred.build.theme import Theme
    from hundred.core.outputs import Page, Print, Sheet
    from hundred.core.view import View

_MENU = (
    ("Events", "/events/"),
    ("Groups", "/groups/"),
    ("Charter", "/charter/"),
    ("Spotlights", "/spotlights/"),
    ("Wall", "/wall/"),
    ("News", "/news/"),
    ("Guide", "/guide/"),
)
_CHARTER = (
    ("Questions and votes", "/charter/questions/"),
    ("Articles", "/charter/articles/"),
    ("Compare versions", "/charter/compare/"),
    ("What held when", "/charter/timeline/"),
)


class Face(Struct, frozen=True):
    """A page as its template sees it: where it is, and what stands on it."""

    _page: Page
    _sheet: Sheet

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any attribute of either
        """Return an attribute of the sheet, else of the page."""
        return getattr(self._sheet if hasattr(self._sheet, name) else self._page, name)


def menu_of(known: Collection[str]) -> list[str]:
    """Return which of the parts that a menu can name have a page; `known` are the neutral paths of all pages."""
    return [neutral for _, neutral in (*_MENU, *_CHARTER) if neutral in known]


class Renderer(Struct):
    """Draws pages. `views` are by language; `known` are the neutral paths of all pages."""

    theme: Theme
    views: Mapping[str, View]
    pictures: Pictures
    bodies: Bodies
    known: frozenset[str]
    _drawings: dict[str, Drawing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make an environment for each language, with the names that every template of it may use."""
        self._drawings = {lang: self._drawing(view) for lang, view in self.views.items()}

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page (UTF-8, LF, one final newline).

        Raises jinja2.TemplateError, with the template's name and line, where a template is at fault.
        """
        note = self.views[page.lang].community.reads.note
        note("template", page.template)
        note("theme")
        note("words", page.lang)
        sheet = page.fill()
        template = self._drawings[page.lang].get_template(page.template)
        text = template.render({**sheet.data, "page": Face(page, sheet)})
        return (text.strip("\n") + "\n").encode()

    def draw(self, view: View, sheet: Print) -> str:
        """Return the HTML of what is to be printed, in the language of `view`. Raises as `render` does."""
        view.community.reads.note("template", sheet.template)
        view.community.reads.note("words", view.lang)
        return self._drawings[view.lang].get_template(sheet.template).render({**sheet.data, "title": sheet.title})

    def _drawing(self, view: View) -> Drawing:
        """Return the environment for the language of `view`."""
        settings, lang, reads = view.settings, view.lang, view.community.reads
        base, address = settings.base, settings.url
        assets: dict[str, str] = {}

        def asset(name: str) -> str:
            if name not in assets:
                assets[name] = base + self.theme.asset(name)
            return assets[name]

        drawing = Drawing(self.theme.loader(), reads, codes())
        drawing.install_gettext_callables(view.say, view.catalogue.ngettext, newstyle=True)  # type: ignore[attr-defined]
        words = Words(view.say)
        drawing.globals.update(
            _=words,
            gettext=words,
            site=settings,
            community=view.community,
            view=view,
            lang=lang,
            url=lambda path: base + path,
            absolute=lambda path: address + path,
            asset=asset,
            picture=lambda path: f"{base}/{path}",
            picture_size=self.pictures.size,
            json_ld=json_ld,
            native_name=native_name,
            languages=self._languages(lang),
            nav=Menu(view, [row for row in _MENU if row[1] in self.known]).rows,
            charter_nav=Menu(view, [row for row in _CHARTER if row[1] in self.known], pages=False).rows,
            body=lambda record: self.bodies.body(record, lang),
            article_body=lambda version, article: self.bodies.article(version, article, lang),
            article_label=view.article_label,
            redlines=Redlines(view, self.bodies),
            **linked_data(view),
        )
        return drawing

    def _languages(self, lang: str) -> Callable[[Context], list[tuple[str, str, str, bool]]]:
        """Return what gives (tag, name in itself, path of the same page, whether it is this one) for each language."""
        rows = [(tag, native_name(tag), view.path, tag == lang) for tag, view in self.views.items()]

        @pass_context
        def languages(context: Context) -> list[tuple[str, str, str, bool]]:
            neutral = context.resolve("page").neutral
            return [(tag, name, path(neutral), is_current) for tag, name, path, is_current in rows]

        return languages


class Menu:
    """A menu in the language of `view`: `parts` are (English title, neutral path), then, with `pages`, the standing pages."""

    def __init__(self, view: View, parts: Sequence[tuple[str, str]], *, pages: bool = True) -> None:
        """Look nothing up yet: who asks for the menu depends on the pages."""
        self._view = view
        self._parts = parts
        self._pages = pages
        self._entries: Memo[None, list[tuple[str, str, str]]] = Memo(view.community.reads)
        self._rows: dict[tuple[bool, ...], tuple[tuple[str, str, bool], ...]] = {}

    @pass_context
    def rows(self, context: Context) -> tuple[tuple[str, str, bool], ...]:
        """Return (title, path, whether the page lies there) for the parts of the site that have a page."""
        entries = self._entries.get(None, self._look_up)
        neutral = context.resolve("page").neutral
        current = tuple(neutral.startswith(place) for _, place, _ in entries)
        if current not in self._rows:
            self._rows[current] = tuple((title, path, lies) for (title, _, path), lies in zip(entries, current, strict=True))
        return self._rows[current]

    def _look_up(self) -> list[tuple[str, str, str]]:
        view = self._view
        view.community.reads.note("menu")
        rows = [(view.say(title), neutral) for title, neutral in self._parts]
        if self._pages:
            rows += [(view.title(record), record.address) for record in view.community.pages]
        return [(title, neutral, view.path(neutral)) for title, neutral in rows]


def native_name(tag: str) -> str:
    """Return the name of a language in itself: `English`, `简体中文`."""
    names = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}
    name = names.get(tag) or locale_of(tag).display_name or tag
    return name[0].upper() + name[1:]
