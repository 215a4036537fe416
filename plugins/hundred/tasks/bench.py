"""`hundred bench`: how fast Hundred is, beside its peers, on this machine. What measures lies in bench/."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.tasks.arguments import WrongUsage
from hundred.tasks.process import become

if TYPE_CHECKING:
    from hundred.tasks.arguments import Arguments

ROOT = Path(__file__).resolve().parents[3]
_PARTS = {"charter": "bench.charter", "signatures": "bench.signatures"}


def bench(asked: Arguments) -> int:
    """Become the bench, which reads its own options: `hundred bench --help` lists them.

    `hundred bench charter` and `hundred bench signatures` measure these alone.
    """
    if not (ROOT / "bench" / "run.py").is_file():
        message = "only a checkout of Hundred has the bench; this is an installed one"
        raise WrongUsage(message)
    part = _PARTS.get(asked.rest[0]) if asked.rest else None
    return become([sys.executable, "-m", part] if part else [sys.executable, "-m", "bench.run", *asked.rest], ROOT)
