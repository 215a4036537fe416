"""Versions of the charter: their files, translations, states and pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from hundred.charter.force import state, until
from hundred.charter.ld import legislation
from hundred.charter.plan import plan
from hundred.core.model import Version
from hundred.core.outputs import Page

if TYPE_CHECKING:
    from tests.conftest import Hamlet

BODY = "\n## Preamble {#preamble}\n\nWe.\n\n## Dogs {#dogs}\n\nOn a lead.\n"


def version(
    number: str,
    *,
    status: str = "adopted",
    adopted: str = "2021-01-01",
    effective: str = "2021-02-01",
    body: str = BODY,
    **header: str,
) -> str:
    """Return the file of a version."""
    lines = {
        "title": "The charter",
        "version": f"'{number}'",
        "status": status,
        "adopted": adopted,
        "effective": effective,
    } | header
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + f"---\n{body}"


def test_every_field_reaches_the_version(hamlet: Hamlet) -> None:
    """All that an editor can write of a version is in its record, its articles in every language."""
    files = {
        "charter/1.0.md": version("1.0"),
        "charter/2.0.md": version(
            "2.0",
            effective="2021-03-01",
            supersedes="'1.0'",
            prevailing="[en, zh-Hans]",
            summary="More.",
            modified="2021-03-01",
        ),
        "charter/2.0.zh-Hans.md": "---\ntitle: 公约\n---\n## 序 {#preamble}\n\n我们。\n\n## 狗 {#dogs}\n\n牵绳。\n",
    }

    record = hamlet.community(files).versions[1]

    assert record == Version(
        id="2.0",
        path="content/charter/2.0.md",
        texts=record.texts,
        published=datetime(2020, 12, 31, 16, tzinfo=UTC),
        modified=datetime(2021, 2, 28, 16, tzinfo=UTC),
        status="adopted",
        adopted=date(2021, 1, 1),
        effective=date(2021, 3, 1),
        supersedes="1.0",
        prevailing=("en", "zh-Hans"),
        articles=record.articles,
        digests=record.digests,
    )
    assert {lang: [(one.id, one.title, one.number) for one in articles] for lang, articles in record.articles.items()} == {
        "en": [("preamble", "Preamble", None), ("dogs", "Dogs", 1)],
        "zh-Hans": [("preamble", "序", None), ("dogs", "狗", 1)],
    }


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("1.0", version("1.1"), ["3:10 version"]),
        ("final", version("final"), ["1:1 version"]),
        ("1.0", version("1.0", effective="2020-12-31"), ["6:12 date-order"]),
        ("1.0", version("1.0", adopted="''", effective="''"), ["4:9 missing", "4:9 missing"]),
        ("1.0", version("1.0", adopted="soon"), ["5:10 date"]),
        ("1.0", version("1.0", status="passed"), ["4:9 choice"]),
        ("1.0", version("1.0", status="draft", adopted="''", effective="''"), []),
        ("1.0", version("1.0", repealed="2025-01-01"), ["7:11 date-order"]),
        ("1.0", version("1.0", status="repealed", repealed="2021-02-01"), ["7:11 date-order"]),
        ("1.0", version("1.0", status="voting", prevailing="zh-Hans"), ["7:13 language"]),
        ("1.0", version("1.0", status="voting", source_digest="0123456789ab"), ["7:16 translation"]),
    ],
)
def test_faults_of_a_version_file(hamlet: Hamlet, name: str, text: str, told: list[str]) -> None:
    """Name, number and dates of a version must agree; a draft needs no dates."""
    assert hamlet.told({f"charter/{name}.md": text}) == [f"content/charter/{name}.md:{one}" for one in told]


def test_a_translation_has_the_same_articles(hamlet: Hamlet) -> None:
    """An article that a translation lacks, or has alone, is told in the translation's file."""
    files = {
        "charter/1.0.md": version("1.0"),
        "charter/1.0.zh-Hans.md": "---\ntitle: 公约\n---\n## 序 {#preamble}\n\n我们。\n\n## 猫 {#cats}\n\n自由。\n",
    }

    problems = hamlet.problems(files)

    assert [(one.path.rpartition("/")[2], one.place.line, one.message) for one in problems] == [
        ("1.0.zh-Hans.md", 4, "the article 'dogs' is not translated"),
        ("1.0.zh-Hans.md", 8, "the original has no article 'cats'"),
    ]


