"""What the tests of the finished site counted, and what they could not look at."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

FIGURES: list[str] = []
SKIPPED: list[str] = []


def note(line: str) -> None:
    """Keep a line for the end of the run."""
    FIGURES.append(line)


def cannot(reason: str, *, optional: bool = False) -> None:
    """Skip the test and say so at the end; in continuous integration fail, unless it is `optional` there as well."""
    SKIPPED.append(reason)
    if os.environ.get("CI") and not optional:
        pytest.fail(reason)
    pytest.skip(reason)


def needed(name: str) -> ModuleType:
    """Return the module of a judge; where it is not installed the test is skipped as `cannot` says."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        cannot(f"{name} is not installed")
        raise
