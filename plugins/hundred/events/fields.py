"""The field table of event files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core import common
from hundred.core.fields import Field, Group, ListOf
from hundred.core.model.event import STATUSES
from hundred.core.moments import Day, End, Length, Moment, Zone
from hundred.core.rule.field import Recurrence
from hundred.core.scalars import Choice, Ref, Slug, Url, Whole, Words
from hundred.events.reasons import Reasons

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.fields import Values

STATUS = Choice(STATUSES, {"canceled": "cancelled", "confirmed": "scheduled", "moved online": "moved-online"})
CREDIT = Group(
    what="a person and their part",
    short="person",
    fields=(
        Field(name="person", type=Ref("person"), required=True, help="Who.", help_zh="是谁。", example="fang-ke"),
        Field(name="as", type=Words(limit=80), help="Their part.", help_zh="担任的角色。", example="director"),
    ),
)
_SESSION_TITLE = Field(
    name="title",
    type=Words(limit=200),
    required=True,
    help="What the session is called.",
    help_zh="节目名称。",
    example="Soup",
)
_SESSION_STAGE = Field(
    name="stage",
    type=Words(limit=80),
    example="Lamp room",
    help="Where within the festival; every stage is a column of the programme.",
    help_zh="节庆里的哪个场地；每个场地在节目单里占一列。",
)
_SESSION_SUMMARY = Field(
    name="summary",
    type=Words(limit=400),
    example="From one pot.",
    help="One sentence about it.",
    help_zh="一句话介绍。",
)
SESSION = Group(
    what="a session",
    fields=(
        Field(
            name="start", type=End(), required=True, example="2026-10-17 19:30",
            help="Day and time; a time alone where the festival has one day.", help_zh="日期和时间；节庆只有一天时只写时间即可。",
        ),
        Field(
            name="end", type=End(), example="20:15",
            help="A time of the same day, or a day and time.", help_zh="当天的时间，或日期加时间。",
        ),
        Field(name="duration", type=Length(), example="45m", help="How long it takes, instead of an end.", help_zh="时长，代替 end。"),
        _SESSION_TITLE,
        _SESSION_STAGE,
        Field(name="people", type=ListOf(CREDIT), example="[fang-ke]", help="Who takes part and as what.", help_zh="参与者及其角色。"),
        _SESSION_SUMMARY,
        Field(
            name="id", type=Slug(), example="soup",
            help="Its name for calendars and links, for ever; without it, a form of its title.",
            help_zh="节目在日历和链接里的永久名字；不写就由名称得出。",
        ),
        Field(name="status", type=STATUS, example="cancelled", help="Where it is not the festival's.", help_zh="与整个节庆不同才写。"),
        Field(name="venue", type=Words(), example="canteen", help="Where it is not the festival's.", help_zh="与整个节庆不同才写。"),
    ),
)  # fmt: skip
TRANSLATED_SESSION = Group(
    what="the words of a session",
    fields=(
        Field(name="id", type=Slug(), required=True, help="Which session.", help_zh="哪个节目。", example="soup"),
        replace(_SESSION_TITLE, required=False),
        _SESSION_STAGE,
        _SESSION_SUMMARY,
    ),
)


def words_of_sessions(entries: Iterable[Values]) -> dict[str, str]:
    """Return what a translation says of the sessions as `session:soup:title` and so on."""
    names = ("title", "stage", "summary")
    return {f"session:{one['id']}:{name}": one[name] for one in entries if one["id"] for name in names if one[name]}


PROGRAMME = Field(
    name="programme", type=ListOf(SESSION), translatable=True, translated=ListOf(TRANSLATED_SESSION), words=words_of_sessions,
    help="The sessions of a festival. A translation repeats only their id, with title, stage and summary.",
    help_zh="节庆的节目单。译文里只写每个节目的 id，以及 title、stage、summary。",
)  # fmt: skip
_WHY = Words(limit=200)
CHANGE = Group(
    what="a change of one date",
    fields=(
        Field(name="on", type=Day(), help="Which date.", help_zh="是哪一次。", example="2026-12-04"),
        Field(
            name="skip", type=_WHY, help="It is left out; the reason.", help_zh="这次不办，写原因。", example="the hall is let"
        ),
        Field(
            name="cancel",
            type=_WHY,
            help="It is cancelled and stays visible as such; the reason.",
            help_zh="这次取消，但仍列出，写原因。",
            example="storm",
        ),
        Field(
            name="move",
            type=Moment(),
            help="When it takes place instead.",
            help_zh="改到什么时候。",
            example="2026-12-05 19:30",
        ),
        Field(name="add", type=Moment(), help="A further date.", help_zh="另外增加的一次。", example="2026-12-11 19:30"),
        Field(
            name="end",
            type=End(),
            help="When that date ends, if not as long as usual.",
            help_zh="这次的结束时间（与平常不同才写）。",
            example="21:00",
        ),
        Field(
            name="venue",
            type=Words(),
            help="Where, if elsewhere.",
            help_zh="这次的地点（与平常不同才写）。",
            example="lighthouse",
        ),
        Field(name="why", type=_WHY, help="The reason, for everybody to read.", help_zh="原因，所有人可见。", example="storm"),
    ),
)

FIELDS = (
    common.TITLE,
    Field(
        name="start", type=Moment(part=True), required=True, example="2026-05-15 19:30",
        help="Day and time by the clock of the place; a day alone is a whole day; a month or year alone is a date to be announced.",
        help_zh="当地时间的日期和时间；只写日期表示全天；只写月份或年份表示日期待定。",
    ),
    Field(
        name="end", type=End(), example="21:30",
        help="A time of the same day, a day and time, or the last day (inclusive).",
        help_zh="当天的时间、日期加时间，或最后一天（含当天）。",
    ),
    Field(name="duration", type=Length(), example="2h 30m", help="How long it takes, instead of an end.", help_zh="时长，代替 end。"),
    Field(
        name="timezone", type=Zone(), example="Europe/London",
        help="The zone of its clock, where it is not the venue's or the site's.", help_zh="当地时区（与场地和网站都不同才写）。",
    ),
    Field(
        name="status", type=STATUS, example="cancelled",
        help="scheduled (the default), tentative, cancelled, postponed or moved-online. The page and the calendar entry stay.",
        help_zh="scheduled（如期举行，默认）、tentative（待确认）、cancelled（已取消）、postponed（已延期）或 moved-online（改为线上）。页面和日历条目都会保留。",
    ),
    Field(
        name="was", type=Moment(), example="2026-05-08 19:30",
        help="The earlier start of an event that was moved.", help_zh="改期前的开始时间。",
    ),
    Field(
        name="venue", type=Words(), example="lighthouse",
        help="The id of a venue, or a place in your own words.", help_zh="场地的 id，或用文字写明地点。",
    ),
    Field(
        name="online", type=Url(), example="https://meet.example/room",
        help="Where to join on the web; with a venue too, the event is hybrid. Hidden unless access is public.",
        help_zh="线上参加的网址；同时写了场地，就是线上线下同时举行。access 不是 public 时不会公开。",
    ),
    Field(name="groups", type=ListOf(Ref("group")), example="[popcorn]", help="The groups whose event it is.", help_zh="所属小组。"),
    Field(name="hosts", type=ListOf(Ref("person")), example="[luo-yu]", help="Who invites.", help_zh="主持人。"),
    Field(
        name="people", type=ListOf(CREDIT), example="[{person: fang-ke, as: director}]",
        help="Who took part and as what.", help_zh="参与者及其角色。",
    ),
    Field(name="festival", type=Ref("event"), example="light-week-2026", help="The event it is part of.", help_zh="所属的节庆活动。"),
    Field(
        name="kind", type=Words(limit=60), example="gathering",
        help="What sort of event: one of the site's event_kinds.", help_zh="活动类型，须是网站 event_kinds 里的一个。",
    ),
    Field(name="tags", type=ListOf(Slug()), example="[film, night]", help="Subjects; each has a calendar.", help_zh="标签，每个标签都有自己的日历。"),
    common.SUMMARY,
    common.IMAGE,
    common.IMAGE_ALT,
    Field(name="price", type=Words(), translatable=True, example="free", help="What it costs, in words.", help_zh="费用说明。"),
    Field(name="capacity", type=Whole(least=1), example="40", help="How many there is room for.", help_zh="名额。"),
    Field(name="register", type=Url(), example="https://forms.example/popcorn", help="Where to sign up.", help_zh="报名网址。"),
    Field(
        name="contact", type=Words(), translatable=True, example="Ask at the canteen",
        help="Whom to ask. No e-mail addresses.", help_zh="联系方式（不要写邮箱）。",
    ),
    Field(
        name="access", type=Choice(("public", "members", "booking")), example="members",
        help="public (the default), members or booking.", help_zh="public（所有人，默认）、members（成员）或 booking（须预约）。",
    ),
    Field(
        name="id", type=Slug(), example="tb-2026-popcorn-12",
        help="Its name for calendars, for ever. Without it the file's name is used, and renaming the file makes a new event.",
        help_zh="活动在日历里的永久身份。不写就用文件名，那样一改文件名就成了另一场活动。",
    ),
    Field(
        name="revision", type=Whole(), example="1",
        help="Raise it by one when time, place or status change; git counts by itself.",
        help_zh="时间、地点或状态改变时加一；用 git 的话会自动计数。",
    ),
    common.DATE,
    common.MODIFIED,
    common.LANG,
    Field(
        name="repeat", type=Recurrence(), example="every 2 weeks on Friday until 2026-12-18",
        help="How it repeats, in a sentence that says when it ends; 'start' is the first date.",
        help_zh="用一句话写怎样重复、到何时为止；start 是第一次的日期。",
    ),
    Field(
        name="rrule", type=Recurrence(expert=True, label="an RRULE"), example="FREQ=MONTHLY;BYDAY=-1FR;COUNT=6",
        help="The same as an RRULE of iCalendar, for experts.", help_zh="同上，用 iCalendar 的 RRULE 来写，供熟悉的人使用。",
    ),
    Field(
        name="changes", type=ListOf(CHANGE), example="[{on: 2026-12-04, skip: the hall is let}]",
        help="Dates of the series that are skipped, cancelled or moved, and dates added to it.",
        help_zh="系列中跳过、取消、改期的日子，以及另外增加的日子。",
        translatable=True, translated=Reasons(), words=dict,
    ),
    PROGRAMME,
)  # fmt: skip
