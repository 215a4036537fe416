"""`hundred charter sign`: one new file for each signature, and no name of those who did not agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hundred.build.site import open_site
from hundred.tasks.cli import main

if TYPE_CHECKING:
    from pathlib import Path

CONF = (
    "SITENAME, SITEURL, TIMEZONE, DEFAULT_LANG = 'Town', 'https://town.example', 'Asia/Shanghai', 'en'\n"
    "import hundred\nPLUGINS, THEME = ['hundred'], hundred.theme_path()\nHUNDRED = {'languages': ['en', 'zh-Hans']}\n"
)
HEAD = "---\ntitle: C\nversion: '{}'\n{}---\n## Q {{#q}}\n\nWe keep quiet.\n"
FILES = {
    "charter/1.0.md": HEAD.format("1.0", "status: adopted\nadopted: 2026-01-01\neffective: 2026-01-02\n"),
    "charter/1.0.zh-Hans.md": "---\ntitle: 公约\n---\n## 静 {#q}\n\n我们安静。\n",
    "charter/2.0.md": HEAD.format("2.0", "status: voting\n"),
    "people/bo.md": "---\nname: Bo Li\nconsent: yes\n---\n",
}
FOLDER = "charter/signatures/1.0"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Return a town with an adopted charter in two languages, and one that is voted on."""
    for name, text in FILES.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    return tmp_path


def sign(town: Path, version: str, *words: str) -> int:
    """Run the command on 2 May 2026."""
    return main(["charter", "sign", version, *words, "--now", "2026-05-02", "--site", str(town)])


def digest(town: Path, lang: str) -> str:
    """Return the first digits of the text in a language."""
    [version] = [one for one in open_site(town).loaded.community.versions if one.id == "1.0"]
    return version.digests[lang][:16]


def test_a_signature_is_a_file_that_counts(town: Path) -> None:
    """Who, as what, when, and the digest of the text that they read: the site then counts it and knows the name."""
    assert sign(town, "1.0", "--name", "Ada Penrose", "--role", "visitor", "--lang", "zh-Hans", "--consent") == 0

    text = (town / "content" / FOLDER / "ada-penrose.md").read_text(encoding="utf-8")
    head = f"name: Ada Penrose\nrole: visitor\nsigned: 2026-05-02\ndigest: {digest(town, 'zh-Hans')}\nconsent: yes"
    assert text == f"---\n{head}\n---\n"
    assert [(one.name, one.role) for one in open_site(town).loaded.community.signatures] == [("Ada Penrose", "visitor")]


def test_a_person_is_named_by_their_file(town: Path) -> None:
    """The text is the original where no language is said; the day is the one on the sheet."""
    assert sign(town, "1.0", "--person", "content/people/bo.md", "--consent", "--signed", "2026-03-04") == 0

    text = (town / "content" / FOLDER / "bo.md").read_text(encoding="utf-8")
    assert text == f"---\nperson: bo\nrole: resident\nsigned: 2026-03-04\ndigest: {digest(town, 'en')}\nconsent: yes\n---\n"


def test_who_did_not_agree_is_not_written_down(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither in the file, nor in its name, nor on the screen; the signature counts."""
    assert sign(town, "1.0", "--name", "Quentin Xu") == 0

    [file] = (town / "content" / FOLDER).iterdir()
    said = file.name + file.read_text(encoding="utf-8") + capsys.readouterr().out
    assert "quentin" not in said.casefold()
    assert [one.name for one in open_site(town).loaded.community.signatures] == [""]


@pytest.mark.parametrize("name", ["null", "yes", "Bo: Li", "# Bo", '"Bo" \\', "- Bo", "李 墨", "O'Neil", "[x]", "12", "🙂"])
def test_any_name_is_read_back_as_it_was_given(town: Path, name: str) -> None:
    """Whatever it looks like to a reader of headers."""
    assert sign(town, "1.0", f"--name={name}", "--consent") == 0

    assert [one.name for one in open_site(town).loaded.community.signatures] == [name]


@pytest.mark.parametrize(
    ("version", "words", "status"),
    [
        ("9.0", ["--name", "Ada"], 2),
        ("1.0", ["--name", "Ada", "--lang", "fr"], 2),
        ("1.0", ["--person", "nobody"], 2),
        ("2.0", ["--name", "Ada"], 1),
        ("1.0", ["--name", "ada@town.example", "--consent"], 1),
        ("1.0", ["--name", " ", "--consent"], 1),
        ("1.0", ["--name", "A\u202eda", "--consent"], 1),
        ("1.0", ["--name", "Ada", "--signed", "2026-05-03"], 1),
        ("1.0", ["--name", "Ada", "--signed", "2025-12-31"], 1),
    ],
)
def test_what_cannot_be_signed_leaves_no_file(town: Path, version: str, words: list[str], status: int) -> None:
    """No such version, text or person is wrong usage; a draft, an unfit name and an impossible day are refused."""
    assert sign(town, version, *words) == status

    assert not (town / "content" / "charter" / "signatures").exists()


def test_no_signature_is_overwritten(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second one of that name is refused with a way out, and the first stays as it is."""
    sign(town, "1.0", "--name", "Ada", "--consent")
    before = (town / "content" / FOLDER / "ada.md").read_bytes()

    assert sign(town, "1.0", "--name", "Ada", "--role", "visitor", "--consent") == 1

    assert "Li Wei (North Lane)" in capsys.readouterr().out
    assert (town / "content" / FOLDER / "ada.md").read_bytes() == before
