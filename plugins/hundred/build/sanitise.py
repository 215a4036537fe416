"""HTML that is safe to publish: links set, sanitised as the last step."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import nh3
from markupsafe import escape

from hundred.build.sound import is_sound

if TYPE_CHECKING:
    from collections.abc import Callable

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
_ID = re.compile(r"[^\s\"'<>&]{1,200}\Z")
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


def finish(html: str, resolve: Callable[[str], str | None], *, prefix: str = "", base: str = "") -> str:
    """Return rendered `html` with its targets resolved, sanitised after the last insertion.

    `resolve` maps a target such as `{filename}/groups/popcorn.md` to the attributes' text, already escaped, that
    replaces its value, or None to drop the link. `prefix` is put before every id, where one page holds many bodies;
    `base`, the site's path on its host, before every path that was written from the site's root.
    """
    if base:
        html = _ROOTED.sub(lambda match: match[0] + str(escape(base)), html)
    if '="{' in html or '="%7B' in html or '="|' in html:
        html = _TARGET.sub(lambda match: _attribute(match, resolve), html)
    if " align=" in html:
        html = _ALIGN.sub(lambda match: f'{match[1]} class="to-{_SIDES[match[2]]}"', html)
    if "h1" in html:
        html = _TOP_HEADING.sub(r"<\1h2", html)  # the page's title is the only h1
    if not prefix and is_sound(html):
        return html
    clean = _sanitiser(prefix)(html)
    # What can be printed is no control character, and Python knows that sooner.
    return clean if clean.replace("\n", "").isprintable() else _CONTROL.sub("", clean)


def _attribute(match: re.Match[str], resolve: Callable[[str], str | None]) -> str:
    value = resolve(match["target"].replace("%7B", "{").replace("%7D", "}").replace("&amp;", "&"))
    return match["tag"] + (f'{match["attribute"]}="{value}"' if value is not None else "")


@lru_cache(maxsize=64)
def _sanitiser(prefix: str) -> Callable[[str], str]:
    """Return what sanitises HTML whose ids get `prefix`, made once: making it takes as long as using it."""
    options: dict[str, Any] = {
        "tags": _TAGS,
        "attributes": _ATTRIBUTES,
        "attribute_filter": lambda _tag, name, value: _keep(name, value, prefix),
        "url_schemes": _SCHEMES,
        "link_rel": None,
    }
    if not hasattr(nh3, "Cleaner"):  # before nh3 0.3
        return partial(nh3.clean, **options)
    clean: Callable[[str], str] = nh3.Cleaner(**options).clean
    return clean


def _keep(name: str, value: str, prefix: str) -> str | None:
    """Return the attribute's value as it may be published, or None to drop it."""
    if name == "class":
        kept = " ".join(word for word in value.split() if _CLASSES.match(word))
        return kept or None
    if name == "id":
        sound = _ID.match(value) and value not in _PAGE_IDS
        return f"{prefix}{value}" if sound else None
    if name == "href" and value.startswith("#!"):  # an id of the page itself, see bodies.py
        return f"#{value[2:]}"
    if name == "href" and prefix and value.startswith("#"):
        return f"#{prefix}{value[1:]}"
    return value
