"""HTML is finished with short cuts; here is the long way, and both give the same."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import nh3
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from hundred.build import sanitise
from hundred.build.markdown import Renderer
from hundred.build.sanitise import finish

if TYPE_CHECKING:
    import pytest

CONTENT = Path(__file__).resolve().parents[2] / "content"
LONG = os.environ.get("HUNDRED_LONG") == "1"
PIECES = [
    "<p>",
    "</p>",
    "<h1>",
    "</h1>",
    '<h2 id="a">',
    "</h2>",
    '<a href="/b">',
    '<a href="#c">',
    '<a href="#!d">',
    "</a>",
    "h1",
    "e",
]
PIECES += [
    '<a href="{filename}/f.md#g">',
    '<img src="%7Bstatic%7D/h.png" alt="i">',
    '<a title="j" href="|attach|k">',
    "{",
    '="{',
    "灯",
]
PIECES += [
    '<td align="left">',
    '<th align="center">',
    '<td class="to-end x" align="l">',
    '<p id="main">',
    '<p id="m n">',
    "\n",
    "\t",
]
PIECES += [
    "&#1;",
    "&#x85;",
    "\x02",
    "\x7f",
    "\u3000",
    "\ufdd0",
    "<script>o</script>",
    '<code class="language-py x">',
    "</code>",
]
PIECES += [
    '<a href="javascript:p">',
    '<a href="//q" onclick="r">',
    '<ol start="3">',
    '<ol start="{"></ol>',
    "<br>",
    "&amp;",
    "<!-- s -->",
]
HTML = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def resolve(target: str) -> str | None:
    """Return an address for what ends in .md, and None for all else."""
    return "/there/" if ".md" in target else None


def finish_slowly(html: str, prefix: str, base: str) -> str:
    """Return the HTML as it may be published, every step taken and the sanitiser made anew."""
    html = sanitise._ROOTED.sub(lambda match: match[0] + str(escape(base)), html)
    html = sanitise._TARGET.sub(lambda match: sanitise._attribute(match, resolve), html)
    html = sanitise._ALIGN.sub(lambda match: f'{match[1]} class="to-{sanitise._SIDES[match[2]]}"', html)
    html = sanitise._TOP_HEADING.sub(r"<\1h2", html)
    clean = nh3.clean(
        html,
        tags=set(sanitise._TAGS),
        attributes=sanitise._ATTRIBUTES,
        attribute_filter=lambda _tag, name, value: sanitise._keep(name, value, prefix),
        url_schemes=sanitise._SCHEMES,
        link_rel=None,
    )
    return sanitise._CONTROL.sub("", clean)


@settings(max_examples=20_000 if LONG else 1_000)
@given(HTML, st.sampled_from(["", "article-3-"]), st.sampled_from(["", "/town", "/a&b"]))
def test_short_cuts_give_what_the_long_way_gives(html: str, prefix: str, base: str) -> None:
    """Whatever HTML comes in, it leaves as it would if every step were taken."""
    assert finish(html, resolve, prefix=prefix, base=base) == finish_slowly(html, prefix, base)


def test_the_demo_is_the_same_both_ways() -> None:
    """So does every file of the demo."""
    renderer = Renderer()
    bodies = [renderer.render(path.read_text(encoding="utf-8")) for path in sorted(CONTENT.rglob("*.md"))]

    different = [html for html in bodies if finish(html, resolve) != finish_slowly(html, "", "")]

    assert (len(bodies) > 100, different) == (True, [])


def test_an_older_sanitiser_does_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nh3 cannot be prepared, it is called with all options each time."""
    monkeypatch.delattr(nh3, "Cleaner")

    finished = sanitise._sanitiser.__wrapped__("x-")('<h2 id="a" onclick="b">c</h2><script>d</script>')

    assert finished == '<h2 id="x-a">c</h2>'
