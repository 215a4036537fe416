"""The house, kept as it was drawn: who may import whom, and how long a file may be."""

from __future__ import annotations

import ast
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "plugins" / "hundred"
LONGEST = 300

# The rule in words: core ← parts ← build ← bridge and tasks. A part imports core and itself, never another part.
NOT_PARTS = {"core", "build", "bridge", "tasks"}
PARTS = "(a part)"
MAY_IMPORT: dict[str, set[str]] = {
    "core": set(),
    PARTS: {"core"},
    "build": {"hundred", "core", PARTS},
    "bridge": {"hundred", "core", PARTS, "build"},
    "tasks": {"hundred", "core", "build", "bridge"},
    "hundred": {"bridge"},
}
# Pelican is the bridge's alone; core is pure of everything that draws, writes calendars or writes feeds.
ONLY = {"pelican": {"bridge"}}
NOT_IN_CORE = {"feedgen", "icalendar", "jinja2", "pelican"}
# What runs before .venv is there can only use what CPython brings.
BEFORE_VENV = {"__init__", "tasks/__init__", *(f"tasks/{name}" for name in ("arguments", "bootstrap", "environment"))}
BEFORE_VENV |= {"tasks/installing", "tasks/process"}


def test_layers_import_only_downward() -> None:
    """Every import in the package keeps the rule."""
    assert violations(PACKAGE) == []


@pytest.mark.parametrize(
    ("module", "line", "sentence"),
    [
        ("core/times.py", "import hundred.events.span", "core/times.py: core may not import events"),
        ("core/times.py", "from hundred.build import read", "core/times.py: core may not import build"),
        ("core/times.py", "def f():\n    import jinja2", "core/times.py: core may not know jinja2"),
        ("events/span.py", "from hundred.groups.parse import KIND", "events/span.py: events may not import groups"),
        ("events/span.py", "from ..groups import parse", "events/span.py: events may not import groups"),
        ("events/span.py", "from hundred import groups", "events/span.py: events may not import groups"),
        ("build/read.py", "import hundred.bridge", "build/read.py: build may not import bridge"),
        ("tasks/check.py", "from pelican import signals", "tasks/check.py: only bridge may know pelican"),
        ("tasks/arguments.py", "import rich", "tasks/arguments.py: runs before .venv is there, so not rich"),
        ("tasks/arguments.py", "import hundred.core", "tasks/arguments.py: runs before .venv is there, so not hundred.core"),
    ],
)
def test_a_planted_violation_is_found(tmp_path: Path, module: str, line: str, sentence: str) -> None:
    """An import that breaks the rule, wherever it stands in a file, is named."""
    package = tmp_path / "hundred"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    with (package / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")

    assert violations(package) == [sentence]


@pytest.mark.parametrize("folder", ["plugins", "tests"])
def test_no_file_is_long(folder: str) -> None:
    """A module that passes 300 lines holds a second idea."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / folder).rglob("*.py")}

    assert [str(path.relative_to(ROOT)) for path, length in sorted(lengths.items()) if length > LONGEST] == []


def violations(package: Path) -> list[str]:
    """Return a sentence for every import in `package` that breaks the rule, in order of files."""
    return [sentence for path in sorted(package.rglob("*.py")) for sentence in sorted(set(_of_file(path, package)))]


def _of_file(path: Path, package: Path) -> Iterator[str]:
    name = path.relative_to(package).as_posix()
    own = _layer(name.split("/")[0].removesuffix(".py"))
    for target in _imports(path, package):
        top, _, rest = target.partition(".")
        yield from _inside(name, own, rest) if top == "hundred" else _outside(name, own, top)


def _outside(name: str, own: str, library: str) -> Iterator[str]:
    """Yield what is wrong with an import of `library` by the file `name` of the layer `own`."""
    if own == "core" and library in NOT_IN_CORE:
        yield f"{name}: core may not know {library}"
    elif own not in ONLY.get(library, {own}):
        yield f"{name}: only {' and '.join(sorted(ONLY[library]))} may know {library}"
    elif name.removesuffix(".py") in BEFORE_VENV and library not in sys.stdlib_module_names:
        yield f"{name}: runs before .venv is there, so not {library}"


def _inside(name: str, own: str, target: str) -> Iterator[str]:
    """Yield what is wrong with an import of hundred.`target` by the file `name` of the layer `own`."""
    other = target.partition(".")[0] or "hundred"
    before_venv = name.removesuffix(".py") in BEFORE_VENV
    if before_venv and own != "hundred" and other != "hundred" and target.replace(".", "/") not in BEFORE_VENV:
        yield f"{name}: runs before .venv is there, so not hundred.{target}"
    elif other != own and _kind(other) not in MAY_IMPORT[_kind(own)]:
        yield f"{name}: {own} may not import {other}"


def _imports(path: Path, package: Path) -> Iterator[str]:
    """Yield the dotted name of every module that a file imports, wherever in the file."""
    here = ["hundred", *path.relative_to(package).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = here[: len(here) - node.level + 1] if node.level else []
            module = ".".join([*start, *([node.module] if node.module else [])])
            for alias in node.names:
                yield _module(f"{module}.{alias.name}", module, package)


def _module(longer: str, shorter: str, package: Path) -> str:
    """Return `longer` when it is a module of the package and not a name inside one, else `shorter`."""
    path = package.joinpath(*longer.split(".")[1:])
    ours = longer.startswith("hundred.") and (path.is_dir() or path.with_suffix(".py").is_file())
    return longer if ours else shorter


def _layer(name: str) -> str:
    return "hundred" if name == "__init__" else name


def _kind(layer: str) -> str:
    return layer if layer in NOT_PARTS or layer == "hundred" else PARTS
