"""The pages of signatures count everybody, name who agreed, and are the same however the files came."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from lxml import html
from tests.repositories import git

from hundred.charter.signatures.plan import plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Hamlet

SVG = "{http://www.w3.org/2000/svg}"
CHARTER = (
    "---\ntitle: C\nversion: '{0}'\nstatus: adopted\nadopted: 2026-0{1}-01\neffective: 2026-0{1}-02\n---\n## Q {{#q}}\n\n{2}.\n"
)
TEXTS = {"charter/1.0.md": CHARTER.format("1.0", 1, "Once"), "charter/2.0.md": CHARTER.format("2.0", 2, "Twice")}
PAGE, NAMES = "charter/2.0/signatures/index.html", "//ol[@class='signers']//bdi/text()"


def signed(digest: str, who: str, role: str = "resident") -> str:
    """Return a signature file."""
    return f"---\n{who}\nrole: {role}\nsigned: 2026-03-02\ndigest: {digest[:16]}\n---\n"


def name(said: str) -> str:
    """Return the header of somebody who may be named."""
    return f"name: {said}\nconsent: yes"


@pytest.fixture
def digests(hamlet: Hamlet) -> dict[str, str]:
    """Return the digest of each version of a charter."""
    return {version.id: version.digests["en"] for version in hamlet.community(TEXTS).versions}


def published(hamlet: Hamlet, files: dict[str, str]) -> dict[str, bytes]:
    """Return the finished site of two versions with `files` under charter/signatures/."""
    return hamlet.pages({**TEXTS, **{f"charter/signatures/{path}": text for path, text in files.items()}})


def seen(site: dict[str, bytes], path: str = PAGE) -> html.HtmlElement:
    """Return a page as a parser sees it."""
    return html.fromstring(site[path].decode())


def test_the_page_counts_everybody_and_names_who_agreed(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """Three signed: two are named, each in their role, and of the third there is the count."""
    files = {
        "2.0/ada.md": signed(digests["2.0"], name("Ada Penrose")),
        "2.0/bo.md": signed(digests["2.0"], name("Bo Li"), "visitor"),
        "2.0/x.md": signed(digests["2.0"], "name: Quentin Xu", "visitor"),
    }

    site = published(hamlet, files)
    page, listed = seen(site), json.loads(site["charter/2.0/signatures.json"])

    assert page.xpath("//dl[@class='tally']//dd/text()") == ["3", "1", "2"]
    assert page.xpath(NAMES) == ["Ada Penrose", "Bo Li"]
    assert [page.text_content().count(words) for words in ("1 who signed is not named.",)] == [1]
    assert (listed["total"], listed["residents"], listed["visitors"], listed["unnamed"]) == (3, 1, 2, 1)
    assert [(one["name"], one["role"]) for one in listed["signatures"]] == [("Ada Penrose", "resident"), ("Bo Li", "visitor")]
    assert listed["texts"] == [{"lang": "en", "sha256": digests["2.0"], "signed": 3}]


def test_the_charter_says_how_many_signed(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """The page of a version leads to its signatures, with their number."""
    site = published(hamlet, {"2.0/ada.md": signed(digests["2.0"], name("Ada"))})

    links = seen(site, "charter/2.0/index.html").xpath("//a[contains(@href, '/signatures/')]")

    assert [(one.text_content(), one.get("href")) for one in links] == [("1 signature", "/charter/2.0/signatures/")]


def test_a_version_that_nobody_signed_says_so(hamlet: Hamlet) -> None:
    """The version in force can be signed before anybody has; a former one keeps its page, and is not signed any more."""
    site = published(hamlet, {})
    page, former = seen(site), seen(site, PAGE.replace("2.0", "1.0"))

    assert page.xpath("//p[@class='empty']/text()") == ["Nobody has signed it yet."]
    assert former.xpath("//p[@class='empty']/text()") == ["Nobody signed it."]
    assert [len(one.xpath("//a[contains(@href, '/sheet/')]")) for one in (page, former)] == [1, 0]
    assert former.xpath("//section[@aria-labelledby='sign']//p/a/@href") == ["/charter/2.0/signatures/"]
    assert seen(site, "charter/1.0/index.html").xpath("//a[contains(@href, '/signatures/')]/text()") == ["Nobody signed it."]


def test_no_address_goes_when_the_next_version_takes_force(hamlet: Hamlet) -> None:
    """Whatever could be reached on the last day of a version that nobody signed can be reached on every day after."""
    ours = [
        {output.path for output in plan(hamlet.view(TEXTS, now=datetime(2026, month, 2, 12, tzinfo=UTC)))}
        for month in (1, 2, 9)
    ]

    assert ours[0] == ours[1] == ours[2]


def test_who_signed_an_earlier_version_is_told_apart(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """Neither of them counts for the new text; whoever signs it again is in the list no longer."""
    files = {
        "1.0/ada.md": signed(digests["1.0"], name("Ada")),
        "1.0/bo.md": signed(digests["1.0"], name("Bo")),
        "1.0/x.md": signed(digests["1.0"], "name: Quentin Xu"),
        "2.0/ada.md": signed(digests["2.0"], name("Ada")),
    }

    page = seen(published(hamlet, files))

    assert page.xpath("//dl[@class='tally']//dd/text()") == ["1", "1", "0"]
    assert page.xpath("//section[@aria-labelledby='names']" + NAMES) == ["Ada"]
    assert page.xpath("//section[@aria-labelledby='before']" + NAMES) == ["Bo"]
    assert "2 signed an earlier text and not this one." in page.text_content()


def test_only_versions_before_are_earlier_ones(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """Whoever signed the newer one alone signed no earlier text, and no page sends back to a newer one."""
    third = {"charter/3.0.md": CHARTER.format("3.0", 3, "Thrice")}
    newest = next(one.digests["en"] for one in hamlet.community(third).versions if one.id == "3.0")
    files = {f"{v}/ada{v[0]}.md": signed(digests.get(v, newest), name(f"Ada {v[0]}")) for v in ("1.0", "2.0")}
    files["3.0/cy.md"] = signed(newest, name("Cy"))

    page = seen(published(hamlet, files))

    [before] = page.xpath("//section[@aria-labelledby='before']")
    assert before.xpath(".//p/a/text()") == ["Version 1.0"]
    assert before.xpath("." + NAMES) == ["Ada 1"]


@pytest.mark.parametrize("who", ["name: Quentin Xu", "name: Quentin Xu\nconsent: no", "person: quentin\nconsent: yes"])
def test_a_name_without_consent_is_in_no_file(hamlet: Hamlet, digests: dict[str, str], who: str) -> None:
    """Nor is what it could be told from: its person, its file; the person's own file decides, once they have one."""
    person = "---\nname: Quentin Xu\nconsent: no\n---\n"
    files = {"charter/signatures/2.0/quentin.md": signed(digests["2.0"], who), "people/quentin.md": person}

    site = hamlet.pages({**TEXTS, **files})

    assert json.loads(site["charter/2.0/signatures.json"])["total"] == 1
    assert [path for path, data in site.items() if re.search(rb"quentin|\bxu\b", data + path.encode(), re.IGNORECASE)] == []


