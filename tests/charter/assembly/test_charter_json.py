"""Questions and votes in charter.json: exact, as its schema says, and with no name that is not to be said."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

if TYPE_CHECKING:
    from tests.charter.assembly.conftest import Assembly

VOTE, TABLE = "charter/votes/2026-dogs.md", "charter/votes/2026-dogs.csv"
AREA = (
    "{eligible: 98604.5, quorum: 2/3, pass: more than 1/2 of participating, tally: {yes: 38940.25, no: 28702.5, abstain: 2570}}"
)


def listed(assembly: Assembly, changed: dict[str, str] | None = None) -> dict[str, Any]:
    """Return what charter.json holds, in which the schema beside it finds no fault; and all files as `files`."""
    made = assembly.hamlet.pages(assembly.files(changed))
    found, schema = (json.loads(made[f"charter/charter.{name}json"]) for name in ("", "schema."))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(found)
    return {**found, "files": made}


def test_a_question_says_where_it_stands_and_what_it_led_to(assembly: Assembly) -> None:
    """Its texts with their digests, as sha256sum gives them, its articles, its votes, and who asked."""
    found = listed(assembly, {"charter/questions/dogs.md": assembly.question(asked_by="ada")})
    (one,) = found["questions"]
    (text,) = one.pop("texts")

    assert one == {
        "id": "dogs",
        "state": "adopted",
        "asked": "2026-02-01",
        "asked_by": {"name": "Ada Penrose", "url": "https://hamlet.example/people/ada/"},
        "articles": ["dogs"],
        "votes": ["2026-dogs"],
        "led_to": [],
        "url": "https://hamlet.example/charter/questions/dogs/",
    }
    assert hashlib.sha256(found["files"][text["text"].removeprefix("https://hamlet.example/")]).hexdigest() == text["sha256"]


def test_a_count_is_exact(assembly: Assembly) -> None:
    """Amounts are decimals and shares fractions, both as text: a program that counts again comes to the same."""
    (vote,) = listed(assembly, {VOTE: assembly.vote(eligible="900", quorum="", tally="{yes: 2, no: 1}", area=AREA)})["votes"]
    heads, area = vote["measures"]

    assert heads["majority"] == {
        "share": "2/3", "strict": False, "of": "cast", "needed": "2", "part": "2/3", "reached": True,
    }  # fmt: skip
    assert heads["quorum"] is None
    assert area["counts"]["participating"] == "70212.75"
    assert Fraction(area["majority"]["part"]) == Fraction("38940.25") / Fraction("70212.75")
    assert Fraction(area["quorum"]["needed"]) == Fraction(2, 3) * Fraction("98604.5")
    assert (vote["state"], vote["outcome"], [one["outcome"] for one in vote["measures"]]) == (
        "adopted",
        "adopted",
        ["adopted"] * 2,
    )


@pytest.mark.parametrize(
    ("quorum", "said"),
    [
        ("4", {"share": "4", "strict": False, "of": None, "needed": "4", "part": None, "reached": None}),
        ("1/2", {"share": "1/2", "strict": False, "of": "eligible", "needed": "5", "part": None, "reached": None}),
    ],
)
def test_before_the_count_there_are_no_sums(assembly: Assembly, quorum: str, said: dict[str, Any]) -> None:
    """What is needed is said as far as it is known; nothing that could be taken for a count is."""
    vote = assembly.vote(opens="2026-12-01", closes="2026-12-07", tally="", quorum=quorum)

    (one,) = listed(assembly, {VOTE: vote})["votes"]

    (measure,) = one["measures"]
    assert (one["state"], one["outcome"], one["ballots"], one["text"]) == ("coming", None, None, None)
    assert (measure["counts"], measure["outcome"], measure["quorum"]) == (None, None, said)
    assert measure["majority"] | {"needed": None, "part": None, "reached": None} == measure["majority"]


def test_a_vote_says_on_what_and_where_its_ballots_are(assembly: Assembly) -> None:
    """The text by its digest, and the table for a recount."""
    digest = assembly.hamlet.community(assembly.files()).versions[0].digests["en"]
    vote = assembly.vote(tally="", ballots="2026-dogs.csv", text_digest=digest)

    found = listed(
        assembly, {VOTE: vote, TABLE: "receipt,choice\nk7-2f9a,yes\nk7-3d1c,yes\nk7-4b8e,no\nk7-5a2d,abstain\nk7-6c3f,yes\n"}
    )

    (one,) = found["votes"]
    assert (one["text_sha256"], one["text"]) == (digest, {"kind": "version", "id": "1.0", "language": "en"})
    assert one["ballots"].removeprefix("https://hamlet.example/") in found["files"]
    assert (one["opens"], one["closes"], one["by_day"], one["secret"]) == (
        "2026-02-28T16:00:00Z", "2026-03-14T16:00:00Z", True, True,
    )  # fmt: skip


def test_nobody_is_named_who_did_not_agree(assembly: Assembly) -> None:
    """Boris asked, and the file says that nobody is named."""
    (one,) = listed(assembly, {"charter/questions/dogs.md": assembly.question(asked_by="bo")})["questions"]

    assert one["asked_by"] is None
