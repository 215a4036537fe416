"""The names of the wall as JSON, as a table for spreadsheets, and as humans.txt."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from hundred.core.paths import web_address
from hundred.wall.arrange import joined_words, standing

if TYPE_CHECKING:
    from hundred.core.model import Person
    from hundred.core.view import View

COLUMNS = ("tier", "seed", "name", "lang", "joined", "state", "url")
# A spreadsheet runs a cell that begins with one of these as a formula; some read the wide forms as well.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_json(view: View) -> bytes:
    """Return the wall as JSON in UTF-8: site, language, total, and every tier with its people in the order of the wall."""
    tiers = view.community.ask(standing)
    document = {
        "site": view.settings.name(view.lang),
        "lang": view.lang,
        "url": _page(view, view.path("/wall/")),
        "order": view.settings.wall_order,
        "total": sum(len(people) for _, people in tiers),
        "tiers": [
            {
                "id": tier,
                "label": _label(tier, view),
                "people": [{"id": person.id, "seed": person.seed, **_facts(person, view)} for person in people],
            }
            for tier, people in tiers
        ],
    }
    return _bytes(json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1) + "\n")


def as_csv(view: View) -> bytes:
    """Return the wall as CSV (RFC 4180: UTF-8, CRLF, one head line) that no spreadsheet takes for formulas."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for tier, people in view.community.ask(standing):
        for person in people:
            seed = "" if person.seed is None else str(person.seed)
            row = {"tier": tier, "seed": seed, **_facts(person, view)}
            table.writerow([_harmless(row[column]) for column in COLUMNS])
    return _bytes(out.getvalue())


def as_humans(view: View) -> bytes:
    """Return the wall as humans.txt (humanstxt.org): the names of each tier under its name."""
    blocks = [f"/* {view.settings.name(view.lang)} */\n{_page(view, view.path('/wall/'))}\n"]
    for tier, people in view.community.ask(standing):
        names = "".join(f"{' '.join(person.name.split())}\n" for person in people)
        blocks.append(f"/* {_label(tier, view) or view.say('More names')} */\n{names}")
    return _bytes("\n".join(blocks))


def _facts(person: Person, view: View) -> dict[str, str]:
    return {
        "name": person.name,
        "lang": person.name_lang,
        "joined": joined_words(person),
        "state": person.state,
        "url": _page(view, view.href(person)),
    }


def _label(tier: str, view: View) -> str:
    return view.label("tier", tier) if tier else ""


def _page(view: View, path: str) -> str:
    return web_address(view.settings.url, path)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _bytes(text: str) -> bytes:
    """Return UTF-8; half a surrogate pair, which no file can hold, becomes a question mark."""
    return text.encode("utf-8", "replace")
