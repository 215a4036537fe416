"""Rules in words and signs, English and Chinese: what they ask for, exactly, or why they cannot be counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hundred.charter.assembly.amounts import Amount
from hundred.charter.assembly.shares import Rule, read_share
from hundred.core.fields import Reading
from hundred.core.nodes import Text
from hundred.core.problems import Place, Report

if TYPE_CHECKING:
    from hundred.core.scalars import Scalar

# What is written; what it asks for, in signs.
PASSES = (
    ("more than 1/2 of cast", "> 1/2 cast"),
    ("More than half of the votes cast", "> 1/2 cast"),
    ("> 1/2", "> 1/2 cast"),
    (">1/2", "> 1/2 cast"),
    (">= 2/3", ">= 2/3 cast"),
    ("≥ 2/3", ">= 2/3 cast"),
    ("≥ 60 %", ">= 3/5 cast"),
    (">= 60% of participating", ">= 3/5 participating"),
    ("≥ 62.5 % of eligible", ">= 5/8 eligible"),
    ("at least two thirds of those who vote", ">= 2/3 participating"),
    ("at least two-thirds of all who are eligible", ">= 2/3 eligible"),
    ("no less than 3/4 of the eligible", ">= 3/4 eligible"),
    ("over 50 % of those entitled to vote", "> 1/2 eligible"),
    ("at least three quarters", ">= 3/4 cast"),
    ("at least one third of the yes and no votes", ">= 1/3 cast"),
    ("at least 4/6", ">= 2/3 cast"),
    ("a majority", "> 1/2 cast"),
    ("a simple majority of those who took part", "> 1/2 participating"),
    ("majority of eligible", "> 1/2 eligible"),
    ("at least a two-thirds majority", ">= 2/3 cast"),
    ("at least all of the eligible", ">= 1 eligible"),
    ("≥ 100 %", ">= 1 cast"),
    ("过半数", "> 1/2 cast"),
    ("超过半数", "> 1/2 cast"),
    ("半数以上", ">= 1/2 cast"),
    ("全体业主过半数", "> 1/2 eligible"),
    ("参与表决的三分之二以上", ">= 2/3 participating"),
    ("参与投票者的四分之三以上", ">= 3/4 participating"),
    ("赞成票与反对票之和的三分之二以上", ">= 2/3 cast"),
    ("不少于五分之三", ">= 3/5 cast"),
    ("有表决权的人的十分之一以上", ">= 1/10 eligible"),
    ("＞ 50％", "> 1/2 cast"),
    ("至少 2/3", ">= 2/3 cast"),
    ("at least 2/3 of the votes", ">= 2/3 cast"),
)
QUORUMS = (
    ("1/2", ">= 1/2 eligible"),
    ("half", ">= 1/2 eligible"),
    ("50 %", ">= 1/2 eligible"),
    ("more than 1/2", "> 1/2 eligible"),
    ("2/3 of eligible", ">= 2/3 eligible"),
    ("三分之二", ">= 2/3 eligible"),
    ("all", ">= 1 eligible"),
    ("120", ">= 120"),
    ("at least 120", ">= 120"),
    ("more than 40", "> 40"),
    ("40 of the eligible", ">= 40"),
    ("40人", ">= 40"),
    ("三分之二业主", ">= 2/3 eligible"),
    ("24105.25", ">= 96421/4"),
)
# What leaves something open, says two things, or cannot be reached.
NO_RULES = (
    "",
    "2/3",
    "half",
    "a two-thirds majority",
    "most",
    "≥ 2",
    "> 1/0",
    ">= 3/2",
    ">= 0/3",
    ">= 0 %",
    "> 1/1",
    "more than 100 %",
    "≥ 101 %",
    ">= -1/2",
    "> -1/2",
    "=> 2/3",
    "< 1/2",
    "at most 2/3",
    "not more than 1/2",
    "less than 1/2",
    "不超过 1/2",
    "百分之六十以上",
    "二十分之一以上",
    "more than 1/2 + 1",
    "at least 1/2 2/3",
    "more than half of two thirds",
    "at least and more than 1/2",
    "at least 1/2 of cast, eligible",
    "at least 1/2 of dogs",
    "at least 1/2 of all",
    "more than half of those",
    "三分之二以上业主",
    "有效票的三分之二以上",
    "> 1234567/9999999",
    "> 0.5",
    "> 1/2" + " " * 200,
    "a " * 50_000 + "majority",
)
NO_QUORUMS = ("0", "0.5", "some", "-3", "1/2 of cast", "12 of those who vote", "120 120", "1234567890", "3.14159", "3/2")
RULE_HELP = "write  pass: more than 1/2 of cast  or  pass: at least 2/3 of participating  or  … of eligible"
QUORUM_HELP = "write a share of the eligible, as in  quorum: 1/2  , or how many, as in  quorum: 120"
AMOUNT_HELP = "write it in plain digits, with a point before decimals: 237, or 48210.5"
# The type, the line; the problem as it is told, and its help.
TOLD = (
    (Rule("cast"), "pass: two thirds", "7 error share: 'two thirds' is not a rule that can be counted", RULE_HELP),
    (Rule("cast"), "pass:  ≥ 3/2", "8 error share: '≥ 3/2' is not a rule that can be counted", RULE_HELP),
    (Rule("cast"), "pass: 三分之二", "7 error share: '三分之二' is not a rule that can be counted", RULE_HELP),
    (Rule("eligible", fixed=True), "quorum: some", "9 error share: 'some' is not a rule that can be counted", QUORUM_HELP),
    (
        Rule("eligible", fixed=True),
        "quorum: 1/2 of cast",
        "9 error share: '1/2 of cast' is not a rule that can be counted",
        QUORUM_HELP,
    ),
    (
        Rule("cast"),
        "pass: ≥ 66.67 % of cast",
        "7 warning share: 66.67 % is near 2/3, and not the same",
        "if 2/3 is meant, write  pass: ≥ 2/3 of cast",
    ),
    (Rule("cast"), "pass: > 33%", "7 warning share: 33% is near 1/3, and not the same", "if 1/3 is meant, write  pass: > 1/3"),
    (
        Rule("cast"),
        "pass: 至少 67％",
        "7 warning share: 67％ is near 2/3, and not the same",
        "if 2/3 is meant, write  pass: 至少 2/3",
    ),
    (
        Rule("eligible", fixed=True),
        "quorum: 66 %",
        "9 warning share: 66 % is near 2/3, and not the same",
        "if 2/3 is meant, write  quorum: 2/3",
    ),
    (Amount(), "yes: sixty", "6 error amount: 'sixty' cannot be the yes of a count", AMOUNT_HELP),
    (Amount(), "yes: -1", "6 error amount: '-1' cannot be the yes of a count", AMOUNT_HELP),
    (Amount(), "yes: 1,204", "6 error amount: '1,204' cannot be the yes of a count", AMOUNT_HELP),
    (Amount(), "yes: 1e3", "6 error amount: '1e3' cannot be the yes of a count", AMOUNT_HELP),
    (Amount(), "yes: 6/7", "6 error amount: '6/7' cannot be the yes of a count", AMOUNT_HELP),
    (Amount(), "yes: ६", "6 error amount: '६' cannot be the yes of a count", AMOUNT_HELP),
    (Amount(), "yes: 1.00001", "6 error amount: '1.00001' cannot be the yes of a count", AMOUNT_HELP),
)


def in_signs(text: str, usual: str, *, whole: bool = False) -> str:
    """Return what a rule asks for, as `>= 2/3 cast`; '' where it is none."""
    share = read_share(text, usual, whole=whole)
    return f"{'>' if share.strict else '>='} {share.value} {share.base}".rstrip() if share else ""


def told(type_: Scalar, line: str) -> tuple[object, list[tuple[str, str]]]:
    """Return what a field type makes of a line, and what it reports."""
    name, _, value = line.partition(":")
    col = len(name) + 2 + len(value) - len(value.lstrip())
    report = Report("vote.md", [line])
    found = type_.read(
        Text(place=Place(col=col, width=len(value.strip())), value=value),
        name,
        Reading(report=report, today=date(2026, 11, 21)),
    )
    problems = [(f"{one.place.col} {one.severity} {one.code}: {one.message}", one.help) for one in report.problems]
    return found, problems


@pytest.mark.parametrize(("text", "asked"), PASSES)
def test_a_rule_is_read_exactly(text: str, asked: str) -> None:
    """Fractions, percentages and words in two languages are the same rules."""
    assert in_signs(text, "cast") == asked


@pytest.mark.parametrize(("text", "asked"), QUORUMS)
def test_a_quorum_may_be_a_share_or_a_number(text: str, asked: str) -> None:
    """Of a quorum at least is meant, and the eligible."""
    assert in_signs(text, "eligible", whole=True) == asked


@pytest.mark.parametrize("text", NO_RULES)
def test_what_leaves_something_open_is_no_rule(text: str) -> None:
    """Nothing is guessed."""
    assert in_signs(text, "cast") == ""


@pytest.mark.parametrize("text", NO_QUORUMS)
def test_a_quorum_is_of_the_eligible_alone(text: str) -> None:
    """Neither a share of something else, nor less than one vote, nor half a sentence."""
    assert told(Rule("eligible", fixed=True), f"quorum: {text}")[0] is None


@pytest.mark.parametrize(("type_", "line", "problem", "cure"), TOLD)
def test_an_editor_is_told_where_and_what_to_write(type_: Scalar, line: str, problem: str, cure: str) -> None:
    """Column, code, message and help."""
    assert told(type_, line)[1] == [(problem, cure)]


@pytest.mark.parametrize("line", sorted({line for type_, line, *_ in TOLD if isinstance(type_, Rule)}))
def test_a_help_works_when_it_is_pasted(line: str) -> None:
    """Every line that a help proposes is read without a word."""
    type_ = next(one[0] for one in TOLD if one[1] == line)
    name = line.partition(":")[0]
    _, ((_, cure),) = told(type_, line)
    proposed = [
        part.strip() for part in cure.replace("  , or how many, as in", "  ").split("  ") if part.strip().startswith(f"{name}:")
    ]

    assert proposed
    assert [told(type_, one)[1] for one in proposed] == [[]] * len(proposed)


@pytest.mark.parametrize("text", ["0", "7", "237", "89.53", "999999999.9999"])
def test_an_amount_is_kept_as_it_is_written(text: str) -> None:
    """Digits, and a point before at most four decimals."""
    assert told(Amount(), f"yes: {text}") == (text, [])
