"""Markdown to HTML that is safe to publish: rendered, links set, sanitised last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import markdown
import nh3
from markdown.extensions.toc import slugify_unicode
from markupsafe import escape

from hundred.build.lean import KNOWN, LeanMarkdown
from hundred.build.lean_output import LeanTocExtension

if TYPE_CHECKING:
    from collections.abc import Callable

_EXTENSIONS = ["tables", "footnotes", "attr_list", "def_list", "abbr", "fenced_code", "sane_lists"]  # and toc, the last
_CONFIGS: dict[str, dict[str, Any]] = {
    "toc": {"slugify": slugify_unicode, "toc_depth": "2-4"},
    "tables": {"use_align_attribute": True},
    "footnotes": {"BACKLINK_TEXT": "↩"},
}
_TAGS = frozenset(
    [
        "a",
        "abbr",
        "blockquote",
        "br",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_ATTRIBUTES = {
    "*": {"id"},
    "a": {"href", "title", "class"},
    "abbr": {"title"},
    "code": {"class"},
    "div": {"class"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"class"},
    "th": {"class"},
}
_CLASSES = re.compile(r"(language-[a-z0-9-]{1,20}|footnote|footnote-ref|footnote-backref|to-(start|center|end))\Z")
_ALIGN = re.compile(r'(<t[dh]) align="(left|center|right)"')
_SIDES = {"left": "start", "center": "center", "right": "end"}
# What no page may hold, yet a reference such as &#1; means, or a broken link in a footnote leaves behind.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_TOP_HEADING = re.compile(r"<(/?)h1\b")
# {filename} and its kin, in the only two attributes that can hold an address.
_TARGET = re.compile(
    r'(?P<tag><(?:a|img)\b[^<>]*?\s)(?P<attribute>href|src)="(?P<target>(?:\{|%7B|\|)(?:filename|static|attach)(?:\}|%7D|\|)[^"]*)"'
)
_ROOTED = re.compile(r'<a\b[^<>]*?\shref="(?=/(?!/))')
_PAGE_IDS = frozenset({"main", "menu"})  # ids that base.html gives
_SCHEMES = {"http", "https", "mailto", "tel", "geo", "webcal"}


class TooHard(Exception):  # noqa: N818 - a fact about a text, to be made a Problem
    """A text that Markdown cannot render: nested too deep, or written so that Markdown itself fails on it."""


class Renderer:
    """Renders Markdown; one Python-Markdown instance serves a whole build, or a process of it."""

    def __init__(self, *, lean: bool = True) -> None:
        """Be ready to render; without `lean`, or in a version of Markdown it is not tested with, as Markdown itself does.

        The HTML is the same; a lean renderer takes about half the time and does not choke on rows of brackets.
        """
        self._lean = lean and markdown.__version_info__[:2] in KNOWN
        self._markdown = self._make()

    def render(self, source: str) -> str:
        """Return the HTML of a Markdown `source`, its `{filename}` targets as written, not yet fit to publish.

        Nothing of one text shows in the next. Raises TooHard.
        """
        self._markdown.reset()
        try:
            return self._markdown.convert(source)
        except Exception as error:
            self._markdown = self._make()  # the old one is in the middle of a text
            deep = isinstance(error, RecursionError)
            message = "its lists, quotes or emphasis are nested too deep" if deep else f"Markdown gives up: {error}"
            raise TooHard(message) from error

    def _make(self) -> markdown.Markdown:
        if self._lean:
            toc = LeanTocExtension(**_CONFIGS["toc"])
            made: markdown.Markdown = LeanMarkdown([*_EXTENSIONS, toc], _CONFIGS)
        else:
            made = markdown.Markdown(extensions=[*_EXTENSIONS, "toc"], extension_configs=_CONFIGS, output_format="html")
        # Raw HTML stays text: what an editor's file can put on the page is what Markdown can say.
        made.preprocessors.deregister("html_block")
        made.inlinePatterns.deregister("html")
        return made


def finish(html: str, resolve: Callable[[str], str | None], *, prefix: str = "", base: str = "") -> str:
    """Return rendered `html` with its targets resolved, sanitised after the last insertion.

    `resolve` maps a target such as `{filename}/groups/popcorn.md` to the attributes' text, already escaped, that
    replaces its value, or None to drop the link. `prefix` is put before every id, where one page holds many bodies;
    `base`, the site's path on its host, before every path that was written from the site's root.
    """
    html = _ROOTED.sub(lambda match: match[0] + str(escape(base)), html)
    html = _TARGET.sub(lambda match: _attribute(match, resolve), html)
    html = _ALIGN.sub(lambda match: f'{match[1]} class="to-{_SIDES[match[2]]}"', html)
    html = _TOP_HEADING.sub(r"<\1h2", html)  # the page's title is the only h1
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=lambda _tag, name, value: _keep(name, value, prefix),
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return _CONTROL.sub("", clean)


def _attribute(match: re.Match[str], resolve: Callable[[str], str | None]) -> str:
    value = resolve(match["target"].replace("%7B", "{").replace("%7D", "}").replace("&amp;", "&"))
    return match["tag"] + (f'{match["attribute"]}="{value}"' if value is not None else "")


def _keep(name: str, value: str, prefix: str) -> str | None:
    """Return the attribute's value as it may be published, or None to drop it."""
    if name == "class":
        kept = " ".join(word for word in value.split() if _CLASSES.match(word))
        return kept or None
    if name == "id":
        sound = re.fullmatch(r"[^\s\"'<>&]{1,200}", value) and value not in _PAGE_IDS
        return f"{prefix}{value}" if sound else None
    if name == "href" and value.startswith("#!"):  # an id of the page itself, see bodies.py
        return f"#{value[2:]}"
    if name == "href" and prefix and value.startswith("#"):
        return f"#{prefix}{value[1:]}"
    return value