def test_a_name_is_text_wherever_it_stands(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """Markup in a name is shown as it was written."""
    odd = "<script>alert(1)</script> & \"Bo\" 'x'"
    site = published(hamlet, {"2.0/odd.md": signed(digests["2.0"], "name: >-\n  " + odd + "\nconsent: yes")})

    assert seen(site).xpath(NAMES) == [odd]
    assert json.loads(site["charter/2.0/signatures.json"])["signatures"][0]["name"] == odd


def test_many_names_stand_under_their_letters(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """Above three hundred each letter has pages of its own, which together hold every name once."""
    who = [f"{'ab王'[n % 3]}{n:03}" for n in range(320)]
    site = published(hamlet, {f"2.0/{n}.md": signed(digests["2.0"], name(one)) for n, one in enumerate(who)})

    parts = [
        path
        for path in site
        if re.fullmatch(r"charter/2\.0/signatures/[a-z]+(-\d+)?/index\.html", path) and "sheet" not in path
    ]
    links = seen(site).xpath("//nav[@class='letters']//a/@href")
    assert sorted(f"{one.strip('/')}/index.html" for one in links) == sorted(parts)
    assert sorted(said for path in parts for said in seen(site, path).xpath(NAMES)) == sorted(who)
    assert len(seen(site).xpath(NAMES)) == 24


@pytest.mark.parametrize("shade", ["", ".dark"])
def test_the_card_names_its_text_and_leads_to_it(hamlet: Hamlet, digests: dict[str, str], shade: str) -> None:
    """Title, version and the whole digest stand on it; a reader of codes finds the address of the version."""
    card = ET.fromstring(published(hamlet, {})[f"charter/2.0/card.en{shade}.svg"])  # noqa: S314 - our own

    said = [one.text or "" for one in card.iter(f"{SVG}text")]
    assert {"C", "Hamlet"} <= set(said)
    assert digests["2.0"] in re.sub(r"\s", "", "".join(said))
    assert any("2.0" in one for one in said)
    assert card.attrib.keys() & {"style", "onload"} == set()
    [code] = card.iter(f"{SVG}svg") if card.find(f"{SVG}svg") is card else card.findall(f"{SVG}svg")
    assert read(code.get("viewBox", ""), code.find(f"{SVG}path").get("d", "")) == ["https://hamlet.example/charter/2.0/"]  # type: ignore[union-attr]


def test_the_sheet_has_digest_code_and_lines(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """What is signed by hand says which text it is; it has lines, and no search engine keeps it."""
    page = seen(published(hamlet, {}), "charter/2.0/signatures/sheet/index.html")

    [code] = page.xpath("//figure/svg")
    assert page.xpath("string(//code[@class='digest'])") == f"sha256 {digests['2.0']}"
    assert len(page.xpath("//tbody/tr")) == 20
    assert read(code.get("viewbox") or code.get("viewBox"), code.xpath("path/@d")[-1]) == [
        "https://hamlet.example/charter/2.0/"
    ]
    assert "noindex" in page.xpath("string(//meta[@name='robots']/@content)")


def test_the_data_is_as_its_schema_says(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """The schema is published, and finds no fault with the data of any version, signed or not."""
    files = {
        "2.0/ada.md": signed(digests["2.0"], "person: ada\nconsent: yes"),
        "2.0/bo.md": signed(digests["2.0"], name("Bo Li") + "\nlang: zh-Hans", "visitor"),
        "2.0/x.md": signed(digests["2.0"], "name: Quentin Xu"),
    }
    person = {"people/ada.md": "---\nname: Ada\nconsent: yes\n---\n"}
    site = hamlet.pages({**TEXTS, **person, **{f"charter/signatures/{path}": text for path, text in files.items()}})
    schema = json.loads(site["charter/signatures.schema.json"])
    Draft202012Validator.check_schema(schema)

    for version in ("1.0", "2.0"):
        data = json.loads(site[f"charter/{version}/signatures.json"])
        assert data["$schema"] == "https://hamlet.example/charter/signatures.schema.json"
        assert [fault.message for fault in Draft202012Validator(schema).iter_errors(data)] == []
        assert not Draft202012Validator(schema).is_valid({**data, "total": -1})


def test_two_hundred_additions_merge_without_a_conflict(tmp_path: Path) -> None:
    """Everybody adds their own file on their own branch; all branches come together at once or one by one."""
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "start")
    start = git(tmp_path, "rev-parse", "HEAD").strip()
    folder = "content/charter/signatures/2.0"
    stream = []
    for n in range(200):
        text = signed("0" * 64, name(f"Signer {n}"))
        stream += [f"commit refs/heads/b{n}", "committer t <t@t.example> 1790000000 +0000", "data 1", "x", f"from {start}"]
        stream += [f"M 644 inline {folder}/signer-{n}.md", f"data {len(text)}", text, ""]
    (tmp_path / ".git" / "additions").write_text("\n".join(stream), encoding="utf-8")
    git(tmp_path, "-c", "alias.load=!git fast-import --quiet < .git/additions", "load")

    for begin in range(0, 200, 20):
        git(tmp_path, "merge", "-q", "-m", "together", *(f"b{n}" for n in range(begin, begin + 20)))

    assert len(list((tmp_path / folder).iterdir())) == 200
    assert git(tmp_path, "status", "--porcelain") == ""


def read(box: str, drawn: str) -> list[str]:
    """Return what a reader of QR codes that is not ours finds in a drawing."""
    zxing = pytest.importorskip("zxingcpp")
    from PIL import Image, ImageDraw  # noqa: PLC0415 - for these tests alone

    size, scale = int(box.rsplit(maxsplit=1)[-1]), 6
    picture = Image.new("L", (size * scale, size * scale), 255)
    draw = ImageDraw.Draw(picture)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", drawn):
        left, top = int(x) * scale, int(y) * scale
        draw.rectangle((left, top, left + int(width) * scale - 1, top + scale - 1), fill=0)
    return [one.text for one in zxing.read_barcodes(picture)]
