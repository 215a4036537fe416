"""The clock is read no more exactly than a question needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.clock import Clock
from hundred.core.community import Community
from hundred.core.settings import Settings
from hundred.core.view import View

if TYPE_CHECKING:
    from hundred.core.view import Catalogue

NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)  # noon in Shanghai
COMMUNITY = Community(
    settings=Settings(
        url="https://town.example",
        timezone="Asia/Shanghai",
        languages=("en",),
        names={},
        mottos={},
        uid_domain="town.example",
        vocabulary={},
    ),
    now=NOW,
)


class _Words:
    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return singular if n == 1 else plural


def view(now: datetime = NOW) -> View:
    """Return an empty town at that time."""
    words: Catalogue = _Words()
    return View(community=replace(COMMUNITY, now=now), lang="en", catalogue=words)


@pytest.mark.parametrize(
    ("at", "come", "read"),
    [
        (datetime(2025, 12, 31, 16, tzinfo=UTC), True, ["year"]),
        (datetime(2026, 12, 31, 16, tzinfo=UTC), False, ["year"]),
        (datetime(2025, 12, 31, 16, 0, 1, tzinfo=UTC), True, ["year", "today"]),
        (datetime(2026, 11, 20, 16, tzinfo=UTC), True, ["year", "today"]),
        (datetime(2026, 11, 21, 16, tzinfo=UTC), False, ["year", "today"]),
        (datetime(2026, 11, 20, 16, 0, 1, tzinfo=UTC), True, ["year", "today", "now"]),
        (NOW, True, ["year", "today", "now"]),
        (NOW + timedelta(seconds=1), False, ["year", "today", "now"]),
    ],
)
def test_only_what_happens_today_needs_the_time(at: datetime, come: bool, read: list[str]) -> None:  # noqa: FBT001 - a table
    """Another year needs the year, another day the day, in the site's zone."""
    seen = view()
    with seen.community.reads.collect() as reads:
        found = Clock(seen).has_come(at)

    assert found is come
    assert [key[1] for key in reads] == read


@given(
    now=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2030, 1, 1)),
    away=st.timedeltas(min_value=timedelta(days=-800), max_value=timedelta(days=800)),
)
def test_the_answer_is_that_of_the_clock(now: datetime, away: timedelta) -> None:
    """However little of it was read."""
    now = now.replace(tzinfo=UTC)

    assert Clock(view(now)).has_come(now + away) == (now + away <= now)
