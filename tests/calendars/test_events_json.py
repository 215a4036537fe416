"""events.json and its schema: every date of every event for other people's programs."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from calendar_builders import days, event, group, person, text, timed, venue, view
from hypothesis import given
from hypothesis import strategies as st
from test_calendar_plan import made

from hundred.calendars.schema import SCHEMA, schema_bytes
from hundred.core.model import Occurrence
from hundred.core.times import Timed, Undated

if TYPE_CHECKING:
    from hundred.core.times import When


@cache
def judge() -> jsonschema.Draft202012Validator:
    """Return what judges a file by the schema."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(json.loads(schema_bytes()))


def listed(**given: Any) -> dict[str, Any]:
    """Return what events.json says of one event in a town with a hall and a group."""
    return rows(event(**given), group("popcorn"), venue("hall"), person("li-wei"))[0]


def rows(*records: Any, lang: str = "en") -> list[dict[str, Any]]:
    """Return the events of events.json in a community of those records, after the schema has judged the file."""
    prefix = "" if lang == "en" else f"/{lang}"
    whole = json.loads(made(view(*records, lang=lang))[f"{prefix}/calendars/events.json"])
    judge().validate(whole)
    assert whole["$schema"] == "https://town.example/site/calendars/events.schema.json"
    found: list[dict[str, Any]] = whole["events"]
    return found


def test_events_json_tells_an_event_whole() -> None:
    """Times in UTC and by the local clock, and addresses that need no further knowledge."""
    given = {
        "groups": ("popcorn",),
        "tags": ("twin-town",),
        "venue": "hall",
        "image": "images/a.webp",
        "sort": "talk",
        "revision": 4,
    }

    assert listed(**given, hosts=("li-wei", "nobody"), modified=datetime(2026, 2, 3, tzinfo=UTC)) == {
        "access": "public",
        "all_day": False,
        "announced": None,
        "end": "2026-05-15T13:30:00Z",
        "groups": [{"id": "popcorn", "title": "Popcorn", "url": "https://town.example/site/groups/popcorn/"}],
        "festival": None,
        "hosts": [{"id": "li-wei", "name": "Li Wei", "url": "https://town.example/site/people/li-wei/"}],
        "ics": "https://town.example/site/events/picnic/event.ics",
        "id": "picnic",
        "image": "https://town.example/site/images/a.webp",
        "join": None,
        "kind": "talk",
        "language": "en",
        "last_day": None,
        "local_end": "2026-05-15T21:30:00+08:00",
        "local_start": "2026-05-15T19:30:00+08:00",
        "mode": "offline",
        "place": None,
        "stage": None,
        "reason": None,
        "recurrence_id": None,
        "sequence": 4,
        "start": "2026-05-15T11:30:00Z",
        "status": "scheduled",
        "summary": "",
        "tags": [{"id": "twin-town", "title": "twin town"}],
        "timezone": "Asia/Shanghai",
        "title": "Picnic",
        "uid": "uid-picnic@town.example",
        "updated": "2026-02-03T00:00:00Z",
        "url": "https://town.example/site/events/picnic/",
        "venue": {
            "address": "3 Lamp Lane",
            "city": "Tern Bay",
            "country": None,
            "id": "hall",
            "latitude": 39.68,
            "longitude": 119.43,
            "title": "The Hall",
            "url": "https://town.example/site/venues/hall/",
        },
        "was": None,
    }


@pytest.mark.parametrize(
    ("when", "times"),
    [
        (timed("2026-05-15 19:30", hours=None), ("2026-05-15T11:30:00Z", None, "2026-05-15T19:30:00+08:00", None, None)),
        (days("2026-05-15"), ("2026-05-14T16:00:00Z", "2026-05-15T16:00:00Z", "2026-05-15", "2026-05-16", None)),
        (Undated(year=2027, month=4), (None, None, None, None, "2027-04")),
        (Undated(year=2027, month=None), (None, None, None, None, "2027")),
    ],
)
def test_events_json_says_what_is_known_of_the_time(when: When, times: tuple[str | None, ...]) -> None:
    """An end that nobody wrote is null, and so is all that is to be announced."""
    found = listed(when=when)

    assert tuple(found[name] for name in ("start", "end", "local_start", "local_end", "announced")) == times
    assert found["last_day"] == ("2026-05-15" if found["all_day"] else None)


@pytest.mark.parametrize(("access", "join"), [("public", "https://meet.example/x"), ("members", None), ("booking", None)])
def test_events_json_gives_the_way_to_join_only_where_everybody_may_know(access: str, join: str | None) -> None:
    """The address of a members' event is nowhere in it."""
    found = listed(online="https://meet.example/x", access=access, texts=(text("Talk", summary="Join https://meet.example/x"),))

    assert found["join"] == join
    assert ("https://meet.example/x" in json.dumps(found)) == (access == "public")


def test_all_addresses_in_events_json_are_whole() -> None:
    """A program elsewhere can follow them."""
    found = listed(groups=("popcorn",), venue="hall", image="images/a.webp")

    addresses = [found["url"], found["image"], found["venue"]["url"], found["groups"][0]["url"]]
    assert {urlsplit(address).netloc for address in addresses} == {"town.example"}


