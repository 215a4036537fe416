"""From nothing but CPython to a ready .venv. No network: the one package that is installed is made here."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hundred.tasks import bootstrap
from hundred.tasks.installing import Unready

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a checkout with a name that is hard on scripts, its .venv holding the one package of its run set."""
    root = tmp_path_factory.mktemp("checkouts") / "my 村"
    (root / "requirements").mkdir(parents=True)
    (root / "plugins" / "hundred").mkdir(parents=True)
    shutil.copy(ROOT / "plugins" / "hundred" / "__init__.py", root / "plugins" / "hundred")
    shutil.copytree(ROOT / "plugins" / "hundred" / "tasks", root / "plugins" / "hundred" / "tasks")
    shutil.copy(ROOT / "tasks.py", root)
    wheel = _wheel(root.with_name("index"))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    for name in ("setup", "run", "test"):
        (root / "requirements" / f"{name}.txt").write_text(f"tern==1.0 \\\n    --hash=sha256:{digest}\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        _offline(patch, root)
        bootstrap.prepare(root, "run")
    yield root
    shutil.rmtree(root)


@pytest.fixture
def checkout(prepared: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the prepared checkout, with the package index that it was made from."""
    _offline(monkeypatch, prepared)
    return prepared


def test_hundred_and_the_pinned_packages_are_in_it(checkout: Path) -> None:
    """In a prepared .venv both our package and the pinned ones are found, from any folder."""
    python = checkout / ".venv" / "bin" / "python"
    code = "import hundred, tern; print(hundred.__file__)"

    told = subprocess.run([python, "-I", "-c", code], cwd="/", capture_output=True, text=True, check=True)

    assert Path(told.stdout.strip()) == checkout / "plugins" / "hundred" / "__init__.py"


def test_the_command_is_in_it(checkout: Path) -> None:
    """.venv/bin/hundred works in a folder with spaces and passes its exit status on."""
    done = subprocess.run([checkout / ".venv" / "bin" / "hundred", "bild"], capture_output=True, text=True, check=False)

    assert (done.returncode, "invalid choice: 'bild'" in done.stderr) == (2, True)


def test_a_second_run_is_silent(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is ready is not prepared again; the test set, a superset, is not needed for the run set, nor told."""
    bootstrap.prepare(checkout, "run")

    assert capsys.readouterr().err == ""


def test_every_step_is_told(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A larger set is installed into the same environment, and the words say so."""
    bootstrap.prepare(checkout, "test")

    assert capsys.readouterr().err.splitlines() == [
        "Preparing .venv (2 of 2): installing 1 packages from requirements/test.txt…",
        ".venv is ready.",
    ]


def test_new_pins_are_installed(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When the requirements change, the environment follows."""
    for name in ("run", "test"):
        pins = checkout / "requirements" / f"{name}.txt"
        pins.write_text(pins.read_text(encoding="utf-8") + "# renewed\n", encoding="utf-8")

    bootstrap.prepare(checkout, "run")

    assert "(2 of 2)" in capsys.readouterr().err


@pytest.mark.parametrize("damage", ["no interpreter", "no stamp", "moved", "half made"])
def test_a_broken_environment_is_made_again(checkout: Path, damage: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever happened to .venv, the next task finds it whole."""
    environment = checkout / ".venv"
    if damage == "no interpreter":
        (environment / "bin" / "python").unlink()
    elif damage == "no stamp":
        (environment / "hundred.json").write_text("{", encoding="utf-8")
    elif damage == "moved":
        stamp = environment / "hundred.json"
        stamp.write_text(stamp.read_text(encoding="utf-8").replace(str(checkout), "/elsewhere"), encoding="utf-8")
    else:
        shutil.rmtree(environment / "lib")

    made = bootstrap.prepare(checkout, "run")

    assert ("(1 of 2)" in capsys.readouterr().err, made.works(), made.has("run")) == (True, True, True)


def test_a_package_that_is_not_the_pinned_one_is_refused(checkout: Path, tmp_path: Path) -> None:
    """A wrong hash stops everything, with a paragraph that says not to work around it."""
    root = _copy_of_pins(checkout, tmp_path, "0" * 64)

    with pytest.raises(Unready) as refused:
        bootstrap.prepare(root, "run")

    assert str(refused.value).splitlines()[0] == (
        "The packages of requirements/setup.txt could not be installed. A downloaded package is not the one that was pinned, "
        "so it was not installed. Start the task again; if it happens again, do not work around it: tell the maintainers."
    )


def test_without_the_index_the_reason_is_told_without_a_traceback(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first run that cannot get its packages ends with 1 and a paragraph: what, why, and the last lines of pip."""
    root = _copy_of_pins(checkout, tmp_path, "0" * 64)
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "nothing"))

    done = subprocess.run([sys.executable, root / "tasks.py", "check"], capture_output=True, text=True, check=False)

    said = done.stderr.splitlines()
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (1, "", False)
    assert said[2].startswith(
        "The packages of requirements/setup.txt could not be installed. The package index has no such package"
    )
    assert (said[3], said[-1][:8]) == ("The last lines were:", "  ERROR:")


def test_wrong_usage_prepares_nothing(checkout: Path, tmp_path: Path) -> None:
    """A mistyped task is told at once, before anything is made."""
    root = _copy_of_pins(checkout, tmp_path, "0" * 64)

    done = subprocess.run([sys.executable, root / "tasks.py", "bild"], capture_output=True, text=True, check=False)

    assert (done.returncode, (root / ".venv").exists()) == (2, False)


def test_a_python_that_is_too_old_is_told() -> None:
    """Before anything of Hundred is read, an old Python gets a sentence."""
    code = "import runpy, sys; sys.version_info = (3, 10, 2); runpy.run_path(sys.argv[1], run_name='__main__')"

    done = subprocess.run([sys.executable, "-c", code, ROOT / "tasks.py"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr.splitlines()[0]) == (
        1,
        f"Hundred needs Python 3.11 or newer; this is Python 3.10 ({sys.executable}).",
    )


def _offline(patch: pytest.MonkeyPatch, root: Path) -> None:
    patch.setenv("PIP_NO_INDEX", "1")
    patch.setenv("PIP_FIND_LINKS", str(root.with_name("index")))  # pip splits it at spaces


def _copy_of_pins(checkout: Path, folder: Path, digest: str) -> Path:
    """Return a checkout like `checkout`, without .venv, whose one pin has another digest."""
    root = Path(shutil.copytree(checkout, folder / "copy", ignore=shutil.ignore_patterns(".venv")))
    for pins in (root / "requirements").iterdir():
        pins.write_text(f"tern==1.0 --hash=sha256:{digest}\n", encoding="utf-8")
    return root


def _wheel(folder: Path) -> Path:
    """Make a package `tern` with one empty module and return its file."""
    folder.mkdir()
    path = folder / "tern-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tern.py", "")
        archive.writestr("tern-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tern\nVersion: 1.0\n")
        archive.writestr("tern-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("tern-1.0.dist-info/RECORD", "tern.py,,\n")
    return path
