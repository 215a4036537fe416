"""A build that is cut off: what had begun to show is finished by the next one, what had not is swept away."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hundred.build import stage as module
from hundred.build.stage import FOLDER, Stage
from staged import NEW, OLD, build, staged, tree


def test_a_stage_that_was_never_ready_is_swept_away(tmp_path: Path) -> None:
    """A build that was cut off before everything was there is as if it had never begun."""
    build(tmp_path, OLD)
    staged(tmp_path, NEW)
    (tmp_path / FOLDER / ".ready.json.new").write_text('["a", "z"')

    Stage(str(tmp_path)).finish()

    assert (tree(tmp_path), (tmp_path / FOLDER).exists()) == (OLD, False)


@pytest.mark.parametrize("step", range(7))
def test_a_build_cut_off_while_it_moved_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """At whatever step the moves ended, the next build makes the others."""
    build(tmp_path, OLD)
    stage = staged(tmp_path, NEW)
    left = [step]

    def cut(real: object) -> object:
        def moved(source: str, target: str) -> None:
            if not target.endswith(".ready.json"):
                left[0] -= 1
                if left[0] < 0:
                    raise KeyboardInterrupt
            real(source, target)  # type: ignore[operator]

        return moved

    monkeypatch.setattr(module.os, "rename", cut(os.rename))
    monkeypatch.setattr(module.os, "replace", cut(os.replace))
    if step < 5:
        with pytest.raises(KeyboardInterrupt):
            stage.move(NEW)
    else:
        stage.move(NEW)
    monkeypatch.undo()
    stage.abandon()

    Stage(str(tmp_path)).finish()

    assert (tree(tmp_path), (tmp_path / FOLDER).exists()) == (OLD | NEW, False)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes to kill here")
@pytest.mark.parametrize("step", [0, 1, 3, 5, 6])
def test_a_build_killed_while_it_moved_is_finished_by_the_next(tmp_path: Path, step: int) -> None:
    """A process that is killed has no time to tidy up; nothing is lost."""
    build(tmp_path, OLD)
    code = f"""
import os, signal, sys
from hundred.build import stage as module
left = [{step}]
def cut(real):
    def call(*words, **named):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*words, **named)
    return call
stage = module.Stage(sys.argv[1])
files = {NEW!r}
for name, data in files.items():
    stage.put(name, data)
module.Stage._refuse_obstacles = lambda *_: None
for name in ("rename", "replace"):
    setattr(os, name, cut(getattr(os, name)))
module.shutil.rmtree = cut(module.shutil.rmtree)
stage.move(files)
"""
    env = {**os.environ, "PYTHONPATH": str(Path(module.__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=env, check=False)

    Stage(str(tmp_path)).finish()

    assert done.returncode == -signal.SIGKILL
    assert tree(tmp_path) == (OLD if step == 0 else OLD | NEW)
    assert not (tmp_path / FOLDER).exists()


@pytest.mark.parametrize(
    "text",
    ["", "{", "{}", "3", "[1]", '["a", "../../victim"]', '["/etc/passwd"]', '["none"]', '[""]', '["b"]', "[" * 100_000, '"a"'],
    ids=["empty", "cut", "other", "number", "numbers", "out", "rooted", "gone", "nothing", "folder", "deep", "text"],
)
def test_a_damaged_list_moves_nothing_astray(tmp_path: Path, text: str) -> None:
    """Whatever stands in the list, nothing outside the output is touched, and the next build can begin."""
    output = tmp_path / "output"
    (tmp_path / "victim").write_bytes(b"1")
    build(output, OLD)
    (output / FOLDER / "b").mkdir(parents=True)
    (output / FOLDER / ".ready.json").write_text(text)

    Stage(str(output)).finish()

    assert tree(tmp_path) == {"victim": b"1", **{f"output/{name}": data for name, data in OLD.items()}}


def test_a_list_that_cannot_be_followed_is_given_up(tmp_path: Path) -> None:
    """What stands in the way of moves that had begun stays, and the next build tells of it."""
    build(tmp_path, OLD)
    staged(tmp_path, {"y": b"1"})
    (tmp_path / FOLDER / ".ready.json").write_text(json.dumps(["y"]))
    (tmp_path / "y").mkdir()

    Stage(str(tmp_path)).finish()

    assert (tree(tmp_path), (tmp_path / FOLDER).exists(), (tmp_path / "y").is_dir()) == (OLD, False, True)
