"""VTIMEZONEs: their form, and their meaning beside zoneinfo."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from hundred.calendars import zone as module
from hundred.calendars.footer import Footer
from hundred.calendars.zone import Observance, ZoneError, changes, differs, vtimezone
from hundred.core.times import zone_names


def at(year: int, month: int = 7) -> datetime:
    """Return the first of a month, UTC."""
    return datetime(year, month, 1, tzinfo=UTC)


def parsed(ics: bytes) -> icalendar.Timezone:
    """Return the VTIMEZONE as icalendar reads it."""
    component = icalendar.Component.from_ical(ics)
    assert isinstance(component, icalendar.Timezone)
    return component


def parts_of(zone: icalendar.Timezone) -> list[Observance]:
    """Return what a written zone means to icalendar, not what we meant by it."""
    parts: list[Any] = zone.subcomponents
    return [
        Observance(
            name=str(part["TZNAME"]),
            onset=part["DTSTART"].dt,
            before=part["TZOFFSETFROM"].td,
            after=part["TZOFFSETTO"].td,
            summer=part.name == "DAYLIGHT",
            rule=part["RRULE"].to_ical().decode() if "RRULE" in part else "",
            dates=tuple(one.dt for line in lines_of(part.get("RDATE", [])) for one in line.dts),
        )
        for part in parts
    ]


def lines_of(found: Any) -> list[Any]:
    """Return the values of a property that stands on one line or on several."""
    return found if isinstance(found, list) else [found]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Asia/Shanghai", ["STANDARD"]),
        ("Europe/London", ["DAYLIGHT", "STANDARD"]),
        ("America/New_York", ["DAYLIGHT", "STANDARD"]),
        ("Asia/Jerusalem", ["DAYLIGHT", "STANDARD"]),
        ("America/Santiago", ["DAYLIGHT", "STANDARD"]),
    ],
)
def test_a_zone_with_a_rule_is_written_by_its_rule(name: str, parts: list[str]) -> None:
    """A rule has BYDAY, which Outlook needs; nothing has a COMMENT, which libical refuses."""
    zone = parsed(vtimezone(name, 2024, 2036))

    assert zone["TZID"] == name
    assert [part.name for part in zone.subcomponents] == parts
    for part in zone.subcomponents:
        assert "RDATE" not in part
        assert "COMMENT" not in part
        assert ("RRULE" in part) == (len(parts) > 1)
        assert "RRULE" not in part or part["RRULE"]["BYDAY"]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Africa/Cairo", 2024, 2036),
        ("America/New_York", 2005, 2006),
        ("America/New_York", 2006, 2008),
        ("America/Sao_Paulo", 2016, 2021),
        ("Asia/Gaza", 2024, 2036),
        ("Asia/Shanghai", 1988, 1990),
        ("Europe/Moscow", 2010, 2015),
    ],
)
def test_years_under_another_rule_are_written_date_by_date(name: str, first: int, last: int) -> None:
    """One date to an RDATE, the first one DTSTART too: ical.js reads one of several, and then forgets DTSTART."""
    ics = vtimezone(name, first, last)

    for part in parsed(ics).subcomponents:
        assert "RRULE" not in part
        dates = lines_of(part["RDATE"])
        assert all(len(line.dts) == 1 for line in dates)
        assert dates[0].dts[0].dt == part["DTSTART"].dt
    assert differs(parts_of(parsed(ics)), ZoneInfo(name), at(first, 1), at(last, 12)) is None


def test_a_rule_does_not_depend_on_the_years_of_the_feed() -> None:
    """A new event leaves the bytes of its zone alone."""
    assert vtimezone("Europe/London", 2024, 2024) == vtimezone("Europe/London", 2026, 2060)


def test_an_event_before_1970_lies_within_its_zone() -> None:
    """A rule begins a year before the first event where that is early."""
    zone = parsed(vtimezone("Asia/Tokyo", 1960, 1961))

    assert zone.subcomponents[0]["DTSTART"].dt == datetime(1959, 1, 1)


def test_lines_end_with_crlf_and_name_their_own_zone() -> None:
    """The bytes are ready to stand in a calendar."""
    ics = vtimezone("Europe/Paris", 2024, 2030)

    assert ics.startswith(b"BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n")
    assert ics.endswith(b"END:VTIMEZONE\r\n")
    assert b"\n" not in ics.replace(b"\r\n", b"")


def test_a_wrong_component_is_found_out() -> None:
    """New York's rule is not London's, and the years before 2007 are not New York's of today."""
    new_york = parts_of(parsed(vtimezone("America/New_York", 2024, 2030)))

    assert differs(new_york, ZoneInfo("America/New_York"), at(2024), at(2030)) is None
    assert differs(new_york, ZoneInfo("Europe/London"), at(2024), at(2030)) == at(2024)
    assert differs(new_york, ZoneInfo("America/New_York"), at(2006, 3), at(2006, 12)) == datetime(2006, 3, 12, 7, tzinfo=UTC)


def test_a_zone_that_cannot_be_told_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """When neither form means what zoneinfo means, nothing is published."""
    monkeypatch.setattr(module, "changes", lambda *_: ())
    monkeypatch.setattr(module, "footer_of", lambda _: Footer(offset=module._DAY, name="X", turns=None))
    module._by_rule.cache_clear()
    module._holds.cache_clear()
    vtimezone.cache_clear()

    with pytest.raises(ZoneError, match=r"VTIMEZONE of Europe/Rome is wrong at 2031-\d\d-\d\d"):
        vtimezone("Europe/Rome", 2031, 2031)


def test_changes_are_found_to_the_second() -> None:
    """Cairo's clocks went forward at midnight, 22:00 UTC of the day before."""
    found = changes(ZoneInfo("Africa/Cairo"), at(2026, 1), at(2026, 12))

    assert [change.at for change in found] == [datetime(2026, 4, 23, 22, tzinfo=UTC), datetime(2026, 10, 29, 21, tzinfo=UTC)]
    assert [change.summer for change in found] == [True, False]


@pytest.mark.slow
def test_every_zone_of_the_world_means_what_zoneinfo_means() -> None:
    """No zone that an editor may write stops a build with the events of fourteen years; each is as icalendar writes it."""
    for name in sorted(zone_names()):
        zone = parsed(ics := vtimezone(name, 2023, 2036))

        assert differs(parts_of(zone), ZoneInfo(name), at(2023, 1), at(2036, 12)) is None
        assert zone.to_ical() == ics
