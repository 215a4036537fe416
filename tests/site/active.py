"""What no text of an editor may ever become: anything that runs, loads, navigates by itself or catches input."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# `button` is the theme's own menu; it does nothing outside a form without a script.
_ELEMENTS = frozenset(
    "applet audio base embed form frame frameset iframe input isindex keygen marquee math noscript object "
    "param portal select style template textarea video xmp plaintext listing foreignobject animate animatetransform "
    "animatemotion set use handler".split()
)
_ADDRESSES = frozenset(
    "href src action formaction srcset data poster background cite codebase longdesc lowsrc dynsrc ping manifest profile "
    "icon from to values xlink:href".split()
)
_ALLOWED = frozenset(["http", "https", "mailto", "tel", "geo", "webcal"])
_REFUSED_ATTRIBUTES = frozenset(["srcdoc", "style", "http-equiv", "formaction", "ping", "is", "slot", "autofocus", "nonce"])
# The URL standard drops these wherever they stand before it looks for a scheme, and C0 and blanks at the front.
_DROPPED = re.compile(r"[\t\n\r]")
_LEADING = re.compile(r"\A[\x00-\x20]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def active_parts(root: Any) -> Iterator[str]:
    """Yield what is active in a parsed page or piece of one, each in words; a static page yields nothing."""
    body = root.find("body")
    inside = set(body.iter()) if body is not None else set()
    for one in root.iter():
        if not isinstance(one.tag, str):
            continue
        tag = one.tag.rpartition("}")[2].lower()
        if tag in _ELEMENTS:
            yield f"<{tag}>"
        if tag in {"link", "meta", "title"} and one in inside:
            yield f"<{tag}> in the body"
        if tag == "script" and (one.get("type") != "application/ld+json" or one.get("src")):
            yield "<script>"
        for name, value in one.items():
            yield from _attribute(tag, _name(name), value)


def _name(name: Any) -> str:
    """Return an attribute's name without the parser's namespace."""
    return str(name).replace("{http://www.w3.org/1999/xlink}", "xlink:").lower()


def _attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if name.startswith("on") or name in _REFUSED_ATTRIBUTES:
        yield f"<{tag} {name}={value!r}>"
    elif name in _ADDRESSES:
        parts = value.split(",") if name == "srcset" else [value]
        for part in parts:
            scheme = scheme_of(part)
            if scheme and scheme not in _ALLOWED:
                yield f"<{tag} {name}={value!r}>"


def scheme_of(address: str) -> str:
    """Return the scheme that a browser reads in an address, or '' for a relative one."""
    match = _SCHEME.match(_DROPPED.sub("", _LEADING.sub("", address)))
    return match[1].lower() if match else ""
