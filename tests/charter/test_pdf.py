"""A version as PDF: made where the site asks for it, always of the same bytes, and naming nobody."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from lxml import html
from msgspec.structs import replace
from tests.conftest import CONF, Hamlet

from hundred.build.press import Press
from hundred.build.produce import build
from hundred.core.problems import Severity
from judges.pdf import Seen

if TYPE_CHECKING:
    from hundred.build.built import Built
    from hundred.build.site import Site
    from hundred.core.outputs import Print
    from hundred.core.problems import Problem
    from hundred.core.view import View

ROOT = Path(__file__).resolve().parents[2]
HEAD = "title: {}\nversion: {}\nstatus: adopted\nadopted: 2026-0{}-01\neffective: 2026-0{}-02\n"
FIRST = """## Preamble {#preamble}

We live here.

## Words {#words .definitions}

A **neighbour** lives here; see [#dogs-2].

## Boats {#boats .repealed}

## Dogs {#dogs}

- Any dog may.
- No cat.

1. On a lead,
2. see [#words].
"""
FILES = {
    "charter/1.0.md": f"---\n{HEAD.format('Charter', '1.0', 1, 1)}---\n{FIRST.replace('{#boats .repealed}', '{#boats}')}",
    "charter/2.0.md": f"---\n{HEAD.format('Charter', '2.0', 2, 2)}supersedes: 1.0\n---\n{FIRST}",
    "charter/2.0.zh-Hans.md": "---\ntitle: 公约\n---\n" + FIRST.replace("We live here.", "我们住在这里。"),
}
SITE = {"languages": ["en", "zh-Hans"], "charter": {"pdf": True}}
PATHS = ["charter/1.0/charter.en.pdf", "charter/2.0/charter.en.pdf", "charter/2.0/charter.zh-Hans.pdf"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the finished site of the files with the setting on."""
    return Hamlet(tmp_path_factory.mktemp("pdf")).pages(FILES, HUNDRED=SITE)


def test_without_the_setting_there_is_no_pdf_and_nothing_of_it(hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file, no link, and WeasyPrint need not even be there."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    made = hamlet.pages(FILES)

    assert [path for path in made if path.endswith(".pdf")] == []
    assert [path for path, data in made.items() if path.startswith("charter/") and b"application/pdf" in data] == []
    rows = json.loads(made["charter/charter.json"])["versions"]
    assert {one["pdf"] for row in rows for one in row["texts"]} == {None}


def test_there_is_one_for_each_text(pages: dict[str, bytes]) -> None:
    """A version that was never translated has none in the other language."""
    assert sorted(path for path in pages if path.endswith(".pdf")) == PATHS


def test_the_page_of_a_version_leads_to_it(pages: dict[str, bytes]) -> None:
    """In the head for the text that is shown, and among the forms of each text."""
    tree = html.document_fromstring(pages["zh-Hans/charter/2.0/index.html"].decode())

    assert tree.xpath("//head/link[@rel='alternate'][@type='application/pdf']/@href") == ["/charter/2.0/charter.zh-Hans.pdf"]
    assert tree.xpath("//footer//a[@type='application/pdf']/@href") == [f"/{path}" for path in PATHS[1:]]


def test_programs_are_told_of_it(pages: dict[str, bytes]) -> None:
    """charter.json has its address beside those of the other forms."""
    rows = json.loads(pages["charter/charter.json"])["versions"]

    assert [one["pdf"] for row in rows for one in row["texts"]] == [f"https://hamlet.example/{path}" for path in PATHS]


def test_numbers_references_and_kinds_are_as_on_the_page(pages: dict[str, bytes]) -> None:
    """What is repealed is crossed out and says so; a reference is the number and title of the article."""
    said = " ".join(Seen(pages[PATHS[1]]).pages()[1].split())

    assert "Article 1 Words A neighbour lives here; see Article 3 Dogs, point 2." in said
    assert "Article 2 Boats Repealed by version 2.0 Article 3 Dogs" in said
    assert "• Any dog may. • No cat. 1. On a lead, 2. see Article 1 Words." in said


@pytest.mark.parametrize(
    ("key", "value", "label"), [("numbers", "section", "§ 3 Dogs"), ("repealed", "unnumbered", "Article 2 Dogs")]
)
def test_it_follows_the_settings_of_the_charter(hamlet: Hamlet, key: str, value: str, label: str) -> None:
    """Articles are called and counted as everywhere on the site."""
    made = hamlet.pages(FILES, HUNDRED={**SITE, "charter": {"pdf": True, key: value}})

    assert Seen(made[PATHS[1]]).outline[-1] == (label, 2)


def test_a_version_under_vote_says_so(hamlet: Hamlet) -> None:
    """It has no day, and must not be taken for what was adopted."""
    text = FILES["charter/2.0.md"].replace("adopted: 2026-02-01\neffective: 2026-02-02\n", "").replace("adopted", "voting")
    made = hamlet.pages({**FILES, "charter/2.0.md": text}, HUNDRED=SITE)
    (cover, *_) = Seen(made[PATHS[1]]).pages()

    assert "Version 2.0 · Being voted on" in " ".join(cover.split())
    assert "Adopted" not in cover


def test_the_same_text_gives_the_same_bytes(hamlet: Hamlet, pages: dict[str, bytes]) -> None:
    """In another process with other hashes, on another day, at another hour of the clock."""
    hamlet.write(FILES)
    script = hamlet.folder / "once.py"
    script.write_text(
        "import sys, hashlib\nfrom datetime import datetime, UTC\nfrom pathlib import Path\n"
        "from hundred.build.assemble import assemble\nfrom hundred.build.site import site_of\n"
        f"made = assemble(site_of({ {**CONF, 'HUNDRED': SITE}!r}, Path(sys.argv[1]), datetime(2025, 5, 3, tzinfo=UTC))).files\n"
        "print(*[hashlib.sha256(made[path]).hexdigest() for path in sorted(made) if path.endswith('.pdf')])\n",
        encoding="utf-8",
    )
    env = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT / "plugins"), "SOURCE_DATE_EPOCH": "1000000000"}
    command = [sys.executable, script, hamlet.folder]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)

    assert done.stdout.split() == [hashlib.sha256(pages[path]).hexdigest() for path in PATHS]


