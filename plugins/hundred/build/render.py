"""Pages become bytes: templates with what they may read, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

from hundred.build.ld import json_ld, linked_data
from hundred.core.dates import locale_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from jinja2.runtime import Context

    from hundred.build.bodies import Bodies
    from hundred.build.pictures import Pictures
    from hundred.build.theme import Theme
    from hundred.core.outputs import Page
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


@dataclass(slots=True)
class Renderer:
    """Draws pages. `views` are by language; `known` are the neutral paths of all pages."""

    theme: Theme
    views: Mapping[str, View]
    pictures: Pictures
    bodies: Bodies
    known: frozenset[str]
    env: Environment = field(init=False)

    def __post_init__(self) -> None:
        """Make the environment with the names that every template may use."""
        first = next(iter(self.views.values()))
        settings = first.settings
        self.env = self.theme.environment()
        self.env.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
        self.env.globals.update(
            site=settings,
            community=first.community,
            url=lambda path: settings.base + path,
            absolute=lambda path: settings.url + path,
            asset=lambda name: settings.base + self.theme.asset(name),
            picture=lambda path: f"{settings.base}/{path}",
            picture_size=self.pictures.size,
            json_ld=json_ld,
            native_name=native_name,
        )

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page (UTF-8, LF, one final newline).

        Raises jinja2.TemplateError, with the template's name and line, where a template is at fault.
        """
        view = self.views[page.lang]
        names: dict[str, Any] = dict(page.data)
        names.update(
            page=page,
            view=view,
            lang=page.lang,
            languages=lambda: self._languages(page),
            nav=lambda: self._menu(page, view),
            body=lambda record: self.bodies.body(record, page.lang),
            article_body=lambda version, article: self.bodies.article(version, article, page.lang),
            article_label=view.article_label,
            **linked_data(view),
        )
        text = self.env.get_template(page.template).render(names)
        return (text.strip("\n") + "\n").encode()

    def _languages(self, page: Page) -> list[tuple[str, str, str, bool]]:
        """Return (tag, name in itself, path of the same page, whether it is this one) for each language."""
        return [(tag, native_name(tag), view.path(page.neutral), tag == page.lang) for tag, view in self.views.items()]

    def _menu(self, page: Page, view: View) -> list[tuple[str, str, bool]]:
        """Return (title, path, whether the page lies there) for the parts of the site that have a page."""
        rows = [(view.say(title), neutral) for title, neutral in _MENU if neutral in self.known]
        rows += [(view.title(record), record.address) for record in view.community.pages]
        return [(title, view.path(neutral), page.neutral.startswith(neutral)) for title, neutral in rows]


@pass_context
def _gettext(context: Context, message: str) -> str:
    said: str = context["view"].say(message)
    return said


@pass_context
def _ngettext(context: Context, singular: str, plural: str, n: int) -> str:
    said: str = context["view"].catalogue.ngettext(singular, plural, n)
    return said


def native_name(tag: str) -> str:
    """Return the name of a language in itself: `English`, `简体中文`."""
    names = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}
    name = names.get(tag) or locale_of(tag).display_name or tag
    return name[0].upper() + name[1:]
