"""The pages of people who agreed to be shown: what each hosted, wrote, performed and leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.pages import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page]:
    """Yield the page of every person in the language of `view`."""
    community = view.community
    for person in community.people:
        events = community.events_of("person", person.id)
        yield page_of(
            view,
            person,
            template="people/person.html",
            title=person.name,
            image=person.photo,
            indexable=person.indexable,
            alternates=(alternates.calendar(view, person.name, "person", person.id),) if events else (),
            data={
                "person": person,
                "hosted": [event for event in events if person.id in event.hosts],
                "credited": [
                    (event, credit.role) for event in events for credit in event.credits if credit.person == person.id
                ],
                "leads": [group for group in community.groups if person.id in group.leads],
                "founded": [group for group in community.groups if group.founder == person.id],
                "spotlights": [one for one in community.spotlights if person.id in one.people],
                "posts": [post for post in community.posts if person.id in post.authors],
                "invited_by": view.person(person.invited_by) if person.invited_by else None,
                "invited": [one for one in community.people if one.invited_by == person.id],
            },
        )
