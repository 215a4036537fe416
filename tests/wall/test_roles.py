"""The second wall holds those who took part, where they did, and nobody else."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from hundred.core.model import Credit, Occurrence, Session
from hundred.core.outputs import Page
from hundred.core.times import AllDay, Timed
from hundred.wall.plan import plan
from hundred.wall.roles import by_group, who, years

if TYPE_CHECKING:
    from conftest import Wall

ZONE = ZoneInfo("Asia/Shanghai")


def _day(text: str) -> AllDay:
    return AllDay(first_day=date.fromisoformat(text), last_day=date.fromisoformat(text))


def test_parts_stand_by_year_and_group(wall: Wall) -> None:
    """An event stands under its first group, the newest year first, with who had which role in the order of the file."""
    play = wall.event("play", "2027-05-01", ("ada", "king"), ("bo", ""), groups=("stage", "choir"))
    swim = wall.event("swim", "2026-05-01", ("bo", "eyebrow"))
    walk = wall.event("walk", "2027-02-01")
    community = wall.view(wall.person("ada"), wall.person("bo"), events=(swim, walk, play)).community

    assert community.ask(years) == ("2027", "2026")
    assert community.ask(by_group, "2027") == [("stage", [(play, [(play, play.credits)])])]
    assert community.ask(by_group, "2026") == [("", [(swim, [(swim, swim.credits)])])]
    assert [person.id for person in community.ask(who, "2027")[0]] == ["ada", "bo"]


def test_who_is_not_shown_is_one_of_the_others(wall: Wall) -> None:
    """A role without its person stays a role, and the year says that there were others."""
    play = wall.event("play", "2027-05-01", ("", "king"), ("ada", "fool"))
    community = wall.view(wall.person("ada"), events=(play,)).community

    people, others = community.ask(who, "2027")

    assert ([person.id for person in people], others) == (["ada"], True)


@pytest.mark.parametrize(
    "changes",
    [{"status": "cancelled"}, {"status": "postponed"}, {"when": _day("2028-01-02")}, {"credits": ()}],
    ids=["cancelled", "postponed", "to come", "nobody named"],
)
def test_only_what_has_begun_counts(wall: Wall, changes: dict[str, object]) -> None:
    """Nobody has taken part in what was called off or is still to come; such a site has no second wall."""
    play = structs.replace(wall.event("play", "2027-05-01", ("ada", "king")), **changes)
    view = wall.view(wall.person("ada"), events=(play,), day=1)

    assert view.community.ask(years) == ()
    assert [page.path for page in plan(view) if isinstance(page, Page) and "roles" in page.path] == []


def test_what_begins_today_counts(wall: Wall) -> None:
    """From its first day on a play has its cast."""
    play = wall.event("play", "2028-01-02", ("ada", "king"))

    assert [wall.view(events=(play,), day=day).community.ask(years) for day in (1, 2)] == [(), ("2028",)]


def test_a_series_is_in_each_year_that_has_a_date_of_it(wall: Wall) -> None:
    """Skipped and cancelled dates, and those to come, are none."""
    days = {"2025-12-31": "", "2026-06-01": "skipped", "2026-12-31": "cancelled", "2027-12-31": "moved", "2028-12-31": ""}
    dates = tuple(Occurrence(when=_day(day), state=state) for day, state in days.items())
    choir = wall.event("choir", "2025-12-31", ("ada", "alto"), occurrences=dates)

    assert wall.view(wall.person("ada"), events=(choir,)).community.ask(years) == ("2027", "2025")


def test_sessions_of_a_festival_are_acts_of_it(wall: Wall) -> None:
    """Each session that has begun, was not called off and names somebody stands under the festival."""

    def session(key: str, day: int, status: str = "", *named: Credit) -> Session:
        when = Timed(start=datetime(2028, 1, day, 12, tzinfo=ZONE), end=None)
        return Session(key=key, when=when, title=key.title(), status=status, credits=named)

    ada = Credit(person="ada", role="match")
    sessions = (
        session("lit", 1, "", ada),
        session("empty", 1),
        session("off", 1, "cancelled", ada),
        session("later", 3, "", ada),
    )
    week = wall.event("week", "2028-01-01", sessions=sessions)

    [(_, [(event, acts)])] = wall.view(wall.person("ada"), events=(week,), day=2).community.ask(by_group, "2028")

    assert event == week
    assert [(one.on, named) for one, named in acts] == [("lit", (ada,))]
