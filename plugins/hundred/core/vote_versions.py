"""Whether what led to a version came before it: its questions were raised, and the votes on them had closed and passed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hundred.core.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, tzinfo

    from hundred.core.kind import Parsed
    from hundred.core.model import Question, Version, Vote

    Held = tuple[Parsed, Vote]
    """A vote with the file that it is written in."""

_UNDECIDED = ("withdrawn", "lapsed")


def report_versions(
    versions: Sequence[tuple[Parsed, Version]],
    questions: Mapping[str, tuple[Parsed, Question]],
    votes: Sequence[Held],
    deciding: Mapping[str, Held],
    zone: tzinfo,
) -> None:
    """Report adopted versions that are older than what led to them, and those that a vote went against.

    `deciding` is the vote that decides each question, where there is one. Days are those of the site's `zone`; a version may
    be adopted on the last day of its vote.
    """
    texts = {digest: version for _, version in versions for digest in version.digests.values()}
    for one, version in versions:
        day = version.adopted
        if day is None or version.status not in {"adopted", "repealed"}:
            continue
        told = set()
        for row in version.amendments:
            if row.question in questions and row.question not in told:
                told.add(row.question)
                held = deciding.get(row.question)
                found = _led(version, day, questions[row.question], held, zone) or (
                    held and _on_another(version, held[1], texts)
                )
                if found:
                    message = f"version {version.id} is said to come of '{row.question}', {found}"
                    cure = "name the question that led to it, or correct the vote"
                    one.report.error(Place(line=row.line, col=row.col), "not-adopted", message, cure)
        _check_text(one, version, day, [held for held in votes if held[1].question not in told], zone)


def _led(version: Version, day: date, asked: tuple[Parsed, Question], held: Held | None, zone: tzinfo) -> str:
    """Return why a question cannot have led to a version, '' where it can; days out of order are reported at once."""
    one, question = asked
    if question.asked > day:
        message = f"it was raised on {question.asked}, and version {version.id}, which came of it, was adopted on {day}"
        one.report.error(_place(one, "asked"), "date-order", message, "correct the day")
    elif question.state in _UNDECIDED:
        return f"which {'was withdrawn' if question.state == 'withdrawn' else 'has lapsed'}"
    return "" if held is None or _is_late(held, version, day, zone) else _against(held[1])


def _on_another(version: Version, vote: Vote, texts: Mapping[str, Version]) -> str:
    """Return that a vote was on the text of another version, '' where it was not, or where this one corrects that one."""
    other = texts.get(vote.digest, version)
    if other is version or any(row.question == vote.question for row in other.amendments):
        return ""
    return f"and the vote '{vote.id}' was on the text of version {other.id}"


def _check_text(one: Parsed, version: Version, day: date, votes: Iterable[Held], zone: tzinfo) -> None:
    """Report a version whose very text was voted on later than it was adopted, or never adopted by any of these votes."""
    digests = set(version.digests.values())
    held = [found for found in votes if found[1].digest in digests]
    passed = [found for found in held if found[1].outcome in {"", "adopted"}]
    if passed:
        if _last_day(passed[0][1], zone) > day:
            _is_late(passed[0], version, day, zone)
    elif held:
        cure = "correct the vote; a text is adopted by a vote that passes"
        message = f"version {version.id} is adopted with a text {_against(held[-1][1])}"
        one.report.error(_place(one, "adopted"), "not-adopted", message, cure)


def _is_late(held: Held, version: Version, day: date, zone: tzinfo) -> bool:
    """Say whether a vote closed after a version of it was adopted, and report that."""
    one, vote = held
    last = _last_day(vote, zone)
    if last > day:
        message = f"the vote closes on {last}, and version {version.id}, which came of it, was adopted on {day}"
        cure = "correct the day: a text is adopted when its vote has closed"
        one.report.error(_place(one, "closes"), "date-order", message, cure)
    return last > day


def _last_day(vote: Vote, zone: tzinfo) -> date:
    return (vote.closes - timedelta(microseconds=1)).astimezone(zone).date()


def _against(vote: Vote) -> str:
    """Return in words that a vote went against its question, '' where it did not."""
    told = {"rejected": f"which the vote '{vote.id}' rejected", "no-quorum": f"on which the vote '{vote.id}' had no quorum"}
    return told.get(vote.outcome, "")


def _place(one: Parsed, field: str) -> Place:
    return one.detail.places.get(field, Place())
