"""What the bench is asked for."""

from __future__ import annotations

import pytest
from bench.asked import PEOPLE, WAYS, Plan, asked


def test_without_words_all_is_measured() -> None:
    """A thousand and ten thousand events, thrice, everybody in every way."""
    assert asked([]).plans == tuple(Plan(events=count, rounds=3, people=PEOPLE, ways=WAYS) for count in (1000, 10_000))


def test_the_largest_are_built_once() -> None:
    """Beyond ten thousand events only cold builds are measured, without stock Pelican, which would take minutes."""
    plans = asked(["--events", "1000", "30000", "--rounds", "5"]).plans

    people = ("minimal", "product", "hugo")
    assert [(one.rounds, one.people, one.ways) for one in plans] == [(5, PEOPLE, WAYS), (1, people, ("cold",))]


@pytest.mark.parametrize(("more", "rounds", "ways"), [(":2", 2, WAYS), (":7", 7, WAYS), (":1:cold,edit", 1, ("cold", "edit"))])
def test_a_size_has_rounds_and_ways_of_its_own(more: str, rounds: int, ways: tuple[str, ...]) -> None:
    """What stands behind the number counts for it alone."""
    plans = asked(["--events", f"30000{more}"]).plans

    assert plans == (Plan(events=30_000, rounds=rounds, people=PEOPLE, ways=ways),)


def test_only_some_can_be_asked_for() -> None:
    """Names of contestants and of ways are told apart."""
    found = asked(["--only", "hugo", "minimal", "cold", "edit"])

    assert (found.people, found.plans[0].ways) == (("minimal", "hugo"), ("cold", "edit"))


@pytest.mark.parametrize("words", [["--events", "many"], ["--events", "10:1:warm"], ["--only", "zola"], ["--fast"]])
def test_what_makes_no_sense_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """With the usage, as every command does."""
    with pytest.raises(SystemExit) as ended:
        asked(words)

    assert (ended.value.code, "usage: hundred bench" in capsys.readouterr().err) == (2, True)
