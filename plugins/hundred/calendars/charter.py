"""The calendar of the charter: when votes open and close, and when a version takes effect."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hundred.calendars.entry import moment
from hundred.calendars.feed import Feed, calendar_with
from hundred.calendars.text import escaped, lines_of, stamp
from hundred.core.charter_dates import charter_dates
from hundred.core.invitation import titled
from hundred.core.model import Question, Version, Vote
from hundred.core.paths import calendar_path
from hundred.core.plain import one_line, plain
from hundred.core.times import Timed

if TYPE_CHECKING:
    from hundred.core.charter_dates import CharterDate
    from hundred.core.model import Record
    from hundred.core.view import View

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


def charter_bytes(view: View) -> bytes:
    """Return the calendar in the language of `view`, all dates in it, past ones too."""
    name, dates = view.say("Charter"), view.community.ask(charter_dates)
    feed = Feed(
        path=view.path(calendar_path("charter")),
        name=name,
        title=calendar_title(view),
        about=view.say("When votes on the charter open and close, and when a version takes effect."),
        page=view.path(home_of(view)),
        events=(),
    )
    return calendar_with(view, feed, dates, b"".join(_vevent(view, one) for one in dates))


def calendar_title(view: View) -> str:
    """Return what it is called among a reader's other calendars."""
    return f"{view.settings.name(view.lang)} · {view.say('Charter')}"


def home_of(view: View) -> str:
    """Return the neutral path of the page that it is about."""
    return "/charter/" if view.community.versions else "/charter/questions/"


def entry_title(view: View, one: CharterDate) -> str:
    """Return a date in words; a vote is called by its question."""
    record = view.community.find(one.record, one.named)
    if isinstance(record, Version):
        said = view.say("In force: %(title)s") % {"title": _called(view, record)}
    else:
        days = not isinstance(one.when, Timed)
        closes = "Last day to vote: %(title)s" if days else "Vote closes: %(title)s"
        said = view.say("Vote opens: %(title)s" if one.what == "opens" else closes) % {"title": _called(view, record)}
    return one_line(titled(view, "cancelled", said) if one.called_off else said)


def _called(view: View, record: Record | None) -> str:
    if isinstance(record, Version):
        title = view.title(record)
        return title if record.id in title else f"{title} {record.id}"
    question = _question(view, record)
    return view.title(question) if question else record.id if record else ""


def _question(view: View, record: Record | None) -> Question | None:
    found = view.community.find("question", record.question) if isinstance(record, Vote) else None
    return found if isinstance(found, Question) else None


def _vevent(view: View, one: CharterDate) -> bytes:
    """Return a date as VEVENT, its properties in icalendar's order.

    SEQUENCE counts the minutes from 2000 to the `modified` of the record, so that it rises whenever that is written anew;
    DTSTAMP is the same moment, or the first second of the year of the date where the file does not say.
    """
    record = view.community.find(one.record, one.named)
    if record is None:
        message = f"there is no {one.record} {one.named}"
        raise TypeError(message)
    when = one.when
    start, end = (when.start, when.end) if isinstance(when, Timed) else (when.first_day, when.last_day + timedelta(days=1))
    told = "\n\n".join(part for part in (plain(view.text(_question(view, record) or record).summary), view.web(record)) if part)
    changed = one.changed
    lines = [
        "BEGIN:VEVENT",
        f"SUMMARY:{escaped(entry_title(view, one))}",
        f"DTSTART{moment(start, one.zone)}",
        f"DTEND{moment(end or start, one.zone)}",
        f"DTSTAMP:{stamp(changed) if changed else f'{start.year:04}0101T000000Z'}",
        f"UID:{escaped(one.uid)}@{escaped(view.settings.uid_domain)}",
        f"SEQUENCE:{max(0, (changed - _EPOCH) // _MINUTE) if changed else 0}",
        f"DESCRIPTION:{escaped(told)}",
    ]
    if changed:
        lines.append(f"LAST-MODIFIED:{stamp(changed)}")
    lines += [
        f"STATUS:{'CANCELLED' if one.called_off else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",  # nobody is busy by it
        f"URL:{view.web(record)}",
        "END:VEVENT",
    ]
    return lines_of(lines)
