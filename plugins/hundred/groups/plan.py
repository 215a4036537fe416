"""The pages of groups: all of them as tiles, and each with its people, events and stories."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.outputs import Sheet
from hundred.core.pages import page_at, page_of, sheet_of
from hundred.groups.index import family, sections
from hundred.groups.questions import belonging, people, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Group
    from hundred.core.outputs import Page
    from hundred.core.view import View

_PAST = 12  # past events on a group's page; all of them stand in the archive and in the calendar


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the groups in the language of `view`."""
    yield page_at(view, "/groups/", kind="groups", template="groups/list.html", fill=partial(_list, view))
    for group in view.community.groups:
        yield page_of(view, group, template="groups/group.html", fill=partial(_group, view, group))


def _list(view: View) -> Sheet:
    community = view.community
    return Sheet(
        title=view.say("Groups"),
        description=view.say("What residents started together, and when each group meets next."),
        alternates=(alternates.calendar(view, view.say("All events"), "all"),),
        data={"sections": sections(view), "family": community.ask(family)},
    )


def _group(view: View, group: Group) -> Sheet:
    community, title = view.community, view.title(group)
    offspring, spotlights, posts = community.ask(belonging, group.id)
    state, last = community.ask(standing, group.id)
    return sheet_of(
        view,
        group,
        alternates=(
            alternates.calendar(view, title, "group", group.id),
            *alternates.feeds(view, title, "group", group.id),
        ),
        data={
            "group": group,
            "founder": view.person(group.founder) if group.founder else None,
            "leads": [person for id_ in group.leads if (person := view.person(id_))],
            "started_from": community.find("group", group.started_from) if group.started_from else None,
            "offspring": list(offspring),
            "upcoming": list(community.next_of_each("group", group.id)),
            "past": list(community.last_of_each("group", group.id, _PAST)),
            "spotlights": list(spotlights),
            "posts": list(posts),
            "people_of": community.ask(people, group.id),
            "state": state,
            "last": last,
        },
    )
