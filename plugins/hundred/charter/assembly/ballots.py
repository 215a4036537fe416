"""Ballots: a table beside the vote (RFC 4180), one row each, read with the place of every slip."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from hundred.charter.assembly.amounts import is_amount
from hundred.core.model.assembly import Ballot
from hundred.core.problems import Place, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hundred.core.problems import Report

MOST = 5000
"""Ballots of one vote; a table of more is a tally."""
CHOICES = ("yes", "no", "abstain", "invalid")
_SAID = {"赞成": "yes", "同意": "yes", "反对": "no", "不同意": "no", "弃权": "abstain", "无效": "invalid"}
_SAID |= {"for": "yes", "against": "no"}
_COLUMNS = ("voter", "receipt", "choice", "cast", "area")
_RECEIPT = re.compile(r"(?=.*[0-9])[0-9A-Za-z-]{4,40}\Z")
_CAST = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?P<time>[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?\Z")


class Terms(Struct, frozen=True, kw_only=True):
    """What ballots have to keep to: from when to before when (on the site's clock), who is not named, what is counted."""

    opens: datetime
    closes: datetime
    secret: bool
    by_area: bool

    @property
    def last(self) -> date:
        """Return the last day on which there is a time to vote."""
        return (self.closes - timedelta(microseconds=1)).date()


class _Rows(Protocol):
    """What a csv.reader is."""

    @property
    def line_num(self) -> int: ...
    def __iter__(self) -> Iterator[list[str]]: ...


class _Table(Struct):
    """The table while it is read: `columns` by name, and on which line each voter or receipt was first seen.

    `note` is told of every voter that a ballot names, and where.
    """

    report: Report
    terms: Terms
    columns: dict[str, int] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    note: Callable[[str, Place], None] | None = None

    def place(self, line: int, row: list[str], name: str) -> Place:
        """Return where the cell of a column stands, as far as the line shows it."""
        number = self.columns.get(name, 0)
        source = self.report.lines[line - 1] if line <= len(self.report.lines) else ""
        before = len(",".join(row[:number])) + (1 if number else 0)
        cell = row[number] if number < len(row) else ""
        col = min(before, len(source)) + 1 if '"' not in source else 1
        return Place(line=line, col=col, width=max(1, len(cell) if '"' not in source else len(source)))

    def error(self, line: int, row: list[str], name: str, message: str, cure: str) -> None:
        """Report a slip in a cell."""
        self.report.error(self.place(line, row, name), "ballot", message, cure)


def read_ballots(
    report: Report, text: str, terms: Terms, note: Callable[[str, Place], None] | None = None
) -> tuple[Ballot, ...]:
    """Return the ballots of a table, in its order, reporting every row that cannot be counted.

    `report` has the lines of `text`, as `decode` leaves both. Whether the voters exist is for the caller to ask:
    `note` is called with the id of every voter of an open vote and the place of it.
    """
    table = _Table(report, terms, note=note)
    rows = csv.reader(text.split("\n"), strict=True)
    try:
        if not _columns(table, [cell.strip().casefold() for cell in next(rows, [])]):
            return ()
        return tuple(_ballots(table, rows))
    except csv.Error:
        cure = 'write one ballot a line; a cell with a comma or a quote in it goes in quotes, as in  "so, and so"'
        report.error(Place(line=max(1, min(rows.line_num, len(report.lines)))), "ballot", "this is not a table", cure)
        return ()


def tallied(ballots: Iterable[Ballot], measure: str) -> dict[str, str]:
    """Return the sums of ballots by choice, by heads or by area."""
    sums = dict.fromkeys(CHOICES, Fraction(0))
    for one in ballots:
        sums[one.choice] += Fraction(one.area or "0") if measure == "area" else 1
    return {name: decimal(value) for name, value in sums.items()}


def decimal(value: Fraction) -> str:
    """Return a sum of amounts as a decimal without needless noughts; they have four places at most."""
    whole = value * 10_000
    digits = f"{int(whole):05}"
    return f"{digits[:-4]}.{digits[-4:]}".rstrip("0").rstrip(".")


def _columns(table: _Table, head: list[str]) -> bool:
    """Note the columns and say whether they are what ballots need."""
    terms, report = table.terms, table.report
    needed = ["receipt" if terms.secret else "voter", "choice", *(["area"] if terms.by_area and not terms.secret else [])]
    first = f"write the first line as  {','.join(needed)}"
    table.columns = {name: number for number, name in enumerate(head)}
    before = len(report.problems)
    for number, name in enumerate(head):
        code, message, cure = "ballot-column", "", first
        if name not in _COLUMNS:
            message, cure = f"there is no column '{name}'", did_you_mean(name, [*needed, "cast"]) or first
        elif head.index(name) != number:
            message, cure = f"the column '{name}' is there twice", "delete one of the two"
        elif terms.secret and name == "voter":
            code, message = "secret", "the vote is secret, and this column tells whose ballot is whose"
            cure = "delete the column, and write receipts that tell nothing in a column 'receipt'"
        elif terms.secret and name == "area":
            code, message = "secret", "the vote is secret, and an area tells whose ballot it is"
            cure = "delete the column, and write the sums of the areas in the vote's tally"
        elif name == "receipt" and not terms.secret:
            message, cure = "the ballots of an open vote name the voters", f"{first}  or, in the vote,  secret: yes"
        if message:
            place = Place(col=len(",".join(head[:number])) + (1 if number else 0) + 1, width=max(1, len(name)))
            report.error(place, code, message, cure)
    missing = [name for name in needed if name not in table.columns]
    if missing and len(report.problems) == before:
        report.error(Place(width=max(1, len(",".join(head)))), "ballot-column", f"there is no column '{missing[0]}'", first)
    return len(report.problems) == before


def _ballots(table: _Table, rows: _Rows) -> Iterator[Ballot]:
    report, count, width, line = table.report, 0, len(table.columns), rows.line_num + 1
    for row in rows:
        at, line = line, rows.line_num + 1  # a quoted cell may go over several lines
        if not any(cell.strip() for cell in row):
            continue
        count += 1
        if count > MOST:
            cure = "write the sums in the vote's tally, and leave out the table"
            report.error(Place(line=at), "ballot", f"there are more than {MOST:,} ballots", cure)
            return
        if len(row) != width:
            cure = f"write a cell for each column:  {','.join(table.columns)}"
            report.error(Place(line=at), "ballot", f"the first line has {width} cells, and this row {len(row)}", cure)
        elif (found := _ballot(table, at, row)) is not None:
            yield found


def _ballot(table: _Table, line: int, row: list[str]) -> Ballot | None:
    """Return the ballot of a row, or None after reporting what is wrong with it."""
    terms, before = table.terms, len(table.report.problems)
    cells = {name: row[number].strip() for name, number in table.columns.items()}
    said, area = cells["choice"].casefold(), cells.get("area", "")
    choice = _SAID.get(said, said)
    if choice not in CHOICES:
        cure = did_you_mean(choice, CHOICES) or f"write one of: {', '.join(CHOICES)}"
        table.error(line, row, "choice", f"'{cells['choice']}' is not a choice", cure)
    _check_who(table, line, row, cells)
    _check_cast(table, line, row, cells.get("cast", ""))
    if terms.by_area and not terms.secret and not is_amount(area):
        table.error(line, row, "area", f"'{area}' is not an area", "write a number of square metres, as in 89.53")
    if table.note and not terms.secret and cells["voter"]:
        table.note(cells["voter"], table.place(line, row, "voter"))
    if len(table.report.problems) > before:
        return None
    if terms.secret:
        return Ballot(choice=choice, receipt=cells["receipt"])
    return Ballot(choice=choice, voter=cells["voter"], area=area if terms.by_area else "")


def _check_who(table: _Table, line: int, row: list[str], cells: dict[str, str]) -> None:
    """Report a ballot that is nobody's, and the second one of somebody. Capitals make no other receipt."""
    who = "receipt" if table.terms.secret else "voter"
    name = cells[who]
    first = table.seen.setdefault(name.casefold(), line)
    if who == "receipt" and not _RECEIPT.match(name):
        cure = "write what the voter was handed: 4 to 40 letters and digits, at least one digit, as in  k7-2f9a"
        table.error(line, row, who, f"'{name}' is not a receipt", cure)
    elif not name:
        table.error(line, row, who, "the ballot names no voter", "write the id of the person, or make the vote secret")
    elif first != line:
        cure = "everybody votes once: delete the one that does not count"
        table.error(line, row, who, f"the {who} '{name}' stands on line {first} already", cure)


def _check_cast(table: _Table, line: int, row: list[str], cast: str) -> None:
    """Report a ballot that was cast before the vote opened or after it closed; a day alone may be any time of it."""
    terms = table.terms
    if not cast:
        return
    try:
        found = _CAST.match(cast)
        when = datetime.fromisoformat(cast) if found else None
    except ValueError:  # such as 2026-02-30
        found = when = None
    if not found or not when:
        table.error(line, row, "cast", f"'{cast}' is not a day or a time", "write it as 2026-12-05 or 2026-12-05 18:30")
        return
    early = when < terms.opens if found["time"] else when.date() < terms.opens.date()
    if early or (when >= terms.closes if found["time"] else when.date() > terms.last):
        cure = f"the vote is from {terms.opens:%Y-%m-%d %H:%M} to {terms.closes:%Y-%m-%d %H:%M}: delete the row, or correct it"
        message = f"the ballot was cast {'before the vote opened' if early else 'after the vote had closed'}"
        table.error(line, row, "cast", message, cure)
