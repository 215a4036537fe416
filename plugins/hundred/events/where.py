"""Where an event, or one of its sessions, takes place: at a venue of ours, or somewhere in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.core.fields import Reference

if TYPE_CHECKING:
    from hundred.core.fields import Values
    from hundred.core.kind import Draft

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def read_where(draft: Draft, values: Values) -> tuple[str, str]:
    """Return (venue id, '') or ('', place in words) of what `values` say: what looks like an id must be one."""
    written = values["venue"] or ""
    if not _ID.match(written) and written not in draft.zones:  # ids in other scripts are known by their file
        return "", written
    draft.reading.refs.append(Reference(kind="venue", id=written, field="venue", place=values.place("venue")))
    return written, ""
