"""A fault of the content that only shows while an output is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hundred.core.problems import Problem


class UnmakeableError(Exception):
    """Raised when an output cannot be made for a reason that an editor can mend; `problem` says which."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(problem.message)
        self.problem = problem
