"""What holds on which day: computed from dates, one version on each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from hundred.charter.force import spans, state, successor, until
from hundred.core.community import Community
from hundred.core.model import Text, Version
from hundred.core.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST = date(2020, 1, 1)
SETTINGS = Settings(
    url="https://a.example",
    timezone="UTC",
    languages=("en",),
    names={"en": "A"},
    mottos={},
    uid_domain="a.example",
    vocabulary={},
)


def community(rows: Sequence[tuple[str, int, int | None]]) -> Community:
    """Return a charter of versions given as (status, first day, day of repeal), in days since FIRST."""
    text = Text(lang="en", title="T", summary="", body_line=1, path="a.md")
    versions = tuple(
        Version(
            id=f"{number}.0",
            path="a.md",
            texts=(text,),
            status=status,
            effective=FIRST + timedelta(start) if status != "voting" else None,
            repealed=FIRST + timedelta(end) if end is not None and status == "repealed" else None,
            articles={},
        )
        for number, (status, start, end) in enumerate(rows)
    )
    return Community(settings=SETTINGS, now=datetime(2026, 1, 1, tzinfo=UTC), versions=versions)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["adopted", "adopted", "repealed", "voting"]), st.integers(0, 30), st.none() | st.integers(31, 40)
    ),
    max_size=6,
    unique_by=lambda row: row[1],
)


@given(ROWS)
def test_one_version_holds_on_each_day(rows: list[tuple[str, int, int | None]]) -> None:
    """On every day at most one version is in force, that of the span; after the first there is a gap only by repeal."""
    charter = community(rows)
    found = spans(charter)
    ever_repealed = any(status == "repealed" and end is not None for status, _, end in rows)

    for number in range(-1, 45):
        day = FIRST + timedelta(number)
        held = [one.id for one, first, last in found if first <= day and (last is None or day <= last)]
        current = charter.in_force(day)
        assert held == ([current.id] if current else [])
        assert [one.id for one in charter.versions if state(one, charter, day) == "in-force"] == held
        assert held or ever_repealed or not found or day < found[0][1]


def test_each_version_knows_what_takes_its_place() -> None:
    """It is the one that holds on the next day: none after a repeal, nor after the last; what is voted on is none."""
    charter = community([("adopted", 0, None), ("voting", 0, None), ("repealed", 10, 20), ("adopted", 25, None)])

    assert [charter.ask(successor, one.id) for one in charter.versions] == ["2.0", "", "", ""]


def test_a_repealed_version_held_until_it_was_repealed() -> None:
    """With its day it was in force before; without, it never was."""
    charter = community([("adopted", 0, None), ("repealed", 10, 20), ("repealed", 15, None)])

    states = [[state(one, charter, FIRST + timedelta(day)) for one in charter.versions] for day in (5, 12, 20)]

    assert states == [
        ["in-force", "future", "repealed"],
        ["superseded", "in-force", "repealed"],
        ["superseded", "repealed", "repealed"],
    ]
    assert [until(one, charter) for one in charter.versions[:2]] == [FIRST + timedelta(9), FIRST + timedelta(19)]
    assert charter.in_force(FIRST + timedelta(25)) is None
