"""The parts' linked data (schema.org), as functions that templates call."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from msgspec.json import Encoder

from hundred.charter.ld import legislation
from hundred.events.ld import happening
from hundred.groups.ld import organization
from hundred.people.ld import individual

if TYPE_CHECKING:
    from collections.abc import Callable

    from hundred.core.view import View


def linked_data(view: View) -> dict[str, Callable[..., Markup]]:
    """Return the functions `ld_event`, `ld_person`, `ld_group` and `ld_version`, which draw a script element each."""
    return {
        "ld_event": lambda event: json_ld(happening(view, event)),
        "ld_person": lambda person: json_ld(individual(view, person)),
        "ld_group": lambda group: json_ld(organization(view, group)),
        "ld_version": lambda version, state: json_ld(legislation(view, version, state)),
    }


def json_ld(data: Any) -> Markup:  # noqa: ANN401 - any JSON value
    """Return `data` as a JSON-LD script element that no text inside it can leave."""
    text = _ENCODER.encode(data).decode()
    if _UNSAFE.search(text):
        text = _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - escaped just above


_ENCODER = Encoder()
_UNSAFE = re.compile("[<>&\u2028\u2029]")
