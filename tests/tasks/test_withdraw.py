"""`hundred withdraw`: somebody leaves, their number stays, and nothing names them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

import pytest

from hundred.build.site import open_site
from hundred.core.traces import Traces, is_trace
from hundred.tasks.cli import main

if TYPE_CHECKING:
    from pathlib import Path

ADA = "---\nname: Ada Penrose\nhandle: ada_p\nconsent: yes\nseed: 8\ntier: builders\njoined: 2020-07\nlang: en\n---\nAda Penrose mends nets.\n"
CONF = (
    "SITENAME, SITEURL, TIMEZONE, DEFAULT_LANG = 'Town', 'https://town.example', 'Asia/Shanghai', 'en'\n"
    "import hundred\nPLUGINS, THEME = ['hundred'], hundred.theme_path()\nHUNDRED = {'languages': ['en', 'zh-Hans']}\n"
)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Return a town in which Ada is named in every way."""
    files = {
        "people/ada-penrose.md": ADA,
        "people/ada-penrose.zh-Hans.md": "---\nname: 艾达\n---\n她补网。\n",
        "people/bo.md": "---\nname: Bo Li\nconsent: yes\nseed: 9\ninvited_by: ada-penrose\n---\n",
        "events/tea.md": "---\ntitle: Tea\nid: tea\nstart: 2026-12-05 19:00\nhosts: [ada-penrose]\n---\nWith cake.\n",
        "news/thanks.md": "---\ntitle: Thanks\ndate: 2026-01-02\nsummary: S.\n---\nThanks to Ada\nPenrose, [her]({filename}/people/ada-penrose.md).\n",
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    return tmp_path


def withdraw(town: Path, *words: str) -> int:
    """Run the command."""
    return main(["withdraw", *words, "--site", str(town)])


def content(town: Path) -> dict[str, str]:
    """Return the files of the content."""
    files = (path for path in (town / "content").rglob("*") if path.is_file())
    return {path.relative_to(town / "content").as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_the_file_becomes_a_tombstone(town: Path) -> None:
    """Number, tier and date stay; of the name only traces; translations go."""
    assert withdraw(town, "ada-penrose") == 0

    files = content(town)
    stone = files["people/ada-penrose.md"]
    head, _, rest = stone.partition("forgotten:\n")
    traces = [line.removeprefix("  - ") for line in rest.removesuffix("---\n").splitlines()]
    assert head == "---\nname: withdrawn\nstate: withdrawn\nseed: 8\ntier: builders\njoined: 2020-07\n"
    assert all(map(is_trace, traces))
    assert "people/ada-penrose.zh-Hans.md" not in files
    assert Traces({}, dict.fromkeys(traces, "ada")).within("ada_p, Ada PENROSE") == ["ada"]
    assert Traces({}, dict.fromkeys(traces, "ada")).within("艾达来了") == ["ada"]


def test_every_other_place_is_listed(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """References and sentences, with line and column."""
    withdraw(town, "ada-penrose")

    said = [line.split("content/", 1)[1] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert said == [
        "events/tea.md:5:9: refers to them: hosts: [ada-penrose]",
        "news/thanks.md:6:11: names them: Thanks to Ada",
        "news/thanks.md:7:34: refers to them: Penrose, [her]({filename}/people/ada-penrose.md).",
        "people/bo.md:5:13: refers to them: invited_by: ada-penrose",
    ]


def test_a_dry_run_changes_nothing(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says the same in other words."""
    before = content(town)

    status = withdraw(town, "content/people/ada-penrose.md", "--dry-run")

    assert (status, content(town)) == (0, before)
    assert "content/people/ada-penrose.md would be a tombstone" in capsys.readouterr().out


def test_the_build_waits_until_nobody_names_them(town: Path) -> None:
    """With the sentence mended the site has neither name, handle nor slug; everybody else keeps their number."""
    main(["build", "--site", str(town)])
    withdraw(town, "ada-penrose")
    waiting = main(["build", "--site", str(town)])
    thanks = town / "content/news/thanks.md"
    thanks.write_text("---\ntitle: Thanks\ndate: 2026-01-02\nsummary: S.\n---\nThanks.\n", encoding="utf-8")

    built = main(["build", "--site", str(town)])

    files = {path: path.read_bytes().lower() for path in (town / "output").rglob("*") if path.is_file()}
    named = [path for path, data in files.items() if b"penrose" in str(path).lower().encode() + data or "艾达".encode() in data]
    assert (waiting, built, named) == (1, 0, [])
    assert {one.id: one.seed for one in open_site(town).loaded.community.people} == {"bo": 9}


def test_a_signature_loses_its_name_and_still_counts(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files that sign for them, by id or by name, are listed; with their consent taken back no file of the site names them."""
    texts = {
        "charter/1.0.md": "---\ntitle: Charter\nversion: '1.0'\nstatus: adopted\nadopted: 2026-01-01\neffective: 2026-01-02\n---\n## Q {#q}\n\nX.\n",
        "charter/1.0.zh-Hans.md": "---\ntitle: 公约\n---\n## 问 {#q}\n\n甲。\n",
        "charter/2.0.md": "---\ntitle: Charter\nversion: '2.0'\nstatus: adopted\nadopted: 2026-02-01\neffective: 2026-02-02\n---\n## Q {#q}\n\nY.\n",
    }
    for name, text in texts.items():
        (town / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (town / "content" / name).write_text(text, encoding="utf-8")
    digests = {one.id: one.digests["en"] for one in open_site(town).loaded.community.versions}
    head = "role: resident\nsigned: 2026-03-01\nconsent: yes\n"
    by_id, by_name = town / "content/charter/signatures/1.0/s1.md", town / "content/charter/signatures/2.0/s2.md"
    for file, who, version in ((by_id, "person: ada-penrose", "1.0"), (by_name, "name: Ada Penrose", "2.0")):
        file.parent.mkdir(parents=True)
        file.write_text(f"---\n{who}\n{head}digest: {digests[version]}\n---\n", encoding="utf-8")
    (town / "content/news/thanks.md").unlink()
    before = main(["build", "--site", str(town)])
    shown = {path.relative_to(town / "output").as_posix() for path in _naming(town)}
    capsys.readouterr()

    withdraw(town, "ada-penrose")
    said = [line.split("content/", 1)[1] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    waiting = main(["build", "--site", str(town)])
    by_name.write_text(
        by_name.read_text(encoding="utf-8").replace("name: Ada Penrose\n", "").replace("consent: yes\n", ""), encoding="utf-8"
    )
    built = main(["build", "--site", str(town)])

    counts = [
        [
            json.loads((town / f"output/charter/{one}/signatures.json").read_text(encoding="utf-8"))[key]
            for key in ("total", "unnamed")
        ]
        for one in digests
    ]
    assert {"charter/1.0/signatures.json", "zh-Hans/charter/2.0/signatures/index.html"} <= shown
    assert [one for one in said if "signatures" in one] == [
        "charter/signatures/1.0/s1.md:2:9: refers to them: person: ada-penrose",
        "charter/signatures/2.0/s2.md:2:7: names them: name: Ada Penrose",
    ]
    assert (before, waiting, built, _naming(town), counts) == (0, 1, 0, [], [[1, 1], [1, 1]])


def test_an_open_ballot_and_a_position_stay_and_are_nobodys(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever asked, spoke and voted with their name is listed where they did; nothing of what was decided changes."""
    said = "positions:\n  - {person: ada-penrose, side: for, says: Let them run.}\n"
    texts = {
        "charter/1.0.md": "---\ntitle: Charter\nversion: '1.0'\nstatus: voting\n---\n## Q {#q}\n\nX.\n",
        "charter/questions/dogs.md": f"---\ntitle: Dogs?\nasked: 2026-01-02\nasked_by: ada-penrose\n{said}---\nMay they?\n",
        "charter/votes/dogs.md": "---\nquestion: dogs\nopens: 2026-01-03\ncloses: 2026-01-05\nsecret: no\neligible: 2\n"
        "pass: more than 1/2\nballots: dogs.csv\noutcome: adopted\n---\n",
        "charter/votes/dogs.csv": "voter,choice\nbo,yes\nada-penrose,yes\n",
    }
    for name, text in texts.items():
        (town / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (town / "content" / name).write_text(text, encoding="utf-8")
    (town / "content/news/thanks.md").unlink()
    before = main(["build", "--site", str(town)])
    shown = {path.relative_to(town / "output").as_posix() for path in _naming(town)}
    capsys.readouterr()

    withdraw(town, "ada-penrose")
    listed = [line.split("content/", 1)[1] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    built = main(["build", "--site", str(town)])

    assert {"charter/votes/dogs/ballots.csv", "charter/questions/dogs/index.html"} <= shown
    assert [one for one in listed if one.startswith("charter")] == [
        "charter/questions/dogs.md:4:11: refers to them: asked_by: ada-penrose",
        "charter/questions/dogs.md:6:14: refers to them: - {person: ada-penrose, side: for, says: Let them run.}",
        "charter/votes/dogs.csv:3:1: refers to them: ada-penrose,yes",
    ]
    assert (before, built, _naming(town)) == (0, 0, [])
    ballots = (town / "output/charter/votes/dogs/ballots.csv").read_text(encoding="utf-8").split()
    assert sorted(ballots) == [",yes", "bo,yes", "voter,choice"]
    assert "Let them run." in (town / "output/charter/questions/dogs/index.html").read_text(encoding="utf-8")


def _naming(town: Path) -> list[Path]:
    """Return the files of the output whose path or bytes name Ada in any way."""
    names = (b"penrose", b"ada_p", "艾达".encode())
    files = {
        path: path.relative_to(town).as_posix().encode() + path.read_bytes()
        for path in (town / "output").rglob("*")
        if path.is_file()
    }
    plain = {
        path: unquote_to_bytes(data.replace(b"\r\n ", b"")).lower() for path, data in files.items()
    }  # calendars fold lines
    return sorted(path for path, data in plain.items() if any(name in data for name in names))


def test_done_again_the_file_loses_their_name(town: Path) -> None:
    """When no file refers to them any more the tombstone is renamed, with the same traces; done once more nothing changes."""
    withdraw(town, "ada-penrose")
    first = content(town)["people/ada-penrose.md"]
    for name in ("events/tea.md", "news/thanks.md", "people/bo.md"):
        (town / "content" / name).unlink()

    again = withdraw(town, "ada-penrose")
    second = content(town)
    withdraw(town, "withdrawn-8")

    assert (again, second, content(town)) == (0, {"people/withdrawn-8.md": first}, second)


def test_all_withdrawals_have_one_salt(town: Path) -> None:
    """The second person's traces have the salt of the first's: a page is hashed once for all of them."""
    withdraw(town, "ada-penrose")
    withdraw(town, "bo")

    salts = {line[4:20] for text in content(town).values() for line in text.splitlines() if line.startswith("  - ")}
    assert len(salts) == 1


@pytest.mark.parametrize("elsewhere", [False, True])
def test_the_portrait_goes_too(town: Path, capsys: pytest.CaptureFixture[str], *, elsewhere: bool) -> None:
    """Unless another file shows it: every picture of the content is published, whoever it is of."""
    portrait = town / "content/images/at-sea.png"
    portrait.parent.mkdir()
    portrait.write_bytes(b"a picture")
    ada = town / "content/people/ada-penrose.md"
    ada.write_text(ADA.replace("seed: 8", "seed: 8\nphoto: images/at-sea.png\nphoto_alt: At sea"), encoding="utf-8")
    if elsewhere:
        (town / "content/people/bo.md").write_text("---\nname: Bo Li\nphoto: images/at-sea.png\n---\n", encoding="utf-8")

    withdraw(town, "ada-penrose")

    assert portrait.exists() == elsewhere
    said = capsys.readouterr().out
    assert ("images/at-sea.png is deleted" in said, "images/at-sea.png:1:1: picture" in said) == (not elsewhere, elsewhere)


@pytest.mark.parametrize(("who", "said"), [("ada-penroze", "did you mean 'ada-penrose'?"), ("../ada", "has the id 'ada'")])
def test_nobody_is_nobody(town: Path, capsys: pytest.CaptureFixture[str], who: str, said: str) -> None:
    """An id that no file has is wrong usage, told with the nearest."""
    before = content(town)

    assert (withdraw(town, who), content(town)) == (2, before)
    assert said in capsys.readouterr().err


def test_a_file_that_cannot_be_read_can_still_go(town: Path) -> None:
    """Who wants to leave does not wait for a header to be mended."""
    (town / "content/people/ada-penrose.md").write_text("---\nname: Ada Penrose\n  seed 8\n---\n", encoding="utf-8")

    assert withdraw(town, "ada-penrose") == 0
    assert "Penrose" not in content(town)["people/ada-penrose.md"]
