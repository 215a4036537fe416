"""Which version of the charter holds on which day: computed from dates, never typed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hundred.core.community import question

if TYPE_CHECKING:
    from hundred.core.community import Community
    from hundred.core.model import Article, Version


def state(version: Version, community: Community, today: date) -> str:
    """Return `in-force`, `superseded`, `future`, `voting` or `repealed` for a version on the day `today`."""
    if version.holds_from is None or (version.repealed and version.repealed <= today):
        return version.status
    if version.holds_from > today:
        return "future"
    return "in-force" if community.in_force(today) is version else "superseded"


def until(version: Version, community: Community) -> date | None:
    """Return the last day on which a version is in force, or None while nothing ends it."""
    start = version.effective
    if start is None:
        return None
    ends = [one.holds_from for one in community.versions if one.holds_from and one.holds_from > start]
    ends += [version.repealed] if version.repealed else []
    return min(ends) - timedelta(days=1) if ends else None


def spans(community: Community) -> list[tuple[Version, date, date | None]]:
    """Return every span of days with the version in force in it, oldest first; the last day is None while it has none."""
    started = sorted((one.holds_from, number) for number, one in enumerate(community.versions) if one.holds_from)
    found = [(community.versions[number], first, until(community.versions[number], community)) for first, number in started]
    return [(one, first, last) for one, first, last in found if last is None or last >= first]


@question
def standing(community: Community, id: str) -> tuple[str, date | None, str]:  # noqa: A002 - the word of the content
    """Return the state of a version today, the last day on which it holds, and the id of the version in force, or ''."""
    (version,) = (one for one in community.versions if one.id == id)
    current = community.in_force(community.today)
    return state(version, community, community.today), until(version, community), current.id if current else ""


@question
def successor(community: Community, id: str) -> str:  # noqa: A002
    """Return the id of the version that takes the place of another one on the day after its last, '' where none does."""
    held = [(version.id, first, last) for version, first, last in spans(community)]
    end = next((last for id_, _, last in held if id_ == id), None)
    return next((id_ for id_, first, _ in held if end is not None and first == end + timedelta(days=1)), "")


@question
def repealed_in(community: Community, id: str) -> tuple[tuple[str, str], ...]:  # noqa: A002
    """Return (article, version) of every article that is repealed in a version: the version from which on it was."""
    place = next(place for place, one in enumerate(community.versions) if one.id == id)
    found: dict[str, str] = {}
    gone = {article.id for article in _articles(community.versions[place]) if article.repealed}
    for version in reversed(community.versions[: place + 1]):
        gone &= {article.id for article in _articles(version) if article.repealed}
        found |= dict.fromkeys(gone, version.id)
    return tuple(sorted(found.items()))


def _articles(version: Version) -> tuple[Article, ...]:
    return version.articles[version.original.lang]


@question
def standings(community: Community) -> tuple[tuple[str, str], ...]:
    """Return (id, state today) of every version, the newest first."""
    return tuple((one.id, state(one, community, community.today)) for one in reversed(community.versions))
