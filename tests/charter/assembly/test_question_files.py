"""Question files become questions whose state follows from their votes, and name nobody who did not agree."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hundred.core.vote_checks import state_of

if TYPE_CHECKING:
    from tests.charter.assembly.conftest import Assembly

FILE, VOTE = "charter/questions/dogs.md", "charter/votes/2026-dogs.md"
POSITIONS = (
    "[{person: bo, side: for, says: Let them}, {by: the terns, side: against, says: Rather not}, "
    "{person: ada, side: other, says: Ask again}]"
)
# The fields of the question that differ, and what is told.
TOLD = (
    ({"articles": "[doggs]"}, "content/charter/questions/dogs.md:4 no-article: no version has an article 'doggs'"),
    ({"state": "rejected"}, "content/charter/questions/dogs.md:5 state: the question is adopted, not rejected"),
    ({"vote": "2025-cats"}, "content/charter/questions/dogs.md:5 no-vote: there is no vote '2025-cats'"),
    ({"asked_by": "eve"}, "content/charter/questions/dogs.md:5 no-person: there is no person 'eve'"),
    (
        {"positions": "[{person: ada, by: Ada, side: for, says: Yes}]"},
        "content/charter/questions/dogs.md:5 positions: the position has a person and a name in words",
    ),
)
# When it is, what the file says, and what is so.
STATES = (
    (datetime(2026, 2, 20, tzinfo=UTC), "", "open"),
    (datetime(2026, 3, 1, tzinfo=UTC), "", "voting"),
    (datetime(2026, 3, 14, 15, 59, tzinfo=UTC), "", "voting"),
    (datetime(2026, 3, 14, 16, tzinfo=UTC), "", "adopted"),
    (datetime(2026, 3, 20, tzinfo=UTC), "withdrawn", "withdrawn"),
)


@pytest.mark.parametrize(("header", "said"), TOLD)
def test_a_slip_is_told_where_it_was_made(assembly: Assembly, header: dict[str, str], said: str) -> None:
    """The fault of a file is the one that is expected."""
    assert said in assembly.told({FILE: assembly.question(**header)})


@pytest.mark.parametrize(("now", "written", "state"), STATES)
def test_the_state_follows_from_the_vote(assembly: Assembly, now: datetime, written: str, state: str) -> None:
    """A question is open until its vote opens, and what the vote gave when it has closed, unless it was taken back."""
    community = assembly.hamlet.community(assembly.files({FILE: assembly.question(state=written)}))
    (question,), votes = community.questions, community.votes

    assert state_of(question, votes, now) == state


def test_no_quorum_leaves_a_question_open(assembly: Assembly) -> None:
    """Nothing was decided, and it may be asked again."""
    files = assembly.files({VOTE: assembly.vote(eligible="100", outcome="no-quorum")})
    community = assembly.hamlet.community(files)

    assert state_of(community.questions[0], community.votes, community.now) == "open"


def test_a_question_names_no_vote_on_another(assembly: Assembly) -> None:
    """The two files have to agree."""
    files = {
        FILE: assembly.question(vote="2026-cats"),
        "charter/questions/cats.md": assembly.question(title="Cats?"),
        "charter/votes/2026-cats.md": assembly.vote(question="cats"),
    }

    assert assembly.told(files) == [
        "content/charter/questions/dogs.md:5 other-vote: '2026-cats' is a vote on 'cats', not on this question"
    ]


def test_whoever_did_not_agree_asked_nothing(assembly: Assembly) -> None:
    """The question and the position stay, without a name; Ada's has hers, and the terns theirs."""
    files = assembly.files({FILE: assembly.question(asked_by="bo", positions=POSITIONS)})
    (question,) = assembly.hamlet.community(files).questions

    assert question.asked_by == ""
    assert [(one.person, one.by, one.side) for one in question.positions] == [
        ("", "", "for"),
        ("", "the terns", "against"),
        ("ada", "", "other"),
    ]


def test_a_translation_holds_the_words_of_positions(assembly: Assembly) -> None:
    """They are by their place, and one too many is told."""
    own = {FILE: assembly.question(positions=POSITIONS)}
    zh = "charter/questions/dogs.zh-Hans.md"
    said = "---\ntitle: 狗？\npositions:\n  - says: 让它们跑\n  - by: 燕鸥\n    says: 还是不了\n  - says: 再问一次\n{}---\n可以跑吗？\n"
    (question,) = assembly.hamlet.community(assembly.files({**own, zh: said.format("")})).questions

    assert question.text("zh-Hans").words["says:1"] == "还是不了"
    assert question.text("zh-Hans").words["by:1"] == "燕鸥"
    told = assembly.told({**own, zh: said.format("  - says: 再一个\n")})
    assert [one.split(" ")[1] for one in told] == ["positions:"]
