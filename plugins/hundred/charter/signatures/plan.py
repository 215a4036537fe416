"""What signatures publish: a page for each version that can be signed, its names as data, a sheet to sign on, and cards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.charter.signatures import pages
from hundred.charter.signatures.card import card, card_path
from hundred.charter.signatures.listing import as_json, json_path
from hundred.charter.signatures.questions import letters, signable
from hundred.charter.signatures.schema import SCHEMA_PATH, schema_bytes
from hundred.core.outputs import Blob
from hundred.core.pages import page_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Version
    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page | Blob]:
    """Yield the pages of signatures in the language of `view`, and with the first one the files; none without a charter."""
    community = view.community
    if not community.versions:
        return
    if view.lang == view.settings.lang:
        yield Blob(path=SCHEMA_PATH, make=partial(schema_bytes, view), source="charter/signatures.schema.json")
    for id_ in community.ask(signable):
        version: Version = community.find("charter", id_)  # type: ignore[assignment]
        yield from _pages(view, version)
        if view.lang == view.settings.lang:
            yield Blob(path=json_path(version), make=partial(as_json, view, id_), source=version.path)
        if view.lang in version.langs:
            for shade in ("light", "dark"):
                path = card_path(version, view.lang, shade)
                yield Blob(path=path, make=partial(card, view, version, shade), source=version.path)


def _pages(view: View, version: Version) -> Iterator[Page]:
    address, source = pages.address(version), version.path
    fill = partial(pages.overview, view, version)
    yield page_at(view, address, kind="signatures", template="charter/signatures.html", fill=fill, source=source)
    fill = partial(pages.sheet, view, version)
    facts = {"kind": "sheet", "template": "charter/sheet.html", "indexable": False, "source": source}
    yield page_at(view, f"{address}sheet/", fill=fill, **facts)
    found = view.community.ask(letters, version.id)
    if sum(count for _, count in found) > pages.MOST:
        facts = {"kind": "signatures", "template": "charter/signatures-part.html", "indexable": False, "source": source}
        for letter, count in found:
            for number in range(pages.parts_of(count)):
                fill = partial(pages.part, view, version, letter, number)
                yield page_at(view, pages.part_address(version, letter, number), fill=fill, **facts)
