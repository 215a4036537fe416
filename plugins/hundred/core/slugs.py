"""The grammar of names that stand in addresses and file names: nothing that needs quoting anywhere."""

from __future__ import annotations

import re
import unicodedata

# ASCII small letters and digits, and letters of scripts without case (Chinese, Japanese, Korean, Arabic …).
_SHAPE = re.compile(r"[^\W_]+(?:-[^\W_]+)*\Z")
_LIMIT = 100  # bytes: leaves room for .zh-Hans.md within the 255 of a file name
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\Z")  # names that Windows cannot check out
SLUG_HELP = "use small letters a–z, digits, Chinese characters, and single hyphens between them"  # noqa: RUF001


def is_slug(text: str) -> bool:
    """Say whether `text` may stand in an address: NFC, small letters, digits, single hyphens, at most 100 bytes."""
    return (
        bool(_SHAPE.match(text))
        and len(text.encode()) <= _LIMIT
        and unicodedata.is_normalized("NFC", text)
        and all(char.isascii() or unicodedata.category(char) in {"Lo", "Mn", "Mc"} for char in text)
        and text == text.lower()
        and not _RESERVED.match(text)
    )


def slug_of(text: str) -> str:
    """Return `text` as a slug: small letters, blanks and punctuation as hyphens; '' when nothing is left."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    letters = "".join(char if char.isalnum() else "-" for char in normal)
    slug = re.sub(r"-{2,}", "-", letters).strip("-")
    return slug if is_slug(slug) else ""
