"""Ten years of series with exceptions, written as editors write them, as other people's programs expand them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from calendar_figures import FIGURES, sit

from hundred.calendars.axes import calendar_of
from hundred.calendars.entry import uid
from hundred.calendars.feed import feed_bytes
from hundred.calendars.lint.check import lint
from hundred.calendars.parts import Entries
from hundred.core.invitation import invitation
from hundred.core.series import dates_of
from judges.shown import SHOWERS, Shower, said

if TYPE_CHECKING:
    from tests.conftest import Hamlet

    from hundred.core.view import View


ZONES = ("Europe/London", "America/New_York", "Asia/Jerusalem", "America/Santiago", "Australia/Sydney", "Asia/Shanghai")
CHANGES = """
  - on: 2026-03-28
    skip: the hall is painted
  - on: 2026-04-11
    move: 2026-04-12 11:00
    why: the hall is taken
  - on: 2026-10-24
    move: 2026-11-01 03:30
    end: 2026-11-01 05:00
  - on: 2027-03-13
    cancel: storm
"""
# khal is slow with so many dates; the finished site asks it.
ASKED = [one for one in SHOWERS if one.overrides and one.name != "khal"]
_made: dict[str, View] = {}


@pytest.fixture
def town(hamlet: Hamlet) -> View:
    """Return a town with a series of ten years in each zone, each with dates skipped, moved and cancelled."""
    if not _made:
        files = {
            f"events/e{number}.md": hamlet.event(
                id=f"e{number}",
                start="2026-01-03 19:30",
                end="21:00",
                timezone=zone,
                repeat="every 2 weeks on Saturday until 2035-12-29",
                changes=CHANGES.rstrip(),
            )
            for number, zone in enumerate(ZONES)
        }
        _made["town"] = hamlet.view(files)
    return _made["town"]


def calendar(town: View) -> bytes:
    """Return the calendar of all events."""
    return feed_bytes(calendar_of(town, "all", ""), Entries(town))


def meant(town: View) -> set[tuple[str, str, str, str]]:
    """Return UID, start, end and title of every date as the site says it."""
    dates = [(uid(town, event), invitation(town, one)) for event in town.community.events for one in dates_of(event)]
    return {(name, said(invited.start), said(invited.end), invited.title) for name, invited in dates}


def test_the_linter_finds_nothing(town: View) -> None:
    """Neither in the rules nor in the exceptions nor in the zones."""
    assert [(one.place.line, one.code, one.message) for one in lint("all.ics", calendar(town))] == []


@pytest.mark.parametrize("shower", ASKED, ids=lambda shower: shower.name)
def test_every_reader_shows_the_dates_of_the_site(town: View, shower: Shower) -> None:
    """Moved dates stand where they were moved to, cancelled ones are there, skipped ones are not."""
    sit(shower)
    expected = meant(town)

    (found,) = shower.show([calendar(town)])

    assert not isinstance(found, str), found
    dates = {(one.uid, one.start, one.end, one.title) for one in found}
    FIGURES.append(f"series of ten years with exceptions: {shower.name} {len(expected ^ dates)} of {len(expected)} dates wrong")
    assert dates == expected
