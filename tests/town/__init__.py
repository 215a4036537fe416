"""A small town whose editors do whatever editors do: what the law of the engine is tried on."""

from __future__ import annotations

from collections import Counter

from town import designing, editing, keeping, running, voting
from town.acts import ACTS, do
from town.hamlet import LawBrokenError, Town

__all__ = ["ACTS", "DONE", "LawBrokenError", "Town", "designing", "do", "editing", "keeping", "running", "voting"]

DONE: Counter[str] = Counter()
"""What was done in all towns of this run."""
