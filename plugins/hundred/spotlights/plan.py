"""The pages of spotlights: the series, and each portrait with its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.outputs import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.view import View


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the spotlights in the language of `view`."""
    community = view.community
    series = community.spotlights
    title = view.say("Spotlights")
    yield Page(
        path=view.path("/spotlights/"),
        neutral="/spotlights/",
        lang=view.lang,
        kind="spotlights",
        template="spotlights/list.html",
        title=title,
        description=view.say("Portraits of members, one at a time."),
        alternates=alternates.feeds(view, title, "spotlights"),
        data={"spotlights": list(series)},
    )
    for place, spotlight in enumerate(series):
        text = view.text(spotlight)
        people = [person for id_ in spotlight.people if (person := view.person(id_))]
        ids = set(spotlight.people)
        yield Page(
            path=view.href(spotlight),
            neutral=spotlight.address,
            lang=view.lang,
            kind="spotlight",
            template="spotlights/spotlight.html",
            title=text.title,
            description=text.summary,
            image=spotlight.image,
            changed=spotlight.changed,
            source=spotlight.path,
            alternates=alternates.feeds(view, title, "spotlights"),
            data={
                "spotlight": spotlight,
                "people": people,
                "groups": [group for group in community.groups if ids & {group.founder, *group.leads}],
                "previous": series[place + 1] if place + 1 < len(series) else None,
                "next": series[place - 1] if place else None,
            },
        )
