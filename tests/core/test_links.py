"""Links in Markdown source: found where they stand, not found in code."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.links import BodyLink, find_html, find_links, pelican_target
from hundred.core.problems import Place


def found(body: str) -> list[tuple[str, int, int]]:
    """Return (target, line, column) of every link of a body that begins on line 10."""
    return [(link.target, link.place.line, link.place.col) for link in find_links(body, 10)]


@pytest.mark.parametrize(
    ("body", "links"),
    [
        ("[a](x)", [("x", 10, 5)]),
        ("海边 [夜读](x) [b](y)", [("x", 10, 9), ("y", 10, 16)]),
        ("one\n\n[a](x)\n", [("x", 12, 5)]),
        ('[a](x "title") [b](<y>) [c]( z )', [("x", 10, 5), ("y", 10, 21), ("z", 10, 30)]),
        ("[a](x_(y))", [("x_(y)", 10, 5)]),
        ("[a]()", [("", 10, 5)]),
        ("[one\ntwo](x)", [("x", 11, 6)]),
        ("[a [b] c](x)", [("x", 10, 11)]),
        ("[![a](p)](x)", [("p", 10, 7), ("x", 10, 11)]),
        ("[a][b]\n\n[b]: x\n[c]: <y> 'title'\n", [("x", 12, 6), ("y", 13, 7)]),
        ("<https://a.example/> <mailto:a@b.example>", [("https://a.example/", 10, 2), ("mailto:a@b.example", 10, 23)]),
        ("- item\n\n    [a](x)\n", [("x", 12, 9)]),
        ("1. item\n\n    more\n\n    [a](x)\n", [("x", 14, 9)]),
        ("term\n:   [a](x)\n\n    [b](y)\n", [("x", 11, 9), ("y", 13, 9)]),
        ("[^1]: note\n\n    [a](x)\n", [("x", 12, 9)]),
        ("a paragraph\n    [a](x)\n", [("x", 11, 9)]),
        ("{filename}/a.md is no link, [b]({filename}/b.md#c) is", [("{filename}/b.md#c", 10, 33)]),
    ],
)
def test_links_are_found_where_their_target_stands(body: str, links: list[tuple[str, int, int]]) -> None:
    """Inline, wrapped, nested, defined and bare links, in lists and notes as well, each at its line and column."""
    assert found(body) == links


@pytest.mark.parametrize(
    "body",
    [
        "`[a](x)`",
        "`` `[a](x)` ``",
        "`[a]\n(x) [b](y)`",
        "```\n[a](x)\n```\n",
        "~~~ md\n[a](x)\n~~~\n",
        "```\n[a](x)\n",
        "    [a](x)\n    [b](y)\n",
        "text\n\n\t[a](x)\n",
        "- item\n\n        [a](x)\n",
        "- item\n\ntext\n\n    [a](x)\n",
        r"\[a](x)",
        "a](x)",
        "[a\n\nb](x)",
        "[a] (x)",
        "no links (at) all",
    ],
)
def test_what_is_no_link_is_passed_over(body: str) -> None:
    """Code in all its forms, escaped brackets and brackets without an opening hold no links."""
    assert found(body) == []


def test_code_does_not_move_what_follows() -> None:
    """Positions after code are those of the file."""
    assert found("`[a](x)` [b](y)\n```\n[c](z)\n```\n[d](w)") == [("y", 10, 14), ("w", 14, 5)]


def test_pictures_know_their_words() -> None:
    """A picture's link says what stands in its brackets."""
    assert list(find_links("![the lamp](p) ![](q)", 1)) == [
        BodyLink(target="p", place=Place(line=1, col=13, width=1), image=True, words="the lamp"),
        BodyLink(target="q", place=Place(line=1, col=20, width=1), image=True, words=""),
    ]


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("a <b>c</b>", [("<b>", 10, 3), ("</b>", 10, 7)]),
        ("<!-- x\n-->", [("<!--", 10, 1)]),
        ("<script>\nx</script >", [("<script>", 10, 1), ("</script >", 11, 2)]),
        ("<img src=x\n onerror=y>", [("<img src=x\n onerror=y>", 10, 1)]),
        ("1 < 2 and 3 > 2, <3, a<b", []),
        ("<https://a.example> <a@b.example>", []),
        ("`<b>`\n\n    <i>\n", []),
    ],
)
def test_html_is_found_outside_code(body: str, tags: list[tuple[str, int, int]]) -> None:
    """Tags and comments are found where they stand; comparisons, addresses and code are none."""
    assert [(tag, place.line, place.col) for tag, place in find_html(body, 10)] == tags


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("{filename}/groups/popcorn.md", ("filename", "groups/popcorn.md", "")),
        ("{filename}popcorn.md#top", ("filename", "events/2026/popcorn.md", "top")),
        ("{filename}../a.md", ("filename", "events/a.md", "")),
        ("|filename|/a.md", ("filename", "a.md", "")),
        ("%7Bstatic%7D/images/a.webp", ("static", "images/a.webp", "")),
        ("{filename}/%E6%B5%B7.md", ("filename", "海.md", "")),
        ("{filename}../../../etc/passwd", ("filename", "etc/passwd", "")),
        ("{attach}a.png", ("attach", "events/2026/a.png", "")),
        ("{tag}sea", ("tag", "events/2026/sea", "")),
        ("/groups/", None),
        ("https://a.example/{filename}/a.md", None),
        ("{filenames}/a.md", None),
    ],
)
def test_targets_of_pelican_are_resolved(target: str, parts: tuple[str, str, str] | None) -> None:
    """A path without a leading slash starts at the folder of the file that holds the link, and none leaves content/."""
    assert pelican_target(target, "events/2026/walk.md") == parts


@given(st.text(alphabet="[]()!<>`~ \n\t\\-:{}/#ax海", max_size=200))
def test_every_link_stands_where_it_says(body: str) -> None:
    """Whatever a body holds, looking never raises, and at each place stands the target."""
    lines = body.split("\n")

    places = [(link.target, link.place) for link in find_links(body, 1)]

    assert [lines[place.line - 1][place.col - 1 :].startswith(target) for target, place in places] == [True] * len(places)


@pytest.mark.parametrize("unit", ["[", "](", "`", "[a](", "<a ", "![](", "- x\n\n", "``x`", "    x\n\n"])
def test_hostile_bodies_are_looked_through_in_time(unit: str) -> None:
    """A body full of one mark is looked through in seconds at most."""
    body = unit * (50_000 // len(unit))
    started = time.perf_counter()

    list(find_links(body, 1))
    list(find_html(body, 1))

    assert time.perf_counter() - started < 5
