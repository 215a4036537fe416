"""People as schema.org/Person, in the form they chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hundred.core.ld import document, thing

if TYPE_CHECKING:
    from hundred.core.model import Person
    from hundred.core.view import View


def individual(view: View, person: Person) -> dict[str, Any]:
    """Return a person as a schema.org object: nothing that their page does not show."""
    settings = view.settings
    return document(
        "Person",
        name=person.name,
        url=view.absolute(view.href(person)),
        image=view.absolute(f"/{person.photo}") if person.photo else "",
        sameAs=list(person.links),
        memberOf=thing("Organization", name=settings.name(view.lang), url=view.absolute(view.path("/"))),
    )
