"""The pages of signatures: counts and names, under each letter where there are many, and the sheet to sign on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.charter.force import standing
from hundred.charter.signatures import questions
from hundred.charter.signatures.card import card_path
from hundred.charter.signatures.listing import json_path
from hundred.core.outputs import Sheet
from hundred.core.paths import web_address
from hundred.core.qr import qr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hundred.core.model import Signature, Version
    from hundred.core.view import View

MOST = 300  # names on one page; it weighs as much as a page may
_LAST, _EARLIER, _LINES = "24", "200", 20
Row = tuple["Signature", str, str]
"""A signature with its day in words, and the address of its person's page or ''."""


def address(version: Version) -> str:
    """Return the neutral path of the signatures of a version."""
    return f"{version.address}signatures/"


def part_address(version: Version, letter: str, number: int) -> str:
    """Return the neutral path of the names under a letter; `number` counts its pages from 0."""
    return f"{address(version)}{letter}{f'-{number + 1}' if number else ''}/"


def parts_of(count: int) -> int:
    """Return how many pages so many names take."""
    return -(-count // MOST)


def overview(view: View, version: Version) -> Sheet:
    """Return the page of a version: how many signed it, who, and who signed only an earlier one."""
    ask, own = view.community.ask, address(version)
    found, tally = ask(questions.letters, version.id), ask(questions.tally, version.id)
    whole = sum(count for _, count in found) <= MOST
    many, before = ask(questions.earlier, version.id, _EARLIER)
    text = view.text(version)
    state, _, current = ask(standing, version.id)
    return Sheet(
        title=_title(view, version),
        description=view.say("Who signed version %(version)s of the charter, and which text.") % {"version": version.id},
        data={
            "version": version,
            "past": state in {"superseded", "repealed"},
            "current": current,
            "tally": tally,
            "texts": list(_texts(version, dict(tally.texts))),
            "groups": [(letter, _rows(view, ask(questions.under, version.id, letter))) for letter, _ in found] if whole else [],
            "parts": [] if whole else [(letter, count, view.path(part_address(version, letter, 0))) for letter, count in found],
            "last": [] if whole else _rows(view, ask(questions.last_signed, version.id, _LAST)),
            "before": _rows(view, before),
            "before_count": many,
            "older": list(ask(questions.signed_before, version.id)) if many else [],
            "sheet_path": view.path(f"{own}sheet/"),
            "json_path": json_path(version),
            "cards": [card_path(version, text.lang, shade) for shade in ("light", "dark")],
            "text": text,
        },
    )


def part(view: View, version: Version, letter: str, number: int) -> Sheet:
    """Return one page of the names under a letter."""
    ask = view.community.ask
    signed = ask(questions.under, version.id, letter)
    count = parts_of(len(signed))
    own = partial_name(view, letter)
    return Sheet(
        title=_title(view, version, own if count == 1 else f"{own} {number + 1}"),
        data={
            "version": version,
            "letter": letter,
            "rows": _rows(view, signed[number * MOST : (number + 1) * MOST]),
            "parts": [
                (one, 0, view.path(part_address(version, one, 0))) for one in ask(questions.names_of_letters, version.id)
            ],
            "numbers": [(n + 1, view.path(part_address(version, letter, n)), n == number) for n in range(count)],
        },
    )


def sheet(view: View, version: Version) -> Sheet:
    """Return the sheet to sign by hand, for the text in the language of the page, else in the original's."""
    text = view.text(version)
    return Sheet(
        title=_title(view, version, view.say("Sheet to sign on")),
        data={
            "version": version,
            "text": text,
            "digest": version.digests[text.lang],
            "here": web_address(view.settings.url, view.path(version.address)),
            "code": qr(web_address(view.settings.url, view.path(version.address))),
            "lines": range(_LINES),
        },
    )


def partial_name(view: View, letter: str) -> str:
    """Return what to call the names under a letter."""
    return view.say("Other letters") if letter == questions.OTHER else letter.upper()


def _title(view: View, version: Version, *more: str) -> str:
    number = view.say("Version %(version)s") % {"version": version.id}
    return " · ".join([view.say("Signatures"), number, *more])


def _texts(version: Version, counts: dict[str, int]) -> Iterator[tuple[str, str, str, int]]:
    """Yield (language, digest, path of the text, how many signed it) of every text of a version."""
    for lang in version.langs:
        yield lang, version.digests[lang], f"{version.address}charter.{lang}.txt", counts.get(lang, 0)


def _rows(view: View, signed: Iterable[Signature]) -> list[Row]:
    said: dict[date | None, str] = {None: ""}
    rows = []
    for one in signed:
        if one.signed and one.signed not in said:
            said[one.signed] = view.day(one.signed)
        rows.append((one, said[one.signed], view.path(f"/people/{one.person}/") if one.person else ""))
    return rows
