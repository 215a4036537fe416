"""Content in feeds is whole, harmless, and its links lead somewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hundred.feeds.absolute import absolute_links

BASE = "https://town.example/events/picnic/"
ANY = st.text(alphabet=st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ('<a href="/about/">a</a>', '<a href="https://town.example/about/">a</a>'),
        ('<a href="#fn:1">a</a>', f'<a href="{BASE}#fn:1">a</a>'),
        ('<a href="mailto:a@b.example">a</a>', '<a href="mailto:a@b.example">a</a>'),
        ('<a href="https://b.example/?a=1&amp;b=2">a</a>', '<a href="https://b.example/?a=1&amp;b=2">a</a>'),
        ('<a href="http://[">a</a>', '<a href="http://[">a</a>'),
        ('<img src="/images/x.webp" alt="x">', '<img src="https://town.example/images/x.webp" alt="x">'),
        (
            '<img srcset="/a.webp 1x, /b.webp 2x" alt="">',
            '<img srcset="https://town.example/a.webp 1x, https://town.example/b.webp 2x" alt="">',
        ),
        ("1 &lt; 2 <p>a</p> tail", "1 &lt; 2 <p>a</p> tail"),
        ("<p>a\x00b\x01</p>\r\n<p>灯</p>", "<p>ab</p>\n<p>灯</p>"),
        ("<p>&#1;&#xFFFE;a</p>", "<p>a</p>"),
        ("", ""),
        (" \x00\n", ""),
    ],
)
def test_links_are_absolute(written: str, whole: str) -> None:
    """A fragment leaves the site with addresses that lead somewhere, and its text as it was."""
    assert absolute_links(written, BASE) == whole


@given(ANY)
def test_any_fragment_becomes_text_that_fits_xml(raw: str) -> None:
    """No fragment, however broken, brings an unfit character into a feed."""
    element = etree.Element("content")

    element.text = absolute_links(raw, BASE)

    assert etree.fromstring(etree.tostring(element)).text == (element.text or None)
