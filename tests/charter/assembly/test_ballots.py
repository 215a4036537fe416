"""Tables of ballots: what is taken, and what an editor is told of every other row."""

from __future__ import annotations

from datetime import datetime

import pytest

from hundred.charter.assembly.ballots import MOST, Terms, read_ballots, tallied
from hundred.core.decode import decode
from hundred.core.model.assembly import Ballot
from hundred.core.problems import Report

SECRET = Terms(opens=datetime(2026, 12, 1), closes=datetime(2026, 12, 15), secret=True, by_area=False)
OPEN = Terms(opens=datetime(2026, 12, 1, 18, 0), closes=datetime(2026, 12, 14, 20, 0), secret=False, by_area=False)
AREA = Terms(opens=datetime(2026, 12, 1), closes=datetime(2026, 12, 15), secret=False, by_area=True)
SECRET_AREA = Terms(opens=datetime(2026, 12, 1), closes=datetime(2026, 12, 15), secret=True, by_area=True)
LATE = "the vote is from 2026-12-01 18:00 to 2026-12-14 20:00: delete the row, or correct it"
RECEIPT = "write what the voter was handed: 4 to 40 letters and digits, at least one digit, as in  k7-2f9a"
ONCE = "everybody votes once: delete the one that does not count"
TABLE = 'write one ballot a line; a cell with a comma or a quote in it goes in quotes, as in  "so, and so"'
# The terms, the table, "line:col code: message", help.
TOLD = (
    # The first line.
    (SECRET, "", "1:1 ballot-column: there is no column 'receipt'", "write the first line as  receipt,choice"),
    (SECRET, "receipt\nk7-2f9a\n", "1:1 ballot-column: there is no column 'choice'", "write the first line as  receipt,choice"),
    (
        AREA,
        "voter,choice\nada,yes\n",
        "1:1 ballot-column: there is no column 'area'",
        "write the first line as  voter,choice,area",
    ),
    (SECRET, "receipt,choise\nk7-2f9a,yes\n", "1:9 ballot-column: there is no column 'choise'", "did you mean 'choice'?"),
    (
        SECRET,
        "receipt,choice,note\n",
        "1:16 ballot-column: there is no column 'note'",
        "write the first line as  receipt,choice",
    ),
    (SECRET, "receipt,choice,choice\n", "1:16 ballot-column: the column 'choice' is there twice", "delete one of the two"),
    (
        SECRET,
        "voter,choice\nada,yes\n",
        "1:1 secret: the vote is secret, and this column tells whose ballot is whose",
        "delete the column, and write receipts that tell nothing in a column 'receipt'",
    ),
    (
        SECRET,
        "receipt,choice,Voter\nk7-2f9a,yes,ada\n",
        "1:16 secret: the vote is secret, and this column tells whose ballot is whose",
        "delete the column, and write receipts that tell nothing in a column 'receipt'",
    ),
    (
        SECRET_AREA,
        "receipt,choice,area\nk7-2f9a,yes,89.5\n",
        "1:16 secret: the vote is secret, and an area tells whose ballot it is",
        "delete the column, and write the sums of the areas in the vote's tally",
    ),
    (
        OPEN,
        "receipt,choice\nk7-2f9a,yes\n",
        "1:1 ballot-column: the ballots of an open vote name the voters",
        "write the first line as  voter,choice  or, in the vote,  secret: yes",
    ),
    # Choices.
    (SECRET, "receipt,choice\nk7-2f9a,yse\n", "2:9 ballot: 'yse' is not a choice", "did you mean 'yes'?"),
    (
        SECRET,
        "receipt,choice\nk7-2f9a,maybe\n",
        "2:9 ballot: 'maybe' is not a choice",
        "write one of: yes, no, abstain, invalid",
    ),
    (SECRET, "receipt,choice\nk7-2f9a,\n", "2:9 ballot: '' is not a choice", "write one of: yes, no, abstain, invalid"),
    (
        SECRET,
        "choice,receipt\n\n\n赞同,k7-2f9a\n",
        "4:1 ballot: '赞同' is not a choice",
        "write one of: yes, no, abstain, invalid",
    ),
    # Who.
    (OPEN, "voter,choice\nada,yes\nbo,no\nada,no\n", "4:1 ballot: the voter 'ada' stands on line 2 already", ONCE),
    (
        OPEN,
        "choice,voter\nyes,\n",
        "2:5 ballot: the ballot names no voter",
        "write the id of the person, or make the vote secret",
    ),
    (SECRET, "receipt,choice\nk7-2f9a,yes\nk7-2f9a,yes\n", "3:1 ballot: the receipt 'k7-2f9a' stands on line 2 already", ONCE),
    (SECRET, "receipt,choice\nk7-2f9a,yes\nK7-2F9A,no\n", "3:1 ballot: the receipt 'K7-2F9A' stands on line 2 already", ONCE),
    (SECRET, "receipt,choice\n,yes\n", "2:1 ballot: '' is not a receipt", RECEIPT),
    (SECRET, "receipt,choice\nli-wei,yes\n", "2:1 ballot: 'li-wei' is not a receipt", RECEIPT),
    (SECRET, "receipt,choice\na1,yes\n", "2:1 ballot: 'a1' is not a receipt", RECEIPT),
    (SECRET, f"receipt,choice\n{'7' * 41},yes\n", f"2:1 ballot: '{'7' * 41}' is not a receipt", RECEIPT),
    (SECRET, "receipt,choice\n李伟-12,yes\n", "2:1 ballot: '李伟-12' is not a receipt", RECEIPT),
    (SECRET, "receipt,choice\n<b>1234,yes\n", "2:1 ballot: '<b>1234' is not a receipt", RECEIPT),
    # When.
    (OPEN, "voter,choice,cast\nada,yes,2026-11-30\n", "2:9 ballot: the ballot was cast before the vote opened", LATE),
    (OPEN, "voter,choice,cast\nada,yes,2026-12-01 17:59\n", "2:9 ballot: the ballot was cast before the vote opened", LATE),
    (OPEN, "voter,choice,cast\nada,yes,2026-12-14 20:00\n", "2:9 ballot: the ballot was cast after the vote had closed", LATE),
    (OPEN, "voter,choice,cast\nada,yes,2026-12-15\n", "2:9 ballot: the ballot was cast after the vote had closed", LATE),
    (
        SECRET,
        "receipt,choice,cast\nk7-2f9a,yes,2026-12-15\n",
        "2:13 ballot: the ballot was cast after the vote had closed",
        "the vote is from 2026-12-01 00:00 to 2026-12-15 00:00: delete the row, or correct it",
    ),
    (
        OPEN,
        "voter,choice,cast\nada,yes,5 December\n",
        "2:9 ballot: '5 December' is not a day or a time",
        "write it as 2026-12-05 or 2026-12-05 18:30",
    ),
    (
        OPEN,
        "voter,choice,cast\nada,yes,2026-12-32\n",
        "2:9 ballot: '2026-12-32' is not a day or a time",
        "write it as 2026-12-05 or 2026-12-05 18:30",
    ),
    (
        OPEN,
        "voter,choice,cast\nada,yes,2026-12-05 24:61\n",
        "2:9 ballot: '2026-12-05 24:61' is not a day or a time",
        "write it as 2026-12-05 or 2026-12-05 18:30",
    ),
    # Areas.
    (AREA, "voter,choice,area\nada,yes,\n", "2:9 ballot: '' is not an area", "write a number of square metres, as in 89.53"),
    (
        AREA,
        "voter,choice,area\nada,yes,-5\n",
        "2:9 ballot: '-5' is not an area",
        "write a number of square metres, as in 89.53",
    ),
    (
        AREA,
        "voter,choice,area\nada,yes,1e9\n",
        "2:9 ballot: '1e9' is not an area",
        "write a number of square metres, as in 89.53",
    ),
    # Rows.
    (
        SECRET,
        "receipt,choice\nk7-2f9a\n",
        "2:1 ballot: the first line has 2 cells, and this row 1",
        "write a cell for each column:  receipt,choice",
    ),
    (
        SECRET,
        "receipt,choice\nk7-2f9a,yes,no\n",
        "2:1 ballot: the first line has 2 cells, and this row 3",
        "write a cell for each column:  receipt,choice",
    ),
    (SECRET, 'receipt,choice\nk7-2f9a,"yes\n', "3:1 ballot: this is not a table", TABLE),
    (SECRET, 'receipt,choice\n"k7"-2f9a,yes\n', "2:1 ballot: this is not a table", TABLE),
    (SECRET, f"receipt,choice\nk7-2f9a,{'y' * 140_000}\n", "2:1 ballot: this is not a table", TABLE),
    (
        SECRET,
        'receipt,choice\n"k7-\n2f9a",yes\n"k8-2f9a",maybe\n',
        "4:1 ballot: 'maybe' is not a choice",
        "write one of: yes, no, abstain, invalid",
    ),
)


