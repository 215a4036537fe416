"""The pages of spotlights: the series, and each portrait with its neighbours."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.community import question
from hundred.core.outputs import Sheet
from hundred.core.pages import page_at, page_of, sheet_of
from hundred.core.series import by_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hundred.core.community import Community
    from hundred.core.model import Event, Group, Spotlight
    from hundred.core.outputs import Alternate, Page
    from hundred.core.view import View

_COMING = 3  # events under a portrait


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the spotlights in the language of `view`."""
    yield page_at(view, "/spotlights/", kind="spotlights", template="spotlights/list.html", fill=partial(_series, view))
    for spotlight in view.community.spotlights:
        yield page_of(view, spotlight, template="spotlights/spotlight.html", fill=partial(_spotlight, view, spotlight))


def _series(view: View) -> Sheet:
    return Sheet(
        title=view.say("Spotlights"),
        description=view.say("Portraits of members, one at a time."),
        alternates=_feeds(view),
        data={"spotlights": list(view.community.spotlights)},
    )


def _spotlight(view: View, spotlight: Spotlight) -> Sheet:
    newer, older = view.community.around(spotlight)
    return sheet_of(
        view,
        spotlight,
        alternates=_feeds(view),
        data={
            "spotlight": spotlight,
            "people": [person for id_ in spotlight.people if (person := view.person(id_))],
            "groups": list(view.community.ask(_groups, *spotlight.people)),
            "coming": list(view.community.ask(_coming, *spotlight.people)),
            "previous": older,
            "next": newer,
        },
    )


def _feeds(view: View) -> tuple[Alternate, ...]:
    return alternates.feeds(view, view.say("Spotlights"), "spotlights")


@question
def _groups(community: Community, *people: str) -> tuple[Group, ...]:
    """Return the groups that one of the people founded or leads."""
    by_person = community.ask(_by_person)
    found = {group.id: group for person in people for group in by_person.get(person, ())}
    return tuple(found[id_] for id_ in sorted(found))


@question
def _coming(community: Community, *people: str) -> tuple[Event, ...]:
    """Return the next events that one of the people hosts or is credited in, the next date of each series."""
    found = {event.id: event for person in people for event in community.next_of_each("person", person, _COMING)}
    return tuple(sorted(found.values(), key=by_start)[:_COMING])


@question
def _by_person(community: Community) -> Mapping[str, tuple[Group, ...]]:
    """Return the groups that each person founded or leads, by the person's id."""
    found: defaultdict[str, list[Group]] = defaultdict(list)
    for group in community.groups:
        for person in {group.founder, *group.leads}:
            found[person].append(group)
    return {person: tuple(groups) for person, groups in found.items()}
