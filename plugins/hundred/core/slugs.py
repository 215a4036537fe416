"""The grammar of names that stand in addresses and file names: nothing that needs quoting anywhere."""

from __future__ import annotations

import re
import unicodedata

_USUAL = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_SHAPE = re.compile(r"[^-]+(?:-[^-]+)*\Z")
# Beside a–z and digits: letters of scripts without case (Chinese, Japanese, Korean, Arabic …) and the marks on them.
_LETTERS = frozenset({"Lo", "Lm"})
_MARKS = frozenset({"Mn", "Mc"})
_LIMIT = 100  # bytes: leaves room for .zh-Hans.md within the 255 of a file name
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\Z")  # names that Windows cannot check out
_ACCENT = re.compile("([a-z])[\u0300-\u036f]+")
_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"})
SLUG_HELP = "use small letters a–z, digits, Chinese characters, and single hyphens between them"


def is_slug(text: str) -> bool:
    """Say whether `text` may stand in an address: NFC, small letters, digits, single hyphens, at most 100 bytes."""
    if _USUAL.match(text):  # nine of ten, and nothing more to ask of them
        return len(text) <= _LIMIT and not _RESERVED.match(text)
    return (
        bool(_SHAPE.match(text))
        and len(text.encode()) <= _LIMIT
        and unicodedata.is_normalized("NFC", text)
        and all(_is_letter(char) or unicodedata.category(char) in _MARKS or char == "-" for char in text)
        and all(_is_letter(part[0]) for part in text.split("-"))
        and not _RESERVED.match(text)
    )


def slug_of(text: str) -> str:
    """Return `text` as a slug: small letters without accents, the rest as hyphens; '' where it has other letters."""
    bare = _ACCENT.sub(r"\1", unicodedata.normalize("NFKD", text.translate(_PLAIN)).casefold())
    normal = unicodedata.normalize("NFKC", bare)
    kept = "".join(char if char.isalnum() or unicodedata.category(char) in _MARKS else "-" for char in normal)
    slug = re.sub(r"-{2,}", "-", kept).strip("-")
    return slug if is_slug(slug) else ""


def rename_to(stem: str, ending: str) -> str:
    """Return what an editor should do about a file whose name's `stem` cannot stand in an address."""
    proposed = slug_of(stem)
    return f"rename the file to {proposed}{ending}" if proposed else f"rename the file: {SLUG_HELP}"


def _is_letter(char: str) -> bool:
    if char.isascii():
        return char.isdecimal() or char.islower()
    return unicodedata.category(char) in _LETTERS
