"""What readers show of a calendar: every date of every event, changed dates in the place of those of the rule.

`SHOWERS` are those that expand rules and changes. Each takes many files at once, since a program takes a moment to begin,
and gives for each the dates it shows, or a sentence why it refuses the file.
"""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from judges import libical_judge, npm
from judges.thunderbird import thunderbird

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

HERE = Path(__file__).parent
FIRST, LAST = date(1990, 1, 1), date(2036, 12, 31)


class Shown(NamedTuple):
    """A date of an event: UTC as `2026-05-15T11:30:00Z` or a day, the end exclusive; title and status as they stand."""

    uid: str
    start: str
    end: str
    title: str
    status: str


Answer = list[Shown] | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shower:
    """A reader that expands: `show` gives an answer for each file; `missing` says why it cannot run here, or ''."""

    name: str
    show: Callable[[Sequence[bytes]], list[Answer]]
    missing: Callable[[], str] = lambda: ""
    overrides: bool = True  # whether it puts changed dates in the place of those of the rule


def said(at: date) -> str:
    """Return a time in UTC or a day, as all answers say it."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if isinstance(at, datetime) else at.isoformat()


def each(show: Callable[[bytes], Iterable[Shown]]) -> Callable[[Sequence[bytes]], list[Answer]]:
    """Return what asks a library for one file after the other."""

    def answers(files: Sequence[bytes]) -> list[Answer]:
        found: list[Answer] = []
        for ics in files:
            try:
                found.append(sorted(show(ics)))
            except Exception as problem:  # noqa: BLE001 - every library has its own
                found.append(f"{type(problem).__name__}: {problem}"[:300])
        return found

    return answers


def by_node(program: str, files: Sequence[bytes]) -> list[Answer]:
    """Ask ical.js or node-ical."""
    texts = json.dumps([ics.decode(errors="replace") for ics in files]).encode()
    done = subprocess.run(["node", HERE / program], input=texts, capture_output=True, check=True)
    return [one if isinstance(one, str) else sorted(Shown(*row) for row in one) for one in json.loads(done.stdout)]


def by_libical(files: Sequence[bytes]) -> list[Answer]:
    """Ask libical."""
    found: list[Answer] = []
    for ics in files:
        done = subprocess.run([libical_judge.PROGRAM, "shown"], input=ics, capture_output=True, check=False)
        *rows, last = done.stdout.decode(errors="replace").splitlines() or [""]
        found.append(_rows(rows) if last == "errors\t0" else f"refused: {last}")
    return found


@cache
def no_kcalendarcore() -> str:
    """Return why KCalendarCore cannot run here, or '' after compiling its program where that is older than its source."""
    source, program = HERE / "kcalendarcore_judge.cpp", HERE / "built" / "kcalendarcore_judge"
    if not shutil.which("g++"):
        return "g++ is not installed"
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        program.parent.mkdir(exist_ok=True)
        flags = subprocess.run(
            ["pkg-config", "--cflags", "--libs", "Qt5Core", "Qt5Gui"], capture_output=True, text=True, check=False
        ).stdout.split()
        folders = [f"-I/usr/include/KF5/{name}" for name in ("", "KCalendarCore", "KCalendarCore/KCalendarCore")]
        command = ["g++", "-O1", "-fPIC", "-o", str(program), str(source), *folders, *flags, "-lKF5CalendarCore"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"libkf5calendarcore-dev is not installed: {' '.join(done.stderr.split())[:200]}"
    return ""


def by_kcalendarcore(files: Sequence[bytes]) -> list[Answer]:
    """Ask KCalendarCore."""
    found: list[Answer] = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.ics" for number in range(len(files))]
        for path, ics in zip(paths, files, strict=True):
            path.write_bytes(ics)
        done = subprocess.run([HERE / "built" / "kcalendarcore_judge", *paths], capture_output=True, check=True)
    rows: list[str] = []
    for line in done.stdout.decode(errors="replace").splitlines():
        if line in {".", "!\trefused"}:
            found.append(_rows(rows) if line == "." else "refused")
            rows = []
        else:
            rows.append(line)
    return found


def by_thunderbird(files: Sequence[bytes]) -> list[Answer]:
    """Ask Thunderbird."""
    answers = thunderbird().run([ics.decode(errors="replace") for ics in files], f"{FIRST:%Y%m%d}", f"{LAST:%Y%m%d}")
    return [
        one if isinstance(one, str) else sorted(Shown(u, _spread(s), _spread(e), t, st) for u, s, e, t, st in one)
        for one in answers
    ]


def by_recurring(ics: bytes) -> Iterable[Shown]:
    """Ask recurring-ical-events, which reads with icalendar."""
    import icalendar  # noqa: PLC0415 - each library where it is asked
    import recurring_ical_events  # noqa: PLC0415
    from icalendar.timezone import tzp  # noqa: PLC0415

    tzp.use_default()
    for one in recurring_ical_events.of(icalendar.Calendar.from_ical(ics)).between(FIRST, LAST):
        start, end = one["DTSTART"].dt, one.end
        yield Shown(str(one["UID"]), said(start), said(end), str(one.get("SUMMARY", "")), str(one.get("STATUS", "")))


def by_ical(ics: bytes) -> Iterable[Shown]:
    """Ask ical, which Home Assistant reads with."""
    from ical.calendar_stream import IcsCalendarStream  # noqa: PLC0415

    calendar = IcsCalendarStream.calendar_from_ics(ics.decode())
    for one in calendar.timeline:
        if str(one.dtstart)[:4] > str(LAST.year):
            return
        yield Shown(one.uid, said(one.dtstart), said(one.end), one.summary or "", one.status.value if one.status else "")


def by_khal(ics: bytes) -> Iterable[Shown]:
    """Ask khal, which sets icalendar to zones of its own when it is imported."""
    import icalendar  # noqa: PLC0415

    try:
        icalendar.use_pytz()
        return list(_by_khal(ics))
    finally:
        icalendar.use_zoneinfo()


def _by_khal(ics: bytes) -> Iterable[Shown]:
    """Yield what khal shows; each UID is a file to it."""
    import pytz  # noqa: PLC0415 - khal's own zones
    from khal.icalendar import split_ics  # noqa: PLC0415
    from khal.khalendar.backend import SQLiteDb  # noqa: PLC0415
    from khal.khalendar.event import Event  # noqa: PLC0415

    logging.getLogger("khal").setLevel(logging.CRITICAL)
    zone = pytz.timezone("Asia/Tokyo")
    forms = dict.fromkeys(("timeformat", "dateformat", "datetimeformat", "longdateformat", "longdatetimeformat"), "%d")
    locale: Any = {"default_timezone": zone, "local_timezone": zone, "unicode_symbols": False, "firstweekday": 0, **forms}
    store = SQLiteDb(["town"], ":memory:", locale)
    for number, one in enumerate(split_ics(ics.decode())):
        store.update(one, f"{number}.ics", calendar="town")
    begin, end = datetime(FIRST.year, 1, 1, tzinfo=UTC), datetime(LAST.year, 12, 31, tzinfo=UTC)
    floating = store.get_floating(begin.replace(tzinfo=None), end.replace(tzinfo=None))
    for item, _, start, finish, ref, *_ in [*store.get_localized(begin, end), *floating]:
        event = Event.fromString(item, ref=ref, start=start, end=finish, locale=locale, calendar="town")
        days = not isinstance(event.start, datetime)
        last = event.end + timedelta(days=1) if days else event.end
        status = str(event._vevents[event.ref].get("STATUS", ""))
        yield Shown(event.uid, said(event.start), said(last), str(event.summary), status)


def by_vobject(ics: bytes) -> Iterable[Shown]:
    """Ask vobject, which knows no changed dates: they are left to those who do."""
    import vobject  # noqa: PLC0415

    known = vobject.icalendar.__dict__["__tzidMap"]
    for name in [name for name in known if name != "UTC"]:
        del known[name]
    calendar = vobject.readOne(ics.decode())
    for one in getattr(calendar, "vevent_list", []):
        start, length = one.dtstart.value, one.dtend.value - one.dtstart.value
        status = one.status.value if hasattr(one, "status") else ""
        for at in one.rruleset or [start]:
            day = at if isinstance(start, datetime) else at.date() if isinstance(at, datetime) else at
            yield Shown(one.uid.value, said(day), said(day + length), one.summary.value, status)


def no_thunderbird() -> str:
    """Return why Thunderbird cannot run here, or ''."""
    return "" if shutil.which("thunderbird") else "thunderbird is not installed"


def _rows(lines: Iterable[str]) -> list[Shown]:
    return sorted(Shown(*line.split("\t")) for line in lines)


def _spread(text: str) -> str:
    """Return `20260703T183000Z` with its signs: `2026-07-03T18:30:00Z`."""
    day = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    return f"{day}T{text[9:11]}:{text[11:13]}:{text[13:15]}Z" if len(text) > len("20260703") else day


SHOWERS = (
    Shower(name="ical.js", show=partial(by_node, "icsjs_shown.mjs"), missing=npm.missing),
    Shower(name="libical", show=by_libical, missing=libical_judge.missing),
    Shower(name="KCalendarCore", show=by_kcalendarcore, missing=no_kcalendarcore),
    Shower(name="Thunderbird", show=by_thunderbird, missing=no_thunderbird),
    Shower(name="recurring-ical-events", show=each(by_recurring)),
    Shower(name="ical", show=each(by_ical)),
    Shower(name="khal", show=each(by_khal)),
    Shower(name="vobject", show=each(by_vobject), overrides=False),
)
# It reads, and is not asked to expand: its rules are those of another library.
NODEICAL = Shower(name="node-ical", show=partial(by_node, "nodeical.mjs"), missing=npm.missing, overrides=False)
