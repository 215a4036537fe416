"""Anchors of clauses, and terms that are defined."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from hundred.charter.anchors import anchor_clauses, mark_terms


@pytest.mark.parametrize(
    ("html", "ids"),
    [
        ("<ol><li>a</li><li>b</li></ol>", ["a-1", "a-2"]),
        ('<ol start="4"><li>a</li></ol><p>x</p><ol><li>b</li></ol>', ["a-1", "a-2"]),
        ("<ol><li>a<ol><li>i</li><li>j</li></ol></li><li>b</li></ol>", ["a-1", "a-1-1", "a-1-2", "a-2"]),
        ("<ul><li>a<ol><li>i</li></ol></li></ul>", []),
        ("<ol><li>a<ul><li>i</li></ul></li><li>b</li></ol>", ["a-1", "a-2"]),
        ('<ol><li id="a-mine">a</li><li>b</li></ol>', ["a-mine", "a-2"]),
        ("<blockquote><ol><li>a</li></ol></blockquote>", []),
        ("<p>1. no list</p>", []),
    ],
)
def test_numbered_items_have_anchors(html: str, ids: list[str]) -> None:
    """The items of numbered lists have ids in their order; those of other lists, and what is quoted, have none."""
    marked = anchor_clauses(html, "a", [])

    assert re.findall(r'id="([^"]*)"', marked) == ids
    assert re.sub(r' id="a-[\d-]+"', "", marked) == re.sub(r' id="a-[\d-]+"', "", html)


def test_an_article_goes_before_a_clause_of_its_name() -> None:
    """No two elements of a page have one id."""
    assert anchor_clauses("<ol><li>a</li><li>b</li></ol>", "lamp", ["lamp-2"]) == '<ol><li id="lamp-1">a</li><li>b</li></ol>'


@given(st.lists(st.sampled_from(["<ol>", "</ol>", "<ul>", "</ul>", "<li>", "</li>", "x", "<p>", "</blockquote>"]), max_size=20))
def test_whatever_stands_there_only_ids_are_added(parts: list[str]) -> None:
    """Unbalanced tags raise nothing; ids are different from each other."""
    html = "".join(parts)

    marked = anchor_clauses(html, "a", [])

    ids = re.findall(r' id="[^"]*"', marked)
    assert len(set(ids)) == len(ids)
    assert re.sub(r' id="[^"]*"', "", marked) == html


def test_terms_are_marked() -> None:
    """What is strong and what heads a list of definitions is a defined term."""
    html = "<p>A <strong>neighbour</strong></p><dl><dt><strong>Lane</strong></dt><dd>a</dd><dt>Well</dt><dd>b</dd></dl>"

    assert mark_terms(html) == (
        "<p>A <dfn>neighbour</dfn></p><dl><dt><dfn>Lane</dfn></dt><dd>a</dd><dt><dfn>Well</dfn></dt><dd>b</dd></dl>"
    )


def test_terms_are_marked_in_markup() -> None:
    """Sanitised HTML, which escapes what is joined to it, gets its terms marked and not escaped."""
    html = Markup("<p>A <strong>neighbour</strong> of the <em>lane</em></p>")

    assert mark_terms(html) == "<p>A <dfn>neighbour</dfn> of the <em>lane</em></p>"
