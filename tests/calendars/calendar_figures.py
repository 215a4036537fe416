"""What the tests of calendars counted, printed at the end of a run; and who has to be there for it."""

from __future__ import annotations

import os
from typing import Any

import pytest

FIGURES: list[str] = []


def sit(judge: Any) -> None:
    """Skip where a judge cannot run; fail where it must, in continuous integration."""
    if judge.missing():
        message = f"{judge.name}: {judge.missing()}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
