"""Who asked, spoke, voted or signed and is not to be named is in no file of the charter: no page, feed, calendar, JSON or CSV."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from figures import note
from hiding import forms, holds

from hundred.build.site import open_site
from hundred.tasks.cli import main

if TYPE_CHECKING:
    from pathlib import Path

CONF = (
    "SITENAME, SITEURL, TIMEZONE, DEFAULT_LANG = 'Town', 'https://town.example', 'Asia/Shanghai', 'en'\n"
    "import hundred\nPLUGINS, THEME = ['hundred'], hundred.theme_path()\nHUNDRED = {'languages': ['en', 'zh-Hans']}\n"
)
PERSON = "---\nname: {}\nhandle: {}\nlang: en\nconsent: {}\n---\n"
FILES = {
    "people/ada-penrose.md": PERSON.format("Ada Penrose 艾达", "lamplight_7", "yes"),
    "people/boris-quick.md": PERSON.format("Boris Quick 鲍里斯", "quickest_9", "no"),
    "people/cleo-marsh.md": PERSON.format("Cleo Marsh", "marshes", "yes"),
    "charter/1.0.md": "---\ntitle: Charter\nversion: '1.0'\nstatus: adopted\nadopted: 2026-03-20\neffective: 2026-04-01\n---\n"
    "## Dogs {#dogs}\n\nOn a lead.\n",
    "charter/votes/2026-dogs.csv": "voter,choice\nada-penrose,yes\nboris-quick,no\ncleo-marsh,yes\n",
    "charter/votes/2026-dogs.md": "---\nquestion: dogs\nopens: 2026-03-01\ncloses: 2026-03-14\neligible: 9\nsecret: no\n"
    "pass: at least 1/2 of cast\nballots: 2026-dogs.csv\n---\nCounted twice.\n",
}
QUESTION = """---
title: {0}
asked: 2026-02-0{1}
asked_by: {2}
articles: [dogs]
positions:
  - {{person: ada-penrose, side: for, says: Before nine.}}
  - {{person: boris-quick, side: against, says: Never.}}
  - {{person: cleo-marsh, side: other, says: Let us see.}}
---
May they run?
"""
SIGNATURE = "---\nperson: {}\nrole: resident\nsigned: 2026-05-0{}\ndigest: {}\nconsent: yes\n---\n"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Return a site in which three people did all that one can do for a charter; one of them never agreed to be named."""
    people = ("ada-penrose", "boris-quick", "cleo-marsh")
    asked = {
        f"charter/questions/{name}.md": QUESTION.format(name.title(), number, who)
        for number, (name, who) in enumerate(zip(("dogs", "cats", "hens"), people, strict=True), 1)
    }
    (tmp_path / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    put(tmp_path, FILES | asked)
    digest = open_site(tmp_path).loaded.community.versions[0].digests["en"]
    put(tmp_path, {f"charter/signatures/1.0/s{n}.md": SIGNATURE.format(who, n, digest) for n, who in enumerate(people, 1)})
    return tmp_path


def put(town: Path, files: dict[str, str]) -> None:
    """Write files of the content."""
    for name, text in files.items():
        path = town / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def built(town: Path) -> dict[str, bytes]:
    """Return the files of the site after a build into the same folder as before."""
    assert main(["build", "--site", str(town)]) == 0
    found = (path for path in (town / "output").rglob("*") if path.is_file())
    return {path.relative_to(town / "output").as_posix(): path.read_bytes() for path in found}


def naming(files: dict[str, bytes], *names: str) -> set[str]:
    """Return the files that hold one of the names, or are called by one, however it is written."""
    sought = {form for name in names for form in forms(name)}
    return {path for path, data in files.items() if holds(path.encode() + b"\n" + data, sought)}


BORIS = ("Boris", "鲍里斯", "boris-quick", "quickest_9")
ADA = ("Penrose", "艾达", "ada-penrose", "lamplight_7")
WHEREVER = {
    "charter/questions/dogs/index.html",
    "charter/votes/2026-dogs/ballots.csv",
    "charter/charter.json",
    "charter/1.0/signatures/index.html",
    "feeds/charter.atom",
    "feeds/charter.rss",
    "feeds/charter.json",
    "feeds/all.json",
    "feeds/article/dogs.atom",
    "zh-Hans/feeds/article/dogs.json",
}


def test_who_never_agreed_is_named_nowhere(town: Path) -> None:
    """Ada, who did, is found in every place where Boris could be."""
    files = built(town)
    note(f"charter: a name that is not to be said searched in {len(files)} files")

    assert naming(files, *ADA) >= WHEREVER
    assert naming(files, *BORIS) == set()


def test_who_takes_the_consent_back_is_gone_with_the_next_build(town: Path) -> None:
    """From the same folder of output, into which only what has changed is written."""
    before = built(town)
    put(town, {"people/ada-penrose.md": PERSON.format("Ada Penrose 艾达", "lamplight_7", "no")})

    after = built(town)

    assert naming(before, *ADA) >= WHEREVER
    assert naming(after, *ADA) == set()
    assert naming(after, "Cleo Marsh", "cleo-marsh") >= WHEREVER
    rows = after["charter/votes/2026-dogs/ballots.csv"].decode().split("\r\n")[1:-1]
    assert sorted(rows) == [",no", ",yes", "cleo-marsh,yes"]


def test_who_withdraws_is_gone_and_the_ballots_still_count(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command names the question, the ballots and the signature; the next build names nobody, and the sums stay."""
    before = built(town)
    assert main(["withdraw", "ada-penrose", "--site", str(town)]) == 0
    said = capsys.readouterr().out

    after = built(town)

    assert "charter/votes/2026-dogs.csv:2:1: refers to them" in said
    assert all(
        f"charter/{one}" in said for one in ("questions/dogs.md:4:11", "questions/hens.md:7:14", "signatures/1.0/s1.md:2:9")
    )
    assert naming(after, *ADA) == set()
    counts = [json.loads(files["charter/charter.json"])["votes"][0]["measures"][0]["counts"] for files in (before, after)]
    assert [(one["yes"], one["no"]) for one in counts] == [("2", "1")] * 2
