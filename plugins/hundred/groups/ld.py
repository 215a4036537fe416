"""Groups as schema.org/Organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hundred.core.ld import document, thing
from hundred.core.times import Undated

if TYPE_CHECKING:
    from hundred.core.model import Group
    from hundred.core.view import View


def organization(view: View, group: Group) -> dict[str, Any]:
    """Return a group as a schema.org object, with its founder where they are shown."""
    text, settings = view.text(group), view.settings
    founder = view.person(group.founder) if group.founder else None
    started = group.started
    founded = started.first_day.isoformat()[: 7 if started.month else 4] if isinstance(started, Undated) else started
    return document(
        "Organization",
        name=text.title,
        description=text.summary,
        url=view.absolute(view.href(group)),
        image=view.absolute(f"/{group.image}") if group.image else "",
        foundingDate=str(founded or ""),
        founder=thing("Person", name=founder.name, url=view.absolute(view.href(founder))) if founder else None,
        parentOrganization=thing("Organization", name=settings.name(view.lang), url=view.absolute(view.path("/"))),
    )
