"""The faults that were planted in a charter and its votes: each is found, at its line, by a check of the whole folder.

Tally, ballot, digest, reference, id, translation, date order: the table says which file of tests/data/invalid shows what.
The whole of what an editor is told of each stands in problems.txt there.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hundred.build.site import open_site

SITE = Path(__file__).resolve().parents[1] / "data" / "invalid"
PLANTED: dict[str, dict[str, str]] = {
    "tally": {
        "votes/counted.md:8 sum": "the parts are not the total",
        "votes/counted.md:6 eligible": "more ballots than may vote",
        "votes/summed.md:7 sum": "the table gives another tally",
        "votes/open.md:8 amount": "half a ballot, and no number",
        "votes/secret.md:8 outcome": "another outcome is announced than counted",
        "votes/announced.md:6 share": "a rule that cannot be counted",
        "questions/cats.md:4 state": "a state that no vote gave",
    },
    "ballot": {
        "votes/open.csv:2 ballot": "no choice",
        "votes/open.csv:3 ballot": "cast after the close",
        "votes/open.csv:3 no-person": "an unknown voter",
        "votes/secret.csv:3 ballot": "a receipt that was used",
        "votes/told.csv:1 secret": "names in a secret vote",
        "votes/cats.csv:1 ballot-column": "a column of another name",
        "votes/unnamed.csv:1 ballots": "a table that the vote does not name",
        "votes/alone.csv:1 alone": "a table without a vote",
    },
    "digest": {
        "5.0.md:1 locked": "an adopted text was changed",
        "lock.yaml:2 locked": "an adopted version is gone",
        "lock.yaml:4 locked": "an adopted translation is gone",
        "lock.yaml:8 lock": "a line of the lock that is none",
        "votes/counted.md:3 no-text": "a vote on a text that nobody has",
        "votes/cats.md:3 not-a-digest": "a digest that is none",
        "signatures/9.0/typo.md:5 no-text": "a slip in a digest that was signed",
        "signatures/9.0/elsewhere.md:5 no-text": "the digest of another version",
        "signatures/7.0/kit.md:5 no-text": "signed a text that is not there",
    },
    "reference": {
        "1.0.md:7 no-charter": "replaces an unknown version",
        "1.0.md:17 no-article": "an unknown article",
        "6.0.md:15 stale-reference": "an article that was changed",
        "9.3.md:9 no-question": "came of an unknown question",
        "9.1.md:10 not-adopted": "came of a question that was rejected",
        "votes/announced.md:2 no-question": "a vote on an unknown question",
        "questions/belated.md:5 no-vote": "an unknown vote decides it",
        "questions/dogs.md:6 other-vote": "a vote on another question decides it",
        "questions/dogs.md:4 no-article": "about an unknown article",
        "signatures/8.0/hal.md:1 no-charter": "signed an unknown version",
    },
    "id": {
        "1.0.md:11 article-id": "an article without one",
        "1.0.md:19 article-id": "one that cannot be",
        "1.0.md:23 duplicate-article": "one of another article",
        "final.md:1 version": "a file that is named by no version",
        "1.0.md:3 version": "a file that is named by another",
        "9.0.md:8 lost-article": "one that went without a word",
        "signatures/9.0/ada.md:2 signed-twice": "somebody who signed twice",
    },
    "translation": {
        "2.0.zh-Hans.md:4 translation": "an article is missing",
        "2.0.zh-Hans.md:5 translation": "an article too many",
        "7.0.zh-Hans.md:6 translation": "another order, another mark",
        "7.0.zh-Hans.md:3 digest": "made from no digest",
        "6.0.zh-Hans.md:3 outdated": "made from an older original",
        "questions/dogs.zh-Hans.md:1 positions": "more positions than there are",
    },
    "date order": {
        "1.0.md:6 date-order": "takes effect before it is adopted",
        "6.0.md:7 date-order": "replaces one that takes effect later",
        "6.0.md:6 same-day": "two take effect on one day",
        "9.4.md:7 date-order": "is repealed before it takes effect",
        "votes/announced.md:4 date-order": "closes before it opens",
        "votes/counted.md:5 date-order": "is counted before it closes",
        "votes/cats.md:4 date-order": "opens before the question is raised",
        "votes/hurried.md:4 date-order": "closes after what it led to was adopted",
        "questions/belated.md:3 date-order": "is raised after what it led to was adopted",
        "signatures/9.0/before.md:4 signed": "signed before it was adopted",
        "signatures/9.0/tomorrow.md:4 signed": "signed on a day to come",
    },
}


@pytest.fixture(scope="module")
def told() -> set[str]:
    """Return what is told of the charter's files, as `path:line code`."""
    problems = open_site(SITE, datetime(2026, 11, 21, tzinfo=UTC)).check().problems
    return {f"{one.path.removeprefix('content/charter/')}:{one.place.line} {one.code}" for one in problems}


@pytest.mark.parametrize("sort", PLANTED)
def test_every_planted_fault_is_found_with_its_line(told: set[str], sort: str) -> None:
    """Each is told at the line on which it was made."""
    assert PLANTED[sort].keys() - told == set()


def test_what_is_told_of_votes_and_questions_is_in_the_table(told: set[str]) -> None:
    """No fault of a vote or a question is found that is not looked for here, but those of their words."""
    known = {fault for sort in PLANTED.values() for fault in sort}
    found = {one for one in told if one.startswith(("votes/", "questions/"))}

    assert found - known == {"questions/dogs.md:5 state", "questions/dogs.md:8 positions", "votes/unnamed.md:8 outcome"}
