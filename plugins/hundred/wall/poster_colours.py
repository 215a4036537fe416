"""The colours of the posters by light and in the dark, and the style sheet that turns one into the other."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

LIGHT = {"paper": "#f9f7f0", "ink": "#0c2b44", "soft": "#41586b", "lamp": "#b73321"}
DARK = {"paper": "#03111d", "ink": "#ebe8de", "soft": "#a5b7c3", "lamp": "#f7b83d"}

_RULES = "".join(f".{name}{{fill:{colour}}}" for name, colour in DARK.items())
STYLE = f"@media screen and (prefers-color-scheme:dark){{{_RULES}}}"
STYLE_DIGEST = f"sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}"
"""By this the site's policy knows the style sheet (CSP 3, hash-source); it allows no other within a file."""
