"""The field table: known, unknown, missing, planned and ill-shaped keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hundred.core.fields import Field, Group, ListOf, Reading, Reference, Values, read_fields
from hundred.core.nodes import Mapping
from hundred.core.problems import Place, Report
from hundred.core.scalars import Ref, Slug, Whole, Words

if TYPE_CHECKING:
    from tests.core.conftest import Reader

PART = Group(
    what="a person and their part",
    short="person",
    fields=(
        Field(name="person", type=Ref("person"), required=True, help="", help_zh="", example="ada"),
        Field(name="as", type=Words(), help="", help_zh=""),
    ),
)
FIELDS = (
    Field(name="title", type=Words(), required=True, help="", help_zh="", example="Popcorn night"),
    Field(name="size", type=Whole(), required=True, help="", help_zh=""),
    Field(name="tags", type=ListOf(Slug()), help="", help_zh=""),
    Field(name="people", type=ListOf(PART), help="", help_zh=""),
    Field(name="repeat", type=Words(), later=True, help="", help_zh=""),
)
KEYS = Group(what="a pair", fields=(Field(name="k", type=Words(), help="", help_zh=""),))


def fields(reader: Reader, *lines: str) -> tuple[Values, list[str], list[str]]:
    """Return the values of a header, what was told, and each message with its help."""
    read = reader.header(*lines)
    values = read_fields(read.result.header, FIELDS, read.reading, what="test files")
    return values, read.told, read.messages


def test_values_are_typed_and_know_their_place(reader: Reader) -> None:
    """Each known key is read by its type; an absent one is None and stands nowhere."""
    values, told, _ = fields(reader, "title:  A  walk ", "size: 0012", "tags: []")

    assert (values["title"], values["size"], values["tags"], values.place("size"), values.place("tags"), told) == (
        "A walk",
        12,
        None,
        Place(line=3, col=7, width=4),
        Place(),
        [],
    )


@pytest.mark.parametrize(
    ("lines", "told", "message"),
    [
        (
            ["titel: A", "size: 1"],
            ["2:1 unknown-key"],
            "'titel' is not a key of test files | did you mean 'title'?",
        ),
        (
            ["Title: A", "size: 1"],
            ["2:1 unknown-key"],
            "'Title' is not a key of test files | write 'title' in small letters",
        ),
        (
            ["title: A", "size: 1", "xyz: 1"],
            ["4:1 unknown-key"],
            "'xyz' is not a key of test files | the keys of test files are: people, size, tags, title",
        ),
        (["title: A"], ["2:1 missing"], "'size' is missing | add it, as in  size: …"),
        (["size: 1"], ["2:1 missing"], "'title' is missing | add it, as in  title: Popcorn night"),
        (
            ["size: 1", "title:"],
            ["3:1 missing"],
            "'title' has no value | write one after the colon, as in  title: Popcorn night",
        ),
        (
            ["title: A", "size: 1", "repeat: weekly"],
            ["4:1 not-yet"],
            "'repeat' is planned but not built yet | leave it out until a version that has it",
        ),
        (
            ["title: [A, b]", "size: 1"],
            ["2:8 shape"],
            "'title' must be text, not a list | write  title: …  without brackets or hyphens; a text that has them goes in quotes",
        ),
        (
            ["title: A", "size: {a: b}"],
            ["3:7 shape"],
            "'size' must be a number, not keys and values | write  size: …  without brackets or hyphens; a text that has them goes in quotes",
        ),
        (
            ["title: A", "size: 1", "people:", "  - {as: singer}"],
            ["5:5 missing"],
            "'person' is missing | add it, as in  person: ada",
        ),
        (
            ["title: A", "size: 1", "people: {person: ada, sa: x}"],
            ["4:23 unknown-key"],
            "'sa' is not a key of the entries of 'people' | the keys of the entries of 'people' are: as, person",
        ),
        (
            ["title: A", "size: 1", "people: [[ada]]"],
            ["4:10 shape"],
            "'people' must be keys and values, not a list | write  {person: ada, as: …}",
        ),
    ],
)
def test_every_wrong_key_is_told_once(reader: Reader, lines: list[str], told: list[str], message: str) -> None:
    """Unknown, missing, empty, planned and ill-shaped keys are told at their place, with what to write."""
    _, found, messages = fields(reader, *lines)

    assert (found, messages) == (told, [message])


def test_all_faults_are_told_in_one_run(reader: Reader) -> None:
    """One fault does not hide the next."""
    _, told, _ = fields(reader, "xyz: 1", "size: x", "tags: [A b, c, D]")

    assert told == ["2:1 unknown-key", "3:7 number", "4:8 slug", "4:16 slug", "2:1 missing"]


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("ada", [{"person": "ada"}]),
        ("[ada, {person: bo, as: singer}]", [{"person": "ada"}, {"person": "bo", "as": "singer"}]),
        ("{person: ada}", [{"person": "ada"}]),
        ("[ada, '', null]", [{"person": "ada"}]),
    ],
)
def test_one_value_is_a_list_of_one(reader: Reader, written: str, people: list[dict[str, Any]]) -> None:
    """A value alone, a short form and a long form are read alike, and empty entries are passed over."""
    values, told, _ = fields(reader, "title: A", "size: 1", f"people: {written}")

    assert ([one.values for one in values["people"]], told) == (people, [])


def test_references_are_noted_with_their_place(reader: Reader) -> None:
    """Each id is noted, so that it can be looked up when everything has been read."""
    read = reader.value(ListOf(PART), "[ada, {person: bo, as: singer}]", "people")

    assert read.reading.refs == [
        Reference(kind="person", id="ada", field="people", place=Place(line=2, col=10, width=3)),
        Reference(kind="person", id="bo", field="person", place=Place(line=2, col=24, width=2)),
    ]


def test_a_group_without_a_short_form_needs_keys(reader: Reader) -> None:
    """Bare text is no entry where no key is meant by it."""
    read = reader.value(KEYS, "bare")

    assert (read.result, read.messages) == (None, ["'x' must be keys and values, not text | write  {k: …}"])


def test_labels_say_what_a_value_is() -> None:
    """The reference page can name every type."""
    assert [PART.label, ListOf(Slug()).label, KEYS.label] == ["{person, as}", "a list of: a short name", "{k}"]


def test_a_table_made_for_one_file_is_like_one_kept_for_all() -> None:
    """Fields given one after another, as for a translation, say what the same fields say as the table of a kind."""
    header = Mapping((), Place())
    reports = [Report("x.md"), Report("x.md")]

    for fields, report in zip((FIELDS, iter(list(FIELDS))), reports, strict=True):
        read_fields(header, fields, Reading(report=report, today=date(2026, 11, 21)), what="test files")

    assert reports[0].problems == reports[1].problems != []
