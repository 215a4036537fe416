"""What an import has to say: of each event what was assumed, changed or left out, by kind, so that it can be counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that an event file says otherwise than its source, or not at all."""

    kind: str
    text: str


@dataclass(slots=True)
class Notes:
    """The notes of one event, each once."""

    all: list[Note] = field(default_factory=list)

    def add(self, kind: str, text: str) -> None:
        """Note something that needs a sentence."""
        note = Note(kind, text)
        if note not in self.all:
            self.all.append(note)

    def left_out(self, kind: str, count: int = 1) -> None:
        """Note things of a kind that an event file has no place for."""
        if count:
            self.add(kind, f"{count} left out")


def counted(notes: Iterable[Note]) -> dict[str, int]:
    """Return how many notes there are of each kind, by the alphabet."""
    return dict(sorted(Counter(note.kind for note in notes).items()))
