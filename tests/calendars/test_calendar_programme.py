"""Festivals in calendars: a banner over the days that blocks nothing, and an entry for each session."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from calendar_builders import days, event, parsed, person, text, timed, venue, view
from test_calendar_judges import sit

from hundred.calendars.axes import calendar_of
from hundred.calendars.feed import event_bytes, feed_bytes
from hundred.calendars.listing import listing
from hundred.calendars.parts import Entries
from hundred.calendars.questions import calendars
from hundred.core.model import Credit, Event, Session
from judges import JUDGES, Judge

if TYPE_CHECKING:
    from hundred.core.view import View

LAMP = Session(
    key="lamp",
    when=timed("2026-10-17 18:00", hours=1),
    title="Lamp",
    summary="One match.",
    stage="Lamp room",
    credits=(Credit(person="li-wei", role="match"), Credit(person="", role="firewood")),
)
SWIM = Session(key="swim", when=timed("2026-10-18 20:00", hours=None), title="Swim", venue="beach", status="cancelled")


def fest(**given: Any) -> Event:
    """Return a festival of two days with two sessions."""
    plain: dict[str, Any] = {
        "texts": (
            text("Fest", body="Of light."),
            text("灯节", "zh-Hans", **{"session:lamp:title": "点灯", "session:lamp:stage": "灯室"}),
        ),
        "uid": "fest-26",
        "when": days("2026-10-17", "2026-10-18"),
        "venue": "hall",
        "groups": ("popcorn",),
        "sessions": (LAMP, SWIM),
    }
    return event("fest", **plain | given)


def town(*events: Event, lang: str = "en") -> View:
    """Return a town with those events, one person and two venues."""
    return view(*(events or (fest(),)), person(), venue(), venue("beach", texts=(text("Beach"),), city=""), lang=lang)


def found(seen: View, axis: str, id: str = "") -> dict[str, Any]:  # noqa: A002 - the word of the content
    """Return the entries of a calendar by the left half of their UID, as icalendar reads them."""
    data = feed_bytes(calendar_of(seen, axis, id), Entries(seen))
    return {str(one["UID"]).partition("@")[0]: one for one in parsed(data).walk("VEVENT")}


def test_a_banner_and_an_entry_for_each_session() -> None:
    """Sessions point to the banner, have its identity with their key behind, and say stage, venue and people."""
    entries = found(town(), "all")

    banner, lamp, swim = (entries[name] for name in ("fest-26", "fest-26.lamp", "fest-26.swim"))
    assert (banner["DTSTART"].dt, banner["DTEND"].dt, banner["TRANSP"]) == (
        date(2026, 10, 17),
        date(2026, 10, 19),
        "TRANSPARENT",
    )
    assert (lamp["DTSTART"].dt, lamp["DTEND"].dt) == (LAMP.when.start, LAMP.when.end)
    assert {str(one["RELATED-TO"]) for one in (lamp, swim)} == {"fest-26@town.example"}
    assert "RELATED-TO" not in banner
    assert (lamp["TRANSP"], lamp["STATUS"], swim["STATUS"]) == ("OPAQUE", "CONFIRMED", "CANCELLED")
    assert (lamp["SUMMARY"], lamp["LOCATION"]) == ("Lamp", "Lamp room, The Hall, 3 Lamp Lane, Tern Bay")
    assert lamp["URL"] == "https://town.example/site/events/fest/#lamp"
    assert lamp["DESCRIPTION"] == f"One match.\n\nWith: Li Wei (match), firewood\n\n{lamp['URL']}"
    assert (swim["SUMMARY"], swim["LOCATION"]) == ("[Cancelled] Swim", "Beach")


def test_sessions_are_said_in_the_language_of_the_calendar() -> None:
    """What nobody translated stays in the language it was written in; the identity is the same."""
    entries = found(town(lang="zh-Hans"), "all")

    assert sorted(entries) == ["fest-26", "fest-26.lamp", "fest-26.swim"]
    assert (entries["fest-26.lamp"]["SUMMARY"], entries["fest-26.swim"]["SUMMARY"]) == ("点灯", "［取消］Swim")
    assert entries["fest-26.lamp"]["LOCATION"] == "灯室，The Hall，3 Lamp Lane，Tern Bay"


def test_the_state_of_a_festival_is_that_of_its_sessions() -> None:
    """Unless they say otherwise."""
    on = Session(key="on", when=LAMP.when, title="On", status="scheduled")
    entries = found(town(fest(status="postponed", sessions=(LAMP, SWIM, on))), "all")

    states = {name: (str(one["STATUS"]), str(one["SUMMARY"])) for name, one in entries.items()}
    assert states == {
        "fest-26": ("TENTATIVE", "[Postponed] Fest"),
        "fest-26.lamp": ("TENTATIVE", "[Postponed] Lamp"),
        "fest-26.swim": ("CANCELLED", "[Cancelled] Swim"),
        "fest-26.on": ("CONFIRMED", "On"),
    }


@pytest.mark.parametrize(
    ("axis", "name", "expected"),
    [
        ("all", "", ["fest-26", "fest-26.lamp", "fest-26.swim", "uid-part"]),
        ("upcoming", "", ["fest-26", "fest-26.lamp", "fest-26.swim", "uid-part"]),
        ("group", "popcorn", ["fest-26", "fest-26.lamp", "fest-26.swim"]),
        ("festival", "fest", ["fest-26", "fest-26.lamp", "fest-26.swim", "uid-part"]),
        ("venue", "hall", ["fest-26", "fest-26.lamp"]),
        ("venue", "beach", ["fest-26.swim"]),
        ("city", "tern-bay", ["fest-26", "fest-26.lamp"]),
        ("person", "li-wei", ["fest-26.lamp"]),
    ],
)
def test_sessions_stand_in_the_calendars_they_belong_to(axis: str, name: str, expected: list[str]) -> None:
    """Those of the festival, but of a person, a venue and a city only what is theirs."""
    part = event("part", festival="fest", when=timed("2026-10-17 20:00"))

    assert sorted(found(town(fest(), part), axis, name)) == expected


def test_a_festival_with_a_programme_has_a_calendar() -> None:
    """Though no other event names it; one without a programme and without parts has none."""
    names = calendars(town(fest(), event("plain")).community)

    assert [id_ for axis, id_ in names if axis == "festival"] == ["fest"]


def test_the_file_of_a_festival_holds_its_sessions() -> None:
    """Whoever adds the festival adds all of it."""
    seen = town()

    uids = [str(one["UID"]) for one in parsed(event_bytes(Entries(seen), fest())).walk("VEVENT")]
    assert uids == ["fest-26@town.example", "fest-26.lamp@town.example", "fest-26.swim@town.example"]


def test_a_festival_of_several_days_is_a_banner_though_it_has_a_clock() -> None:
    """With sessions or parts; an evening past midnight, and a long event without parts, stand from start to end."""
    camp = timed("2026-10-17 10:00", hours=30)
    night = timed("2026-10-17 18:00", hours=8)
    part = event("part", festival="b", when=timed("2026-10-17 20:00"))
    late = event("late", when=night, sessions=(LAMP,))
    seen = town(fest(when=camp), event("b", when=camp), part, event("c", when=camp), late)
    entries = {str(one["UID"]).partition("@")[0]: one for one in _walk(seen)}

    spans = {
        name: (entries[name]["DTSTART"].dt, entries[name]["DTEND"].dt) for name in ("fest-26", "uid-b", "uid-c", "uid-late")
    }
    both = (date(2026, 10, 17), date(2026, 10, 19))
    assert spans == {
        "fest-26": both,
        "uid-b": both,
        "uid-c": (camp.start, camp.end),
        "uid-late": (night.start, night.end),
    }
    assert entries["fest-26"]["TRANSP"] == "TRANSPARENT"


def test_editing_one_session_leaves_the_other_entries_as_they_are() -> None:
    """Bytes of sessions that nobody changed are the same."""
    changed = fest(sessions=(LAMP, Session(key="swim", when=SWIM.when, title="A longer swim", venue="beach")))
    before, after = (feed_bytes(calendar_of(seen, "all", ""), Entries(seen)) for seen in (town(), town(changed)))

    differing = set(before.split(b"BEGIN:VEVENT")) ^ set(after.split(b"BEGIN:VEVENT"))
    assert [b"fest-26.swim@" in part for part in differing] == [True, True]


def test_events_json_lists_sessions_as_calendars_do() -> None:
    """Each with its identity, its place on the page and its hour."""
    rows = {row["uid"]: row for row in json.loads(listing(Entries(town())))["events"]}

    lamp = rows["fest-26.lamp@town.example"]
    assert set(rows) == {f"{name}@town.example" for name in ("fest-26", "fest-26.lamp", "fest-26.swim")}
    assert (lamp["url"], lamp["start"]) == ("https://town.example/site/events/fest/#lamp", "2026-10-17T10:00:00Z")
    assert rows["fest-26.swim@town.example"]["status"] == "cancelled"


@pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.name)
def test_every_reader_takes_a_programme(judge: Judge) -> None:
    """The same starts, and no flag, from any reader, of a key in Chinese as well."""
    sit(judge)
    chinese = Session(key="点灯", when=LAMP.when, title="点灯", stage="灯室；二层, 左")
    seen = town(fest(sessions=(LAMP, SWIM, chinese)))

    starts = {
        uid: one.start for uid, one in judge.read(feed_bytes(calendar_of(seen, "festival", "fest"), Entries(seen))).items()
    }

    assert starts == {
        "fest-26@town.example": date(2026, 10, 17),
        "fest-26.lamp@town.example": datetime(2026, 10, 17, 10, tzinfo=UTC),
        "fest-26.swim@town.example": datetime(2026, 10, 18, 12, tzinfo=UTC),
        "fest-26.点灯@town.example": datetime(2026, 10, 17, 10, tzinfo=UTC),
    }


def _walk(seen: View) -> list[Any]:
    entries = Entries(seen)
    return [one for held in seen.community.events for one in parsed(entries.of(held)).walk("VEVENT")]