def errors(built: Built) -> list[Problem]:
    """Return what kept a site from being published."""
    return [problem for problem in built.problems if problem.severity is Severity.ERROR]


def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the title of every sheet is added that is printed from now on."""
    titles: list[str] = []
    own = Press.print

    def noted(self: Press, view: View, sheet: Print) -> bytes:
        titles.append(f"{sheet.title} {view.lang}")
        return own(self, view, sheet)

    monkeypatch.setattr(Press, "print", noted)
    return titles


def test_only_what_changed_is_printed_anew(hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another event costs no PDF, another version none but its own; what is printed anew is what a clean build prints."""
    output, titles = hamlet.folder / "output", printed(monkeypatch)

    def site(files: dict[str, str], cache: str = "cache") -> Site:
        made = hamlet.site(files, HUNDRED=SITE)
        made.cache = hamlet.folder / cache if cache else None
        return made

    def run(files: dict[str, str]) -> list[str]:
        titles.clear()
        assert errors(build(site(files), output)) == []
        return sorted(titles)

    event: dict[str, Any] = {"events/walk.md": hamlet.event()}
    other = {"charter/2.0.zh-Hans.md": FILES["charter/2.0.zh-Hans.md"].replace("我们住在这里", "我们都住在这里")}

    assert run(FILES) == ["Charter · Version 1.0 en", "Charter · Version 2.0 en", "公约 · 2.0版 zh-Hans"]
    assert run({**FILES, **event}) == []
    assert run({**FILES, **event, **other}) == ["Charter · Version 2.0 en", "公约 · 2.0版 zh-Hans"]
    clean = hamlet.folder / "clean"
    assert errors(build(site({**FILES, **event, **other}, cache=""), clean)) == []
    assert {path: (output / path).read_bytes() for path in PATHS} == {path: (clean / path).read_bytes() for path in PATHS}


