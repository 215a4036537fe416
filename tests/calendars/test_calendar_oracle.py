"""What the calendars write is, byte by byte, what icalendar writes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import calendar_oracle as oracle
import icalendar
import pytest
from calendar_builders import days, event, text, timed, venue, view
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar.prop import vDuration, vUTCOffset

from corpora import corpus_site
from hundred.build.site import open_site
from hundred.calendars.axes import calendar_of
from hundred.calendars.entry import vevent
from hundred.calendars.feed import feed_bytes
from hundred.calendars.parts import Entries
from hundred.calendars.questions import calendars
from hundred.calendars.text import duration, escaped, lines_of, offset
from hundred.core.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.community import Community

ROOT = Path(__file__).resolve().parents[2]
FAMILY = "👩‍👩‍👧‍👦"
AWKWARD = st.sampled_from(["\n", ",", ";", "\\", "^", "^^", "\\N", ":", '"', "汉字", "，", FAMILY, "x" * 20, "Ω"])
WORDS = st.lists(st.one_of(AWKWARD, st.text(max_size=8)), max_size=40).map("".join)
ZONES = ["Asia/Shanghai", "Europe/London", "America/New_York", "UTC", "Asia/Kolkata"]
WALLS = st.datetimes(min_value=datetime(1999, 1, 2), max_value=datetime(2040, 1, 1))
STAMPS = st.none() | WALLS.map(lambda wall: wall.replace(tzinfo=UTC))
WHENS = st.tuples(
    WALLS.map(lambda wall: wall.replace(microsecond=0, second=0)), st.sampled_from(ZONES), st.sampled_from([None, 2, 30])
)
FACTS = st.fixed_dictionaries(
    {
        "place": WORDS,
        "status": st.sampled_from(["scheduled", "tentative", "cancelled", "postponed", "moved-online"]),
        "access": st.sampled_from(["public", "members"]),
        "online": st.sampled_from(["", "https://meet.example/?a=1,2;b^c" + "x" * 80]),
        "venue": st.sampled_from(["", "hall"]),
        "festival": st.sampled_from(["", "week", "gone"]),
        "image": st.sampled_from(["", "images/灯 塔.webp", "images/a.SVG"]),
        "tags": st.lists(st.sampled_from(["a", "twin-town", "x" * 80]), max_size=3).map(tuple),
        "published": STAMPS,
        "modified": STAMPS,
        "revision": st.integers(min_value=0, max_value=99),
    }
)


def as_icalendar(ics: bytes) -> bytes:
    """Return the bytes that icalendar writes of what it read."""
    return bytes(icalendar.Calendar.from_ical(ics).to_ical())


@given(title=WORDS, body=WORDS, when=WHENS, facts=FACTS, lang=st.sampled_from(["en", "zh-Hans"]))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_event_is_written_as_icalendar_writes_it(
    title: str, body: str, when: tuple[datetime, str, int | None], facts: dict[str, Any], lang: str
) -> None:
    """But for folds between two backslashes, which icalendar makes, and of which the other tests say how they are mended."""
    wall, zone, hours = when
    one = event(texts=(text(title, body=body),), when=timed(f"{wall:%Y-%m-%d %H:%M}", zone, hours), zone=zone, **facts)
    seen = view(one, event("week", when=days("2026-05-14", "2026-05-16")), venue(position=(1e-7, -33.123456789)), lang=lang)

    expected = oracle.vevent(seen, one)

    found = vevent(seen, one)
    assert found == expected or b"\\\r\n " in expected
    assert found.replace(b"\r\n ", b"") == expected.replace(b"\r\n ", b"")


@given(line=st.lists(st.one_of(AWKWARD, st.text(max_size=8)), max_size=60).map(lambda parts: escaped("".join(parts))))
@example(line="x" * 73 + "^^^" + "y" * 100)
@example(line="好" * 200)
def test_any_line_is_folded_as_icalendar_folds_it(line: str) -> None:
    """At the same octets."""
    line = f"X:{line}".replace("\r", "")
    expected = icalendar.parser.Contentline(line).to_ical() + b"\r\n"

    assert lines_of([line]) == expected or b"\\\r\n " in expected


@pytest.mark.parametrize("line", ["URL:https://a.example\nSTATUS:CANCELLED", "URL:https://a.example\rX:y"])
def test_no_line_can_become_two(line: str) -> None:
    """A value that nobody cleaned stops the build; it never becomes a property."""
    with pytest.raises(ValueError, match="line end"):
        lines_of(["BEGIN:VEVENT", line, "END:VEVENT"])


@given(
    st.timedeltas(min_value=timedelta(), max_value=timedelta(days=400)).map(
        lambda one: timedelta(seconds=one // timedelta(seconds=1))
    )
)
@example(timedelta())
@example(timedelta(hours=1, seconds=1))
def test_a_length_is_written_as_icalendar_writes_it(length: timedelta) -> None:
    """REFRESH-INTERVAL."""
    assert duration(length).encode() == vDuration(length).to_ical()


@given(st.integers(min_value=-86_399, max_value=86_399))
def test_an_offset_is_written_as_icalendar_writes_it(seconds: int) -> None:
    """TZOFFSETFROM and TZOFFSETTO, the seconds of Monrovia included."""
    assert offset(timedelta(seconds=seconds)) == vUTCOffset(timedelta(seconds=seconds)).to_ical()


def test_the_demo_is_written_as_icalendar_writes_it() -> None:
    """Every event and every calendar, head and zones and all."""
    check(open_site(ROOT).loaded.community)


def test_the_corpus_is_written_as_icalendar_writes_it(tmp_path: Path) -> None:
    """A hundred events of the bench."""
    check(corpus_site(tmp_path, 100).loaded.community)


def check(community: Community) -> None:
    """Assert that nothing of a community's calendars would be written otherwise by icalendar."""
    for seen in views(community):
        for one in community.events:
            if one.dated:
                assert vevent(seen, one) == oracle.vevent(seen, one)
        entries = Entries(seen)
        for name in calendars(seen.community):
            ics = feed_bytes(calendar_of(seen, *name), entries)
            assert as_icalendar(ics) == ics


def views(community: Community) -> Iterator[View]:
    """Yield a view in each language."""
    for lang in community.settings.languages:
        yield View(community=community, lang=lang, catalogue=view().catalogue)
