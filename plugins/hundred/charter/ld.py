"""A version of the charter as schema.org/Legislation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hundred.charter.texts import text_path
from hundred.core.ld import document, thing

if TYPE_CHECKING:
    from hundred.core.model import Version
    from hundred.core.view import View

_SCHEMA = "https://schema.org/"


def legislation(view: View, version: Version, state: str) -> dict[str, Any]:
    """Return a version as a schema.org object; `state` is what force.state() says of it."""
    text, settings = view.text(version), view.settings
    force = "InForce" if state == "in-force" else "NotInForce"
    replaced = view.community.find("charter", version.supersedes) if version.supersedes else None
    others = [_address(view, version, lang) for lang in version.langs if lang != text.lang]
    is_original = text.lang == version.original.lang
    return document(
        "Legislation",
        name=text.title,
        description=text.summary,
        legislationIdentifier=f"{settings.uid_domain}/charter/{version.id}",
        legislationDate=str(version.adopted or ""),
        legislationDateVersion=str(version.effective or ""),
        legislationLegalForce=f"{_SCHEMA}{force}",
        legislationPassedBy=thing("Organization", name=settings.name(view.lang), url=view.absolute(view.path("/"))),
        legislationChanges=view.web(replaced) if replaced else "",
        inLanguage=text.lang,
        url=view.web(version),
        version=version.id,
        workTranslation=others if is_original else [],
        translationOfWork="" if is_original else _address(view, version, version.original.lang),
        encoding=_encoding(view, version, text.lang),
    )


def _encoding(view: View, version: Version, lang: str) -> dict[str, Any]:
    """Return the canonical text; only where it decides it is authoritative."""
    value = "AuthoritativeLegalValue" if lang in version.prevailing else "UnofficialLegalValue"
    return thing(
        "LegislationObject",
        contentUrl=view.absolute(text_path(version, lang)),
        encodingFormat="text/plain",
        inLanguage=lang,
        sha256=version.digests[lang],
        legislationLegalValue=f"{_SCHEMA}{value}",
    )


def _address(view: View, version: Version, lang: str) -> str:
    tree = "" if lang == view.settings.lang else f"/{lang}"
    return view.absolute(tree + version.address)
