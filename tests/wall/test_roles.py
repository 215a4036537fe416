"""The second wall holds those who took part, where they did, and nobody else."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from hundred.core.model import Credit, Occurrence, Session
from hundred.core.times import AllDay, Timed, Undated
from hundred.wall.plan import plan
from hundred.wall.roles import by_group, who

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

    assert community.ids_of("cast") == ("2026", "2027")
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
    [{"status": "cancelled"}, {"status": "postponed"}, {"when": Undated(year=2027, month=5)}, {"credits": ()}],
    ids=["cancelled", "postponed", "some time", "nobody named"],
)
def test_who_takes_part_in_nothing_has_no_wall(wall: Wall, changes: dict[str, object]) -> None:
    """What was called off, or has no day yet, or names nobody, makes no page."""
    play = structs.replace(wall.event("play", "2027-05-01", ("ada", "king")), **changes)

    paths = [output.path for output in plan(wall.view(wall.person("ada"), events=(play,)))]

    assert [path for path in paths if "roles" in path] == []


def test_a_name_comes_with_the_day(wall: Wall) -> None:
    """The year's page announces a play; on the wall stands who was in it, from its first day on."""
    play = wall.event("play", "2028-01-02", ("ada", "king"))
    before, then = (wall.view(wall.person("ada"), events=(play,), day=day).community for day in (1, 2))

    assert before.ask(by_group, "2028") == then.ask(by_group, "2028") == [("", [(play, [(play, play.credits)])])]
    assert [[person.id for person in one.ask(who, "2028")[0]] for one in (before, then)] == [[], ["ada"]]


def test_a_series_is_in_each_year_that_has_a_date_of_it(wall: Wall) -> None:
    """Skipped and cancelled dates are none, and who was in a coming one only is not yet on the wall."""
    days = {"2025-12-31": "", "2026-06-01": "skipped", "2026-12-31": "cancelled", "2027-12-31": "moved", "2028-12-31": ""}
    dates = tuple(Occurrence(when=_day(day), state=state) for day, state in days.items())
    choir = wall.event("choir", "2025-12-31", ("ada", "alto"), occurrences=dates)
    community = wall.view(wall.person("ada"), events=(choir,)).community

    assert community.ids_of("cast") == ("2025", "2027", "2028")
    assert [len(community.ask(who, year)[0]) for year in ("2025", "2027", "2028")] == [1, 1, 0]


def test_sessions_of_a_festival_are_acts_of_it(wall: Wall) -> None:
    """Each session that was not called off and names somebody stands under the festival, and counts from its own day."""

    def session(key: str, day: int, status: str = "", *named: Credit) -> Session:
        when = Timed(start=datetime(2028, 1, day, 12, tzinfo=ZONE), end=None)
        return Session(key=key, when=when, title=key.title(), status=status, credits=named)

    ada, bo = Credit(person="ada", role="match"), Credit(person="bo", role="snuffer")
    sessions = (
        session("lit", 1, "", ada),
        session("empty", 1),
        session("off", 1, "cancelled", ada),
        session("later", 3, "", bo),
    )
    week = wall.event("week", "2028-01-01", sessions=sessions)

    community = wall.view(wall.person("ada"), wall.person("bo"), events=(week,), day=2).community
    [(_, [(event, acts)])] = community.ask(by_group, "2028")

    assert event == week
    assert [person.id for person in community.ask(who, "2028")[0]] == ["ada"]
    assert [(one.on, named) for one, named in acts] == [("lit", (ada,)), ("later", (bo,))]
