"""The dates of the charter that one puts into a calendar: when a vote opens, when it closes, when a version takes effect."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

from hundred.core.community import question
from hundred.core.times import AllDay, Timed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.community import Community
    from hundred.core.model import Vote

_SHORT = timedelta(minutes=30)  # how long the first and the last minutes of a vote are shown


class CharterDate(Struct, frozen=True, kw_only=True, array_like=True):
    """A date of the record of the kind `record` that is called `named`, by the clock of the site, whose `zone` it is.

    `what` is `opens` or `closes` of a vote, or `effective` of a version. `called_off`: its question was taken back before it
    was counted. `changed` is when the record says that it was changed.
    """

    what: str
    record: str
    named: str
    when: AllDay | Timed
    zone: str
    called_off: bool = False
    changed: datetime | None = None

    @property
    def uid(self) -> str:
        """Return what names it in calendars for ever: `charter.vote.2022-fence.opens`, `charter.version.2.0.effective`."""
        kind = "version" if self.record == "charter" else self.record
        return f"charter.{kind}.{self.named}.{self.what}"

    @property
    def dated(self) -> bool:
        """Say that its day is known, which that of an event may not be."""
        return True

    @property
    def ends_at(self) -> datetime:
        """Return the instant at which it is over."""
        if isinstance(self.when, Timed):
            return self.when.end or self.when.start
        return datetime.combine(self.when.last_day + timedelta(days=1), time(), ZoneInfo(self.zone))


@question
def charter_dates(community: Community) -> tuple[CharterDate, ...]:
    """Return every date of the charter, past and to come, by its start."""
    found = [*_effects(community), *(one for vote in community.votes for one in _of_vote(community, vote))]
    return tuple(sorted(found, key=lambda one: (_start(one), one.uid)))


@question
def any_dates(community: Community) -> bool:
    """Say whether there is any, and so a calendar of them: all that most pages need to know."""
    return bool(community.ask(charter_dates))


@question
def count_dates(community: Community) -> int:
    """Return how many dates there are."""
    return len(community.ask(charter_dates))


@question
def coming_dates(community: Community, most: str) -> tuple[CharterDate, ...]:
    """Return the first `most` dates of the charter that are not over."""
    now = community.now
    return tuple(one for one in community.ask(charter_dates) if one.ends_at > now)[: int(most)]


def _of_vote(community: Community, vote: Vote) -> Iterator[CharterDate]:
    """Yield both ends of a vote: as days where they are written so, else as the first and the last half hour.

    A calendar entry that ends when the vote closes reminds of it while there is time.
    """
    zone = community.settings.timezone
    opens, closes = vote.opens.astimezone(ZoneInfo(zone)), vote.closes.astimezone(ZoneInfo(zone))
    asked = next((one for one in community.questions if one.id == vote.question), None)
    off = asked is not None and asked.state in {"withdrawn", "lapsed"} and not vote.outcome
    short = min(_SHORT, vote.closes - vote.opens)
    first: AllDay | Timed = Timed(start=opens, end=(vote.opens + short).astimezone(opens.tzinfo))
    last: AllDay | Timed = Timed(start=(vote.closes - short).astimezone(opens.tzinfo), end=closes)
    if opens.time() == time():
        first = AllDay(first_day=opens.date(), last_day=opens.date())
    if closes.time() == time():
        day = closes.date() - timedelta(days=1)
        last = AllDay(first_day=day, last_day=day)
    for what, when in (("opens", first), ("closes", last)):
        yield CharterDate(what=what, record="vote", named=vote.id, when=when, zone=zone, called_off=off, changed=vote.modified)


def _effects(community: Community) -> Iterator[CharterDate]:
    for version in community.versions:
        day = version.holds_from
        if day and community.in_force(day) is version:
            when = AllDay(first_day=day, last_day=day)
            zone = community.settings.timezone
            yield CharterDate(
                what="effective", record="charter", named=version.id, when=when, zone=zone, changed=version.modified
            )


def _start(one: CharterDate) -> datetime:
    if isinstance(one.when, Timed):
        return one.when.start
    return datetime.combine(one.when.first_day, time(), ZoneInfo(one.zone))
