"""Reads are noted where they are made, and a kept result depends on no less than a fresh one."""

from __future__ import annotations

from hundred.core.reads import Memo, Reads


def test_nothing_is_noted_while_nobody_collects() -> None:
    """Planning a site leaves no trace."""
    reads = Reads()
    reads.note("find", "person", "ada")

    with reads.collect() as seen:
        pass

    assert list(seen) == []


def test_reads_are_noted_once_and_in_order() -> None:
    """Two equal reads are one input."""
    reads = Reads()

    with reads.collect() as seen:
        reads.note("part", "events")
        reads.note("find", "person", "ada")
        reads.note("part", "events")

    assert list(seen) == [("part", "events"), ("find", "person", "ada")]


def test_who_collects_around_has_the_reads_too() -> None:
    """A page depends on what its parts read."""
    reads = Reads()

    with reads.collect() as outer:
        reads.note("part", "now")
        with reads.collect() as inner:
            reads.note("find", "venue", "hall")

    assert list(inner) == [("find", "venue", "hall")]
    assert list(outer) == [("part", "now"), ("find", "venue", "hall")]


def test_a_hit_depends_on_what_the_first_call_read() -> None:
    """The second page that shows a body depends on its links as the first does."""
    reads, calls = Reads(), []
    memo: Memo[str, str] = Memo(reads)

    def make() -> str:
        calls.append(1)
        reads.note("find", "group", "readers")
        return "html"

    with reads.collect() as first:
        memo.get("a", make)
    with reads.collect() as second:
        memo.get("a", make)

    assert list(first) == list(second) == [("find", "group", "readers")]
    assert calls == [1]
