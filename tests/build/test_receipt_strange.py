"""A receipt that somebody else wrote, or nobody could write, is none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hundred.build.receipt import Receipt, Survey, read_receipt, survey, write_receipt

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
RECEIPT = Receipt(pages=1, calendars=2, feeds=3, files=4, links=5)
SEEN = Survey(basis="b", settled=True)
SPAN = (NOW, NOW + timedelta(days=1))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=80), cut=st.integers(0, 200))
def test_no_receipt_is_too_strange(tmp_path: Path, data: bytes, cut: int) -> None:
    """Noise, and a good receipt that was cut off, is none."""
    path = tmp_path / "r"
    write_receipt(path, SEEN, RECEIPT, "form", SPAN)
    good = path.read_bytes()
    path.write_bytes(good[: cut % len(good)] + data)

    assert read_receipt(path, SEEN, tmp_path, NOW) in (None, RECEIPT)
    path.write_bytes(good[: cut % len(good)])
    assert read_receipt(path, SEEN, tmp_path, NOW) is None


@pytest.mark.parametrize(
    "value",
    [
        "[" * 100_000, "null", "[]", '["b", 0, 9e99, [], {}]', '["b", 0, 9e99, [], {"pages": 1}]', '["b", "0", "1", [], RECEIPT]',
        '["b", 0, 9e99, 3, RECEIPT]', '["b", 0, 9e99, [["a"]], RECEIPT]', '["b", 0, 9e99, [[1, 2, 3]], RECEIPT]',
        '["b", 0, 9e99, [["a\\u0000", 0, 0]], RECEIPT]', '["b", NaN, NaN, [], RECEIPT]', '["c", 0, 9e99, [], RECEIPT]',
    ],
)  # fmt: skip
def test_a_receipt_that_makes_no_sense_is_none(tmp_path: Path, value: str) -> None:
    """Whoever wrote it, it is not followed and breaks nothing."""
    figures = json.dumps({"pages": 1, "calendars": 2, "feeds": 3, "files": 4, "links": 5})
    (tmp_path / "r").write_text(value.replace("RECEIPT", figures))

    assert read_receipt(tmp_path / "r", SEEN, tmp_path, NOW) is None


def test_a_receipt_that_cannot_be_written_is_only_missed(tmp_path: Path) -> None:
    """A file where the cache should be stops nothing."""
    (tmp_path / "cache").write_text("in the way")

    for settled in (True, False):
        write_receipt(tmp_path / "cache" / "r", Survey(basis="b", settled=settled), RECEIPT, "form", SPAN)

    assert [path.name for path in tmp_path.iterdir()] == ["cache"]


def test_looking_for_it_needs_nothing_of_the_engine() -> None:
    """Whoever has nothing to do has it done before anything else is loaded."""
    code = "import sys, hundred.build.receipt; print(*sorted(name for name in sys.modules if name.partition('.')[0] in {'jinja2', 'lxml', 'markdown', 'pelican', 'nh3', 'babel', 'yaml', 'icalendar'}))"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}

    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)

    assert done.stdout.split() == []


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="every name is in Unicode here")
def test_a_name_that_is_not_unicode_is_seen(tmp_path: Path) -> None:
    """A theme may have one; what is called otherwise is another site."""
    file = tmp_path / os.fsdecode(b"caf\xe9.css")
    file.write_text("x")

    before = survey({}, [tmp_path]).basis
    file.rename(tmp_path / os.fsdecode(b"caf\xe8.css"))

    assert survey({}, [tmp_path]).basis != before
