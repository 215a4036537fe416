"""How often the facts of an event have changed, and when it was last written, from its line and its history.

The number never falls, as the line only ever rises and commits that are there stay there; a shallow clone, where older
commits are missing, has the line. It rises where facts differ, by what a commit changed; what is not committed yet counts
as the commit that it will be.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hundred.build.history import Change
    from hundred.build.published import Line

_MOST = 2**31 - 1  # an INTEGER of iCalendar (RFC 5545 §3.3.8)
_LAST = 4_102_444_800  # 2100; what claims to be later was written by a clock that was wrong


class Past(Struct, frozen=True, kw_only=True):
    """What commits say of one event: its changes and the times its files were written, by time; its facts as committed last."""

    changes: Sequence[Change] = ()
    touches: Sequence[int] = ()
    facts: str = ""


class Present(Struct, frozen=True, kw_only=True):
    """What the files of an event say: digests of its facts and of all their bytes, and its `revision`."""

    facts: str
    text: str
    revision: int = 0


_NOTHING = Past()


def life_of(present: Present, line: Line | None, past: Past | None) -> tuple[int, int]:
    """Return (SEQUENCE, when it was last changed, s since 1970) of an event; 0 where neither line nor history tells."""
    past = past or _NOTHING
    return min(_sequence(present, line, past), _MOST), _touched(present, line, past)


def _sequence(present: Present, line: Line | None, past: Past) -> int:
    number = _since(line, present, past) if line else _ever(present, past)
    return max(number, present.revision)


def _ever(present: Present, past: Past) -> int:
    """Return how often the facts have changed in all commits, each compared with the one before it."""
    number = 0
    for change in past.changes:
        number = max(number + (change.was not in {"", change.now}), change.revision)
    return number + (past.facts not in {"", present.facts})


def _since(line: Line, present: Present, past: Past) -> int:
    """Return the number of a line, and one more for every change of the facts since it was written."""
    count = _Count(line.sequence, line.facts)
    after = [change for change in past.changes if change.at > line.since]
    while after:
        # Of several commits of one second the one comes first that begins where the last one ended.
        near = [change for change in after if change.at == after[0].at]
        change = next((one for one in near if one.was == count.facts), near[0])
        after.remove(change)
        if change.now != count.facts:  # what was written down before it was committed is no news when the commit comes
            count.meet(change.was)
            count.meet(change.now, gone=not change.now)
        count.number = max(count.number, change.revision)
    count.meet(past.facts)
    count.meet(present.facts)
    return count.number


class _Count(Struct):
    """A number, and the facts that it counts: '' before the first, or where there is no file."""

    number: int
    facts: str

    def meet(self, facts: str, *, gone: bool = False) -> None:
        """Take the next facts; '' tells nothing, unless the file is `gone`."""
        if self.facts and (gone or (facts and facts != self.facts)):
            self.number += 1
        self.facts = facts or ("" if gone else self.facts)


def _touched(present: Present, line: Line | None, past: Past) -> int:
    times = past.touches
    if times and not 0 < times[0] <= times[-1] < _LAST:
        times = [at for at in times if 0 < at < _LAST]
    if line is None:
        return times[-1] if times else 0
    after = len(times) - bisect_right(times, line.since)
    same = (present.facts, present.text) == (line.facts, line.text)
    # Written down, then committed: that is one change, and the line says when it was.
    return line.since if not after or (same and after == 1) else times[-1]
