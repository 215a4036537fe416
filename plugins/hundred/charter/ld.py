"""A version of the charter as schema.org/Legislation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hundred.core.ld import document, thing

if TYPE_CHECKING:
    from hundred.core.model import Version
    from hundred.core.view import View


def legislation(view: View, version: Version, state: str) -> dict[str, Any]:
    """Return a version as a schema.org object; `state` is what force.state() says of it."""
    text, settings = view.text(version), view.settings
    force = "InForce" if state == "in-force" else "NotInForce"
    return document(
        "Legislation",
        name=text.title,
        description=text.summary,
        legislationIdentifier=f"{settings.uid_domain}/charter/{version.id}",
        legislationDate=str(version.adopted or ""),
        legislationDateVersion=str(version.effective or ""),
        legislationLegalForce=f"https://schema.org/{force}",
        legislationPassedBy=thing("Organization", name=settings.name(view.lang), url=view.absolute(view.path("/"))),
        inLanguage=text.lang,
        url=view.absolute(view.href(version)),
        version=version.id,
    )
