"""A forged cache, sealed rightly: it does no harm, and nothing is written but output and cache."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from hundred.build.publish import OutputError
from hundred.build.sealed import read_sealed, write_sealed
from town.cached import Cached
from town.hamlet import bytes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONG = bool(os.environ.get("HUNDRED_LONG"))  # then all that can be forged is, else every seventh
DEEP = b"\x91" * 200_000 + b"\xc0"  # lists in lists


@pytest.fixture(scope="module")
def cached() -> Iterator[Cached]:
    """Return a town with a cache."""
    cached = Cached()
    yield cached
    cached.town.close()


def _row(name: str, *values: Any) -> Callable[[Any], Any]:
    """Return what gives every row of the ledger, or one more, other values."""

    def change(ledger: Any) -> Any:
        reads, digests, rows, *more = ledger
        if name:
            return [reads, digests, {**rows, name: list(values)}, *more]
        return [reads, digests, {file: [values[place] if place < len(values) and values[place] is not None else one for place, one in enumerate(row)] for file, row in rows.items()}, *more]  # fmt: skip

    return change


def _key(*key: str) -> Callable[[Any], Any]:
    """Return what lets every row of the ledger depend on a read that is none."""

    def change(ledger: Any) -> Any:
        reads, digests, rows, *more = ledger
        return [
            [*reads, list(key)],
            [*digests, "00"],
            {file: [made, [*numbers, len(reads)], *rest] for file, (made, numbers, *rest) in rows.items()},
            *more,
        ]

    return change


def _entries(place: int, value: Any) -> Callable[[Any], Any]:
    """Return what gives every entry of the shelf another value."""

    def change(entries: Any) -> Any:
        return [[value if at == place else one for at, one in enumerate(entry)] for entry in entries]

    return change


def _events(place: int, value: Any) -> Callable[[Any], Any]:
    """Return what gives every event of the shelf another value."""

    def change(entries: Any) -> Any:
        for entry in entries:
            if entry[0] == "event":
                entry[4][place] = value
        return entries

    return change


HUGE = 2**64 - 1
FORGED: list[tuple[str, Callable[[Any], Any]]] = [
    *((kind, change) for kind in ("ledger", "content", "markdown", "vevent") for change in (
        lambda _: [], lambda _: {}, lambda _: None, lambda _: -1, lambda _: HUGE, lambda _: "", lambda _: b"", lambda _: [[], [], {}, [], []],
        lambda _: DEEP, lambda _: b"\x93\x90\x90\x80" + DEEP, lambda _: b"\x92\x80\x90" + DEEP, lambda _: b"\xdd\xff\xff\xff\xff", lambda _: b"\x93\xdd\xff\xff\xff\xff",
        lambda _: b"\xdf\xff\xff\xff\xff", lambda _: b"\x92\xdf\xff\xff\xff\xff", lambda _: b"\x81\xa1a\x93\xdd\xff\xff\xff\xf0", lambda _: b"\xc6\xff\xff\xff\xff", lambda _: b"\x81\xa1a" + DEEP,
    )),
    ("ledger", _row("../../victim.md", "x", [], 1, 1)),
    ("ledger", _row("/etc/passwd", "x", [], 1, 1)),
    ("ledger", _row("a\0b", "x", [], 1, 1)),
    ("ledger", _row("\ud800".encode("utf-8", "replace").decode(), "x", [], 1, 1)),
    ("ledger", _row("", None, [HUGE])),
    ("ledger", _row("", None, [-1])),
    ("ledger", _row("", None, [2**63])),
    ("ledger", _row("", None, [10**6])),
    ("ledger", _row("", None, None, HUGE, HUGE)),
    ("ledger", _row("", None, None, -1, -1)),
    ("ledger", _row("", None, None, 1.5, "x")),
    ("ledger", _row("", None, None, None, None, ["nowhere.html#x", "../../victim.md#x", "#", "/etc/passwd#root"])),
    ("ledger", _row("", 1)),
    *(("ledger", _key(*key)) for key in ((), ("ask",), ("ask", "no.question"), ("ask", "hundred.groups.questions.state", "nobody"), ("ask", "hundred.core.community._coming", "", "", "x"),
      ("ask", "hundred.core.community._over", "1", "2"), ("part", "__class__"), ("part", "reads"), ("find", "x"), ("picture", "../../victim.md"), ("template", "../../victim.md"), ("template", "/etc/passwd"),
      ("file", "../victim.md"), ("words", "../.."), ("body", "../victim.md"), ("menu", "x"), ("theme", "x"), ("", ""))),
    *(("content", _entries(place, value)) for place in range(12) for value in ("x", "", 7, None, [], {}, ["../../victim.md"], {"hall": "x"}, ["image:../../victim.md"])),
    *(("content", _events(place, value)) for place in range(1, 12) for value in ("Nowhere/Land", "../../../etc/passwd", "", "\0", 7, None, ["timed", 0, 0], ["undated", 10**9, 77], ["undated", 2026, 13], ["days", "0001-01-01", "9999-12-31"], msgspec.msgpack.Ext(-1, b"\xff" * 12))),
    *(("content", _entries(10, sources)) for sources in (
        [["../../victim.md", [0] * 4, ""]], [["events/a.md", [1, 2], ""]], [["events/a.md", [HUGE] * 4, ""]], [["events/a.md", [-1] * 4, 7]], [[]], [7],
    )),
]  # fmt: skip


@pytest.mark.parametrize("number", range(0, len(FORGED), 1 if LONG else 7))
def test_a_forged_file_does_no_harm(cached: Cached, number: int) -> None:
    """What is sealed rightly but was not written by us ends no build with a traceback, and writes nothing elsewhere.

    A shelf that speaks of other events, soundly, is believed; whatever else is forged leaves the output right.
    """
    cached.again()
    kind, change = FORGED[number]
    cached.forge(kind, change)
    before = cached.beside()

    try:
        failed = cached.town.build("engine")
    except OutputError as refused:  # said in words
        failed = [str(refused)]
    assert cached.beside() == before
    assert kind == "content" or (failed, bytes_of(cached.town.output)) == ([], cached.right)


@pytest.mark.parametrize("receipt", [
    b"", b"null", b"[]", b"{", b"NaN", b"[" * 100_000, b"9" * 10_000, b'["",-1e308,1e308,[["../../victim.md",25,1]],{}]', b'["",0,1e999,[],{"pages":"<b>"}]',
    b"[1,0,Infinity,[],{}]", b'["",[],{},7,null]', b'["",0,9e15,[["a\\u0000",1,1]],{"pages":1,"calendars":1,"feeds":1,"files":1,"links":1}]', b"\xff\xfe",
])  # fmt: skip
def test_a_receipt_that_is_none_is_no_receipt(cached: Cached, receipt: bytes) -> None:
    """Whatever stands in the place of a receipt, the site is built."""
    cached.again()
    cached.file("receipt").write_bytes(receipt)

    assert cached.build("command") == cached.right


@pytest.mark.parametrize(
    "values",
    [
        ["../../victim.md", 1, 1],
        ["/etc/passwd", 1, 1],
        ["a\0", 1, 1],
        ["index.html", 2**70, -(2**70)],
        ["index.html", "1", None],
        [1, 2, 3],
        [],
        7,
    ],
)
def test_a_forged_receipt_does_no_harm(cached: Cached, values: Any) -> None:
    """A receipt of what the site is made of, but of other files, is none."""
    cached.again()
    cached.town.clock.rest()
    cached.town.build("command")
    path = cached.file("receipt")
    basis, since, until, form, made = json.loads(path.read_bytes())
    path.write_text(json.dumps([basis, since, until, form, made, values]), encoding="utf-8")

    assert cached.build("command") == cached.right


@pytest.mark.parametrize(
    "data",
    [
        b"<script>alert(1)</script><img src='https://x.example/' onerror='alert(1)'><a href='javascript:alert(1)'>x</a>",
        b"\xff\xfe",
        b"<p>" * 100_000,
        b"",
    ],
)
def test_forged_html_is_sanitised(cached: Cached, data: bytes) -> None:
    """HTML of a body that was put into the cache reaches no page but as any text of an editor would."""
    cache = cached.again()
    for file in cache.glob("parts/markdown-*.bin"):
        state, parts = msgspec.msgpack.decode(read_sealed(file, cached.form))
        forged = {name: [reads, data] for name, (reads, _) in parts.items()}
        write_sealed(file, cached.form, msgspec.msgpack.encode([state, forged]))
    shutil.rmtree(cached.town.output)

    found = cached.build("engine")
    pages = b"".join(found[path] for path in found if path.endswith((".html", ".rss", ".atom", ".json")))
    assert (b"alert(1)" in pages, b"onerror" in pages, b"javascript:" in pages) == (False, False, False)
    assert found.keys() == cached.right.keys()
