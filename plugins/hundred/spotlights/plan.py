"""The pages of spotlights: the series, and each portrait with its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.pages import page_at, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the spotlights in the language of `view`."""
    community = view.community
    series = community.spotlights
    title = view.say("Spotlights")
    yield page_at(
        view,
        "/spotlights/",
        kind="spotlights",
        template="spotlights/list.html",
        title=title,
        description=view.say("Portraits of members, one at a time."),
        alternates=alternates.feeds(view, title, "spotlights"),
        data={"spotlights": list(series)},
    )
    for place, spotlight in enumerate(series):
        people = [person for id_ in spotlight.people if (person := view.person(id_))]
        ids = set(spotlight.people)
        yield page_of(
            view,
            spotlight,
            template="spotlights/spotlight.html",
            alternates=alternates.feeds(view, title, "spotlights"),
            data={
                "spotlight": spotlight,
                "people": people,
                "groups": [group for group in community.groups if ids & {group.founder, *group.leads}],
                "previous": series[place + 1] if place + 1 < len(series) else None,
                "next": series[place - 1] if place else None,
            },
        )
