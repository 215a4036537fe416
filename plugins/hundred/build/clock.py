"""The build's clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def clock(given: datetime | None = None) -> datetime:
    """Return the build's clock in UTC, whole seconds: SOURCE_DATE_EPOCH, else `given`, else the present."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    return (given or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
