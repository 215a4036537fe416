"""Marked text: tokens as HTML in which `ins` and `del` hold nothing but text and its inline elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hundred.charter.redline.runs import Run
    from hundred.charter.redline.tokens import Token
    from hundred.charter.redline.tree import Block


class Words(NamedTuple):
    """What is said to those who hear a redline: before an edit what it is, and where it ends."""

    inserted: str
    deleted: str
    restyled: str
    end: str


class Marker:
    """Writes tokens as HTML, with words that are heard around every edit."""

    def __init__(self, words: Words) -> None:
        """Have the start and end of every mark at hand; `written` holds blocks that stand whole in many redlines."""
        self.written: dict[tuple[int, str], tuple[Block, str]] = {}
        self._marks = {
            "ins": (f"<ins>{_unseen(words.inserted)}", f"{_unseen(words.end)}</ins>"),
            "del": (f"<del>{_unseen(words.deleted)}", f"{_unseen(words.end)}</del>"),
            "restyled": (f'<span class="restyled">{_unseen(words.restyled)}', f"{_unseen(words.end)}</span>"),
        }

    def whole(self, tokens: Sequence[Token], mark: str = "") -> str:
        """Return the HTML of tokens, all with one mark: `ins`, `del`, or none."""
        return self._written([(mark, tokens)]) if tokens else ""

    def unified(self, runs: Iterable[Run]) -> str:
        """Return runs as one text: what went before what came, and what stayed as it looks now."""
        parts: list[tuple[str, Sequence[Token]]] = []
        for run in runs:
            if run.stays:
                parts += _looks(run, now=True)
            else:
                parts += [(mark, tokens) for mark, tokens in (("del", run.old), ("ins", run.new)) if tokens]
        return self._written(parts)

    def side(self, runs: Iterable[Run], *, now: bool) -> str:
        """Return the text as it is now, what came marked; or as it was, what went marked."""
        parts: list[tuple[str, Sequence[Token]]] = []
        for run in runs:
            tokens = run.new if now else run.old
            if run.stays:
                parts += _looks(run, now=now)
            elif tokens:
                parts.append(("ins" if now else "del", tokens))
        return self._written(parts)

    def _written(self, parts: Iterable[tuple[str, Sequence[Token]]]) -> str:
        out: list[str] = []
        stack: tuple[str, ...] = ()
        for mark, tokens in parts:
            if not mark:
                stack = _write(out, stack, tokens)
                continue
            start, end = self._marks[mark]
            outer = _shared([stack, *(token.stack for token in tokens)]) if stack else ()
            stack = _shift(out, stack, outer)
            out.append(start)
            stack = _shift(out, _write(out, stack, tokens), outer)
            out.append(end)
        _shift(out, stack, ())
        return "".join(out)


def restyled(run: Run) -> int:
    """Return in how many places text stayed that is emphasised or linked otherwise now."""
    return sum(mark == "restyled" for mark, _ in _looks(run, now=True)) if run.stays else 0


def _looks(run: Run, *, now: bool) -> list[tuple[str, list[Token]]]:
    """Return what stayed in parts, those marked that look otherwise now."""
    parts: list[tuple[str, list[Token]]] = []
    for was, is_ in zip(run.old, run.new, strict=True):
        mark = "" if was.stack == is_.stack else "restyled"
        if is_.key == " " and parts:
            mark = parts[-1][0]  # a blank looks as what is before it
        if not parts or parts[-1][0] != mark:
            parts.append((mark, []))
        parts[-1][1].append(is_ if now else was)
    return parts


def _write(out: list[str], stack: tuple[str, ...], tokens: Sequence[Token]) -> tuple[str, ...]:
    """Write tokens where the elements of `stack` are open, and return those that are open then."""
    for token in tokens:
        if token.stack != stack:
            stack = _shift(out, stack, token.stack)
        out.append(token.html)
    return stack


def _shift(out: list[str], stack: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Close and open inline elements until those open are the `wanted` ones, which are returned."""
    common = len(_shared([stack, wanted]))
    out += [f"</{start[1:-1].split(' ', 1)[0]}>" for start in reversed(stack[common:])]
    out += wanted[common:]
    return wanted


def _shared(stacks: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what all stacks begin with."""
    first = min(stacks, key=len)
    for depth, tag in enumerate(first):
        if any(one[depth] != tag for one in stacks):
            return first[:depth]
    return first


def _unseen(words: str) -> str:
    return f'<span class="unseen" data-generated>{escape(words)}</span>'
