"""POSIX footers of zone files, and the yearly rules they become."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hundred.calendars.footer import footer_of, read_footer
from hundred.core.times import zone_names

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "offset", "name"),
    [
        ("CST-8", 8 * HOUR, "CST"),
        ("<+0545>-5:45", 5.75 * HOUR, "+0545"),
        ("<-03>3", -3 * HOUR, "-03"),
        ("UTC0", 0 * HOUR, "UTC"),
    ],
)
def test_a_zone_without_summer_time_has_one_offset(text: str, offset: timedelta, name: str) -> None:
    """POSIX counts westwards; we count eastwards."""
    footer = read_footer(text)

    assert footer is not None
    assert (footer.offset, footer.name, footer.turns) == (offset, name, None)


@pytest.mark.parametrize(
    ("text", "rules", "onsets"),
    [
        (
            "GMT0BST,M3.5.0/1,M10.5.0",
            ["FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"],
            ["2026-03-29 01:00", "2026-10-25 02:00"],
        ),
        (
            "EST5EDT,M3.2.0,M11.1.0",
            ["FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"],
            ["2026-03-08 02:00", "2026-11-01 02:00"],
        ),
        (
            "IST-2IDT,M3.4.4/26,M10.5.0",  # Thursday at 26:00
            ["FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29;BYMONTH=3", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"],
            ["2026-03-27 02:00", "2026-10-25 02:00"],
        ),
        (
            "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",  # an hour before Sunday
            ["FREQ=YEARLY;BYDAY=SA;BYMONTHDAY=24,25,26,27,28,29,30;BYMONTH=3", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"],
            ["2026-03-28 23:00", "2026-10-25 00:00"],
        ),
        (
            "EET-2EEST,M4.5.5/0,M10.5.4/24",  # the midnight after the last Thursday may be in November
            ["FREQ=YEARLY;BYDAY=-1FR;BYMONTH=4", None],
            ["2026-04-24 00:00", "2026-10-30 00:00"],
        ),
        (
            "IST-1GMT0,M10.5.0,M3.5.0/1",  # Ireland's winter is the exception; ours is told like everybody's
            ["FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"],
            ["2026-03-29 01:00", "2026-10-25 02:00"],
        ),
    ],
)
def test_the_two_turns_of_a_year_become_rules(text: str, rules: list[str | None], onsets: list[str]) -> None:
    """The first turn is to the larger offset; a day that may fall into another month has no rule."""
    footer = read_footer(text)

    assert footer is not None
    assert footer.turns is not None
    assert [turn.when.rrule() for turn in footer.turns] == rules
    assert [turn.when.onset(2026) for turn in footer.turns] == [datetime.fromisoformat(onset) for onset in onsets]
    assert footer.turns[0].offset > footer.turns[1].offset


@pytest.mark.parametrize("text", ["", "CST", "GMT0BST", "EST5EDT,J60,J300", "EST5EDT,59,300", "EST5EDT,M3.2.0"])
def test_forms_that_tzdata_does_not_use_are_not_read(text: str) -> None:
    """A rule that we do not understand is no rule; the zone is then written from its dates."""
    assert read_footer(text) is None


def test_every_zone_an_editor_may_write_has_a_footer_that_is_read() -> None:
    """The grammar covers the whole of the pinned tzdata."""
    assert [zone for zone in sorted(zone_names()) if footer_of(zone) is None] == []