def test_nobody_who_signed_is_named(hamlet: Hamlet) -> None:
    """Not who agreed, not who withdrew, and not who never agreed: in no piece of the file, unpacked."""
    digests = [hamlet.community(FILES, HUNDRED=SITE).versions[1].digests["en"]]
    signers = {"yes": "Quentin Zweig", "no": "Xaver Quandt", "withdrawn": "Wanda Yzquierdo"}
    signed = "---\nname: {}\nrole: resident\nsigned: 2026-03-01\nversion_digest: x\n---\n"
    files = {
        f"charter/signatures/2.0/{state}.md": signed.replace(
            "version_digest: x", f"digest: {digests[0]}\nconsent: {'yes' if state == 'yes' else 'no'}"
        ).format(name)
        for state, name in signers.items()
    }
    people = {"people/wanda.md": "---\nname: Wanda Yzquierdo\nconsent: no\n---\n"}
    made = hamlet.pages({**FILES, **files, **people}, HUNDRED=SITE)

    assert any(b"Quentin" in data for data in made.values())
    for path in PATHS:
        inside = Seen(made[path]).inside
        assert [word for name in signers.values() for word in name.split() if word.encode() in inside] == []
        assert b"Hamlet" in inside
        assert [word for name in signers.values() for word in name.split() if word in "".join(Seen(made[path]).pages())] == []


def test_workers_print_too(hamlet: Hamlet, pages: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """A crew of processes makes the same bytes as one."""
    monkeypatch.setenv("HUNDRED_WORKERS", "2")
    monkeypatch.setattr("hundred.build.crew._FEW", 2)
    site = hamlet.site(FILES, HUNDRED=SITE)
    output = hamlet.folder / "output"
    assert errors(build(replace(site, cache=None), output)) == []

    assert {path: (output / path).read_bytes() for path in PATHS} == {path: pages[path] for path in PATHS}


@pytest.mark.parametrize(("lang", "sides"), [("en", ["left", "left"]), ("he", ["right", "right"])])
def test_lines_begin_where_the_language_does(hamlet: Hamlet, lang: str, sides: list[str]) -> None:
    """Headings and the numbers of points stand at the right where one reads from there."""
    files = {"charter/1.0.md": FILES["charter/1.0.md"].replace("On a lead", "ברצועה")}
    made = hamlet.pages(files, DEFAULT_LANG=lang, HUNDRED={"languages": [lang], "charter": {"pdf": True}})
    with pypdfium2.PdfDocument(made[f"charter/1.0/charter.{lang}.pdf"]) as document:
        text, middle = document[1].get_textpage(), document[1].get_width() / 2
        lefts = [text.get_charbox(text.search(words).get_next()[0])[0] for words in ("Preamble", "ברצועה")]

    assert ["left" if left < middle else "right" for left in lefts] == sides


def test_a_long_list_of_contents_has_pages_of_its_own(hamlet: Hamlet) -> None:
    """Its columns are read one after the other on each page; the first one still says how to check the text."""
    articles = "".join(f"## On matter {number} {{#m{number}}}\n\nYes.\n\n" for number in range(1, 101))
    files = {"charter/1.0.md": f"---\n{HEAD.format('Charter', '1.0', 1, 1)}---\n{articles}"}
    seen = Seen(hamlet.pages(files, HUNDRED={"charter": {"pdf": True}})["charter/1.0/charter.en.pdf"])
    first, *others = seen.pages()
    listed = [re.findall(r"^\d+ On matter (\d+) (\d+)$", page, re.MULTILINE) for page in others[:2]]

    assert "Contents" not in first
    assert "The digest at the foot of every page" in first
    assert [(len(page), page[0][0]) for page in listed] == [(72, "1"), (28, "73")]
    assert [(f"Article {number} On matter {number}", int(page)) for number, page in listed[0] + listed[1]] == seen.outline
