"""The pages of people who agreed to be shown: what each hosted, wrote, performed and leads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.pages import page_of, sheet_of
from hundred.core.programme import sessions_of
from hundred.people.path import first_day, path_of
from hundred.people.questions import belonging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Person
    from hundred.core.outputs import Page, Sheet
    from hundred.core.view import View
    from hundred.people.path import Step


def plan(view: View) -> Iterator[Page]:
    """Yield the page of every person in the language of `view`."""
    for person in view.community.people:
        fill = partial(_person, view, person)
        yield page_of(view, person, template="people/person.html", indexable=person.indexable, fill=fill)


def _path(view: View, person: Person) -> list[Step]:
    """Return the way somebody came, with the day they joined in its place; one step is no way."""
    steps = list(view.community.ask(path_of, person.id))
    if person.joined:
        joined = first_day(person.joined)
        before = sum(first_day(step[1]) < joined for step in steps)
        steps.insert(before, ("joined", person.joined, person, ""))
    return steps if len(steps) > 1 else []


def _person(view: View, person: Person) -> Sheet:
    events = view.community.each("person", person.id)
    leads, founded, spotlights, posts, invited, asked, signed = view.community.ask(belonging, person.id)
    return sheet_of(
        view,
        person,
        title=person.name,
        image=person.photo,
        alternates=(alternates.calendar(view, person.name, "person", person.id),) if events else (),
        data={
            "person": person,
            "hosted": [event for event in events if person.id in event.hosts],
            "credited": [
                (one, credit.role)
                for event in events
                for one in ((event, *sessions_of(event)) if event.sessions else (event,))
                for credit in one.credits
                if credit.person == person.id
            ],
            "leads": list(leads),
            "founded": list(founded),
            "spotlights": list(spotlights),
            "posts": list(posts),
            "invited_by": view.person(person.invited_by) if person.invited_by else None,
            "invited": list(invited),
            "asked": list(asked),
            "signed": [version for one in signed if (version := view.community.find("charter", one.version))],
            "path": _path(view, person),
        },
    )
