"""Events: what happens when, where, by whom."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from hundred.core.model.base import Record
from hundred.core.times import AllDay, Timed, Undated, When, ends_at, starts_at

if TYPE_CHECKING:
    from datetime import date

STATUSES = ("scheduled", "tentative", "cancelled", "postponed", "moved-online")


class Credit(Struct, frozen=True, kw_only=True, array_like=True):
    """A person's part in an event; `person` is '' where the person is not shown, and only the role remains."""

    person: str
    role: str


class Occurrence(Struct, frozen=True, kw_only=True, array_like=True):
    """One date of a series: `when` it takes place, and where and why that is not as the series has it.

    `planned` is the span that the rule gives it, None for an added date. `state` is '', `moved`, `cancelled`, `skipped`
    or `added`. `venue` and `place` stand only where they are not the event's; `why` is the editor's reason in the
    language of the original, translations are in `Text.words["why:2026-12-04"]`, by `on`.
    """

    when: Timed | AllDay
    planned: Timed | AllDay | None = None
    state: str = ""
    venue: str = ""
    place: str = ""
    why: str = ""

    @property
    def original(self) -> datetime | date | None:
        """Return the start that the rule gives it (RECURRENCE-ID): an aware time, or a day; None for an added date."""
        return (
            None if self.planned is None else self.planned.start if isinstance(self.planned, Timed) else self.planned.first_day
        )

    @property
    def on(self) -> str:
        """Return its name, which it keeps when it is moved: the day the rule gives it, else its own, `2026-12-04`."""
        return (self.planned or self.when).first_day.isoformat()


class Session(Struct, frozen=True, kw_only=True, array_like=True):
    """One item of a festival's programme, in the words of the original; translations stand in the festival's texts.

    `key` is where it stands on the festival's page and, behind the festival's own, its identity in calendars. `status`,
    `venue` and `place` are '' where what the festival says holds for it too.
    """

    key: str
    when: Timed
    title: str
    summary: str = ""
    stage: str = ""
    status: str = ""
    venue: str = ""
    place: str = ""
    credits: tuple[Credit, ...] = ()


class Event(Record, frozen=True, kw_only=True, tag="event"):
    """One event. `zone` is the IANA zone of its wall clock; `venue` is a venue's id, `place` a place in free words.

    `uid` is the left half of the calendar's UID and never depends on title, time, venue or address.

    An event with `occurrences` is a series: they are all its dates by start, skipped ones too, and `when` is the first
    that its `rule` gives (the value of an RRULE, RFC 5545 §3.3.10, its UNTIL in UTC; '' where all dates were added one by
    one). `core.series.dates_of` gives each date as an event of its own: `on` names the date, `why` is its reason.

    An event with `sessions` is a festival: they are its programme, by start. `core.programme.sessions_of` gives each as
    an event of its own, whose `on` is its key.

    `counted` and `touched` come from the history of its file, where there is one; ask for `sequence` and `changed`.
    """

    kind: ClassVar[str] = "event"
    folder: ClassVar[str] = "events"

    uid: str
    when: When
    zone: str
    was: When | None = None
    status: str = "scheduled"
    sort: str = ""
    venue: str = ""
    place: str = ""
    online: str = ""
    groups: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    festival: str = ""
    tags: tuple[str, ...] = ()
    image: str = ""
    capacity: int | None = None
    register: str = ""
    access: str = "public"
    revision: int = 0
    rule: str = ""
    occurrences: tuple[Occurrence, ...] = ()
    on: str = ""
    why: str = ""
    sessions: tuple[Session, ...] = ()
    counted: int | None = None
    touched: datetime | None = None

    @property
    def is_session(self) -> bool:
        """Say whether this stands for one item of a programme: such a one is part of its own event."""
        return bool(self.on) and self.festival == self.id

    @property
    def sequence(self) -> int:
        """Return how often its facts have changed (SEQUENCE): as counted in its history, else its `revision`."""
        return self.revision if self.counted is None else self.counted

    @property
    def changed(self) -> datetime | None:
        """Return when it was last changed: as its history or its file says, whichever is later."""
        said = self.modified or self.published
        return max(said, self.touched) if said and self.touched else said or self.touched

    @property
    def anchor(self) -> str:
        """Return where on its page a date of a series or a session stands: `#2026-12-04`; '' for an event as a whole."""
        return f"#{self.on}" if self.on else ""

    @property
    def starts_at(self) -> datetime:
        """Return the instant (UTC) it begins."""
        return starts_at(self.when, self.zone)

    @property
    def ends_at(self) -> datetime:
        """Return the instant (UTC) from which it is over; a series is when the last of its dates is."""
        if self.occurrences:
            return max(ends_at(one.when, self.zone) for one in self.occurrences)
        return ends_at(self.when, self.zone)

    @property
    def standing(self) -> str:
        """Return how things stand with it: its status, or `rescheduled` where only its time is another."""
        return "rescheduled" if self.was is not None and self.status == "scheduled" else self.status

    @property
    def dated(self) -> bool:
        """Say whether the day is known."""
        return not isinstance(self.when, Undated)

    @property
    def mode(self) -> str:
        """Return how one takes part: `online`, `offline` or `hybrid`."""
        there = bool(self.venue or self.place)
        if self.status == "moved-online" or (self.online and not there):
            return "online"
        return "hybrid" if self.online and there else "offline"

    @property
    def join_link(self) -> str:
        """Return the address to join by, where everybody may know it: never for members' or booked events."""
        return self.online if self.access == "public" else ""
