"""Redlines tell changes as people do: few, whole words, from comma to comma, and none where nothing was said anew."""

from __future__ import annotations

import time

import lxml.html
import pytest
from reading import WORDS, compare, marks, misplaced, text_of

from hundred.charter.redline.article import redline
from hundred.charter.redline.inline import Marker


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Dogs run free.", "Dogs run on a lead.", [("del", "free"), ("ins", "on a lead")]),
        ("The big dog.", "The big old dog.", [("ins", "old ")]),
        ("Bring a lamp, a cup and bread.", "Bring a lamp and bread.", [("del", ", a cup")]),
        ("One. Three.", "One. Two. Three.", [("ins", "Two. ")]),
        ("由国务院、国家监察委员会决定。", "由国务院决定。", [("del", "、国家监察委员会")]),
        ("每户交二十元。", "每户交三十元。", [("del", "二"), ("ins", "三")]),
        ("Open from 22:00.", "Open from 21:30.", [("del", "22:00"), ("ins", "21:30")]),
        ("It costs 3,000.", "It costs 3,500.", [("del", "3,000"), ("ins", "3,500")]),
        ("a cafe\u0301 here", "a cafe here", [("del", "cafe\u0301"), ("ins", "cafe")]),
        ("See the quick brown fox.", "See one slow grey fox.", [("del", "the quick brown"), ("ins", "one slow grey")]),
        ("- one\n- two\n- three", "- one\n- three", [("del", "two")]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 3 |", [("del", "2"), ("ins", "3")]),
        (
            "Same first sentence here. Old words only.",
            "Same first sentence here. Nothing left whatsoever!",
            [("del", "Old words only."), ("ins", "Nothing left whatsoever!")],
        ),
    ],
)
def test_edits_are_told_as_people_tell_them(old: str, new: str, told: list[tuple[str, str]]) -> None:
    """What is marked is what an editor would say was changed."""
    assert marks(compare(old, new).body) == told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Two lines\nof one paragraph.", "Two lines of one\nparagraph."),
        ("第一句话，\n第二句话。", "第一句话，第二句话。"),
        ("* one\n* two", "- one\n- two"),
        ("- one\n- two", "- one\n\n- two"),
        ("1. one\n2. two", "1. one\n1. two"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a   | b   |\n| --- | --- |\n| 1   | 2   |"),
        ("One  blank", "One blank"),
        ("**bold** text", "__bold__ text"),
    ],
)
def test_reflow_is_no_change(old: str, new: str) -> None:
    """Lines broken elsewhere, other bullets and wider tables change nothing."""
    found = compare(old, new)

    assert (found.edits, found.looks) == (0, 0)


@pytest.mark.parametrize(
    ("old", "new", "looks"),
    [
        ("A plain word.", "A **plain** word.", 1),
        ("See [it](https://a.example).", "See [it](https://b.example).", 1),
        ("- one\n- two", "1. one\n2. two", 1),
    ],
)
def test_looks_alone_are_told_apart_from_words(old: str, new: str, looks: int) -> None:
    """Emphasis, a link or the kind of a list that changed is counted, and no word of it as changed."""
    found = compare(old, new)

    assert (found.edits, found.looks, marks(found.body)) == (0, looks, [])


def test_a_renumbered_reference_is_no_change() -> None:
    """What the site has worded counts as the article it names."""
    old, new = (f'<p>See <a href="#dogs" data-generated>Article {number} Dogs</a>.</p>' for number in (3, 4))

    found = redline(("T", old), ("T", new), Marker(WORDS))

    assert found.edits == 0
    assert 'href="\x05#dogs"' in found.body


def test_a_reference_to_another_article_is_a_change() -> None:
    """The old one is struck and leads to the old version; the new one to the new."""
    old, new = (f'<p>See <a href="#{name}" data-generated>{name}</a>.</p>' for name in ("dogs", "cats"))

    found = redline(("T", old), ("T", new), Marker(WORDS))

    assert found.edits == 1
    assert '<a href="\x04#dogs" data-generated>' in found.body
    assert '<a href="\x05#cats" data-generated>' in found.body


def test_what_went_from_a_numbered_list_keeps_its_number_and_takes_none_away() -> None:
    """Items that stayed show their new numbers, those that went their old ones."""
    found = compare("1. one\n2. two\n3. three", "1. one\n2. three").body

    assert [part.partition('"')[0] for part in found.split('<li value="')[1:]] == ["1", "2", "2"]


def test_a_table_keeps_the_shape_of_its_rows() -> None:
    """Every row of a redlined table has as many cells as the head; one of another width is another table."""
    wide = "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |"
    narrow = "| a | b |\n|---|---|\n| 1 | 2 |\n| 4 | 5 |"

    tree = lxml.html.fragment_fromstring(compare(narrow, wide).body, create_parent="div")

    assert [{len(row) for row in table.iter("tr")} for table in tree.iter("table")] == [{2}, {3}]


@pytest.mark.parametrize(
    ("old", "new"),
    [("", "A title that is rather long"), ("A title that is rather long", ""), ("Yes.", "No. Never again, dogs!")],
)
def test_titles_are_compared_too(old: str, new: str) -> None:
    """A title is told as any text is, one that was not there or is gone as well."""
    found = compare("Text.", "Text.", (old, new))

    assert not found.coarse
    assert (text_of(f"<p>{found.title}</p>", "ins"), text_of(f"<p>{found.title}</p>", "del")) == (
        "".join(old.split()),
        "".join(new.split()),
    )


def test_a_long_paragraph_is_compared_by_words_in_the_sentences_that_changed() -> None:
    """In five hundred words the ones that changed are told alone, however far apart they stand."""
    sentences = [f"This is sentence number {number}, and it goes on for a while." for number in range(40)]
    old = " ".join(sentences)
    new = " ".join(["A first one.", *sentences[:38], sentences[38].replace("while", "bit"), sentences[39], "And a last one."])

    found = compare(old, new)

    assert [text.strip() for _, text in marks(found.body)] == ["A first one.", "while", "bit", "And a last one."]
    assert not found.coarse


def test_marks_stand_only_where_text_may_stand() -> None:
    """No ins or del is the child of a list, a table or a row, none is in another, and none holds a block."""
    old = "Text\n\n- a\n    - b\n    - c\n- d\n\n> quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTerm\n:   Meaning"
    new = (
        "Text **too**\n\n1. a\n    - c\n2. e\n\n> other\n\n| a | b |\n|---|---|\n| 0 | 2 |\n| 3 | 4 |\n\nTerm\n:   Sense\n\n---"
    )

    found = compare(old, new)

    assert misplaced(found.body) == []
    assert all(misplaced(one) == [] for row in found.rows for one in row if one)


def test_a_text_that_is_all_alike_does_not_take_long() -> None:
    """Texts made to be slow to compare are compared by sentence, or told as written anew; the round trip holds."""
    old, new = "ab cd " * 6000, "cd ab ef ab " * 3001 + "x"
    begun = time.process_time()

    found = compare(old, new)

    assert time.process_time() - begun < 3
    assert found.coarse
    assert (text_of(found.body, "ins"), text_of(found.body, "del")) == ("abcd" * 6000, "cdabefab" * 3001 + "x")


def test_many_paragraphs_do_not_take_long() -> None:
    """Thousands of paragraphs that all are alike are paired within bounds."""
    old, new = ("\n\n".join(f"{word} {number % 7} and more of it" for number in range(1500)) for word in ("Old", "New"))
    begun = time.process_time()

    found = compare(old, new)

    assert time.process_time() - begun < 4
    assert found.edits > 0
