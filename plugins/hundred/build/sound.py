"""HTML that needs no sanitising: the usual body holds so little markup that one pattern can say all that may stand in it.

The pattern is a list of what is let through, as the sanitiser's is, only shorter: whole blocks of known tags with nothing
but text, addresses of a few plain letters, and ids in them. Of such HTML the sanitiser returns every byte, which
tests/build/test_sound.py asks it; whatever else there is goes to it.
"""

from __future__ import annotations

import re

# Text as a serialiser writes it: these three characters never stand for themselves. What cannot be printed, such as the
# blank that becomes &nbsp;, is looked for below.
_TEXT = r"(?:[^<>&]++|&(?:amp|lt|gt);)*+"
_HOST = r"(?:[a-z0-9]{1,60}+(?:-[a-z0-9]{1,60})?+\.){1,4}[a-z]{2,60}"
_PATH = r"/(?:[A-Za-z0-9._~-]++/?+)*+"  # never a second / at its start, which would begin the name of a host
_LINK = rf"<a href=\"(?:https?://{_HOST})?+{_PATH}\">{_TEXT}</a>"
_INLINE = rf"(?:[^<>&]++|&(?:amp|lt|gt);|<strong>{_TEXT}</strong>|<em>{_TEXT}</em>|<code>{_TEXT}</code>|{_LINK}|<br>)*+"
_PARAGRAPH = rf"<p>{_INLINE}</p>\n"
_ITEMS = rf"(?:<li>{_INLINE}</li>\n)++"
_HEADING = rf"<h(?P<level>[2-6]) id=\"(?!(?:main|menu)\")[^\s\"'<>&]{{1,200}}+\">{_INLINE}</h(?P=level)>\n"
_QUOTE = rf"<blockquote>\n(?:{_PARAGRAPH})++</blockquote>\n"
_BLOCK = rf"{_PARAGRAPH}|{_HEADING}|<ul>\n{_ITEMS}</ul>\n|<ol>\n{_ITEMS}</ol>\n|{_QUOTE}|<hr>\n"
_SOUND = re.compile(rf"(?:{_BLOCK})*")  # not possessive: Python loses groups in such a loop


def is_sound(html: str) -> bool:
    """Say whether the sanitiser would return `html` as it is, where it can be told at a glance; its ids must need no prefix."""
    return html.replace("\n", "").isprintable() and _SOUND.fullmatch(f"{html}\n") is not None
