"""Writing a signature down: one new file under the version that was signed, with the digest of its text."""

from __future__ import annotations

import json
import re
import secrets
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

from hundred.build.adopting import Refused
from hundred.core.model import Person, Signature, Version
from hundred.core.slugs import slug_of

if TYPE_CHECKING:
    from datetime import date

    from hundred.build.site import Site

_PLAIN = re.compile(r"[^\W\d_][\w'’·-]*(?: [\w'’·-]+)*\Z")  # a name that needs no quotes
_LONGEST, _SHORT = 300, 16  # letters of a name; digits of a digest


class Signing(Struct, frozen=True, kw_only=True):
    """What is told of a signature: who by `name` or the id of a `person`, the day or None for today, the text's language."""

    version: str
    name: str = ""
    person: str = ""
    role: str = "resident"
    lang: str = ""
    signed: date | None = None
    consent: bool = False


def sign(site: Site, asked: Signing) -> list[str]:
    """Write the file of a signature, and return what was done, a line each; no file is ever overwritten.

    Of somebody with a name alone who does not agree to be shown, the name is not written either. Raises Refused where the
    version cannot be signed so, or LookupError where there is no such version, text or person.
    """
    version = _version(site, asked.version)
    lang = asked.lang or version.original.lang
    if lang not in version.digests:
        message = f"version {version.id} has no text in '{lang}'; it has: {', '.join(version.langs)}"
        raise LookupError(message)
    day = asked.signed or site.now.astimezone(ZoneInfo(site.settings.timezone)).date()
    _check_day(site, version, day)
    stem, who = _signer(site, asked)
    lines = [*who, f"role: {asked.role}", f"signed: {day}", f"digest: {version.digests[lang][:_SHORT]}"]
    lines.append(f"consent: {'yes' if asked.consent else 'no'}")
    path = f"{Signature.folder}/{version.id}/{stem}.md"
    target = site.content / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(("---", *lines, "---", "")))
    except FileExistsError:
        cure = "For somebody else of that name add what tells them apart: Li Wei (North Lane)"
        message = f"{site.label}/{path} is there already. {cure}"
        raise Refused(message) from None
    told = "the name is shown" if asked.consent else "it counts, and nobody is named"
    return [f"{site.label}/{path}: signed, version {version.id} ({lang}) on {day}; {told}"]


def _version(site: Site, id_: str) -> Version:
    found = next((one for one in site.loaded.community.versions if one.id == id_), None)
    if found is None:
        known = ", ".join(one.id for one in site.loaded.community.versions if one.status == "adopted")
        message = f"there is no version {id_} that can be signed" + (f"; there is {known}" if known else "")
        raise LookupError(message)
    if found.status != "adopted" or found.adopted is None:
        message = f"Version {id_} is not adopted yet: what would be signed could still change."
        raise Refused(message)
    return found


def _check_day(site: Site, version: Version, day: date) -> None:
    if day > site.now.astimezone(ZoneInfo(site.settings.timezone)).date():
        message = f"{day} is to come: write the day on which they signed."
        raise Refused(message)
    if version.adopted and day < version.adopted:
        message = f"Version {version.id} was adopted on {version.adopted}; nobody can have signed it on {day}."
        raise Refused(message)


def _signer(site: Site, asked: Signing) -> tuple[str, list[str]]:
    """Return the name of the file, and the lines that say who signed; none where they have only a name and do not wish it."""
    if asked.person:
        if not any(entry.id == asked.person for entry in site.loaded.entries if entry.kind == Person.kind):
            message = f"there is no person {asked.person}: it would be {site.label}/{Person.folder}/{asked.person}.md"
            raise LookupError(message)
        return asked.person, [f"person: {asked.person}"]
    name = " ".join(asked.name.split())
    if not name or len(name) > _LONGEST or not name.isprintable() or "@" in name[1:]:
        message = "A name is one to 300 letters that can be read, and no e-mail address."
        raise Refused(message)
    if not asked.consent:
        return f"unnamed-{secrets.token_hex(6)}", []
    plain = _PLAIN.match(name) and name.casefold() != "null"
    return slug_of(name) or f"signer-{secrets.token_hex(6)}", [
        f"name: {name if plain else json.dumps(name, ensure_ascii=False)}"
    ]