def test_states_follow_from_the_dates(hamlet: Hamlet) -> None:
    """Superseded, in force and future are computed; voted on and repealed are written."""
    files = {
        "charter/1.0.md": version("1.0", effective="2021-02-01"),
        "charter/2.0.md": version("2.0", effective="2022-02-01"),
        "charter/3.0.md": version("3.0", effective="2027-02-01"),
        "charter/4.0.md": version("4.0", status="voting"),
        "charter/5.0.md": version("5.0", status="repealed"),
        "charter/6.0.md": version("6.0", status="draft"),
    }
    community = hamlet.community(files)

    found = [(one.id, state(one, community, date(2026, 11, 21)), until(one, community)) for one in community.versions]

    assert found == [
        ("1.0", "superseded", date(2022, 1, 31)),
        ("2.0", "in-force", date(2027, 1, 31)),
        ("3.0", "future", None),
        ("4.0", "voting", until(community.versions[3], community)),
        ("5.0", "repealed", until(community.versions[4], community)),
    ]


def test_the_charter_has_a_page_for_what_holds_and_for_each_version(hamlet: Hamlet) -> None:
    """/charter/ shows what is in force today, each version stays at its own address and knows its neighbours."""
    files = {f"charter/{number}.0.md": version(f"{number}.0", effective=f"202{number}-02-01") for number in (1, 2, 7)}

    pages = {page.path: page for page in plan(hamlet.view(files)) if isinstance(page, Page)}

    current: Any = pages["/charter/"].fill().data
    own = [path for path in pages if not path.startswith(("/charter/compare/", "/charter/articles/"))]
    assert sorted(own) == ["/charter/", "/charter/1.0/", "/charter/2.0/", "/charter/7.0/", "/charter/timeline/"]
    assert (current["version"].id, current["state"], current["permanent"], current["until"]) == (
        "2.0",
        "in-force",
        "/charter/2.0/",
        date(2027, 1, 31),
    )
    assert [(one.id, said) for one, said in current["versions"]] == [
        ("7.0", "future"),
        ("2.0", "in-force"),
        ("1.0", "superseded"),
    ]
    datas: list[Any] = [pages[f"/charter/{one}.0/"].fill().data for one in (1, 2, 7)]
    assert [(data["older"] and data["older"].id, data["newer"] and data["newer"].id) for data in datas] == [
        (None, "2.0"),
        ("1.0", "7.0"),
        ("2.0", None),
    ]


def test_before_the_first_day_nothing_is_in_force(hamlet: Hamlet) -> None:
    """A charter that is yet to take effect is shown as such."""
    page = next(iter(plan(hamlet.view({"charter/1.0.md": version("1.0", effective="2030-01-01")}))))

    assert isinstance(page, Page)
    data = page.fill().data
    assert (data["current"], data["state"]) == (None, "future")


def test_without_versions_there_is_no_charter(hamlet: Hamlet) -> None:
    """A community without a charter has no page that speaks of one."""
    assert list(plan(hamlet.view({}))) == []


@pytest.mark.parametrize(("said", "force"), [("in-force", "InForce"), ("superseded", "NotInForce"), ("future", "NotInForce")])
def test_linked_data_says_whether_it_holds(hamlet: Hamlet, said: str, force: str) -> None:
    """A version is a schema.org/Legislation with its dates and its force."""
    view = hamlet.view({"charter/1.0.md": version("1.0")})

    found = legislation(view, view.community.versions[0], said)

    assert (
        found["legislationLegalForce"],
        found["legislationDateVersion"],
        found["legislationIdentifier"],
        found["version"],
    ) == (
        f"https://schema.org/{force}",
        "2021-02-01",
        "hamlet.example/charter/1.0",
        "1.0",
    )
