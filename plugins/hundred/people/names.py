"""The form of a name that a person chose to be shown by."""

from __future__ import annotations

import unicodedata


def shown_name(name: str, handle: str, display: str) -> str:
    """Return the name as it is shown: `name`, `handle`, `both` ("Ada Penrose (ada)") or `initials`."""
    if display == "handle":
        return handle or initials(name)
    if display == "both" and handle:
        return f"{name} ({handle})"
    if display == "initials":
        return initials(name)
    return name


def initials(name: str) -> str:
    """Return "A. P." for "Ada Penrose"; for Chinese names the family name and 某, as is the custom."""
    words = name.split()
    if len(words) == 1 and words[0] and _is_han(words[0][0]):
        return f"{words[0][0]}某"
    return " ".join(f"{word[0].upper()}." for word in words if word)


def _is_han(char: str) -> bool:
    return unicodedata.name(char, "").startswith("CJK UNIFIED IDEOGRAPH")
