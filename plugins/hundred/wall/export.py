"""The names of the wall as JSON, as a table for spreadsheets, and as humans.txt."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from hundred.core.dump import dump
from hundred.core.paths import web_address
from hundred.wall.arrange import as_known, standing
from hundred.wall.schema import WALL_SCHEMA

if TYPE_CHECKING:
    from hundred.core.model import Contribution, Person
    from hundred.core.view import View

COLUMNS = ("tier", "seed", "name", "lang", "joined", "state", "url", "kinds", "reason")
# A spreadsheet runs a cell that begins with one of these as a formula; some read the wide forms as well.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_json(view: View) -> bytes:
    """Return the wall as JSON in UTF-8, as `wall/schema.py` describes it."""
    tiers = view.community.ask(standing)
    document = {
        "$schema": _page(view, WALL_SCHEMA),
        "site": view.settings.name(view.lang),
        "lang": view.lang,
        "url": _page(view, view.path("/wall/")),
        "order": view.settings.wall.order,
        "total": sum(len(people) for _, people in tiers),
        "tiers": [
            {"id": tier, "label": _label(tier, view), "people": [_person(person, view) for person in people]}
            for tier, people in tiers
        ],
    }
    return _bytes(f"{dump(document)}\n")


def as_csv(view: View) -> bytes:
    """Return the wall as CSV (RFC 4180: UTF-8, CRLF, one head line) that no spreadsheet takes for formulas.

    Several kinds of contribution are parted by `; `; the reason is the first of somebody's contributions.
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for tier, people in view.community.ask(standing):
        for person in people:
            kinds = dict.fromkeys(view.label("contribution", one.sort) for one in person.contributions if one.sort)
            row = {
                "tier": tier,
                "seed": "" if person.seed is None else str(person.seed),
                **_facts(person, view),
                "kinds": "; ".join(kinds),
                "reason": view.deed(person, person.contributions[0])[0] if person.contributions else "",
            }
            table.writerow([_harmless(row[column]) for column in COLUMNS])
    return _bytes(out.getvalue())


def as_humans(view: View) -> bytes:
    """Return the wall as humans.txt (humanstxt.org): the names of each tier under its name."""
    blocks = [f"/* {view.settings.name(view.lang)} */\n{_page(view, view.path('/wall/'))}\n"]
    for tier, people in view.community.ask(standing):
        names = "".join(f"{' '.join(person.name.split())}\n" for person in people)
        blocks.append(f"/* {_label(tier, view) or view.say('More names')} */\n{names}")
    return _bytes("\n".join(blocks))


def _person(person: Person, view: View) -> dict[str, Any]:
    return {
        "id": person.id,
        "seed": person.seed,
        **_facts(person, view),
        "contributions": [_contribution(one, person, view) for one in person.contributions],
    }


def _facts(person: Person, view: View) -> dict[str, str]:
    return {
        "name": person.name,
        "lang": person.name_lang,
        "joined": as_known(person.joined),
        "state": person.state,
        "url": _page(view, view.href(person)),
    }


def _contribution(one: Contribution, person: Person, view: View) -> dict[str, str]:
    proof = _page(view, view.path(one.proof)) if one.proof.startswith("/") else one.proof
    said, lang = view.deed(person, one)
    return {
        "kind": one.sort,
        "label": view.label("contribution", one.sort) if one.sort else "",
        "what": said,
        "lang": lang,
        "date": as_known(one.date),
        "proof": proof,
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
