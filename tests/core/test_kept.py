"""Results that outlive a build: a hit depends on no less than making it anew would."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hundred.core.reads import Kept, Reads

if TYPE_CHECKING:
    from hundred.core.reads import Key

HALL: Key = ("find", "venue", "hall")


@dataclass
class Chest:
    """A keeper that says what it was asked."""

    held: dict[Key, tuple[bytes, tuple[Key, ...]]] = field(default_factory=dict)
    asked: list[Key] = field(default_factory=list)

    def find(self, key: Key) -> tuple[bytes, tuple[Key, ...]] | None:
        """Return what is held."""
        self.asked.append(key)
        return self.held.get(key)

    def at_hand(self, key: Key) -> bool:  # noqa: ARG002 - all is
        """Say that everything is."""
        return True

    def keep(self, key: Key, data: bytes, reads: tuple[Key, ...]) -> None:
        """Hold it."""
        self.held[key] = (data, reads)


def test_what_is_made_is_kept_with_what_was_read() -> None:
    """And made once, whoever asks."""
    reads, chest, calls = Reads(), Chest(), []
    kept = Kept(reads, chest)

    def make() -> bytes:
        calls.append(1)
        reads.note(*HALL)
        return b"entry"

    with reads.collect() as first:
        one = kept.get(("entry", "walk"), make)
    with reads.collect() as second:
        other = kept.get(("entry", "walk"), make)

    assert (one, other, calls, chest.asked) == (b"entry", b"entry", [1], [("entry", "walk")])
    assert list(first) == list(second) == [HALL]
    assert chest.held == {("entry", "walk"): (b"entry", (HALL,))}


def test_what_a_former_build_made_notes_what_it_read() -> None:
    """Nothing is made, and whoever asks depends on it all the same."""
    reads = Reads()
    kept = Kept(reads, Chest({("entry", "walk"): (b"entry", (HALL,))}))

    with reads.collect() as seen:
        found = kept.get(("entry", "walk"), lambda: b"never")

    assert (found, list(seen)) == (b"entry", [HALL])


def test_without_a_keeper_it_lasts_for_the_build() -> None:
    """Checks keep nothing."""
    kept, calls = Kept(Reads()), []

    found = [kept.get(("entry", "walk"), lambda: calls.append(1) or b"entry") for _ in range(2)]  # type: ignore[func-returns-value]

    assert (found, calls) == ([b"entry", b"entry"], [1])


def test_in_silence_nothing_is_noted() -> None:
    """Whoever asks for silence has noted what stands for all of it; a collection inside is heard by nobody outside."""
    reads = Reads()

    with reads.collect() as seen:
        reads.note("before")
        with reads.silenced():
            reads.note("hidden")
            reads.note_all([HALL])
            with reads.collect() as inner:
                reads.note("inside")
        reads.note("after")

    assert list(seen) == [("before",), ("after",)]
    assert list(inner) == [("inside",)]


def test_silence_ends_with_a_fault() -> None:
    """An exception in the block does not make the rest of the build deaf."""
    reads = Reads()

    with reads.collect() as seen:
        with contextlib.suppress(ZeroDivisionError), reads.silenced():
            raise ZeroDivisionError
        reads.note("after")

    assert list(seen) == [("after",)]
