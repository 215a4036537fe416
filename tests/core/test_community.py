"""The community: axes of events, what is upcoming, and which version holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from hundred.charter.force import state, until

if TYPE_CHECKING:
    from tests.conftest import Hamlet

    from hundred.core.community import Community


def test_events_stand_along_every_axis(hamlet: Hamlet) -> None:
    """An event is found by each of its groups, tags and people, by its venue, city and festival, once each."""
    community = hamlet.community(
        {
            "people/ada.md": "---\nname: Ada\nconsent: yes\n---\n",
            "groups/readers.md": "---\ntitle: Readers\n---\n",
            "venues/hall.md": "---\ntitle: Hall\ncity: Tern Bay\n---\n",
            "venues/灯塔.md": "---\ntitle: 灯塔\ncity: 燕鸥湾\n---\n",
            "events/fest.md": hamlet.event(id="fest", start="2026-12-01", end="2026-12-10"),
            "events/walk.md": hamlet.event(
                venue="hall", groups="[readers]", tags="[sea, sea, night]", hosts="[ada]", people="[ada]", festival="fest"
            ),
            "events/talk.md": hamlet.event(id="talk", start="2026-12-02", venue="灯塔", tags="[sea]"),
            "events/away.md": hamlet.event(id="away", start="2026-12-03", venue="The pier, left side"),
        }
    )

    found = {axis: {id_: [one.id for one in community.events_of(axis, id_)] for id_ in community.ids_of(axis)} for axis in ("group", "tag", "person", "venue", "city", "festival")}  # fmt: skip

    assert found == {
        "group": {"readers": ["walk"]},
        "tag": {"night": ["walk"], "sea": ["talk", "walk"]},
        "person": {"ada": ["walk"]},
        "venue": {"hall": ["walk"], "灯塔": ["talk"]},
        "city": {"tern-bay": ["walk"], "燕鸥湾": ["talk"]},
        "festival": {"fest": ["walk"]},
    }


def test_records_are_found_by_kind_and_id(hamlet: Hamlet) -> None:
    """An id is looked up within its kind."""
    community = hamlet.community({"groups/a.md": "---\ntitle: G\n---\n", "venues/a.md": "---\ntitle: V\n---\n"})

    found = [community.find(kind, "a") for kind in ("group", "venue", "event")]

    assert [one and one.original.title for one in found] == ["G", "V", None]


def test_what_is_not_over_is_upcoming(hamlet: Hamlet) -> None:
    """An event is upcoming until its end, a whole day until its midnight, an open month until it is over."""
    files = {
        "events/over.md": hamlet.event(id="over", start="2026-11-21 06:00", end="08:00"),
        "events/now.md": hamlet.event(id="now", start="2026-11-21 07:00", end="08:01"),
        "events/today.md": hamlet.event(id="today", start="2026-11-21"),
        "events/yesterday.md": hamlet.event(id="yesterday", start="2026-11-20"),
        "events/month.md": hamlet.event(id="month", start="2026-11"),
    }

    community = hamlet.community(files)  # it is 08:00 in Shanghai

    assert sorted(event.id for event in community.upcoming) == ["month", "now", "today"]


VERSION = "---\ntitle: C\nversion: '{}'\nstatus: {}\nadopted: 2020-01-01\neffective: {}\n---\n## Q {{#q}}\n"


@pytest.fixture
def law(hamlet: Hamlet) -> Community:
    """Return a community with four versions, of which one is only voted on and one was repealed."""
    return hamlet.community(
        {
            "charter/1.0.md": VERSION.format("1.0", "adopted", "2021-05-01"),
            "charter/1.9.md": VERSION.format("1.9", "adopted", "2022-05-01"),
            "charter/1.10.md": VERSION.format("1.10", "adopted", "2023-05-01"),
            "charter/1.11.md": VERSION.format("1.11", "repealed", "2023-06-01"),
            "charter/2.0.md": VERSION.format("2.0", "voting", "2024-05-01"),
        }
    )


@pytest.mark.parametrize(
    ("day", "version"),
    [
        ("2021-04-30", None),
        ("2021-05-01", "1.0"),
        ("2022-04-30", "1.0"),
        ("2022-05-01", "1.9"),
        ("2023-05-01", "1.10"),
        ("2023-06-01", "1.10"),
        ("2030-01-01", "1.10"),
    ],
)
def test_the_version_in_force_follows_from_the_dates(law: Community, day: str, version: str | None) -> None:
    """The adopted version that took effect last is in force; before the first none is."""
    found = law.in_force(date.fromisoformat(day))

    assert (found and found.id) == version


def test_on_every_day_exactly_one_version_is_in_force(law: Community) -> None:
    """From the first day on, each day belongs to one version, the one whose first and last day enclose it."""
    first = date(2021, 5, 1)
    for day in (first + timedelta(days=number) for number in range(1200)):
        holding = [version for version in law.versions if state(version, law, day) == "in-force"]

        assert [one.id for one in holding] == [one.id for one in law.versions if one.status == "adopted" and one.effective and one.effective <= day <= (until(one, law) or day)]  # fmt: skip
        assert len(holding) == 1


def test_versions_are_in_the_order_of_their_numbers(hamlet: Hamlet) -> None:
    """1.10 comes after 1.9, not before it."""
    days = {"1.10": "2021-05-02", "1.9": "2021-05-01", "2.0": "2021-05-03"}
    community = hamlet.community({f"charter/{one}.md": VERSION.format(one, "adopted", day) for one, day in days.items()})

    assert [version.id for version in community.versions] == ["1.9", "1.10", "2.0"]


def test_the_clock_is_an_input(hamlet: Hamlet) -> None:
    """The community of another moment has other upcoming events."""
    event = {"events/walk.md": hamlet.event(start="2026-12-05 19:00", end="21:00")}

    before, after = (hamlet.site(event, now=datetime(2026, 12, day, tzinfo=UTC)).loaded.community for day in (5, 6))

    assert ([one.id for one in before.upcoming], after.upcoming) == (["walk"], ())
