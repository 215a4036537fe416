"""Markdown to HTML that is safe to publish: rendered, links set, sanitised last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
import nh3
from markdown.extensions.toc import slugify_unicode

if TYPE_CHECKING:
    from collections.abc import Callable

_EXTENSIONS = ["tables", "footnotes", "attr_list", "def_list", "abbr", "fenced_code", "sane_lists", "toc"]
_CONFIGS = {
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
_TOP_HEADING = re.compile(r"<(/?)h1\b")
# {filename} and its kin, in the only two attributes that can hold an address.
_TARGET = re.compile(r'(?P<attribute>href|src)="(?P<target>(?:\{|%7B|\|)(?:filename|static)(?:\}|%7D|\|)[^"]*)"')
_SCHEMES = {"http", "https", "mailto", "tel", "geo", "webcal"}


class Renderer:
    """Renders Markdown; one Python-Markdown instance serves a whole build."""

    def __init__(self) -> None:
        self._markdown = markdown.Markdown(extensions=_EXTENSIONS, extension_configs=_CONFIGS, output_format="html")
        # Raw HTML stays text: what an editor's file can put on the page is what Markdown can say.
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")

    def render(self, source: str) -> str:
        """Return the HTML of a Markdown `source`, its `{filename}` targets as written, not yet fit to publish."""
        self._markdown.reset()
        return self._markdown.convert(source)


def finish(html: str, resolve: Callable[[str], str | None], *, prefix: str = "") -> str:
    """Return rendered `html` with its targets resolved, sanitised after the last insertion.

    `resolve` maps a target such as `{filename}/groups/popcorn.md` to the attributes' text, already escaped, that
    replaces its value, or None to drop the link. `prefix` is put before every id, where one page holds many bodies.
    """
    html = _TARGET.sub(lambda match: _attribute(match, resolve), html)
    html = _ALIGN.sub(lambda match: f'{match[1]} class="to-{_SIDES[match[2]]}"', html)
    html = _TOP_HEADING.sub(r"<\1h2", html)  # the page's title is the only h1
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=lambda _tag, name, value: _keep(name, value, prefix),
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def _attribute(match: re.Match[str], resolve: Callable[[str], str | None]) -> str:
    value = resolve(match["target"].replace("%7B", "{").replace("%7D", "}").replace("&amp;", "&"))
    return f'{match["attribute"]}="{value}"' if value is not None else ""


def _keep(name: str, value: str, prefix: str) -> str | None:
    """Return the attribute's value as it may be published, or None to drop it."""
    if name == "class":
        kept = " ".join(word for word in value.split() if _CLASSES.match(word))
        return kept or None
    if name == "id":
        return f"{prefix}{value}" if re.fullmatch(r"[^\s\"'<>&]{1,200}", value) else None
    if name == "href" and value.startswith("#!"):  # an id of the page itself, see bodies.py
        return f"#{value[2:]}"
    if name == "href" and prefix and value.startswith("#"):
        return f"#{prefix}{value[1:]}"
    return value
