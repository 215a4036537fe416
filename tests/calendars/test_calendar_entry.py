"""One event as one VEVENT."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from calendar_builders import days, event, only_event, text, timed, venue, view
from msgspec.structs import replace

from hundred.calendars.entry import vevent
from hundred.calendars.parts import Entries
from hundred.core.times import Undated

if TYPE_CHECKING:
    from hundred.core.model import Event

LINK = "https://meet.town.example/room"


def entry(one: Event, *others: Event, lang: str = "en") -> Any:
    """Return the VEVENT of an event in a town with one hall, as icalendar reads it."""
    return only_event(vevent(view(one, venue(), *others, lang=lang), one))


def test_a_timed_event_keeps_its_wall_clock_and_zone() -> None:
    """DTSTART and DTEND are local times with TZID."""
    ics = vevent(view(event()), event())

    assert b"DTSTART;TZID=Asia/Shanghai:20260515T193000\r\n" in ics
    assert b"DTEND;TZID=Asia/Shanghai:20260515T213000\r\n" in ics


def test_an_event_without_end_takes_the_length_of_the_settings() -> None:
    """The length is elapsed time: an evening over the lost hour ends an hour later on the wall."""
    one = event(when=timed("2026-03-29 00:30", "Europe/London", hours=None), zone="Europe/London")

    assert b"DTEND;TZID=Europe/London:20260329T033000\r\n" in vevent(view(one), one)


def test_whole_days_end_the_day_after() -> None:
    """People write the last day; iCalendar the day after it. The day stays free for other things."""
    found = entry(event(when=days("2026-06-12", "2026-06-14")))

    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2026, 6, 12), date(2026, 6, 15))
    assert found["DTSTART"].params == {"VALUE": "DATE"}
    assert found["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize(
    ("when", "zone", "line"),
    [
        ("2026-10-25 01:30", "Europe/London", b"DTSTART:20261025T003000Z"),
        ("2026-05-15 19:30", "UTC", b"DTSTART:20260515T193000Z"),
    ],
)
def test_a_time_that_comes_twice_and_utc_are_written_in_utc(when: str, zone: str, line: bytes) -> None:
    """Readers differ about which of the two half past ones is meant."""
    one = event(when=timed(when, zone), zone=zone)

    assert line + b"\r\n" in vevent(view(one), one)


@pytest.mark.parametrize(
    ("status", "said", "title"),
    [
        ("scheduled", "CONFIRMED", "Picnic"),
        ("tentative", "TENTATIVE", "[Tentative] Picnic"),
        ("postponed", "TENTATIVE", "[Postponed] Picnic"),
        ("cancelled", "CANCELLED", "[Cancelled] Picnic"),
        ("moved-online", "CONFIRMED", "[Moved online] Picnic"),
    ],
)
def test_the_status_stands_in_status_and_title(status: str, said: str, title: str) -> None:
    """Half of the programs show only one of the two."""
    found = entry(event(status=status))

    assert (found["STATUS"], found["SUMMARY"]) == (said, title)


def test_the_words_are_those_of_the_language_and_the_uid_is_the_same() -> None:
    """A Chinese calendar has Chinese titles, labels and addresses of pages; the event is the same one."""
    one = event(texts=(text("Picnic"), text("野餐", "zh-Hans")), status="cancelled", tags=("twin-town",))
    found = entry(one, lang="zh-Hans")

    assert found["SUMMARY"] == "［取消］野餐"
    assert found["URL"] == "https://town.example/site/zh-Hans/events/picnic/"
    assert found["CATEGORIES"].cats == ["姊妹镇 远方"]
    assert found["UID"] == entry(one)["UID"] == "uid-picnic@town.example"


def test_stamps_come_from_the_file() -> None:
    """CREATED is the date, LAST-MODIFIED and DTSTAMP the last change, SEQUENCE the revision where no history is known."""
    one = event(published=datetime(2026, 1, 2, tzinfo=UTC), modified=datetime(2026, 2, 3, tzinfo=UTC), revision=4)
    found = entry(one)

    assert found["CREATED"].dt == datetime(2026, 1, 2, tzinfo=UTC)
    assert found["LAST-MODIFIED"].dt == found["DTSTAMP"].dt == datetime(2026, 2, 3, tzinfo=UTC)
    assert found["SEQUENCE"] == 4


def test_an_event_that_does_not_say_when_it_was_written_has_a_fixed_stamp() -> None:
    """The first second of its year: never the clock of the build."""
    found = entry(event())

    assert found["DTSTAMP"].dt == datetime(2026, 1, 1, tzinfo=UTC)
    assert "CREATED" not in found
    assert "LAST-MODIFIED" not in found


@pytest.mark.parametrize(
    ("given", "location"),
    [
        ({"venue": "hall"}, "The Hall, 3 Lamp Lane, Tern Bay"),
        ({"venue": "hall", "online": LINK}, "The Hall, 3 Lamp Lane, Tern Bay"),
        ({"place": "The third dune"}, "The third dune"),
        ({"online": LINK}, LINK),
        ({"online": LINK, "access": "members"}, "Online"),
        ({"venue": "hall", "online": LINK, "status": "moved-online"}, LINK),
        ({}, None),
    ],
)
def test_the_location_says_where_to_go(given: dict[str, str], location: str | None) -> None:
    """The venue with its address, else the words of the file, else where to join."""
    assert entry(event(**given)).get("LOCATION") == location


def test_the_position_of_the_venue_is_given_unless_nobody_goes_there() -> None:
    """GEO is latitude; longitude."""
    assert entry(event(venue="hall"))["GEO"].to_ical() == "39.68;119.43"
    assert "GEO" not in entry(event(venue="hall", online=LINK, status="moved-online"))


def test_the_description_is_the_text_then_the_page_then_the_way_to_join() -> None:
    """Programs that know neither URL nor CONFERENCE show them here."""
    one = event(texts=(text(summary="Bring rugs.", body="See [the map]({filename}/a.md), **please**."),), online=LINK)
    found = entry(one)

    page = "https://town.example/site/events/picnic/"
    assert found["DESCRIPTION"] == f"Bring rugs.\n\nSee the map, please.\n\n{page}\n\nJoin online: {LINK}"
    assert found["CONFERENCE"] == LINK
    assert found["CONFERENCE"].params == {"VALUE": "URI"}


@pytest.mark.parametrize("access", ["members", "booking"])
def test_the_way_to_join_is_not_given_away(access: str) -> None:
    """Not even where the editor wrote the address into the title or the body of an event that is not for everybody."""
    one = event(texts=(text(f"Talk {LINK}", summary=LINK, body=f"Join <{LINK}>."),), online=LINK, access=access, place=LINK)

    assert LINK.encode() not in vevent(view(one), one).replace(b"\r\n ", b"")


def test_long_texts_are_cut() -> None:
    """The page has the rest."""
    one = event(texts=(text(body="word " * 1000),))

    assert len(str(entry(one)["DESCRIPTION"])) < 2100


def test_the_picture_and_the_festival_are_named() -> None:
    """IMAGE has VALUE, DISPLAY and FMTTYPE; RELATED-TO is the UID of the festival."""
    festival = event("light-week", when=days("2026-05-14", "2026-05-16"))
    found = entry(event(image="images/灯 塔.webp", festival="light-week"), festival)

    assert found["IMAGE"] == "https://town.example/site/images/%E7%81%AF%20%E5%A1%94.webp"
    assert found["IMAGE"].params == {"VALUE": "URI", "DISPLAY": "BADGE", "FMTTYPE": "image/webp"}
    assert found["RELATED-TO"] == "uid-light-week@town.example"


def test_an_address_with_chinese_letters_is_a_uri() -> None:
    """URL holds only ASCII (RFC 3986)."""
    assert entry(event("元宵"))["URL"] == "https://town.example/site/events/%E5%85%83%E5%AE%B5/"


def test_no_property_stands_twice() -> None:
    """Strict readers refuse the whole feed for one doubled SUMMARY."""
    one = event(venue="hall", online=LINK, tags=("a", "b"), image="images/a.png", modified=datetime(2026, 1, 1, tzinfo=UTC))
    names = [name for name, _ in entry(one).property_items(recursive=False)]

    assert len(names) == len(set(names))


def test_an_event_without_a_day_is_in_no_calendar() -> None:
    """Asking for one is our mistake, and is said so."""
    one = event(when=Undated(year=2027, month=None))

    with pytest.raises(ValueError, match=r"content/events/picnic.md: an event without a day"):
        vevent(view(one), one)


def test_an_entry_is_written_once() -> None:
    """Thirty calendars hold the same bytes."""
    one = event()
    entries = Entries(view(one))

    assert entries.of(one) is entries.of(replace(one))
