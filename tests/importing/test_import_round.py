"""There and back: what a site publishes, taken into an empty one and published again, is the same."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
import recurring_ical_events
from built_site import ROOT
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from towns import FIGURES, Town

from hundred.build.assemble import assemble
from hundred.build.site import open_site

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ALL = "calendars/all.ics"


def occurrences(data: bytes) -> list[tuple[str, str, str, str]]:
    """Return (start, end, title, status) of every occurrence of a calendar, times in UTC."""
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(data)).between(date(2000, 1, 1), date(2045, 1, 1))
    return sorted((_utc(one.start), _utc(one.end), str(one["SUMMARY"]), str(one.get("STATUS", ""))) for one in events)


def _utc(moment: Any) -> str:
    return moment.astimezone(UTC).isoformat() if isinstance(moment, datetime) else moment.isoformat()


def published(town: Town) -> bytes:
    """Return the calendar of everything."""
    return assemble(town.site).files[ALL]


@pytest.mark.slow
def test_the_demo_comes_back_as_it_went(tmp_path: Path) -> None:
    """Every occurrence of the demo community has the same start, end, title and status after the journey."""
    gone = assemble(open_site(ROOT, datetime(2026, 11, 20, tzinfo=UTC))).files[ALL]
    town = Town(tmp_path)
    town.settings = {**town.settings, "TIMEZONE": "Asia/Shanghai"}

    done = town.take(gone)
    back = occurrences(published(town))

    FIGURES.append(f"demo's all.ics: {len(done.rows)} events there and back, {len(back)} occurrences")
    assert {row.action for row in done.rows} == {"new"}
    assert back == occurrences(gone)
    assert town.take(gone).written == []


ZONES = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Asia/Jerusalem", "Australia/Sydney", "America/Santiago"]
)
DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))
TITLES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=40
).filter(
    lambda text: (
        bool(text.strip())
        and "@" not in text
        and not re.match(r"\W*(cancel|postpone|tentative|moved)", text.strip(), re.IGNORECASE)
    )
)


@st.composite
def files(draw: Any) -> str:
    """Return an event file."""
    title = " ".join(draw(TITLES).split()).replace("'", "''")
    lines = [f"id: e{draw(st.integers(0, 999_999))}", f"title: '{title}'"]
    day, zone = draw(DAYS), draw(ZONES)
    if draw(st.booleans()):
        lines += [f"start: {day} {draw(st.integers(5, 22)):02}:{draw(st.sampled_from(['00', '30']))}", f"timezone: {zone}"]
        lines += [f"duration: {draw(st.sampled_from(['45m', '2h', '8h', '1d 3h']))}"]
    else:
        lines += [f"start: {day}", f"end: {day + timedelta(days=draw(st.integers(0, 5)))}"]
    lines += draw(st.sampled_from([[], ["status: cancelled"], ["status: tentative"], ["status: postponed"]]))
    lines += draw(
        st.sampled_from(
            [
                [],
                [],
                [f"repeat: every week on {day:%A}, 5 times"],
                ["repeat: every 2 days, 4 times", f"changes: [{{on: {day + timedelta(days=2)}, skip: 'yes'}}]"],
            ]
        )
    )
    return "\n".join(("---", *lines, "---", ""))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(files(), min_size=1, max_size=3, unique_by=lambda text: text.split("\n")[1]))
@example(texts=["---\nid: e0\ntitle: '\\N'\nstart: 2024-01-01\n---\n"])
def test_any_event_comes_back_as_it_went(tmp_path_factory: pytest.TempPathFactory, texts: Iterable[str]) -> None:
    """Start, end, title and status of every occurrence are the same after the journey."""
    here, there = Town(tmp_path_factory.mktemp("here")), Town(tmp_path_factory.mktemp("there"))
    here.write({f"events/event-{number}.md": text for number, text in enumerate(texts)})
    gone = published(here)

    there.take(gone)

    assert occurrences(published(there)) == occurrences(gone)
