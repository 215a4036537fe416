"""Markdown to HTML that is safe to publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from hundred.build.markdown import Renderer
from hundred.build.sanitise import finish

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def drawn(source: str, *, prefix: str = "", base: str = "") -> str:
    """Return the finished HTML of a source; every target resolves to /there/."""
    return finish(Renderer().render(source), lambda _: "/there/", prefix=prefix, base=base)


def tree(source: str, **given: str) -> HtmlElement:
    """Return the parsed HTML of a source."""
    return html.fragment_fromstring(drawn(source, **given), create_parent="div")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("*a* **b** `c` [d](https://e.example)", '<p><em>a</em> <strong>b</strong> <code>c</code> <a href="https://e.example">d</a></p>'),
        ("# Top\n## Next", '<h2 id="top">Top</h2>\n<h2 id="next">Next</h2>'),
        ("## 海边 夜读", '<h2 id="海边-夜读">海边 夜读</h2>'),
        ("## A {#b}", '<h2 id="b">A</h2>'),
        ("a | b\n:--|--:\nc | d", '<table>\n<thead>\n<tr>\n<th class="to-start">a</th>\n<th class="to-end">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="to-start">c</td>\n<td class="to-end">d</td>\n</tr>\n</tbody>\n</table>'),
        ("```python\nx < 1\n```", '<pre><code class="language-python">x &lt; 1\n</code></pre>'),
        ("term\n:   meaning", "<dl>\n<dt>term</dt>\n<dd>meaning</dd>\n</dl>"),
        ("The HTML.\n\n*[HTML]: Hyper", '<p>The <abbr title="Hyper">HTML</abbr>.</p>'),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
    ],
)  # fmt: skip
def test_markdown_is_drawn(source: str, expected: str) -> None:
    """Everything that Markdown can say comes out as plain, attribute-poor HTML."""
    assert drawn(source) == expected


def test_footnotes_lead_there_and_back() -> None:
    """A note's number leads to the note and the note back to the number."""
    found = tree("a[^n]\n\n[^n]: note")

    links = {link.get("href") for link in found.iter("a")}
    ids = {f"#{element.get('id')}" for element in found.iter() if element.get("id")}
    assert links == {"#fn:n", "#fnref:n"}
    assert links <= ids


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<div>\n\n*a*\n\n</div>",
        "<!-- hidden -->",
        "<style>body{display:none}</style>",
        "<iframe src='https://evil.example'></iframe>",
        "<svg onload=alert(1)>",
        "<![CDATA[x]]>",
        "<?php x ?>",
    ],
)
def test_raw_html_is_text(source: str) -> None:
    """What looks like HTML in a file is shown as it is written, and does nothing."""
    found = tree(source)

    assert {element.tag for element in found.iter()} <= {"div", "p", "em"}
    assert source.partition(">")[0].replace("*", "") in found.text_content()


@pytest.mark.parametrize(
    "source",
    [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](javascript&#58;alert(1))",
        "[a](java&#9;script:alert(1))",
        "[a](vbscript:x)",
        "[a](data:text/html,x)",
        "![a](data:image/svg+xml,x)",
        "[a]: javascript:alert(1)\n\n[a]",
        "<javascript:alert(1)>",
        "[a](file:///etc/passwd)",
    ],
)
def test_dangerous_addresses_are_dropped(source: str) -> None:
    """Only the web, mail, telephones, places and calendars can be linked to."""
    found = tree(source)

    assert [element.attrib for element in found.iter() if element.get("href") or element.get("src")] == []


@pytest.mark.parametrize(
    "attributes",
    ["onclick=alert(1)", "style='position:fixed'", ".hidden", "class=nav", "target=_blank", "data-kind=home", "data-person=x", "role=alert", "tabindex=1", "is=x", "slot=x", "name=x"],
)  # fmt: skip
def test_attributes_that_could_do_or_pretend_something_are_dropped(attributes: str) -> None:
    """Of an attribute list only an id is kept."""
    found = tree(f"[a](https://a.example){{: {attributes} }}\n\nb\n{{: {attributes} }}\n")

    assert [dict(element.attrib) for element in found.iter("a", "p")] == [{}, {"href": "https://a.example"}, {}]


def test_a_page_of_many_bodies_keeps_their_ids_apart() -> None:
    """With a prefix every id and every link to one has it, but `#!`, which means an id of the page itself."""
    found = tree("## A {#a}\n\n[x](#a) [y](#!b) n[^1]\n\n[^1]: note\n", prefix="dogs-")

    assert {element.get("id") for element in found.iter() if element.get("id")} == {"dogs-a", "dogs-fn:1", "dogs-fnref:1"}
    assert [link.get("href") for link in found.iter("a")] == ["#dogs-a", "#b", "#dogs-fn:1", "#dogs-fnref:1"]


@pytest.mark.parametrize(
    ("source", "targets"),
    [
        ("[a]({filename}/x.md)", ["/there/"]),
        ("[a](|filename|x.md)", ["/there/"]),
        ("![a]({static}/images/x.png)", ["/there/"]),
        ("[a]: {filename}/x.md\n\n[a]", ["/there/"]),
        (
            "[a](/events/) [b](//x.example) [c](#d) [e](https://f.example)",
            ["/base/events/", "//x.example", "#d", "https://f.example"],
        ),
    ],
)
def test_targets_are_resolved(source: str, targets: list[str]) -> None:
    """Pelican's targets become addresses, paths of the site get its base, and the web stays as it is."""
    found = tree(source, base="/base")

    assert [element.get("href") or element.get("src") for element in found.iter("a", "img")] == targets


def test_an_unknown_target_is_no_link() -> None:
    """What does not resolve is shown without leading anywhere."""
    found = finish(Renderer().render("[a]({filename}/x.md)"), lambda _: None)

    assert found == "<p><a>a</a></p>"


@pytest.mark.parametrize(
    "source", ['`href="{filename}/x.md"`', 'He wrote src="{static}/images/x.png" there.', '    <a href="{filename}/x.md">']
)
def test_targets_in_text_are_text(source: str) -> None:
    """What only reads like a link, in code above all, is shown as it was written."""
    assert "/there/" not in drawn(source)
    assert source.strip(" `") in tree(source).text_content()


def test_a_resolved_address_is_still_sanitised() -> None:
    """The last step is the sanitiser's: what is inserted cannot add a handler."""
    found = finish(Renderer().render("[a]({filename}/x.md)"), lambda _: '/x/" onclick="alert(1)')

    assert found == '<p><a href="/x/">a</a></p>'


@given(st.text(alphabet="[](){}#*`<>!:/|-_ \n\"'&;=海a1\\^~+.", max_size=80))
def test_no_text_makes_anything_live(source: str) -> None:
    """Whatever is written, only the allowed elements and attributes come out."""
    found = tree(source)

    attributes = {name for element in found.iter() for name in element.attrib}
    tags = {element.tag for element in found.iter()}
    assert (
        attributes - {"href", "src", "alt", "title", "class", "id", "start"},
        tags & {"script", "style", "iframe", "h1"},
    ) == (set(), set())


def test_one_text_leaves_nothing_in_the_next() -> None:
    """Footnotes, definitions and ids of one body are not known to another."""
    renderer = Renderer()
    renderer.render("## A\n\n[x]: https://x.example\n\na[^n]\n\n[^n]: note\n\n*[HTML]: y")

    assert renderer.render("## A\n\n[x] HTML") == '<h2 id="a">A</h2>\n<p>[x] HTML</p>'
