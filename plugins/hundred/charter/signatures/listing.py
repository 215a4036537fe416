"""The signatures of a version as JSON: counts, and the names of those who agreed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hundred.charter.signatures.questions import roll, tally
from hundred.charter.signatures.schema import SCHEMA_PATH
from hundred.core.paths import web_address
from hundred.core.signing import text_signed

if TYPE_CHECKING:
    from hundred.core.model import Version
    from hundred.core.view import View


def json_path(version: Version) -> str:
    """Return the path of the signatures of a version as data; it is the same in every language's tree."""
    return f"{version.address}signatures.json"


def as_json(view: View, id: str) -> bytes:  # noqa: A002 - the word of the content
    """Return the signatures of a version as JSON in UTF-8; of those without a name there is only the number."""
    ask, url = view.community.ask, view.settings.url
    version: Version = view.community.find("charter", id)  # type: ignore[assignment]
    count = ask(tally, id)
    under = dict(count.texts)
    document = {
        "$schema": web_address(url, SCHEMA_PATH),
        "version": id,
        "url": web_address(url, f"{version.address}signatures/"),
        "texts": [{"lang": lang, "sha256": version.digests[lang], "signed": under.get(lang, 0)} for lang in version.langs],
        "total": count.total,
        "residents": count.residents,
        "visitors": count.visitors,
        "unnamed": count.unnamed,
        "signatures": [
            {
                "name": one.name,
                "lang": one.name_lang,
                "role": one.role,
                "signed": str(one.signed or ""),
                "text": text_signed(one, version),
                **({"person": web_address(url, f"/people/{one.person}/")} if one.person else {}),
            }
            for one in ask(roll, id)
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
