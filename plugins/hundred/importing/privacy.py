"""E-mail addresses are nobody's business: none of them gets into a file of the site."""

from __future__ import annotations

import re

# What a mail program would take for an address; bounded, so that a hostile line costs no more than its length.
_ADDRESS = re.compile(r"(?:mailto:)?[\w.!#$%&'*+=^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE)
_SHOWN = "…@…"


def without_addresses(text: str) -> tuple[str, int]:
    """Return `text` with a mark for each e-mail address in it, and how many there were; web addresses keep their @."""
    if "@" not in text:
        return text, 0
    count = 0
    words = []
    for word in re.split(r"(\s+)", text):
        if "@" in word and not re.match(r"<?https?://[^@?#]*/@[\w.-]*(?:/|\Z)", word):
            replaced, found = _ADDRESS.subn(_SHOWN, word)
            count += found
            words.append(replaced)
        else:
            words.append(word)
    return "".join(words), count


def holds_address(text: str) -> bool:
    """Say whether an e-mail address stands in `text`."""
    return without_addresses(text)[1] > 0
