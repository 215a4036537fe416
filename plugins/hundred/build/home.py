"""The pages that belong to no part: the home page, the list of all titles, and the page for what is missing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.community import question
from hundred.core.model import Vote
from hundred.core.outputs import Sheet
from hundred.core.pages import page_at
from hundred.core.times import Undated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.community import Community
    from hundred.core.model import Event, Person, Record, Version
    from hundred.core.outputs import Page
    from hundred.core.view import View

_EVENTS, _NAMES = 6, 12
# Every kind of record that has a page with a title of its own: the heading, and where the community holds it.
_TITLED = (
    ("Events", "events"),
    ("Groups", "groups"),
    ("Venues", "venues"),
    ("Spotlights", "spotlights"),
    ("Charter", "versions"),
    ("Questions", "questions"),
    ("Votes", "votes"),
    ("News", "posts"),
    ("Pages", "pages"),
    ("Guide", "guide"),
)


def plan(view: View) -> Iterator[Page]:
    """Yield the home page in the language of `view`."""
    yield page_at(view, "/", kind="home", template="home.html", fill=partial(_home, view))


def index(view: View) -> Iterator[Page]:
    """Yield the list of all titles, and the page shown for an address that is not there."""
    yield page_at(view, "/search/", kind="search", template="search/list.html", fill=partial(_all_titles, view))
    missing = partial(_missing, view)
    yield page_at(view, "/404.html", kind="missing", template="404.html", indexable=False, fill=missing)


def _home(view: View) -> Sheet:
    community, settings = view.community, view.settings
    spotlights, posts = community.ask(_newest, "spotlights", "1"), community.ask(_newest, "posts", "3")
    version, next_version = community.ask(_charter)
    return Sheet(
        title=settings.name(view.lang),
        description=settings.motto(view.lang),
        alternates=(
            alternates.calendar(view, view.say("All events"), "all"),
            *alternates.feeds(view, settings.name(view.lang), "all"),
        ),
        data={
            "upcoming": list(community.ask(_next_dated)),
            "spotlight": spotlights[0] if spotlights else None,
            "version": version,
            "next_version": next_version,
            "names": list(community.ask(_joined_last)),
            "groups": list(community.groups),
            "posts": list(posts),
        },
    )


def _all_titles(view: View) -> Sheet:
    entries = []
    for heading, name in _TITLED:
        rows = view.community.ask(_titles, name, view.lang)
        if rows:
            entries.append((view.say(heading), [(title, view.path(address), lang) for title, address, lang in rows]))
    return Sheet(title=view.say("All titles"), data={"entries": entries})


def _missing(view: View) -> Sheet:
    return Sheet(title=view.say("There is no such page"))


@question
def _next_dated(community: Community) -> tuple[Event, ...]:
    """Return the next events whose day is known: of a series, its next date."""
    return tuple(event for event in community.next_of_each("", "") if event.dated)[:_EVENTS]


@question
def _newest(community: Community, name: str, most: str) -> tuple[Record, ...]:
    """Return the first `most` of the stories of that name, which are kept newest first."""
    found: tuple[Record, ...] = getattr(community, name)
    return found[: int(most)]


@question
def _charter(community: Community) -> tuple[Version | None, Version | None]:
    """Return the version of the charter in force today, and the adopted one that takes effect next."""
    today = community.today
    to_come = (one for one in community.versions if one.status == "adopted" and one.effective and one.effective > today)
    return community.in_force(today), next(to_come, None)


@question
def _joined_last(community: Community) -> tuple[Person, ...]:
    """Return the people who joined last, the newest first; those who never said come last."""

    def key(person: Person) -> tuple[int, str]:
        joined = person.joined
        day = joined.first_day if isinstance(joined, Undated) else joined
        return (-day.toordinal() if day else 0, person.id)

    return tuple(sorted(community.people, key=key)[:_NAMES])


@question
def _titles(community: Community, name: str, lang: str) -> tuple[tuple[str, str, str], ...]:
    """Return (title, address, language of the title) of all records of that name in a language, by title."""
    records: tuple[Record, ...] = getattr(community, name)
    called = [(_called(community, record), record.address) for record in records]
    rows = [(text.title, address, text.lang) for named, address in called for text in (named.text(lang),)]
    return tuple(sorted(rows, key=lambda row: (row[0].casefold(), row[1])))


def _called(community: Community, record: Record) -> Record:
    """Return the record by whose title another one goes: of a vote, its question."""
    question = community.find("question", record.question) if isinstance(record, Vote) else None
    return question or record
