"""`hundred bench` becomes the bench, or the part of it that is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from hundred.tasks import bench
from hundred.tasks.arguments import parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "becomes"),
    [
        ([], ["bench.run"]),
        (["--only", "hugo"], ["bench.run", "--only", "hugo"]),
        (["charter"], ["bench.charter"]),
        (["signatures"], ["bench.signatures"]),
    ],
)
def test_the_bench_and_its_parts(words: list[str], becomes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The charter and its signatures are measured by programs of their own, which are there."""
    became: list[Sequence[str]] = []

    def become(command: Sequence[str], folder: Path) -> int:
        assert (folder / "bench" / "run.py").is_file()
        became.append(command[1:])
        return 0

    monkeypatch.setattr(bench, "become", become)

    assert bench.bench(parse(["bench", *words])) == 0
    assert became == [["-m", *becomes]]
    assert callable(import_module(becomes[0]).main)
