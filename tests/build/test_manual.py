"""The manual says what the product does: its reference is made from the code, its examples are tried."""

from __future__ import annotations

import re
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hundred.build import manual
from hundred.build.kinds import every_kind
from hundred.build.read import load
from hundred.build.site import Site, open_site
from hundred.core.fields import Field, FieldType, Group, ListOf
from hundred.core.problems import Report, as_text
from hundred.core.settings import KEYS, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Hamlet

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "content" / "guide"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
LANGS = ("en", "zh-Hans")


@pytest.mark.parametrize("name", manual.PAGES)
def test_the_reference_is_up_to_date(name: str) -> None:
    """A reference page is, to the byte, what the code makes of it; `python -m hundred.build.manual` brings it there."""
    page = (GUIDE / name).read_bytes().decode()
    make, lang = manual.PAGES[name]

    assert manual.renewed(page, make(lang)) == page


def test_a_stale_reference_is_found() -> None:
    """What stands under the heading of the reference is replaced up to the next heading, and nothing else."""
    page = "Before.\n\n## All {#reference}\n\n### Old {#old}\n\nOld.\n\n## Example {#example}\n\nAfter.\n"

    renewed = manual.renewed(page, "`new`\n:   New.\n\n")

    assert renewed == "Before.\n\n## All {#reference}\n\n`new`\n:   New.\n\n## Example {#example}\n\nAfter.\n"


def test_a_page_without_a_place_for_the_reference_is_refused() -> None:
    """Nothing is written into a page that has no heading {#reference}."""
    with pytest.raises(ValueError, match="reference"):
        manual.renewed("## Fields\n", "")


@pytest.mark.parametrize("lang", LANGS)
def test_every_field_has_a_line(lang: str) -> None:
    """Every field of every kind, planned ones too, is a term under its kind, with its help in the page's language."""
    parts = re.split(r"^### .*\{#(\S+)\}$", manual.fields_reference(lang), flags=re.MULTILINE)[1:]
    found = {folder: section.split("\n") for folder, section in zip(parts[::2], parts[1::2], strict=True)}

    missing = [
        (kind.folder, field.name)
        for kind in every_kind()
        for field in kind.fields
        for anchor in (kind.folder.replace("/", "-"),)
        if not _described(found[anchor], f"`{field.name}` {{: #{anchor}-{field.name} }}", field, lang)
    ]

    assert missing == []
    assert sorted(found) == sorted(kind.folder.replace("/", "-") for kind in every_kind())


@pytest.mark.parametrize("lang", LANGS)
def test_every_field_inside_a_field_has_a_line(lang: str) -> None:
    """The keys of an entry, as of an event's people, are listed with their help."""
    lines = manual.fields_reference(lang).split("\n")
    inner = [one for kind in every_kind() for field in kind.fields for one in _inside(field.type)]

    missing = [one.name for one in inner if not any(line.startswith(f"    - `{one.name}`") for line in lines)]

    assert inner != []
    assert missing == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_setting_has_a_line(lang: str) -> None:
    """Every key of HUNDRED is a term, and no other."""
    terms = re.findall(r"^`([a-z_]+)` \{: #\1 \}$", manual.settings_reference(lang), flags=re.MULTILINE)

    assert terms == list(KEYS)
    assert list(manual.KEYS_ZH) == list(KEYS)


def test_every_type_has_a_chinese_name() -> None:
    """No field's type lacks a Chinese name, and no name is left over from a type that is gone."""
    labels = {one.label for kind in every_kind() for field in kind.fields for one in _plain_types(field)}

    assert labels == set(manual.LABELS_ZH)


