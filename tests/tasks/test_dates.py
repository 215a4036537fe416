"""`hundred dates`: the rule and the dates of an event, read aloud before it is published."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.core.model import Event
from hundred.core.model.base import Text
from hundred.core.model.event import Occurrence
from hundred.core.times import AllDay, Timed
from hundred.tasks.dates import say_dates

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

ZONE = ZoneInfo("Asia/Shanghai")


def evening(day: str, clock: str = "19:30") -> Timed:
    """Return two hours of an evening."""
    start = datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZONE)
    return Timed(start=start, end=start.replace(hour=start.hour + 2))


def series() -> Event:
    """Return an event of five dates, of which one is moved, one cancelled, one left out and one added."""
    texts = (
        Text(lang="en", title="Popcorn", summary="", body_line=1, path="content/events/popcorn.md"),
        Text(lang="zh-Hans", title="爆米花", summary="", body_line=1, path="content/events/popcorn.zh-Hans.md", words={"why:2026-06-12": "台风"}),
    )  # fmt: skip
    return Event(
        id="popcorn",
        path="content/events/popcorn.md",
        texts=texts,
        uid="popcorn",
        when=evening("2026-05-15"),
        zone="Asia/Shanghai",
        rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20260630T113000Z",
        occurrences=(
            Occurrence(when=evening("2026-05-15"), planned=evening("2026-05-15")),
            Occurrence(
                when=evening("2026-05-30", "15:00"), planned=evening("2026-05-29"), state="moved", why="the hall is let"
            ),
            Occurrence(when=evening("2026-06-12"), planned=evening("2026-06-12"), state="cancelled", why="storm"),
            Occurrence(when=evening("2026-06-26"), planned=evening("2026-06-26"), state="skipped"),
            Occurrence(when=evening("2026-07-04"), state="added"),
        ),
    )


def test_a_series_is_told_in_english() -> None:
    """Title, rule and dates, each with what is different about it; only those that take place are counted."""
    assert list(say_dates(series(), "en")) == [
        "Popcorn",
        "every 2 weeks on Friday, until 30 June 2026",
        "  1  Friday, 15 May 2026 19:30 – 21:30 (Shanghai, UTC+8)",
        "  2  Saturday, 30 May 2026 15:00 – 17:00 (Shanghai, UTC+8); moved from Friday, 29 May 2026 19:30 – 21:30 (Shanghai, UTC+8): the hall is let",
        "  -  Friday, 12 June 2026 19:30 – 21:30 (Shanghai, UTC+8); cancelled: storm",
        "  -  Friday, 26 June 2026 19:30 – 21:30 (Shanghai, UTC+8); left out",
        "  3  Saturday, 4 July 2026 19:30 – 21:30 (Shanghai, UTC+8); added",
    ]


def test_a_series_is_told_in_chinese() -> None:
    """The Chinese text has its own title and reasons."""
    told = list(say_dates(series(), "zh-Hans"))

    assert told[:3] == [
        "爆米花",
        "每两周的周五，至 2026年6月30日",
        "  1  2026年5月15日星期五 19:30 – 21:30（上海时间，UTC+8）",
    ]
    assert told[4] == "  -  2026年6月12日星期五 19:30 – 21:30（上海时间，UTC+8）；取消：台风"


def test_whole_days_are_told_without_a_clock() -> None:
    """A rule of whole days ends on a day."""
    day = AllDay(first_day=date(2026, 6, 12), last_day=date(2026, 6, 12))
    texts = (Text(lang="en", title="Founders' day", summary="", body_line=1, path="content/events/founders.md"),)
    event = Event(
        id="founders", path="content/events/founders.md", texts=texts, uid="founders", when=day, zone="Asia/Shanghai",
        rule="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=12;UNTIL=20260630", occurrences=(Occurrence(when=day, planned=day),),
    )  # fmt: skip

    assert list(say_dates(event, "en")) == [
        "Founders' day",
        "every year on 12 June, until 30 June 2026",
        "  1  Friday, 12 June 2026",
    ]


def test_a_single_event_has_one_date(site: Path, hundred: Run) -> None:
    """An event without a rule is told as well, in every language of the site."""
    done = hundred("dates", "content/events/weir-walk.md", cwd=site)

    blocks = done.stdout.rstrip().split("\n\n")
    assert (done.returncode, done.stderr, len(blocks)) == (0, "", 1)
    assert blocks[0].splitlines()[1].startswith("  Sunday, 4 October 2026 09:00")


def test_one_language_can_be_asked_for(site: Path, hundred: Run) -> None:
    """A language that the site does not have is wrong usage and names those it has."""
    done = [hundred("dates", "content/events/weir-walk.md", "--lang", lang, cwd=site) for lang in ("en", "fr")]

    assert [one.returncode for one in done] == [0, 2]
    assert done[1].stderr == "hundred dates: the site has no language 'fr'; it has en\n"


def test_a_slip_in_the_file_is_told(site: Path, hundred: Run) -> None:
    """An error of the file is printed as `check` prints it, and the status is 1."""
    file = site / "content" / "events" / "weir-walk.md"
    file.write_text(file.read_text(encoding="utf-8").replace("2026-10-04 09:00", "4 Oct 7pm"), encoding="utf-8")

    done = hundred("dates", "events/weir-walk.md", cwd=site / "content")

    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        "events/weir-walk.md:4:8: error[date]: '4 Oct 7pm' is not a date and time",
    )


def test_what_is_no_event_is_said_to_be_none(site: Path, hundred: Run) -> None:
    """Another kind of file ends with 1, a file that is not there with 2; neither with a traceback."""
    group = min((site / "content" / "groups").glob("*.md")).relative_to(site)
    done = [hundred("dates", str(path), cwd=site) for path in (group, "content/events/none.md")]

    assert [(one.returncode, one.stdout, one.stderr) for one in done] == [
        (1, f"{group} is no event that the site shows\n", ""),
        (2, "", "hundred dates: there is no file content/events/none.md\n"),
    ]
