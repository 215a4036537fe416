"""The site with which signatures are measured is a sound one, and every signature in it counts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bench.signatures import UNNAMED, lay_out

from hundred.build.site import open_site

if TYPE_CHECKING:
    from pathlib import Path


def test_every_signature_of_the_bench_counts(tmp_path: Path) -> None:
    """All are under the text that is there; one in some is not named."""
    lay_out(tmp_path, 2 * UNNAMED)

    loaded = open_site(tmp_path, datetime(2026, 11, 21, tzinfo=UTC)).loaded

    signed = loaded.community.signatures
    assert [one.code for one in loaded.problems] == ["unlocked"]
    assert (len(signed), sum(not one.name for one in signed)) == (2 * UNNAMED, 2)
