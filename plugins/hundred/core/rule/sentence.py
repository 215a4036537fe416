"""A sentence becomes a rule: the grammar is chosen by the script it is written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.core.rule.model import Phrase, fault

if TYPE_CHECKING:
    from datetime import date

LONGEST = 300  # characters of a sentence
_HAN = re.compile(r"[\u3400-\u9fff]")


def read_sentence(text: str, start: date) -> Phrase:
    """Return what an English or a Chinese sentence says; raises RuleFault."""
    if len(text) > LONGEST:
        message = f"'repeat' has {len(text)} characters; the most is {LONGEST}"
        raise fault((0, len(text)), "too-long", message, "say it shorter; words for people go into the text")
    if "freq=" in text.lower():
        raise fault((0, len(text)), "repeat", "this is an RRULE, not a sentence", f"write it as  rrule: {text}")
    if _HAN.search(text):
        from hundred.core.rule.chinese import read_chinese  # noqa: PLC0415 - one grammar is enough

        return read_chinese(text, start)
    from hundred.core.rule.english import read_english  # noqa: PLC0415

    return read_english(text, start)
