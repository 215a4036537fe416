"""Real laws and codes of conduct in their versions, where a folder of them is at hand: HUNDRED_CHARTERS, or beside the checkout."""

from __future__ import annotations

import pytest
from charters import folder, real_pairs
from reading import compare, html_of, misplaced, text_of

from hundred.charter.redline.runs import compare_tokens
from hundred.charter.redline.tokens import Token, pieces


def test_every_real_pair_round_trips(capsys: pytest.CaptureFixture[str]) -> None:
    """Each article of each pair gives back both texts, in one text and side by side, with marks where they may stand."""
    pairs = list(real_pairs())
    if not pairs:
        pytest.skip(f"37 pairs of real texts were not compared: {folder()} is not there")
    faults, rows = [], []
    for name, old, new in pairs:
        marked = least = size = 0
        for id_ in dict.fromkeys([*old, *new]):
            was, now = (texts.get(id_, ("", None))[1] for texts in (old, new))
            found = compare(was, now)
            before, after = (text_of(html_of(text)) if text is not None else "" for text in (was, now))
            told = text_of(found.body, "ins"), text_of(found.body, "del")
            beside = text_of("\n".join(one for one, _ in found.rows)), text_of("\n".join(one for _, one in found.rows))
            if {told, beside} != {(before, after)} or misplaced(found.body):
                faults.append((name, id_))
            marked += 2 * len(text_of(found.body)) - len(before) - len(after)
            least += len(before) + len(after) - 2 * common(before, after)
            size += len(before) + len(after)
        rows.append(f"{name}: {marked / size:.1%} marked, {least / size:.1%} is the least that characters allow")
    with capsys.disabled():
        print(f"\n{len(pairs)} pairs of real texts", *rows, sep="\n  ")  # noqa: T201 - the figures are the claim

    assert faults == []


def test_the_same_law_without_its_numbers_is_the_same() -> None:
    """Numbers that are no part of the text make no edit."""
    tokens = [Token(one, one, (), one) for one in pieces("为了发展体育事业，制定本法。")]

    assert [run.stays for run in compare_tokens(tokens, tokens)] == [True]


def common(old: str, new: str) -> int:
    """Return the length of a longest common subsequence, by bits (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for place, character in enumerate(old):
        places[character] = places.get(character, 0) | 1 << place
    full = row = (1 << len(old)) - 1
    for character in new:
        held = row & places.get(character, 0)
        row = ((row + held) | (row - held)) & full
    return len(old) - row.bit_count()
