"""The demo's charter as PDF, in all its versions and both languages: the text that was adopted, and its digest."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from built_site import ROOT, URL
from msgspec.structs import replace

from hundred.build.assemble import Memory, furnish
from hundred.build.conf import read_conf
from hundred.build.site import site_at
from judges.aloud import headings, read_aloud
from judges.pdf import READERS, Seen

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "zh-Hans")
EACH = [(version, lang) for version in ("1.0", "1.1", "2.0", "3.0") for lang in LANGUAGES]
# The versions in which articles of the demo were repealed, as their files say.
GONE = {"parcels": "2.0", "boats": "3.0"}
TITLES = {"en": ("The Charter of Tern Bay", "Version {}"), "zh-Hans": ("燕鸥湾公约", "{}版")}


@pytest.fixture(scope="module")
def made() -> Mapping[str, bytes]:
    """Return the texts of the charter as the demo publishes them when it asks for PDFs, by path."""
    conf = read_conf(ROOT)
    raw = dict(conf.raw)
    raw["HUNDRED"] = {**raw["HUNDRED"], "charter": {**raw["HUNDRED"]["charter"], "pdf": True}}
    site = site_at(replace(conf, raw=raw), datetime(2026, 11, 20, tzinfo=UTC))
    site.cache = None
    _, orders = furnish(site, Memory())
    return {
        one.file: one.make()
        for one in orders
        if re.match(r"charter/([^/]+/charter\.[^/]+\.(pdf|txt)|charter\.json)$", one.file)
    }


@pytest.fixture(scope="module")
def pdfs(made: Mapping[str, bytes]) -> dict[tuple[str, str], Seen]:
    """Return every PDF by version and language."""
    return {(v, lang): Seen(made[f"charter/{v}/charter.{lang}.pdf"]) for v, lang in EACH}


def text(made: Mapping[str, bytes], version: str, lang: str) -> bytes:
    """Return the canonical text of a version."""
    return made[f"charter/{version}/charter.{lang}.txt"]


def test_every_version_in_every_language_is_there(made: Mapping[str, bytes]) -> None:
    """A PDF lies beside every text, and nowhere else."""
    paths = {path.removesuffix(".pdf") for path in made if path.endswith(".pdf")}

    assert paths == {path.removesuffix(".txt") for path in made if path.endswith(".txt")}
    assert len(paths) == len(EACH)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("version", "lang"), EACH)
def test_the_text_layer_is_the_canonical_text(
    made: Mapping[str, bytes], pdfs: dict[tuple[str, str], Seen], version: str, lang: str, reader: str
) -> None:
    """Read back without the lines at head and foot, it says what the text says, in that order, and nothing else."""
    title, number = TITLES[lang][0], TITLES[lang][1].format(version)
    running = re.compile(rf"\s*{title}\s*{number}\s*sha256 [0-9a-f]{{64}}\s*\d+ / \d+\s*\Z")
    read = []
    for page in pdfs[version, lang].pages(reader)[1:]:
        body, count = running.subn("", page)
        assert count == 1
        read.append(body)

    join = "" if lang == "zh-Hans" else " "
    assert join.join(" ".join(read).split()) == read_aloud(text(made, version, lang).decode(), lang, GONE)


@pytest.mark.parametrize(("version", "lang"), EACH)
def test_the_text_lies_within_byte_for_byte(
    made: Mapping[str, bytes], pdfs: dict[tuple[str, str], Seen], version: str, lang: str
) -> None:
    """Whoever has nothing but the PDF can digest the text that was adopted."""
    assert pdfs[version, lang].files == {f"charter.{lang}.txt": text(made, version, lang)}


def test_one_digest_stands_everywhere(made: Mapping[str, bytes], pdfs: dict[tuple[str, str], Seen]) -> None:
    """The sum of the published file is that of the lock, of charter.json, and at the foot of every page."""
    lock = (ROOT / "content" / "charter" / "lock.yaml").read_text(encoding="utf-8")
    rows = json.loads(made["charter/charter.json"])["versions"]
    told = {(row["version"], one["language"]): one["sha256"] for row in rows for one in row["texts"]}
    for (version, lang), pdf in pdfs.items():
        digest = hashlib.sha256(text(made, version, lang)).hexdigest()

        assert f"{version} {lang}: {digest}\n" in lock
        assert told[version, lang] == digest
        assert [re.findall(r"sha256 ([0-9a-f]{64})", page) for page in pdf.pages()] == [[digest]] * len(pdf.pdf.pages)


@pytest.mark.parametrize(("version", "lang"), EACH)
def test_every_page_says_which_of_how_many_it_is(pdfs: dict[tuple[str, str], Seen], version: str, lang: str) -> None:
    """A sheet that is missing is missed."""
    pages = pdfs[version, lang].pages()

    assert [page.split()[-3:] for page in pages] == [[str(n), "/", str(len(pages))] for n in range(1, len(pages) + 1)]
    assert len(pages) > 5


@pytest.mark.parametrize(("version", "lang"), EACH)
def test_the_outline_is_the_articles(
    made: Mapping[str, bytes], pdfs: dict[tuple[str, str], Seen], version: str, lang: str
) -> None:
    """With their numbers, in their order, each leading to the page on which it stands."""
    pdf = pdfs[version, lang]
    pages = ["".join(page.split()) for page in pdf.pages()]

    assert [title for title, _ in pdf.outline] == headings(text(made, version, lang).decode(), lang)
    assert all("".join(title.split()) in pages[page - 1] for title, page in pdf.outline)


@pytest.mark.parametrize(("version", "lang"), EACH)
def test_the_code_leads_to_the_page_of_the_version(pdfs: dict[tuple[str, str], Seen], version: str, lang: str) -> None:
    """A reader of QR codes sees the permanent address in that language."""
    tree = "" if lang == "en" else f"/{lang}"

    assert pdfs[version, lang].codes() == [f"{URL}{tree}/charter/{version}/"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pdf_says_what_it_is(pdfs: dict[tuple[str, str], Seen], lang: str) -> None:
    """Title, language, day and tags are where readers and screen readers look for them; PDF/UA is claimed."""
    pdf = pdfs["3.0", lang]
    title, number = TITLES[lang]

    assert pdf.pdf.metadata.title == f"{title} · {number.format('3.0')}"
    assert pdf.pdf.metadata.creation_date == datetime(2026, 11, 7)
    assert pdf.root["/Lang"] == lang
    assert pdf.root["/MarkInfo"]["/Marked"].value is True
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b'pdfuaid:part="1"' in pdf.root["/Metadata"].get_data()
    assert len(pdf.root["/StructTreeRoot"]["/K"]) > 0


def test_letters_are_those_of_the_language(pdfs: dict[tuple[str, str], Seen]) -> None:
    """Chinese is set in Chinese forms of the characters, English in Latin letters, and all of them come along."""

    def fonts(lang: str) -> set[str]:
        pages = pdfs["3.0", lang].pdf.pages[1:]
        found = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]
        assert all("/FontFile2" in d or "/FontFile3" in d for d in map(_descriptor, found))
        return {str(font["/BaseFont"]).partition("+")[2] for font in found}

    assert {"Noto-Serif", "Noto-Serif-Bold"} <= fonts("en")
    assert {"Noto-Serif-CJK-SC", "Noto-Serif-CJK-SC-Bold"} <= fonts("zh-Hans")


def _descriptor(font: dict[str, dict[str, dict[str, str]]]) -> dict[str, str]:
    return font["/DescendantFonts"][0]["/FontDescriptor"]  # type: ignore[index]


@pytest.mark.parametrize(("version", "lang"), EACH)
def test_what_is_read_aloud_is_marked(pdfs: dict[tuple[str, str], Seen], version: str, lang: str) -> None:
    """Headings, paragraphs, points and tables are tagged as such; the code has words in its place."""
    tags = pdfs[version, lang].tags

    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Link"} <= {str(one["/S"]) for one in tags}
    assert [one.get("/Alt") for one in tags if one["/S"] == "/Figure"] == [
        {"en": "QR code of the text", "zh-Hans": "文本的二维码"}[lang]
    ]
