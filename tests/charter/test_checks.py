"""A charter as a whole: one version holds on a day, ids are permanent, and references are looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hundred.charter.lock import NAME, locked_of, written

if TYPE_CHECKING:
    from tests.conftest import Hamlet

OLD = "## A {#a}\n\nSee [#b].\n\n## B {#b}\n\nOld.\n\n## C {#c}\n\nKept.\n"


def version(number: str, body: str, status: str = "adopted", effective: str = "", **header: str) -> str:
    """Return the file of a version; it takes effect on New Year's Day of the year 2020 and its number."""
    days = {"adopted": "2020-01-01", "effective": effective or f"20{19 + int(number[0])}-01-01"} if status == "adopted" else {}
    lines = {"title": "T", "version": number, "status": status, **days} | header
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + f"---\n{body}"


def told(hamlet: Hamlet, *files: tuple[str, str]) -> list[str]:
    """Return the problems of the versions but for those of the lock, as `file:line:col severity code: message`."""
    problems = hamlet.problems({f"charter/{name}.md": text for name, text in files})
    return [
        f"{one.path.rpartition('/')[2]}:{one.place.line}:{one.place.col} {one.severity} {one.code}: {one.message}"
        for one in problems
        if one.code != "unlocked"
    ]


def test_one_version_holds_on_a_day(hamlet: Hamlet) -> None:
    """Two adopted versions that take effect on one day are an error, whatever day it is; one that is voted on is not."""
    files = (
        ("1.0", version("1.0", OLD, effective="2030-01-01")),
        ("2.0", version("2.0", OLD, effective="2030-01-01")),
        ("3.0", version("3.0", OLD, status="voting")),
    )

    assert told(hamlet, *files) == [
        "2.0.md:6:12 error same-day: version 1.0 takes effect on the same day: one version holds on a day"
    ]


@pytest.mark.parametrize(
    ("supersedes", "message"),
    [("2.0", "it replaces itself"), ("3.0", "it replaces version 3.0, which does not take effect before it"), ("1.0", "")],
)
def test_a_version_replaces_an_earlier_one(hamlet: Hamlet, supersedes: str, message: str) -> None:
    """What it names as replaced took effect before it."""
    files = [("2.0", version("2.0", OLD, supersedes=supersedes)), *((one, version(one, OLD)) for one in ("1.0", "3.0"))]

    assert told(hamlet, *files) == ([f"2.0.md:7:13 error date-order: {message}"] if message else [])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (OLD, []),
        (
            OLD.replace("Old.", "New."),
            [
                "2.0.md:8:5 warning stale-reference: 'b' is not as it was in version 1.0, and 'a', which refers to it, is",
            ],
        ),
        (OLD.replace("Old.", "New.").replace("See", "Look at"), []),
        (OLD.replace("## B {#b}\n\nOld.", "## B {#b .repealed}"), ["2.0.md:8:5 warning stale-reference: the article 'b' is repealed"]),
        (OLD.replace("## C {#c}\n\nKept.\n", ""), ["2.0.md:6:1 warning lost-article: the article 'c' of version 1.0 is not here"]),
        ("## C {#c}\n\nKept.\n\n" + OLD.replace("## C {#c}\n\nKept.\n", ""), []),
    ],
    ids=["same", "changed", "both changed", "repealed", "lost", "moved"],
)  # fmt: skip
def test_what_a_change_leaves_behind_is_told(hamlet: Hamlet, body: str, expected: list[str]) -> None:
    """Of a version that may still change: references to what is not as it was, or repealed, and ids that were dropped."""
    text = version("2.0", body, status="voting")

    assert told(hamlet, ("1.0", version("1.0", OLD)), ("2.0", text)) == expected


def test_what_is_locked_is_not_looked_at_again(hamlet: Hamlet) -> None:
    """Nobody can change an adopted text: warnings about it would stay for ever."""
    files = (("1.0", version("1.0", OLD)), ("2.0", version("2.0", OLD.replace("Old.", "New."))))
    assert len(told(hamlet, *files)) == 1
    versions = hamlet.community({}).versions
    hamlet.write({NAME: written({one.id: locked_of(one) for one in versions})})

    assert hamlet.problems({}) == []


def test_a_clause_is_referred_to_with_its_article(hamlet: Hamlet) -> None:
    """A reference to a clause of an article that changed is one to the article."""
    body = OLD.replace("Old.", "1. Old.").replace("[#b]", "[#b-1]")
    text = version("2.0", body.replace("Old.", "New."), status="voting")

    found = told(hamlet, ("1.0", version("1.0", body)), ("2.0", text))

    assert [one.partition(": ")[0] for one in found] == ["2.0.md:8:5 warning stale-reference"]


ZH = "---\ntitle: 公约\n---\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## 甲 {#a}\n\n## 丙 {#c}\n\n## 乙 {#b}\n", ["6:1 error translation: 'c' stands where the original has 'b'"]),
        ("## 甲 {#a}\n\n## 乙 {#b .repealed}\n\n## 丙 {#c}\n", ["6:1 error translation: 'b' is marked otherwise than in the original"]),
        ("## 甲 {#a}\n\n## 乙 {#b}\n", ["4:1 error translation: the article 'c' is not translated"]),
        ("## 甲 {#a}\n\n## 乙 {#b}\n\n## 丙 {#c}\n", []),
    ],
)  # fmt: skip
def test_a_translation_has_the_articles_of_the_original(hamlet: Hamlet, body: str, expected: list[str]) -> None:
    """The same ones, in the same order, each marked alike."""
    files = (("1.0", version("1.0", OLD)), ("1.0.zh-Hans", ZH + body))

    assert [one.partition(":")[2] for one in told(hamlet, *files)] == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("{digest}", []),
        ("{short}", []),
        ("0123456789ab", ["3:16 warning outdated: content/charter/1.0.md has changed since this translation was made"]),
        ("yesterday", ["3:16 error digest: 'yesterday' is not the beginning of a digest"]),
    ],
)
def test_an_outdated_translation_is_told(hamlet: Hamlet, said: str, expected: list[str]) -> None:
    """A translation that names another text than the original's, or none at all, is told at that line."""
    digest = hamlet.community({"charter/1.0.md": version("1.0", OLD)}).versions[0].digests["en"]
    line = f"source_digest: {said.format(digest=digest, short=digest[:12])}\n"
    text = ZH.replace("公约\n", "公约\n" + line) + OLD

    found = told(hamlet, ("1.0", version("1.0", OLD)), ("1.0.zh-Hans", text))

    assert [one.partition(":")[2] for one in found] == expected