def told(terms: Terms, table: str | bytes) -> tuple[tuple[Ballot, ...], list[tuple[str, str]]]:
    """Return the ballots of a table, and what is reported: "line:col code: message" and help."""
    report = Report("content/charter/votes/dogs.csv")
    text = decode(table.encode() if isinstance(table, str) else table, report)
    found = () if text is None else read_ballots(report, text, terms)
    return found, [(f"{one.place.line}:{one.place.col} {one.code}: {one.message}", one.help) for one in report.problems]


@pytest.mark.parametrize(("terms", "table", "problem", "cure"), TOLD)
def test_an_editor_is_told_where_and_what_to_write(terms: Terms, table: str, problem: str, cure: str) -> None:
    """Line and column, code, message and help."""
    assert told(terms, table)[1] == [(problem, cure)]


def test_a_secret_table_is_read() -> None:
    """A ballot has a receipt and a choice, and nothing else of it is kept."""
    found, problems = told(SECRET, "receipt,choice,cast\nk7-2f9a,yes,2026-12-01\nm3-88ab,反对,2026-12-14\n")

    assert found == (Ballot(choice="yes", receipt="k7-2f9a"), Ballot(choice="no", receipt="m3-88ab"))
    assert problems == []


def test_an_open_table_is_read() -> None:
    """Columns stand in any order, blanks and empty lines are nothing, and areas are kept as they are written."""
    found, problems = told(AREA, "Area, Choice ,voter\n\n89.50,Yes,ada\n , , \n12,against, bo \n")

    assert found == (Ballot(choice="yes", voter="ada", area="89.50"), Ballot(choice="no", voter="bo", area="12"))
    assert problems == []


