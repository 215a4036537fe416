"""The page that says which version held on any day, and what programs are told of it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import html

from hundred.charter.schema import SCHEMA
from hundred.charter.timeline import Held, Span, years

if TYPE_CHECKING:
    from tests.conftest import Hamlet

DAYS = st.lists(st.dates(date(2019, 1, 1), date(2032, 12, 31)), min_size=1, max_size=6, unique=True).map(sorted)


def spans(days: list[date]) -> list[Span]:
    """Return the spans of versions that begin on those days, each until the next."""
    lasts = [day - timedelta(days=1) for day in days[1:]]
    return [Span(f"{n}.0", day, last) for n, (day, last) in enumerate(zip(days, [*lasts, None], strict=True), 1)]


@given(DAYS, st.dates(date(2019, 1, 1), date(2040, 12, 31)))
def test_every_day_can_be_found(days: list[date], day: date) -> None:
    """Whoever looks up the year and month of a day finds the version that held on it, '' before the first."""
    wanted = ([""] + [one.version for one in spans(days) if one.first <= day])[-1]
    row = next(
        (one for one in years(spans(days)) if one.first <= day.year and (one.last is None or day.year <= one.last)), None
    )

    if row is None:
        assert day.year < days[0].year
    elif row.months:
        assert [one.version for one in row.months[day.month - 1] if one.day <= day.day][-1] == wanted
    else:
        assert row.version == wanted


def test_years_without_a_change_stand_together() -> None:
    """However far apart two versions are, the table stays short."""
    rows = years(spans([date(1900, 5, 1), date(2026, 3, 12), date(2026, 3, 20)]))

    assert [(row.first, row.last, row.version) for row in rows] == [
        (1900, 1900, ""),
        (1901, 2025, "1.0"),
        (2026, 2026, ""),
        (2027, None, "3.0"),
    ]
    assert rows[2].months[2] == (Held("1.0", 0), Held("2.0", 12), Held("3.0", 20))


HEAD = "---\ntitle: Charter {0}\nversion: '{0}'\nstatus: {1}\n{2}---\n"
BODY = "## P {{#preamble}}\n\nWe.\n\n## Words {{#words .definitions}}\n\nA **lane** is short.\n\n## Dogs {{#dogs{0}}}\n\n{1}\n"


@pytest.fixture
def files() -> dict[str, str | bytes]:
    """Return a charter of four versions: superseded, repealed on a day, to come, and voted on; one is translated."""
    items = "1. On a lead.\n2. See [#words] and [#dogs-1]."

    def version(number: str, status: str, *days: str, gone: bool = False) -> str:
        names = ("adopted", "effective", "repealed", "supersedes")
        lines = "".join(f"{name}: {day}\n" for name, day in zip(names, days, strict=False) if day)
        return HEAD.format(number, status, lines) + BODY.format(" .repealed" if gone else "", "" if gone else items)

    zh = "---\ntitle: 公约\nsource_digest: 0123456789ab\n---\n" + BODY.format("", "1. 牵绳。\n2. 见[#dogs-1]。")
    return {
        "charter/1.0.md": version("1.0", "adopted", "2020-01-01", "2020-03-01"),
        "charter/1.0.zh-Hans.md": zh,
        "charter/2.0.md": version("2.0", "repealed", "2021-01-01", "2021-03-01", "2022-06-01", "1.0", gone=True),
        "charter/3.0.md": version("3.0", "adopted", "2026-01-01", "2027-03-01", gone=True),
        "charter/4.0.md": version("4.0", "voting"),
    }


def test_the_page_shows_every_span(hamlet: Hamlet, files: dict[str, str | bytes]) -> None:
    """Each span of days has a row with its version and state today; days without a version are told as such."""
    made = hamlet.pages(files)

    tree = html.fromstring(made["charter/timeline/index.html"].decode())
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in tree.xpath("//table[@class='spans']/tbody/tr")]
    assert rows == [
        ["1 March 2027", "no end yet", "Version 3.0", "Not yet in force"],
        ["1 June 2022", "28 February 2027", "none", ""],
        ["1 March 2021", "31 May 2022", "Version 2.0", "Repealed"],
        ["1 March 2020", "28 February 2021", "Version 1.0", "Superseded"],
    ]
    months = tree.xpath("//tr[@id='y2021']/td")
    assert [" ".join(cell.text_content().split()) for cell in months][:4] == ["Jan 1.0", "Feb 1.0", "Mar 2.0", "Apr 2.0"]
    assert [one.get("data-generated") is not None for one in tree.xpath("//*[@data-charter-text]")] == []


def test_programs_are_told_every_version(hamlet: Hamlet, files: dict[str, str | bytes]) -> None:
    """charter.json is as its schema says, which is as JSON Schemas are; spans meet, digests are those of the texts."""
    made = hamlet.pages(files)

    data: Any = json.loads(made["charter/charter.json"])
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(made["charter/charter.schema.json"]) == SCHEMA
    assert [fault.message for fault in Draft202012Validator(SCHEMA).iter_errors(data)] == []
    assert data["in_force"] == [
        {"version": "1.0", "from": "2020-03-01", "until": "2021-02-28"},
        {"version": "2.0", "from": "2021-03-01", "until": "2022-05-31"},
        {"version": None, "from": "2022-06-01", "until": "2027-02-28"},
        {"version": "3.0", "from": "2027-03-01", "until": None},
    ]
    assert [(one["version"], one["status"], one["repealed"], one["supersedes"]) for one in data["versions"]] == [
        ("1.0", "adopted", None, None),
        ("2.0", "repealed", "2022-06-01", "1.0"),
        ("3.0", "adopted", None, None),
        ("4.0", "voting", None, None),
    ]
    texts = data["versions"][0]["texts"]
    assert [(one["language"], one["original"], one["outdated"]) for one in texts] == [
        ("en", True, False),
        ("zh-Hans", False, True),
    ]
    assert [(one["id"], one["kind"], one["number"], one["clauses"]) for one in texts[0]["articles"]] == [
        ("preamble", "preamble", None, 0),
        ("words", "definitions", 1, 0),
        ("dogs", "article", 2, 2),
    ]
    links = [one[key] for version in data["versions"] for one in version["texts"] for key in ("text", "markdown")]
    assert {link.removeprefix("https://hamlet.example/") for link in links} <= made.keys()


def test_markdown_is_there_to_pass_on(hamlet: Hamlet, files: dict[str, str | bytes]) -> None:
    """The text to read has numbers, and references as whole addresses."""
    made = hamlet.pages(files)

    assert made["charter/1.0/charter.zh-Hans.md"].decode() == (
        "# 公约\n\n1.0版 · <https://hamlet.example/zh-Hans/charter/1.0/>\n\n## P\n\nWe.\n\n## 第一条 Words\n\n"
        "A **lane** is short.\n\n## 第二条 Dogs\n\n1. 牵绳。\n2. 见[第二条 Dogs第一项](https://hamlet.example/zh-Hans/charter/1.0/#dogs-1)。\n"
    )
    assert made["charter/2.0/charter.en.md"].decode().endswith("## Article 2 Dogs (repealed)\n")


def test_a_version_says_how_it_hangs_together(hamlet: Hamlet, files: dict[str, str | bytes]) -> None:
    """Its head names its history, its neighbours and its texts; its data whether it holds, and the text that decides."""
    made = hamlet.pages(files)

    tree = html.fromstring(made["charter/2.0/index.html"].decode())
    links = {one.get("rel"): one.get("href") for one in tree.xpath("//head/link[contains(@rel, 'version')]")}
    assert links == {
        "version-history": "/charter/timeline/",
        "latest-version": "/charter/",
        "predecessor-version": "/charter/1.0/",
        "successor-version": "/charter/3.0/",
    }
    assert tree.xpath("//head/link[@type='text/plain']/@href") == ["/charter/2.0/charter.en.txt"]
    (data,) = [json.loads(one) for one in tree.xpath("//script[@type='application/ld+json']/text()")]
    assert (data["@type"], data["legislationLegalForce"]) == ("Legislation", "https://schema.org/NotInForce")
    assert data["legislationChanges"] == "https://hamlet.example/charter/1.0/"
    assert data["encoding"]["legislationLegalValue"] == "https://schema.org/AuthoritativeLegalValue"
    assert data["encoding"]["sha256"] == tree.xpath("//code[@data-digest='en']/text()")[0]


def test_a_translation_says_what_it_is(hamlet: Hamlet, files: dict[str, str | bytes]) -> None:
    """It names the text that decides and links to it, and says when the original has changed since."""
    made = hamlet.pages(files)

    tree = html.fromstring(made["zh-Hans/charter/1.0/index.html"].decode())
    (note,) = tree.xpath("//div[@class='deciding']")
    (data,) = [json.loads(one) for one in tree.xpath("//script[@type='application/ld+json']/text()")]
    assert note.xpath(".//a/@href") == ["/charter/1.0/"]
    assert [one.text_content() for one in note.xpath(".//strong")] == ["这份译文完成之后，原文又改过。"]
    assert data["translationOfWork"] == "https://hamlet.example/charter/1.0/"
    assert data["encoding"]["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"


def test_a_repealed_article_says_by_which_version(hamlet: Hamlet, files: dict[str, str | bytes]) -> None:
    """In every later version its heading stays, with the version from which on it was gone."""
    made = hamlet.pages(files)

    for number in ("2.0", "3.0"):
        tree = html.fromstring(made[f"charter/{number}/index.html"].decode())
        (note,) = tree.xpath("//section[@data-article='repealed']/p[@class='tombstone']")
        assert (note.text_content(), note.xpath(".//a/@href")) == ("Repealed by version 2.0", ["/charter/2.0/"])


def test_definitions_are_marked_and_clauses_have_anchors(hamlet: Hamlet, files: dict[str, str | bytes]) -> None:
    """A defined term is one for programs too, and a reference to a clause leads to it."""
    made = hamlet.pages(files)

    tree = html.fromstring(made["charter/1.0/index.html"].decode())
    assert [one.text_content() for one in tree.xpath("//section[@data-article='definitions']//dfn")] == ["lane"]
    assert tree.xpath("//section//li/@id") == ["dogs-1", "dogs-2"]
    assert [one.text_content() for one in tree.xpath("//section[@data-article]//li/a")] == [
        "Article 1 Words",
        "Article 2 Dogs, point 1",
    ]
    assert tree.xpath("//section[@data-article]//li/a/@href") == ["#words", "#dogs-1"]


def test_articles_may_be_sections(hamlet: Hamlet, files: dict[str, str | bytes]) -> None:
    """With the settings articles are called § 1, and repealed ones may lose their number."""
    charter = {"numbers": "section", "repealed": "unnumbered"}
    made = hamlet.pages(files, HUNDRED={"languages": ["en", "zh-Hans"], "charter": charter})

    for path, numbers in (("charter/1.0", ["§ 1", "§ 2"]), ("zh-Hans/charter/1.0", ["§ 1", "§ 2"]), ("charter/3.0", ["§ 1"])):
        tree = html.fromstring(made[f"{path}/index.html"].decode())
        assert [one.text_content() for one in tree.xpath("//h2/a[@class='number']")] == numbers


def test_nothing_that_ever_held_has_no_years() -> None:
    """While the first version is a draft the timeline is empty."""
    assert years(()) == []
