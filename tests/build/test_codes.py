"""Compiled templates are kept for all languages and builds of a process, and never believed beyond what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment

from hundred.build.codes import Codes, codes

if TYPE_CHECKING:
    import pytest

if TYPE_CHECKING:
    import pytest


def drawn(kept: Codes, source: str = "<p>{{ 1 + 1 }}") -> str:
    """Return what a template of a new environment draws."""
    loader = DictLoader({"page.html": source})
    return Environment(loader=loader, autoescape=True, bytecode_cache=kept).get_template("page.html").render()


def test_a_template_is_compiled_for_the_first_language_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second environment takes the code of the first."""
    kept = Codes()
    first = drawn(kept)

    def compiled(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Environment, "compile", compiled)

    assert (first, drawn(kept)) == ("<p>2", "<p>2")


def test_another_source_is_another_template() -> None:
    """A site's own template of a name does not draw what the theme's did."""
    kept = Codes()

    assert (drawn(kept), drawn(kept, "<p>{{ 2 + 2 }}")) == ("<p>2", "<p>4")


def test_a_process_keeps_what_it_has_compiled() -> None:
    """A second build in the same process, as while serving, begins with the templates of the first."""
    assert codes() is codes()