@pytest.mark.parametrize("cast", ["", "2026-12-01", "2026-12-01 18:00", "2026-12-14T19:59:59", "2026-12-14"])
def test_a_ballot_may_be_cast_from_the_opening_to_the_close(cast: str) -> None:
    """A day alone may be any time of that day."""
    assert told(OPEN, f"voter,choice,cast\nada,yes,{cast}\n") == ((Ballot(choice="yes", voter="ada"),), [])


@pytest.mark.parametrize(
    "data",
    [
        b"receipt,choice\nk7-2f9a,yes\nm3-88ab,no",
        b"receipt,choice\r\nk7-2f9a,yes\r\nm3-88ab,no\r\n",
        b"receipt,choice\rk7-2f9a,yes\rm3-88ab,no\r",
        b"\xef\xbb\xbfreceipt,choice\r\nk7-2f9a,yes\r\nm3-88ab,no\r\n",
        b'"receipt","choice"\n"k7-2f9a","yes"\n"m3-88ab","no"\n',
        b"receipt,choice\n\nk7-2f9a,yes\n\n\nm3-88ab,no\n\n",
    ],
)
def test_a_table_is_the_same_however_it_was_saved(data: bytes) -> None:
    """Line ends, a byte-order mark and quotes are a program's business."""
    assert told(SECRET, data) == ((Ballot(choice="yes", receipt="k7-2f9a"), Ballot(choice="no", receipt="m3-88ab")), [])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"receipt,choice\nk7-2f9a,\xd4\xde\xb3\xc9\n", "encoding"),
        (b"\xff\xfer\x00e\x00", "encoding"),
        (b"receipt,choice\nk7-2f9a\x00,yes\n", "control-character"),
        (b"\xef\xbb\xbf\xef\xbb\xbfreceipt,choice\n", "control-character"),
        ("receipt,choice\nk7-2f9a,\u202eyes\n".encode(), "bidi-character"),
        (b"PK\x03\x04" + bytes(range(256)) * 4, "encoding"),
        (b"receipt,choice\n" + b"k" * 300_000, "too-large"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, code: str) -> None:
    """A table is decoded as every other file is, and what is no text is told as that."""
    _, problems = told(SECRET, data)

    assert problems[0][0].split()[1] == f"{code}:"


def test_a_row_that_cannot_be_counted_leaves_the_others() -> None:
    """Every slip is told, not the first alone, and a row may have two."""
    found, problems = told(OPEN, "voter,choice,cast\nada,yse,2025-12-05\nbo,no,\nada,no,\n,yes,\ncy,abstain\n")

    assert found == (Ballot(choice="no", voter="bo"),)
    assert [problem.split(" ", 1)[0] for problem, _ in problems] == ["2:5", "2:9", "4:1", "5:1", "6:1"]


def test_a_table_of_too_many_is_refused_at_the_row_that_is_too_many() -> None:
    """Five thousand ballots are read; the next one is told once, and nothing behind it is looked at."""
    rows = "".join(f"r-{number:05},yes\n" for number in range(MOST))

    assert (len(told(SECRET, f"receipt,choice\n{rows}")[0]), told(SECRET, f"receipt,choice\n{rows}")[1]) == (MOST, [])
    assert told(SECRET, f"receipt,choice\n{rows}{'x,maybe' + chr(10)}{'y,maybe'}")[1] == [
        ("5002:1 ballot: there are more than 5,000 ballots", "write the sums in the vote's tally, and leave out the table")
    ]


def test_ballots_are_added_up_by_heads_and_by_area() -> None:
    """0.1 and 0.2 are 0.3."""
    table = "voter,choice,area\nada,yes,0.1\nbo,yes,0.2\ncy,no,89.5300\ndi,abstain,7\n"
    found, problems = told(AREA, table)

    assert problems == []
    assert tallied(found, "heads") == {"yes": "2", "no": "1", "abstain": "1", "invalid": "0"}
    assert tallied(found, "area") == {"yes": "0.3", "no": "89.53", "abstain": "7", "invalid": "0"}
