"""What the corpus is made of: events, groups, people with their portraits, versions of a charter. Each by its number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bench import words
from bench.dice import Dice

NOW = datetime(2026, 11, 21, 12)  # noqa: DTZ001 - the clock of every build, UTC
EPOCH = "1795262400"  # the same as SOURCE_DATE_EPOCH
GROUPS, PEOPLE, VERSIONS, ARTICLES = 50, 500, 10, 30
ZONES = ("Asia/Shanghai", "Europe/London", "America/New_York")
TAGS = tuple(
    (
        "art bees bikes birds books bread chess children choir clay clouds coffee craft dance dogs drums film food games "
        "garden history ink jazz kites letters maps mending moon music night paper poems repair salt sewing sleep stars tea "
        "theatre walks"
    ).split()
)
KINDS = ("gathering", "talk", "workshop", "outing", "performance")
_YEARS = timedelta(days=3652)  # the past that the events are spread over


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event. `start` is by the clock of `zone`, `published` in UTC; `token` stands in the title and nowhere else."""

    id: str
    token: str
    title: str
    summary: str
    body: str
    chinese: bool
    start: datetime
    end: datetime
    zone: str
    place: str
    group: str
    tags: tuple[str, ...]
    kind: str
    published: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A group, a person or a portrait: an id, words, and the day it is dated."""

    id: str
    title: str
    summary: str
    body: str
    day: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the charter: articles as (id, title, text), in force from `day` on."""

    id: str
    title: str
    summary: str
    articles: tuple[tuple[str, str, str], ...]
    day: datetime


def event(number: int, count: int) -> Event:
    """Return the event `number` of `count`: published later the larger its number, and held some days after that."""
    dice = Dice(1, number)
    chinese = number % 5 == 4  # noqa: PLR2004 - a fifth
    published = NOW - timedelta(hours=1) - _YEARS * (count - 1 - number) / count
    published = published.replace(second=0, microsecond=0)
    start = datetime(published.year, published.month, published.day, dice.span(9, 20), dice.pick((0, 15, 30)))  # noqa: DTZ001
    start += timedelta(days=dice.span(14, 60))
    token = f"k{number:05d}"
    group = group_id(dice.below(GROUPS))
    return Event(
        id=f"ev-{number:05d}",
        token=token,
        title=f"{words.heading(dice, chinese=chinese)} {token}",
        summary=words.sentence_zh(dice, 6) if chinese else words.sentence(dice, 12),
        body=_body(dice, dice.span(125, 235), f"/groups/{group}/", chinese=chinese),
        chinese=chinese,
        start=start,
        end=start + timedelta(minutes=15 * dice.span(4, 12)),
        zone=dice.pick(ZONES),
        place=words.place(dice),
        group=group,
        tags=tuple(dice.several(TAGS, 3)),
        kind=dice.pick(KINDS),
        published=published,
    )


def group_id(number: int) -> str:
    """Return the id of the group `number`."""
    return f"group-{number:02d}"


def person_id(number: int) -> str:
    """Return the id of the person `number`."""
    return f"person-{number:03d}"


def group(number: int) -> Story:
    """Return the group `number`."""
    dice = Dice(2, number)
    return _story(dice, group_id(number), f"Group {number:02d}: {words.heading(dice)}", 60)


def person(number: int) -> Story:
    """Return the person `number`; the title is the name."""
    dice = Dice(3, number)
    return _story(dice, person_id(number), f"{words.heading(dice).title()} {number:03d}", 40)


def spotlight(number: int) -> Story:
    """Return the portrait of the person `number`."""
    dice = Dice(4, number)
    return _story(dice, f"spotlight-{number:03d}", f"{words.heading(dice)} {number:03d}", 230)


def version(number: int) -> Version:
    """Return the version `number` of the charter: thirty articles, three thousand words."""
    articles = []
    for place in range(ARTICLES):
        dice = Dice(5, place, number if place % 3 else 0)  # two thirds of the articles change from version to version
        text = f"{words.paragraph(dice, 44)}\n\n{words.items(dice, 3)}\n\n{words.paragraph(dice, 12)}"
        articles.append((f"article-{place:02d}", words.heading(dice), text))
    return Version(
        id=f"{number + 1}.0",
        title="The Charter",
        summary=words.sentence(Dice(6, number), 12),
        articles=tuple(articles),
        day=datetime(2016 + number, 5, 1),  # noqa: DTZ001
    )


def _story(dice: Dice, id: str, title: str, length: int) -> Story:  # noqa: A002 - the word of the content
    return Story(
        id=id,
        title=title,
        summary=words.sentence(dice, 12),
        body=f"{words.paragraph(dice, length // 2)}\n\n## {words.heading(dice)}\n\n{words.paragraph(dice, length // 2)}",
        day=datetime(2016, 1, 1) + timedelta(days=dice.below(3900)),  # noqa: DTZ001
    )


def _body(dice: Dice, length: int, link: str, *, chinese: bool) -> str:
    """Return Markdown of `length` words and a few: paragraphs, two headings, two lists, a quotation, a link inside the site."""
    third = (length - 60) // 3
    ours = f"[{'我们的小组' if chinese else 'our group'}]({link})"
    return "\n\n".join(
        (
            words.paragraph(dice, third, chinese=chinese),
            f"## {words.heading(dice, chinese=chinese)}",
            words.items(dice, 3, chinese=chinese),
            f"{words.paragraph(dice, third, chinese=chinese)}{'' if chinese else ' '}{ours}{'。' if chinese else '.'}",
            f"### {words.heading(dice, chinese=chinese)}",
            words.items(dice, 2, chinese=chinese, numbered=True),
            f"> {words.paragraph(dice, 14, chinese=chinese)}",
            words.paragraph(dice, third, chinese=chinese),
        )
    )
