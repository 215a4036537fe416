"""Series in calendars: what a program makes of the rule and its exceptions is what the site says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from calendar_builders import event, parsed, timed, view
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from hundred.calendars.axes import calendar_of
from hundred.calendars.feed import event_bytes, feed_bytes
from hundred.calendars.parts import Entries
from hundred.core.invitation import invitation
from hundred.core.model import Event, Occurrence
from hundred.core.rule.expand import expand
from hundred.core.series import dates_of
from hundred.core.times import AllDay, Timed

if TYPE_CHECKING:
    import icalendar

ZONES = ("Europe/London", "America/New_York", "Asia/Shanghai", "Australia/Sydney", "America/Santiago", "Asia/Jerusalem", "UTC")
RULES = (
    "FREQ=WEEKLY;BYDAY=FR;COUNT=8",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=8",
    "FREQ=MONTHLY;BYDAY=1FR;COUNT=9",
    "FREQ=DAILY;INTERVAL=29;COUNT=6",
    "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=2;COUNT=3",
)
START = "2026-10-02 19:30"  # a Friday, and the first of its month
Seen = tuple[str, str, str, str]


def planned(rule: str, zone: str, *, whole: bool = False) -> list[Timed | AllDay]:
    """Return the spans of two hours, or of two days, that a rule gives from START on."""
    first = timed(START, zone)
    if whole:
        return [
            AllDay(first_day=day, last_day=day + timedelta(days=1))
            for day in expand(rule, first.first_day, zone)
            if not isinstance(day, datetime)
        ]
    return [timed(f"{one:%Y-%m-%d %H:%M}", zone) for one in expand(rule, first.start, zone)]


def series(rule: str, *occurrences: Occurrence, zone: str = "Europe/London", **given: Any) -> Event:
    """Return a series with those dates, all by start."""
    dates = sorted(occurrences, key=lambda one: (str(one.when.first_day), one.on))
    first = planned(rule, zone, whole=isinstance(dates[0].when, AllDay))[0]
    return event(when=first, zone=zone, rule=rule, occurrences=tuple(dates), **given)


def plain(rule: str, zone: str = "Europe/London") -> list[Occurrence]:
    """Return the dates of a rule as they are planned."""
    return [Occurrence(when=span, planned=span) for span in planned(rule, zone)]


def entries_of(given: Event, **about: Any) -> list[icalendar.Event]:
    """Return the VEVENTs of the file of an event."""
    return list(parsed(event_bytes(Entries(view(given, **about)), given)).walk("VEVENT"))


def shown(given: Event) -> list[Seen]:
    """Return (start, end, title, status) of every date as the site says it."""
    found = []
    for one in dates_of(given):
        said = invitation(view(given), one)
        found.append((_said(said.start), _said(said.end), said.title, one.status))
    return sorted(found)


def expanded(given: Event) -> list[Seen]:
    """Return the same of every occurrence that recurring-ical-events finds in the calendar of all events."""
    # recurring-ical-events moves rules in UTC into the zone of the calendar, by its X-WR-TIMEZONE.
    about = view(given, timezone="UTC" if given.zone == "UTC" else "Asia/Shanghai")
    calendar = parsed(feed_bytes(calendar_of(about, "all", ""), Entries(about)))
    found = recurring_ical_events.of(calendar).between(date(2020, 1, 1), date(2040, 1, 1))
    status = {"CONFIRMED": "scheduled", "CANCELLED": "cancelled"}
    return sorted(
        (_said(one["DTSTART"].dt), _said(one["DTEND"].dt), str(one["SUMMARY"]), status[one["STATUS"]]) for one in found
    )


def _said(at: datetime | date) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%MZ}" if isinstance(at, datetime) else at.isoformat()


@st.composite
def some_series(draw: st.DrawFn) -> Event:
    """Draw a series in which any date may be other than planned, and up to two are added."""
    rule, zone = draw(st.sampled_from(RULES)), draw(st.sampled_from(ZONES))
    whole = draw(st.booleans())
    spans = planned(rule, zone, whole=whole)
    dates = []
    for span in spans:
        state = draw(st.sampled_from(["", "", "skipped", "cancelled", "moved"]))
        moved = _moved(span, zone, draw(st.integers(1, 5)), draw(st.integers(0, 23))) if state == "moved" else span
        dates.append(Occurrence(when=moved, planned=span, state=state, why=draw(st.sampled_from(["", "storm, and rain"]))))
    names = {one.on for one in dates}
    for days in draw(st.sets(st.integers(1, 40), max_size=2)):
        added = _moved(spans[0], zone, days, 15)
        if added.first_day.isoformat() not in names:
            dates.append(Occurrence(when=added, state="added"))
    return series(rule, *dates, zone=zone)


def _moved(span: Timed | AllDay, zone: str, days: int, hour: int) -> Timed | AllDay:
    if isinstance(span, AllDay):
        step = timedelta(days=days)
        return AllDay(first_day=span.first_day + step, last_day=span.last_day + step)
    wall = datetime.combine(span.first_day + timedelta(days=days), datetime.min.time().replace(hour=hour))
    start = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone))  # not in a gap
    return Timed(start=start, end=(start.astimezone(UTC) + timedelta(hours=1)).astimezone(ZoneInfo(zone)))


@settings(max_examples=150)
@given(some_series())
def test_a_program_finds_the_dates_of_the_page(given: Event) -> None:
    """All that are not skipped, each with the start, the end, the title and the status that the site says."""
    assert expanded(given) == shown(given)


def test_a_series_is_one_entry_with_its_rule() -> None:
    """Nothing else where all is as planned."""
    [entry] = entries_of(series(RULES[0], *plain(RULES[0])))

    assert entry["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=8;BYDAY=FR"
    assert "EXDATE" not in entry
    assert entry["DTSTART"].to_ical() == b"20261002T193000"
    assert entry["DTSTART"].params["TZID"] == "Europe/London"


def test_exceptions_have_the_form_of_the_start() -> None:
    """EXDATE and RECURRENCE-ID are by the clock of the same zone, across the change of clocks too."""
    dates = plain(RULES[0])
    dates[4] = Occurrence(when=dates[4].when, planned=dates[4].planned, state="skipped")
    dates[5] = Occurrence(when=dates[5].when, planned=dates[5].planned, state="cancelled", why="storm")

    raw = event_bytes(Entries(view(series(RULES[0], *dates))), series(RULES[0], *dates)).decode().split("\r\n")

    assert "EXDATE;TZID=Europe/London:20261030T193000" in raw
    assert "RECURRENCE-ID;TZID=Europe/London:20261106T193000" in raw


def test_an_added_date_is_an_entry_of_its_own() -> None:
    """With an identity that does not depend on what else is there, beside the series and not inside it."""
    added = Occurrence(when=timed("2026-12-31 18:00", "Europe/London"), state="added")

    master, extra = entries_of(series(RULES[0], *plain(RULES[0]), added))

    assert extra["UID"] == "uid-picnic.2026-12-31@town.example"
    assert "RRULE" not in extra
    assert "RDATE" not in master
    assert (extra["RELATED-TO"], extra["RELATED-TO"].params["RELTYPE"]) == (master["UID"], "SIBLING")


def test_a_changed_date_says_why_and_links_to_itself() -> None:
    """The reason stands before the text, the address ends in the date."""
    dates = plain(RULES[0])
    dates[1] = Occurrence(when=dates[1].when, planned=dates[1].planned, state="cancelled", why="storm")

    _, cancelled = entries_of(series(RULES[0], *dates))

    assert cancelled["DESCRIPTION"].startswith("storm\n\n")
    assert cancelled["URL"] == "https://town.example/site/events/picnic/#2026-10-09"
    assert (cancelled["SUMMARY"], cancelled["STATUS"]) == ("[Cancelled] Picnic", "CANCELLED")


def test_every_language_has_the_same_identities() -> None:
    """A subscriber who changes to the other language keeps every entry."""
    dates = plain(RULES[0])
    dates[1] = Occurrence(when=dates[1].when, planned=dates[1].planned, state="cancelled")
    given = series(RULES[0], *dates, Occurrence(when=timed("2026-12-31 18:00", "Europe/London"), state="added"))

    names = [
        [(one["UID"], str(one.get("RECURRENCE-ID"))) for one in entries_of(given, lang=lang)] for lang in ("en", "zh-Hans")
    ]

    assert names[0] == names[1]
    assert len(set(names[0])) == 3


def test_a_night_in_which_the_clocks_change_is_said_apart() -> None:
    """Programs count the end of such a date by the clock, or by the hours: there it stands in an entry of its own."""
    rule, spans = "FREQ=WEEKLY;BYDAY=SA;COUNT=3", []
    for day in (17, 24, 31):
        start = datetime(2026, 10, day, 22, tzinfo=ZoneInfo("Europe/London"))
        spans.append(Timed(start=start, end=start + timedelta(hours=7)))  # five in the morning by the clock
    given = event(
        when=spans[0], zone="Europe/London", rule=rule, occurrences=tuple(Occurrence(when=one, planned=one) for one in spans)
    )

    master, apart = entries_of(given)

    assert apart["RECURRENCE-ID"].dt == spans[1].start
    assert apart["DTEND"].dt.replace(tzinfo=None) == datetime(2026, 10, 25, 5)
    assert expanded(given) == shown(given)
    assert master["RRULE"]["COUNT"] == [3]


def test_a_skipped_date_may_be_one_that_the_clocks_skip() -> None:
    """Its EXDATE is at the hour of the series, whatever the record came to say of it."""
    rule, zone = "FREQ=WEEKLY;BYDAY=SU;COUNT=3", "Europe/London"
    walls = rrulestr(rule, dtstart=datetime(2027, 3, 21, 1, 30))
    spans = [timed(f"{one:%Y-%m-%d %H:%M}", zone) for one in walls]
    gone = Timed(start=spans[1].start.astimezone(UTC).astimezone(ZoneInfo(zone)), end=spans[1].end)
    dates = [Occurrence(when=one, planned=one) for one in (spans[0], spans[2])]
    dates.insert(1, Occurrence(when=gone, planned=gone, state="skipped"))

    [entry] = entries_of(event(when=spans[0], zone=zone, rule=rule, occurrences=tuple(dates)))

    assert entry["EXDATE"].to_ical() == b"20270328T013000"


def test_calendars_hold_a_series_as_a_whole() -> None:
    """That of what is to come too: a rule without its beginning would be another one."""
    given = series(RULES[0], *plain(RULES[0]))
    about = view(given)

    whole, coming = (feed_bytes(calendar_of(about, axis, ""), Entries(about)) for axis in ("all", "upcoming"))

    assert [one["UID"] for one in parsed(coming).walk("VEVENT")] == [one["UID"] for one in parsed(whole).walk("VEVENT")]
