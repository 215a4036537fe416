"""Sound HTML is not sanitised; here the sanitiser says that it would have stayed as it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hundred.build.markdown import Renderer
from hundred.build.sanitise import _TARGET, _sanitiser
from hundred.build.sound import is_sound

CONTENT = Path(__file__).resolve().parents[2] / "content"
LONG = os.environ.get("HUNDRED_LONG") == "1"
WORDS = ["a", "灯", " ", "&amp;", "&lt;", "&amp;nbsp;", '"', "'", "#", "h1", "\n", ";", "amp;"]
ODD = ["<", ">", "&", "&quot;", "&nbsp;", "&#1;", "&lt", "\xa0", "\x01", "\u3000", "\ufdd0", "\r", "\t", "<!-- -->", "<script>"]
PLACES = ["/", "/a/", "/a/b.html", "https://a.b/", "http://a-b.c.example/d_e~f/g.h", "//a", "/a//b", "#a", "mailto:a@b.c"]
PLACES += ["https://a/", "https://1.2/", "https://a.1/", "https://xn--a.b/", "https://-a.b/", "https://a..b/", "javascript:a"]
PLACES += ["https://a.b:80/", "https://a.b/?c", "https://u@a.b/", "HTTPS://a.b/", "/a b", "/%", "/&amp;", '/"', "/灯/", "", "a"]
IDS = ["a", "main", "menu", "main2", "灯", "a:b", "a b", "a&amp;", "", "a'", "-"]
words = st.lists(st.sampled_from(WORDS), max_size=4).map("".join)
odd = st.lists(st.sampled_from([*WORDS, *ODD]), max_size=4).map("".join)
inline = st.one_of(
    words,
    words,
    odd,
    st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["strong", "em", "code", "b", "a", "sup"]), words),
    st.builds('<a href="{}">{}</a>'.format, st.sampled_from(PLACES), words),
    st.sampled_from(["<br>", "<br/>", "<em>", "</em>", "</a>", "<p>", "</p>", "<hr>", '<a href="/" class="a">a</a>']),
)
line = st.lists(inline, max_size=4).map("".join)
block = st.one_of(
    line.map("<p>{}</p>".format),
    st.builds('<h{0} id="{1}">{2}</h{0}>'.format, st.sampled_from([1, 2, 6, 7]), st.sampled_from(IDS), line),
    st.builds('<h2 id="{}">{}</h3>'.format, st.sampled_from(IDS), line),
    st.lists(line.map("<li>{}</li>\n".format), max_size=3).map(lambda items: f"<ul>\n{''.join(items)}</ul>"),
    st.lists(line.map("<li>{}</li>\n".format), max_size=3).map(lambda items: f"<ol>\n{''.join(items)}</ol>"),
    line.map("<blockquote>\n<p>{}</p>\n</blockquote>".format),
    line,
    st.just("<hr>"),
)
HTML = st.lists(block, max_size=4).map("\n".join)


@settings(max_examples=100_000 if LONG else 2_000)
@given(HTML)
def test_the_sanitiser_changes_nothing_of_it(html: str) -> None:
    """Whatever tags, addresses and signs stand together: what is called sound leaves the sanitiser as it came."""
    if is_sound(html):
        assert _sanitiser("")(html) == html


@settings(max_examples=20_000 if LONG else 500)
@given(st.from_regex(r"https?://[a-z0-9.-]{1,12}/[A-Za-z0-9._~/-]{0,6}", fullmatch=True))
def test_nor_of_an_address_in_it(address: str) -> None:
    """The same holds for whatever is taken for the address of a page on the web."""
    html = f'<p><a href="{address}">a</a></p>'

    if is_sound(html):
        assert _sanitiser("")(html) == html


@pytest.mark.parametrize(
    "html",
    [
        "<p>灯 &amp; a <strong>b</strong></p>",
        '<h2 id="a-b">c</h2>\n<p>d</p>',
        '<ul>\n<li><strong>a</strong>: b</li>\n<li><a href="https://c.example/d/">e</a></li>\n</ul>',
        "<ol>\n<li>a</li>\n</ol>\n<blockquote>\n<p>b</p>\n</blockquote>\n<hr>\n<p>c</p>",
        '<p><a href="/groups/popcorn/">a</a></p>',
    ],
)
def test_the_usual_body_is_sound(html: str) -> None:
    """What usual texts become is known at a glance."""
    assert is_sound(html)


@pytest.mark.parametrize(
    "html",
    [
        "<script>a</script>",
        "<p onclick>a</p>",
        '<p><a href="javascript:a">b</a></p>',
        '<p><a href="//a.example/">b</a></p>',
        '<p><a href="/a" onclick="b">c</a></p>',
        '<h2 id="main">a</h2>',
        '<h2 id="a">b</h3>',
        "<p>a",
        "a",
        "<p><em>a</p></em>",
        "<p>&nbsp;</p>",
        "<p>\xa0</p>",
        "<p>\x01</p>",
        "<p>a < b</p>",
    ],
)
def test_what_might_do_harm_is_not(html: str) -> None:
    """Any other tag, attribute, address or sign is the sanitiser's business."""
    assert not is_sound(html)


def test_most_of_the_demo_is_sound() -> None:
    """More than half of the demo's bodies need no sanitiser once their links lead somewhere, and it would change none."""
    renderer = Renderer()
    bodies = [path.read_text(encoding="utf-8").partition("\n---\n")[2] for path in sorted(CONTENT.rglob("*.md"))]
    linked = [_TARGET.sub(lambda match: f'{match["tag"]}{match["attribute"]}="/a/"', renderer.render(body)) for body in bodies]
    sound = [html for html in linked if is_sound(html)]

    different = [html for html in sound if _sanitiser("")(html) != html]

    assert (len(sound) > len(bodies) / 2, different) == (True, [])
