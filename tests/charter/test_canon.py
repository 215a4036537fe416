"""The canonical text: the same whatever an editor's program does to a file, and published byte for byte."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.charter.articles import split_articles
from hundred.charter.canon import canonical, compose, digest, digest_of
from hundred.core.decode import decode
from hundred.core.header import read_document
from hundred.core.problems import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Hamlet

    from hundred.core.model import Version

HEAD = "---\ntitle: Charte générale\nversion: 1.0\nstatus: adopted\nadopted: 2026-01-01\neffective: 2026-01-01\n---\n"
BODY = """
## Preamble {#preamble}

We, the café’s neighbours.

## Words {#words .definitions}

A **neighbour** lives here.

1. For long.
2. Or not.

## Boats {#boats .repealed}

## Dogs {#dogs}

See [#words].
"""
TEXT = """charter: Charte générale
version: 1.0
language: en

## Preamble {#preamble}

We, the café’s neighbours.

## Words {#words .definitions}

A **neighbour** lives here.

1. For long.
2. Or not.

## Boats {#boats .repealed}

## Dogs {#dogs}

See [#words].
"""


def read(hamlet: Hamlet, data: bytes) -> Version:
    """Return the version that a file of those bytes holds."""
    (found,) = hamlet.community({"charter/1.0.md": data}).versions
    return found


def test_the_canonical_text_is_the_source_without_its_header(hamlet: Hamlet) -> None:
    """Three lines say what it is; the articles follow as they were written."""
    version = read(hamlet, (HEAD + BODY).encode())

    assert canonical(version, "en") == TEXT
    assert digest(version, "en") == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize(
    "data",
    [
        (HEAD + BODY).replace("\n", "\r\n").encode(),
        (HEAD + BODY).replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + (HEAD + BODY).encode(),
        unicodedata.normalize("NFD", HEAD + BODY).encode(),
        (HEAD + BODY).replace("\n\n", "  \n\t\n\n\n").encode(),
        (HEAD + BODY.replace(".\n", ".  \n")).encode(),
        (HEAD + BODY).rstrip("\n").encode(),
        (HEAD + BODY.replace("## Dogs {#dogs}\n", "##  Dogs  {: #dogs } ##")).encode(),
        (HEAD.replace("2026", "2025") + BODY).encode(),
    ],
    ids=["crlf", "cr", "bom", "nfd", "empty lines", "trailing blanks", "no end", "heading", "dates"],
)
def test_what_nobody_sees_changes_no_digest(hamlet: Hamlet, data: bytes) -> None:
    """Line ends, a byte-order mark, composition, blanks at ends and the dates of a version are not in its digest."""
    assert canonical(read(hamlet, data), "en") == TEXT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("café", "cafe"),
        ("here.", "here"),
        ("**n", "*n"),
        ("Dogs", "Hounds"),
        ("{#dogs}", "{#d}"),
    ],
)
def test_what_somebody_sees_does(hamlet: Hamlet, old: str, new: str) -> None:
    """A letter, a stop, an emphasis, a title, an id: each is another text."""
    changed = read(hamlet, (HEAD + BODY.replace(old, new)).encode())

    assert digest(changed, "en") != digest_of(TEXT)


@given(st.text(alphabet="aé字\u0301 \t\n1.-*#[]{}", max_size=80))
def test_the_canonical_text_is_its_own(body: str) -> None:
    """A canonical text read again is itself: of any body, however strange."""
    text = f"## A {{#a}}\n\n{body}\n"
    first = compose("T", "1.0", "en", split_articles(text, 1, Report("", text.split("\n"))))
    again = first.partition("\n\n")[2]

    articles = split_articles(again, 1, Report("", again.split("\n")))

    assert compose("T", "1.0", "en", articles) == first
    assert unicodedata.is_normalized("NFC", first)


def test_the_published_text_has_the_digest(hamlet: Hamlet) -> None:
    """`sha256sum` of the published file is the digest, in every language, and it is published once."""
    files = {"charter/1.0.md": HEAD + BODY, "charter/1.0.zh-Hans.md": "---\ntitle: 公约\n---\n" + BODY}

    made = hamlet.pages(files)

    (version,) = hamlet.community(files).versions
    texts = {
        name: hashlib.sha256(data).hexdigest() for name, data in made.items() if name.endswith(".txt") and "charter" in name
    }
    assert texts == {f"charter/1.0/charter.{lang}.txt": digest(version, lang) for lang in ("en", "zh-Hans")}


LINES = st.lists(
    st.sampled_from(["", "Größe é 각", "1. One", "2. Two", "> q", "* x", "Wörter **fett**", "第一、留灯。", "### In"]),
    max_size=12,
)
CHANGES = st.lists(
    st.sampled_from(
        [
            lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
            lambda text: "\ufeff" + text.removeprefix("\ufeff"),
            lambda text: unicodedata.normalize("NFD", text),
            lambda text: text.replace("\n\n", "\n \t\n\n"),
            lambda text: text.rstrip("\r\n"),
            lambda text: text + "\n\n\n",
        ]
    ),
    max_size=6,
)


def digest_in(data: bytes) -> str:
    """Return the digest that the text of a file has."""
    report = Report("")
    text = decode(data, report)
    document = read_document(text or "", report)
    assert document is not None
    return digest_of(compose("T", "1.0", "en", split_articles(document.body, document.body_line, report)))


@given(LINES, CHANGES)
def test_what_programs_do_to_files_changes_no_digest(lines: list[str], changes: list[Callable[[str], str]]) -> None:
    """CRLF, a byte-order mark, decomposed accents, blanks at ends and more empty lines, in any order and number."""
    text = "---\ntitle: T\n---\n## A {#a}\n\n" + "\n".join(lines) + "\n"
    changed = text
    for change in changes:
        changed = change(changed)

    assert digest_in(changed.encode()) == digest_in(text.encode())


@given(st.integers(min_value=0), st.sampled_from("xé字.1"))
def test_one_other_character_changes_it(at: int, char: str) -> None:
    """Whichever character of the published text is replaced by another, it is another text."""
    at %= len(TEXT)
    changed = TEXT[:at] + char + TEXT[at + 1 :]

    assert (digest_of(changed) != digest_of(TEXT)) == (TEXT[at] != char)
