"""What is published of a question and a vote beside their pages: the words voted on, and the ballots for a recount."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hundred.charter.assembly.ballots import CHOICES, tallied
from hundred.charter.assembly.question_parse import words
from hundred.charter.assembly.telling import amount

if TYPE_CHECKING:
    from hundred.core.model import Person, Question, Vote
    from hundred.core.view import View


def question_text_path(question: Question, lang: str) -> str:
    """Return the path of the words of a question in a language; it is the same in every language's tree."""
    return f"{question.address}question.{lang}.txt"


def question_text(view: View, question: Question) -> bytes:
    """Return the words of a question in the language of the view, whose SHA-256 is the digest that a vote on them names."""
    text = question.text(view.lang)
    return words(text.title, view.community.body(text)).encode()


def ballots_path(vote: Vote) -> str:
    """Return the path of the ballots of a vote, one for all languages."""
    return f"{vote.address}ballots.csv"


def ballots_csv(vote: Vote) -> bytes:
    """Return the table of ballots as it may be published: receipts of a secret vote, and no name without consent.

    The rows are sorted, for the order in which ballots came in can tell whose is whose. An area can tell that too: those of
    voters who are not named stand as one sum in the first row of their choice, so that both measures can still be counted.
    """
    by_area = not vote.secret and any(one.name == "area" for one in vote.measures)
    head = ["receipt" if vote.secret else "voter", "choice", *(["area"] if by_area else [])]
    rows = sorted([one.receipt if vote.secret else one.voter, one.choice, one.area][: len(head)] for one in vote.ballots)
    if by_area:
        named, pooled = [row for row in rows if row[0]], [row for row in rows if not row[0]]
        sums = tallied((one for one in vote.ballots if not one.voter), "area")
        rows = [["", row[1], sums.pop(row[1], "0")] for row in pooled] + named
    return "".join(f"{','.join(row)}\r\n" for row in (head, *rows)).encode()


def open_ballots(view: View, vote: Vote) -> list[tuple[str, list[tuple[Person, str]], int]]:
    """Return (choice, who is shown with their area or '', how many are not) for the choices of an open vote."""
    if vote.secret:
        return []
    found = []
    for choice in CHOICES:
        chosen = sorted((one for one in vote.ballots if one.choice == choice), key=lambda one: one.voter)
        people = [(person, one.area) for one in chosen if one.voter and (person := view.person(one.voter))]
        shown = [(person, amount_of(area, view.lang)) for person, area in people]
        if chosen:
            found.append((choice, shown, len(chosen) - len(shown)))
    return found


def amount_of(area: str, lang: str) -> str:
    """Return an area as a language writes it, '' where there is none."""
    return amount(Fraction(area), lang) if area else ""