def series() -> Any:
    """Return an event of five dates: as planned, moved with a reason, cancelled, skipped, and one that was added."""
    fridays = [timed(f"2026-05-{day} 19:30") for day in ("01", "08", "15", "22")]
    dates = (
        Occurrence(when=fridays[0], planned=fridays[0]),
        Occurrence(when=timed("2026-05-09 20:00"), planned=fridays[1], state="moved", place="The pier", why="The hall is let"),
        Occurrence(when=fridays[2], planned=fridays[2], state="cancelled", why="Storm https://meet.example/x"),
        Occurrence(when=fridays[3], planned=fridays[3], state="skipped"),
        Occurrence(when=timed("2026-06-05 19:30"), state="added"),
    )
    texts = (text("Choir"), text("合唱", "zh-Hans", **{"why:2026-05-08": "大厅租出去了"}))
    rule = "FREQ=WEEKLY;COUNT=4"
    return event(
        when=fridays[0],
        rule=rule,
        occurrences=dates,
        texts=texts,
        venue="hall",
        online="https://meet.example/x",
        access="members",
    )


def test_every_date_of_a_series_is_a_row() -> None:
    """Skipped dates are left out; moved and cancelled ones say why, where, and when they were to be; added ones stand alone."""
    found = rows(series(), venue("hall"))

    names = ("uid", "recurrence_id", "start", "status", "reason", "was", "place", "url")
    page, uid = "https://town.example/site/events/picnic/", "uid-picnic@town.example"
    assert [tuple(one[name] for name in names) for one in found] == [
        (uid, "2026-05-01T11:30:00Z", "2026-05-01T11:30:00Z", "scheduled", None, None, None, f"{page}#2026-05-01"),
        (
            uid,
            "2026-05-08T11:30:00Z",
            "2026-05-09T12:00:00Z",
            "scheduled",
            "The hall is let",
            "2026-05-08T19:30:00+08:00",
            "The pier",
            f"{page}#2026-05-08",
        ),
        (uid, "2026-05-15T11:30:00Z", "2026-05-15T11:30:00Z", "cancelled", "Storm", None, None, f"{page}#2026-05-15"),
        (
            "uid-picnic.2026-06-05@town.example",
            None,
            "2026-06-05T11:30:00Z",
            "scheduled",
            None,
            None,
            None,
            f"{page}#2026-06-05",
        ),
    ]
    assert [one["venue"] is None for one in found] == [False, True, False, False]
    assert {one["id"] for one in found} == {"picnic"}


def test_reasons_are_said_in_the_language_of_the_file() -> None:
    """Where a reason is translated; else it is the original's."""
    assert [one["reason"] for one in rows(series(), venue("hall"), lang="zh-Hans")] == [None, "大厅租出去了", "Storm", None]


def test_a_cancelled_event_of_days_says_what_it_was() -> None:
    """An event that was put off keeps its former beginning, as exact as it was known."""
    for was, said in (
        (days("2026-05-01"), "2026-05-01"),
        (Undated(year=2026, month=5), "2026-05"),
        (Undated(year=2026, month=None), "2026"),
    ):
        assert listed(when=days("2026-05-14", "2026-05-16"), was=was, status="postponed")["was"] == said


WHENS = st.one_of(
    st.builds(
        lambda wall, zone, hours: timed(wall.replace(microsecond=0).isoformat(" "), zone, hours),
        st.datetimes(min_value=datetime(1890, 1, 2), max_value=datetime(2100, 1, 1)),
        st.sampled_from(["Asia/Shanghai", "Europe/London", "Asia/Kolkata", "UTC", "America/St_Johns"]),
        st.sampled_from([None, 1, 30]),
    ),
    st.dates(min_value=date(1900, 1, 2), max_value=date(2100, 1, 1)).map(lambda day: days(day.isoformat())),
    st.builds(Undated, year=st.integers(1900, 2100), month=st.none() | st.integers(1, 12)),
)


@given(
    times=st.tuples(WHENS, st.none() | WHENS),
    words=st.text(max_size=40),
    place=st.text(max_size=20),
    where=st.tuples(st.floats(-90, 90), st.floats(-180, 180)) | st.none(),
    facts=st.fixed_dictionaries(
        {
            "status": st.sampled_from(["scheduled", "tentative", "cancelled", "postponed", "moved-online"]),
            "access": st.sampled_from(["public", "members", "booking"]),
            "online": st.sampled_from(["", "https://meet.example/?a=1"]),
            "sort": st.sampled_from(["", "talk"]),
            "venue": st.sampled_from(["", "hall"]),
            "festival": st.sampled_from(["", "gone"]),
            "revision": st.integers(0, 99),
        }
    ),
)
def test_any_event_is_as_the_schema_says(
    times: tuple[When, When | None], words: str, place: str, where: Any, facts: Any
) -> None:
    """Whatever stands in the files."""
    when, was = times
    zone = when.start.tzinfo.key if isinstance(when, Timed) else "UTC"  # type: ignore[union-attr]  # all of ours have a name
    texts = (text(words, summary=words),)
    one = event("灯塔", when=when, was=was, zone=zone, texts=texts, place=place, image="images/灯 塔.webp", **facts)

    assert len(rows(one, venue("hall", position=where))) == 1


@pytest.mark.parametrize(
    "wrong", [{"start": "tomorrow"}, {"mode": "by post"}, {"more": 1}, {"hosts": [{"id": "x"}]}, {"latitude": 3}]
)
def test_the_schema_refuses_what_is_not_said_in_it(wrong: dict[str, Any]) -> None:
    """A judge that takes everything would be none."""
    whole = json.loads(made(view(event()))["/calendars/events.json"])
    whole["events"][0] |= wrong

    assert not judge().is_valid(whole)


def test_every_key_is_explained() -> None:
    """The schema is the documentation: each key of an event has a sentence."""
    properties = SCHEMA["properties"]["events"]["items"]["properties"]

    assert [key for key, one in properties.items() if len(one.get("description", "")) < 8] == []
