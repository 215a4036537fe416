"""Which version of the charter holds on which day: computed from dates, never typed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hundred.core.community import question

if TYPE_CHECKING:
    from hundred.core.community import Community
    from hundred.core.model import Version


def state(version: Version, community: Community, today: date) -> str:
    """Return `in-force`, `superseded`, `future`, `voting` or `repealed` for a version on the day `today`."""
    if version.status != "adopted":
        return version.status
    if version.effective is not None and version.effective > today:
        return "future"
    return "in-force" if community.in_force(today) is version else "superseded"


def until(version: Version, community: Community) -> date | None:
    """Return the last day on which a version is in force, or None while no later one is adopted."""
    if version.effective is None:
        return None
    later = [
        one.effective
        for one in community.versions
        if one.status == "adopted" and one.effective and one is not version and one.effective > version.effective
    ]
    return min(later) - timedelta(days=1) if later else None


@question
def standing(community: Community, id: str) -> tuple[str, date | None, str]:  # noqa: A002 - the word of the content
    """Return the state of a version today, the last day on which it holds, and the id of the version in force, or ''."""
    (version,) = (one for one in community.versions if one.id == id)
    current = community.in_force(community.today)
    return state(version, community, community.today), until(version, community), current.id if current else ""


@question
def standings(community: Community) -> tuple[tuple[str, str], ...]:
    """Return (id, state today) of every version, the newest first."""
    return tuple((one.id, state(one, community, community.today)) for one in reversed(community.versions))
