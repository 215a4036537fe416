"""Laws of redlines: without what came it is the old text, without what went the new one, whatever they say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from reading import compare, html_of, misplaced, spaced

from hundred.charter.redline.order import unmoved

WORD = st.sampled_from(
    "dogs run on the beach before eight, 22:00 it's cafe\u0301 North. Whoever; 邻居 可以 在海滩 遛狗， 狗 须牵绳。 第三条 、 《公约》 👩‍👩‍👧 हिन्दी **bold** *thin* "
    "[link](https://a.example) `code` a b a b".split()
)
LINE = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
BLOCK = st.one_of(
    LINE,
    st.lists(LINE, min_size=1, max_size=4).map(lambda rows: "\n".join(f"- {row}" for row in rows)),
    st.lists(LINE, min_size=1, max_size=4).map(lambda rows: "\n".join(f"{n}. {row}" for n, row in enumerate(rows, 1))),
    st.lists(st.tuples(WORD, WORD), min_size=1, max_size=4).map(
        lambda rows: "| a | b |\n| --- | --- |\n" + "\n".join(f"| {one} | {other} |" for one, other in rows)
    ),
    st.tuples(LINE, LINE, LINE).map(lambda rows: f"- {rows[0]}\n    - {rows[1]}\n    - {rows[2]}"),
    LINE.map(lambda row: f"> {row}"),
    LINE.map(lambda row: f"### {row}"),
)
TEXT = st.lists(BLOCK, max_size=5)


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, str]:
    """Return a text, and what some edits made of it: blocks dropped, put in, swapped, words changed."""
    blocks = draw(TEXT)
    after = list(blocks)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(after)))
        what = draw(st.sampled_from(["drop", "add", "swap", "word"]))
        if what == "add":
            after.insert(place, draw(BLOCK))
        elif place < len(after):
            if what == "drop":
                del after[place]
            elif what == "swap":
                after.append(after.pop(place))
            else:
                words = after[place].split(" ")
                words[draw(st.integers(0, len(words) - 1))] = draw(WORD)
                after[place] = " ".join(words)
    return "\n\n".join(blocks), "\n\n".join(after)


@given(changed())
def test_round_trip(texts: tuple[str, str]) -> None:
    """Dropping ins gives the old text, dropping del the new; each side alone gives its own; marks stand where they may."""
    old, new = map(html_of, texts)

    found = compare(*texts)

    assert (spaced(found.body, "ins"), spaced(found.body, "del")) == (spaced(old), spaced(new))
    assert (spaced("\n".join(one for one, _ in found.rows)), spaced("\n".join(one for _, one in found.rows))) == (
        spaced(old),
        spaced(new),
    )
    assert misplaced(found.body) == []


@given(TEXT)
def test_the_same_text_has_no_change(blocks: list[str]) -> None:
    """A text compared with itself shows none."""
    text = "\n\n".join(blocks)

    found = compare(text, text)

    assert (found.edits, found.looks) == (0, 0)


@given(st.permutations(range(9)))
def test_what_stays_in_order_is_the_most_that_can(places: list[int]) -> None:
    """The unmoved ones rise, and no longer such row can be picked."""
    found = [places[index] for index in unmoved(places)]

    longest = [1] * len(places)
    for end in range(len(places)):
        longest[end] += max((longest[start] for start in range(end) if places[start] < places[end]), default=0)
    assert found == sorted(found)
    assert len(found) == max(longest)
