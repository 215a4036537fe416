"""The pages that belong to no part: the home page, the list of all titles, and the page for what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.core import alternates
from hundred.core.pages import page_at
from hundred.core.times import Undated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Person
    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page]:
    """Yield the home page in the language of `view`."""
    community, settings = view.community, view.settings
    today = view.now.astimezone(ZoneInfo(settings.timezone)).date()
    current = community.in_force(today)
    coming = [one for one in community.versions if one.status == "adopted" and one.effective and one.effective > today]
    yield page_at(
        view,
        "/",
        kind="home",
        template="home.html",
        title=settings.name(view.lang),
        description=settings.motto(view.lang),
        alternates=(
            alternates.calendar(view, view.say("All events"), "all"),
            *alternates.feeds(view, settings.name(view.lang), "all"),
        ),
        data={
            "upcoming": [event for event in community.upcoming if event.dated][:6],
            "spotlight": community.spotlights[0] if community.spotlights else None,
            "version": current,
            "next_version": coming[0] if coming else None,
            "names": _newest(community.people)[:12],
            "groups": list(community.groups),
            "posts": list(community.posts[:3]),
        },
    )


def index(view: View) -> Iterator[Page]:
    """Yield the list of all titles, and the page shown for an address that is not there."""
    community = view.community
    sections = (
        (view.say("Events"), community.events),
        (view.say("Groups"), community.groups),
        (view.say("Venues"), community.venues),
        (view.say("Spotlights"), community.spotlights),
        (view.say("Charter"), community.versions),
        (view.say("News"), community.posts),
        (view.say("Pages"), community.pages),
        (view.say("Guide"), community.guide),
    )
    entries = []
    for heading, records in sections:
        rows = [(view.title(record), view.href(record), view.text(record).lang) for record in records]
        if rows:
            entries.append((heading, sorted(rows, key=lambda row: (row[0].casefold(), row[1]))))
    yield page_at(
        view,
        "/search/",
        kind="search",
        template="search/list.html",
        title=view.say("All titles"),
        data={"entries": entries},
    )
    yield page_at(
        view,
        "/404.html",
        kind="missing",
        template="404.html",
        title=view.say("There is no such page"),
        indexable=False,
    )


def _newest(people: tuple[Person, ...]) -> list[Person]:
    """Return the people by when they joined, the newest first; those who never said come last."""

    def key(person: Person) -> tuple[int, str]:
        joined = person.joined
        day = joined.first_day if isinstance(joined, Undated) else joined
        return (-day.toordinal() if day else 0, person.id)

    return sorted(people, key=key)
