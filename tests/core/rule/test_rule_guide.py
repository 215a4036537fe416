"""The page of the guide about repeating: what it shows is taken, what it calls ambiguous is refused as such."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from hundred.core.rule.expand import completed, days_of
from hundred.core.rule.judge import nearby
from hundred.core.rule.model import RuleFault
from hundred.core.rule.rrule import parse_rrule
from hundred.core.rule.sentence import read_sentence

GUIDE = Path(__file__).resolve().parents[3] / "content" / "guide"
PAGES = ("repeating.md", "repeating.zh-Hans.md")
START = date(2026, 5, 15)


def first_cells(page: str, section: str) -> list[str]:
    """Return what stands as code in the first column of a section's table."""
    text = (GUIDE / page).read_text(encoding="utf-8").partition(f"{{#{section}}}")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [code for row in rows for code in re.findall(r"`([^`]+)`", row)]


@pytest.mark.parametrize("page", PAGES)
def test_every_sentence_of_the_guide_is_taken(page: str) -> None:
    """Each sentence of the table has an end, a start that fits, and dates."""
    phrases = [read_sentence(sentence, START) for sentence in first_cells(page, "sentences")]
    rules = [completed(phrase.rule, START) for phrase in phrases]
    starts = [START if days_of(rule, START, 1)[:1] == (START,) else nearby(rule, START)[1] for rule in rules]

    assert len(phrases) >= 14
    assert [phrase.text for phrase in phrases if phrase.end is None] == []
    assert [rule for rule, start in zip(rules, starts, strict=True) if start is None or not days_of(rule, start)] == []


@pytest.mark.parametrize("page", PAGES)
def test_what_the_guide_calls_ambiguous_is_refused_as_such(page: str) -> None:
    """Each text of the table of two meanings is refused with the code `ambiguous`."""
    told = {}
    for text in first_cells(page, "two-meanings"):
        sentence = f"every week on Friday {text}" if text.startswith("until") else text
        with pytest.raises(RuleFault) as refused:
            read_sentence(sentence, START)
        told[text] = refused.value.code

    assert len(told) >= 7
    assert set(told.values()) == {"ambiguous"}


@pytest.mark.parametrize("page", PAGES)
def test_the_rrule_of_the_guide_is_taken(page: str) -> None:
    """The example for experts gives five second Fridays of June."""
    text = (GUIDE / page).read_text(encoding="utf-8")
    start, rrule = re.findall(r"^start: (\S+) [0-9:]+\nrrule: (\S+)$", text, flags=re.MULTILINE)[0]
    first = date.fromisoformat(start)

    days = days_of(parse_rrule(rrule, first, "UTC"), first)

    assert [(day.month, day.weekday(), (day.day - 1) // 7) for day in days] == [(6, 4, 1)] * 5
