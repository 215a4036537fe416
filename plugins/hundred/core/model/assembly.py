"""The assembly: questions that are raised and debated, and votes that decide them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import ClassVar

from msgspec import Struct, field

from hundred.core.model.base import Record


class Position(Struct, frozen=True, kw_only=True, array_like=True):
    """What somebody says on a question: `person` is an id or '', `by` a name in words or '', `side` for, against or other.

    Translations of `says` and `by` are in `Text.words["says:0"]`, by its place.
    """

    person: str = ""
    by: str = ""
    side: str = "other"
    says: str = ""


class Question(Record, frozen=True, kw_only=True, tag="question"):
    """A question to the assembly; its body is the debate. `state` is what the file says, '' where nothing.

    `articles` are the ids of the articles that it is about, `vote` is the vote that the file names, `digests` are those of
    its text by language: what a vote on the words of a question names.
    """

    kind: ClassVar[str] = "question"
    folder: ClassVar[str] = "charter/questions"

    asked: date
    asked_by: str = ""
    state: str = ""
    articles: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    vote: str = ""
    digests: dict[str, str] = field(default_factory=dict)


class Share(Struct, frozen=True, kw_only=True, array_like=True):
    """What is asked for: more than (`strict`) or at least a share of a base, such as 2/3 of those cast.

    `base` is `cast` (yes and no), `participating` (abstentions and invalid ballots too), `eligible`, or '' where `share` is
    a number and not a part of one.
    """

    share: str
    base: str
    strict: bool = False

    @property
    def value(self) -> Fraction:
        """Return the share, or the number, exactly."""
        return Fraction(self.share)


class Measure(Struct, frozen=True, kw_only=True, array_like=True):
    """One way in which the same ballots are counted: `heads`, one each, or `area`. Amounts are exact decimals as text.

    `unit` is what is counted. `quorum` is None where none is asked for.
    """

    name: str
    unit: str
    eligible: str
    quorum: Share | None
    passes: Share
    yes: str = "0"
    no: str = "0"
    abstain: str = "0"
    invalid: str = "0"

    def amount(self, name: str) -> Fraction:
        """Return `yes`, `no`, `abstain`, `invalid`, or one of the bases, exactly."""
        if name == "cast":
            return self.amount("yes") + self.amount("no")
        if name == "participating":
            return self.amount("cast") + self.amount("abstain") + self.amount("invalid")
        return Fraction(getattr(self, name))


class Ballot(Struct, frozen=True, kw_only=True, array_like=True):
    """One ballot: `voter` is a person's id in an open vote, '' where the person is not shown; `receipt` is of a secret one."""

    choice: str
    voter: str = ""
    receipt: str = ""
    area: str = ""


class Vote(Record, frozen=True, kw_only=True, tag="vote"):
    """A vote on a question, from `opens` to before `closes` (UTC; `by_day` where whole days are written).

    `outcome` is what the count gives: `adopted`, `rejected`, `no-quorum`, or '' while nothing has been counted. `digest` is of
    the text voted on, '' where the file names none.
    """

    kind: ClassVar[str] = "vote"
    folder: ClassVar[str] = "charter/votes"

    question: str
    opens: datetime
    closes: datetime
    by_day: bool = True
    digest: str = ""
    secret: bool = True
    measures: tuple[Measure, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    outcome: str = ""

    @property
    def last(self) -> datetime:
        """Return the time to show as that of its close: a minute of its last day where whole days are written."""
        return self.closes - timedelta(minutes=1) if self.by_day else self.closes
