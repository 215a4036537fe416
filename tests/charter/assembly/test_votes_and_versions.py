"""What led to a version came before it: its questions were raised, and the votes on them closed, and passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.charter.assembly.conftest import Assembly

QUESTION, VOTE, OLD, NEW = "charter/questions/dogs.md", "charter/votes/2026-dogs.md", "charter/1.0.md", "charter/2.0.md"
BODY = "## Dogs {#dogs}\n\nOff the lead.\n"
AMENDED = "[{article: dogs, effect: amended, question: dogs}]"
REJECTED, UNATTENDED = {"tally": "{yes: 1, no: 4}"}, {"tally": "{yes: 4, no: 0}"}
LATE = "VOTE:4 date-order: the vote closes on 2026-03-14, and version 2.0, which came of it, was adopted on 2026-03-13"
# Of the version, the question and the vote the fields that differ, and what is told.
TOLD = (
    ({}, {}, {}, []),
    ({"adopted": "2026-03-13"}, {}, {}, [LATE]),
    ({"adopted": "2026-03-14"}, {}, {"closes": "2026-03-14 23:59"}, []),
    (
        {"adopted": "2026-03-14"},
        {},
        {"closes": "2026-03-15 00:01"},
        ["VOTE:4 date-order: the vote closes on 2026-03-15, and version 2.0, which came of it, was adopted on 2026-03-14"],
    ),
    ({"adopted": "2026-03-14"}, {}, {"closes": "2026-03-15 00:00"}, []),
    (
        {"adopted": "2026-01-31"},
        {},
        {},
        [
            "QUESTION:3 date-order: it was raised on 2026-02-01, and version 2.0, which came of it, was adopted on 2026-01-31",
            LATE.replace("03-13", "01-31"),
        ],
    ),
    ({}, {}, REJECTED, ["NEW:8 not-adopted: version 2.0 is said to come of 'dogs', which the vote '2026-dogs' rejected"]),
    (
        {},
        {},
        UNATTENDED,
        ["NEW:8 not-adopted: version 2.0 is said to come of 'dogs', on which the vote '2026-dogs' had no quorum"],
    ),
    ({}, {"state": "withdrawn"}, {}, ["NEW:8 not-adopted: version 2.0 is said to come of 'dogs', which was withdrawn"]),
    ({}, {"state": "lapsed"}, {}, ["NEW:8 not-adopted: version 2.0 is said to come of 'dogs', which has lapsed"]),
    (
        {"amendments": AMENDED.replace("question: dogs", "question: dgos")},
        {},
        {},
        ["NEW:8 no-question: there is no question 'dgos'"],
    ),
    ({"status": "voting", "adopted": "", "effective": ""}, {}, REJECTED, []),
    ({"amendments": ""}, {}, REJECTED, []),
)


def version(number: str, body: str, **header: str) -> str:
    """Return the file of a version; a field of '' is left out."""
    fields = {"title": "Charter", "version": f"'{number}'", "status": "adopted", **header}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items() if value) + f"---\n{body}"


def told(assembly: Assembly, changed: dict[str, str]) -> list[str]:
    """Return what an editor is told of a hamlet with two versions, the names of files short and warnings left out."""
    old = version("1.0", "## Dogs {#dogs}\n\nOn a lead.\n", adopted="2025-01-01", effective="2025-02-01")
    short = {f"content/{path}": name for name, path in (("QUESTION", QUESTION), ("VOTE", VOTE), ("NEW", NEW), ("OLD", OLD))}
    found = [one for one in assembly.told({OLD: old, **changed}) if " unlocked:" not in one]
    return [short[one.partition(":")[0]] + ":" + one.partition(":")[2] for one in found]


@pytest.mark.parametrize(("header", "question", "vote", "said"), TOLD)
def test_what_led_to_a_version_came_before_it(
    assembly: Assembly, header: dict[str, str], question: dict[str, str], vote: dict[str, str], said: list[str]
) -> None:
    """A version may be adopted on the last day of its vote and not before; what was not adopted led to nothing."""
    days = {"adopted": "2026-03-20", "effective": "2026-04-01", "supersedes": "1.0", "amendments": AMENDED}
    changed = {
        QUESTION: assembly.question(**question),
        VOTE: assembly.vote(**vote),
        NEW: version("2.0", BODY, **{**days, **header}),
    }

    assert told(assembly, changed) == said


@pytest.mark.parametrize(
    ("days", "tally", "said"),
    [
        ({"adopted": "2026-03-14"}, "{yes: 4, no: 2}", []),
        ({"adopted": "2026-03-01"}, "{yes: 4, no: 2}", [LATE.replace("03-13", "03-01")]),
        ({}, "{yes: 1, no: 4}", ["NEW:5 not-adopted: version 2.0 is adopted with a text which the vote '2026-dogs' rejected"]),
        ({}, "", []),
    ],
)
def test_a_text_is_adopted_by_the_vote_on_it(assembly: Assembly, days: dict[str, str], tally: str, said: list[str]) -> None:
    """Where the vote names the text by its digest, the version need not name the question."""
    new = version("2.0", BODY, **{"adopted": "2026-03-20", "effective": "2026-04-01", **days})
    (digest,) = {
        whole
        for one in assembly.hamlet.community(assembly.files({NEW: new, VOTE: "", QUESTION: ""})).versions
        for whole in one.digests.values()
        if one.id == "2.0"
    }

    assert told(assembly, {NEW: new, VOTE: assembly.vote(text_digest=digest, tally=tally)}) == said


def test_one_vote_on_a_text_that_passes_is_enough(assembly: Assembly) -> None:
    """What had no quorum once may be voted on again, on the same text."""
    again = {"charter/votes/2026-first.md": assembly.vote(opens="2026-02-10", closes="2026-02-12", tally="{yes: 1}")}
    days = {"adopted": "2026-03-20", "effective": "2026-04-01", "supersedes": "1.0", "amendments": AMENDED}

    assert told(assembly, {NEW: version("2.0", BODY, **days), **again}) == []


@pytest.mark.parametrize(
    ("old", "said"),
    [
        (
            "",
            [
                "NEW:8 not-adopted: version 2.0 is said to come of 'dogs', and the vote '2026-dogs' was on the text of version 1.1"
            ],
        ),
        (AMENDED, []),
    ],
)
def test_what_was_voted_on_is_what_was_adopted(assembly: Assembly, old: str, said: list[str]) -> None:
    """A vote on the text of another version adopted that one, unless this one corrects it and says the same of its question."""
    first = version("1.1", BODY, adopted="2026-03-18", effective="2026-03-19", supersedes="1.0", amendments=old)
    days = {"adopted": "2026-03-20", "effective": "2026-04-01", "supersedes": "1.0", "amendments": AMENDED}
    alone = assembly.files({"charter/1.1.md": first.replace(old, "[]") if old else first, VOTE: "", QUESTION: ""})
    (digest,) = {one.digests["en"] for one in assembly.hamlet.community(alone).versions if one.id == "1.1"}
    changed = {"charter/1.1.md": first, NEW: version("2.0", BODY, **days), VOTE: assembly.vote(text_digest=digest)}

    assert told(assembly, changed) == said
