"""From what parts declared to what the workshop makes: each output with its inputs in words."""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from hundred.build.workshop import Order
from hundred.core.digest import Digester, OpaqueError
from hundred.core.model import Record
from hundred.core.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from hundred.build.render import Renderer
    from hundred.core.outputs import Blob, Page
    from hundred.core.reads import Key

_LONG = 100  # characters; the ledger keeps the words of every output
_PLAIN = frozenset({int, bool, type(None), date})


def order_of(blob: Blob, file: str, digester: Digester) -> Order:
    """Return the order for a `file` of bytes."""
    made, reads = _inputs(blob.make, digester)
    return Order(file=file, made=made, reads=reads, make=blob.make, late=blob.late)


def page_order(page: Page, file: str, renderer: Renderer, digester: Digester) -> Order:
    """Return the order for a page, which will be that `file`."""
    filled, reads = _inputs(page.fill, digester)
    made = f"{filled}\x1f{page.template} {page.kind} {page.neutral} {page.changed} {page.indexable}" if filled else ""
    return Order(file=file, made=made, reads=reads, make=partial(renderer.render, page))


def file_of(path: str) -> str:
    """Return the file under the output folder that serves a path of the site: `/a/` → `a/index.html`."""
    file = path.lstrip("/")
    return f"{file}index.html" if path[-1:] == "/" else file


def _inputs(make: Callable[..., object], digester: Digester) -> tuple[str, tuple[Key, ...]]:
    """Return what a function and its arguments are, in words, and the reads that its arguments stand for.

    The words are '' where an argument's content cannot be told: then the output is made in every build.
    """
    if type(make) is not partial:
        return _named(make), ()
    said = _named(make.func)
    reads: list[Key] = []
    for value in (*make.args, *make.keywords.values()) if make.keywords else make.args:
        kind = type(value)
        if kind is View:
            word = value.lang
            reads.append(("words", word))
        elif issubclass(kind, Record):
            word = value.id
            reads.append(("find", value.kind, word))
        elif kind is str:
            word = value
        else:
            try:
                word = _told(value, digester)
            except OpaqueError:
                return "", ()
        # Words may hold anything: what stands between them must not be taken for a part of them.
        said = f"{said}\x1f{word}" if said else ""
    return said, tuple(reads)


def _told(value: Any, digester: Digester) -> str:  # noqa: ANN401 - any argument
    if hasattr(value, "as_input"):  # a service of parts: tens of thousands of outputs have the same
        said = str(value.as_input())
        return said if len(said) < _LONG else digester.digest(said).hex()
    return repr(value) if type(value) in _PLAIN else digester.digest(value).hex()


@cache
def _named(function: Any) -> str:  # noqa: ANN401 - functions, and methods of classes
    name: str = getattr(function, "__qualname__", "")
    return "" if "<" in name or not name else f"{function.__module__}.{name}"