@pytest.mark.parametrize("lang", LANGS)
def test_the_settings_example_is_sound(lang: str) -> None:
    """The example on the page of settings uses every key and gives no problem."""
    page = (GUIDE / _page("settings", lang)).read_text(encoding="utf-8")
    source, _ = re.findall(r"^```python\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    exec(source, names)  # noqa: S102 - our own page
    report = Report("pelicanconf.py", source.split("\n"))

    settings = read_settings(names, source, report)

    assert report.problems == []
    assert settings is not None
    assert names["HUNDRED"].keys() == KEYS.keys()


@pytest.mark.parametrize("lang", LANGS)
def test_the_example_of_a_plan_is_sound(lang: str, hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saved beside the settings, it makes a page of each event and nothing else."""
    page = (GUIDE / _page("settings", lang)).read_text(encoding="utf-8")
    _, source = re.findall(r"^```python\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    monkeypatch.setattr(sys, "path", [*sys.path])
    (hamlet.folder / "my_pages.py").write_text(source, encoding="utf-8")
    (hamlet.folder / "overrides").mkdir()
    (hamlet.folder / "overrides" / "poster.html").write_text("<h1>{{ page.title }} {{ event.id }}</h1>")
    conf = {"THEME_TEMPLATES_OVERRIDES": ["overrides"], "HUNDRED": {"languages": ["en"], "plan": "my_pages:plan"}}

    made = hamlet.pages({"events/walk.md": hamlet.event()}, **conf)

    own = {name: data for name, data in made.items() if not name.startswith("theme/")}
    assert own == {"events/walk/index.html": b"<h1>A walk walk</h1>\n"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_tutorial_tells_the_truth(lang: str, tmp_path: Path) -> None:
    """Whoever types what the tutorial says meets just the problems it shows, and at its end none."""
    site = _demo(tmp_path)
    page = (GUIDE / _page("first-event", lang)).read_text(encoding="utf-8")
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    name = next(text.strip() for _, text in blocks if text.strip().endswith(".md"))
    shown = [text for kind, text in blocks if kind == "text"]
    typed = ["", *(text for kind, text in blocks if kind == "md")]

    told = [_problems(site, name, text) for text in typed]

    assert told == [*shown, ""]


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_problem_is_explained(lang: str) -> None:
    """Every code that the site of faults shows has a row on the page of problems."""
    codes = {problem.code for problem in open_site(ROOT / "tests" / "data" / "invalid", NOW).check().problems}

    assert codes - _explained(lang) == set()


def test_no_problem_is_explained_that_does_not_exist() -> None:
    """Every code on the page of problems stands in the code, and both languages explain the same."""
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "plugins" / "hundred").rglob("*.py")))
    kinds = {f"no-{kind.name}" for kind in every_kind()}

    unknown = {code for code in _explained("en") - kinds if f'"{code}"' not in source}

    assert unknown == set()
    assert _explained("en") == _explained("zh-Hans")


def _described(lines: list[str], term: str, field: Field, lang: str) -> bool:
    meaning = field.help if lang == "en" else field.help_zh
    return term in lines and lines[lines.index(term) + 1].startswith(f":   {meaning}")


def _inside(kind: FieldType) -> tuple[Field, ...]:
    inner = kind.item if isinstance(kind, ListOf) else kind
    return inner.fields if isinstance(inner, Group) else ()


def _plain_types(field: Field) -> Iterator[FieldType]:
    """Yield the types of a field and of those inside it whose names are not made of other names."""
    kind = field.type.item if isinstance(field.type, ListOf) else field.type
    if isinstance(kind, Group):
        for inner in kind.fields:
            yield from _plain_types(inner)
    elif not kind.label.startswith("one of: ") and not field.later:
        yield kind


def _explained(lang: str) -> set[str]:
    page = (GUIDE / _page("problems", lang)).read_text(encoding="utf-8")
    cells = re.findall(r"^\| (`[^|]*`) \|", page, flags=re.MULTILINE)
    return {code for cell in cells for code in re.findall(r"`([a-z-]+)`", cell)}


def _page(name: str, lang: str) -> str:
    return f"{name}.md" if lang == "en" else f"{name}.{lang}.md"


def _demo(folder: Path) -> Site:
    """Return a copy of the demo's content that can be written to, under the demo's settings."""
    site = open_site(ROOT, NOW)
    shutil.copytree(ROOT / "content", folder / "content")
    site.content = folder / "content"
    return site


def _problems(site: Site, name: str, text: str) -> str:
    """Return the problems that the demo has with `text` in the event file `name`."""
    (site.content / "events" / name).write_text(text, encoding="utf-8")
    return as_text(load(site.content, site.settings, NOW).problems)
