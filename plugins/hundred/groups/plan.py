"""The pages of groups: all of them as tiles, and each with its people, events and stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.pages import page_at, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Group
    from hundred.core.outputs import Page
    from hundred.core.view import View

_PAST = 12  # past events on a group's page; all of them stand in the archive and in the calendar
_REST = 180  # days without an event after which an active group is shown as resting


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the groups in the language of `view`."""
    yield _list(view)
    for group in view.community.groups:
        yield _group(view, group)


def state(view: View, group: Group) -> str:
    """Return `forming`, `active`, `resting` or `archived`: an active group rests when nothing is or was on for long."""
    if group.state != "active":
        return group.state
    events = view.community.events_of("group", group.id)
    last = max((event.ends_at for event in events), default=None)
    return "resting" if last is not None and (view.now - last).days > _REST else "active"


def _list(view: View) -> Page:
    tiles = []
    for group in view.community.groups:
        coming = [event for event in view.community.events_of("group", group.id) if event.ends_at > view.now]
        tiles.append((group, len(coming), coming[0] if coming else None))
    return page_at(
        view,
        "/groups/",
        kind="groups",
        template="groups/list.html",
        title=view.say("Groups"),
        description=view.say("What residents started together, and when each group meets next."),
        alternates=(alternates.calendar(view, view.say("All events"), "all"),),
        data={"tiles": tiles},
    )


def _group(view: View, group: Group) -> Page:
    community, text = view.community, view.text(group)
    events = community.events_of("group", group.id)
    past = [event for event in reversed(events) if event.ends_at <= view.now]
    people = {group.founder, *group.leads}
    return page_of(
        view,
        group,
        template="groups/group.html",
        alternates=(
            alternates.calendar(view, text.title, "group", group.id),
            *alternates.feeds(view, text.title, "group", group.id),
        ),
        data={
            "group": group,
            "founder": view.person(group.founder) if group.founder else None,
            "leads": [person for id_ in group.leads if (person := view.person(id_))],
            "started_from": community.find("group", group.started_from) if group.started_from else None,
            "offspring": [one for one in community.groups if one.started_from == group.id],
            "upcoming": [event for event in events if event.ends_at > view.now],
            "past": past[:_PAST],
            "spotlights": [one for one in community.spotlights if people & set(one.people)],
            "posts": [post for post in community.posts if group.id in post.groups],
            "state": state(view, group),
        },
    )
