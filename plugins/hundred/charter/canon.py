"""The canonical text of a version: what is digested, signed and voted on, byte for byte what the site publishes.

It is the Markdown of the articles under a few lines that say what it is, in Unicode form NFC, with LF line ends, no blanks
at the end of a line, one empty line at most between others, and one line end at the end. Whatever an editor's program does
to line ends, a byte-order mark, the composition of accents or trailing blanks leaves it as it is. The day of adoption is
not in it, as what is voted on has the digest of what is adopted then.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.model import Article, Version

_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_GAP = re.compile(r"\n{3,}")


def canonical(version: Version, lang: str) -> str:
    """Return the canonical text of a version in one of its languages. Raises KeyError for any other language."""
    return compose(version.text(lang).title, version.id, lang, version.articles[lang])


def digest(version: Version, lang: str) -> str:
    """Return the SHA-256 of the canonical text in UTF-8, in hex. Raises KeyError for a language it is not written in."""
    return version.digests[lang]


def compose(title: str, version: str, lang: str, articles: Iterable[Article]) -> str:
    """Return the canonical text of articles that are tidy already."""
    head = f"charter: {unicodedata.normalize('NFC', title)}\nversion: {version}\nlanguage: {lang}"
    parts = (part for one in articles for part in (one.heading, one.body) if part)
    return "\n\n".join([head, *parts]) + "\n"


def digest_of(text: str) -> str:
    """Return the SHA-256 of a canonical text, as `sha256sum` prints it for the file."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def tidy_lines(text: str) -> str:
    """Return text in form NFC and without blanks at the ends of its lines, which keep their numbers."""
    return _TRAILING.sub("", unicodedata.normalize("NFC", text))


def tidy_gaps(text: str) -> str:
    """Return text without empty lines at its ends and with one at most between others."""
    return _GAP.sub("\n\n", text.strip("\n"))
