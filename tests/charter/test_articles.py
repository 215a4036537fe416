"""Articles: permanent ids, counted numbers, and every fault at its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.charter.articles import REFERENCE, find_target, split_articles
from hundred.core.model import Article
from hundred.core.problems import Report

FIRST = 6  # the line on which the bodies of these tests begin


def split(body: str) -> tuple[tuple[Article, ...], list[str], list[str]]:
    """Return the articles of a body, the problems as `line:col code`, and each message with its help."""
    report = Report("content/charter/1.0.md", [""] * (FIRST - 1) + body.split("\n"))
    articles = split_articles(body, FIRST, report)
    told = [f"{one.place.line}:{one.place.col} {one.code}" for one in report.problems]
    return articles, told, [f"{one.message} | {one.help}" for one in report.problems]


def test_numbers_are_counted() -> None:
    """Articles are numbered in their order; a preamble has no number."""
    body = "## Preamble {#preamble}\n\nWe.\n\n## Walking dogs {#dogs}\n\nOn a lead.\n\n### When\n\nAlways.\n\n## 灯 {#lamp-2}\n\nSee [#dogs].\n"

    articles, told, _ = split(body)

    assert told == []
    assert articles == (
        Article(id="preamble", title="Preamble", number=None, body="We.", line=6, kind="preamble"),
        Article(id="dogs", title="Walking dogs", number=1, body="On a lead.\n\n### When\n\nAlways.", line=10),
        Article(id="lamp-2", title="灯", number=2, body="See [#dogs].", line=18),
    )


@pytest.mark.parametrize(
    ("body", "told", "message"),
    [
        ("## Dogs\n\nx", "6:1 article-id", "the article 'Dogs' has no id | write  ## Dogs {#short-name}  with small letters, digits and hyphens"),
        ("## Dogs {#Dogs!}\n", "6:1 article-id", "'Dogs!' cannot be the id of an article | write  ## Dogs {#short-name}  with small letters, digits and hyphens"),
        ("## A {#a}\n\n## B {#a}\n", "8:1 duplicate-article", "'a' is already the id of the article on line 6 | ids are permanent and belong to one article: give this one another"),
        ("## Article 3 Dogs {#dogs}\n", "6:4 article-number", "the number of the article is typed | numbers are counted by the site: write  ## Dogs {#dogs}"),
        ("## 第三条 狗 {#dogs}\n", "6:4 article-number", "the number of the article is typed | numbers are counted by the site: write  ## 狗 {#dogs}"),
        ("## 3. Dogs {#dogs}\n", "6:4 article-number", "the number of the article is typed | numbers are counted by the site: write  ## Dogs {#dogs}"),
        ("Stray.\n\n## A {#a}\n", "6:1 outside", "this text belongs to no article | put it under  ## Preamble {#preamble}"),
        ("## A {#a}\n\n# Big\n", "8:1 heading", "a version has no headings of level one | write articles with two marks:  ## Title {#id}"),
        ("## A {#a}\n\n#hashtag\n", "8:1 heading", "a version has no headings of level one | write articles with two marks:  ## Title {#id}"),
        ("## A {#a}\n\nSee [#b].\n", "8:5 no-article", "there is no article 'b' in this version | name the id of an article of this version"),
        ("## Dogs {#dogs}\n\n狗 [#dog] 狗\n", "8:3 no-article", "there is no article 'dog' in this version | did you mean 'dogs'?"),
        ("## Dogs {#dogs .gone}\n", "6:1 article-mark", "'.gone' says nothing of an article | write  ## Dogs {#dogs}  or add one of: .preamble .definitions .repealed"),
        ("## Dogs {#dogs}\n\n1. A\n2. B\n\nSee [#dogs-3].\n", "11:5 no-article", "there is no article 'dogs-3' in this version | did you mean 'dogs'?"),
        ("", "6:1 no-articles", "the version has no articles | write each article under a heading:  ## Walking dogs {#dogs}"),
    ],
)  # fmt: skip
def test_faults_of_a_version(body: str, told: str, message: str) -> None:
    """A missing, double or impossible id, a typed number, stray text and a broken reference are told at their line."""
    _, found, messages = split(body)

    assert (found[0], messages[0]) == (told, message)


@pytest.mark.parametrize(("kept", "numbers"), [(True, [None, 1, 2, 3]), (False, [None, 1, None, 2])])
def test_a_repealed_article_keeps_its_place(kept: bool, numbers: list[int | None]) -> None:  # noqa: FBT001 - a table
    """What was repealed stays as a heading, with its number or without, as the site wants it; definitions are numbered."""
    body = "## P {#p .preamble}\n\nWe.\n\n## Words {: #words .definitions }\n\n## Boats {#boats .repealed}\n\n## Dogs {#dogs}\n"

    articles = split_articles(body, 1, Report("", body.split("\n")), repealed_count=kept)

    assert [one.kind for one in articles] == ["preamble", "definitions", "repealed", "article"]
    assert [one.number for one in articles] == numbers


def test_references_may_name_a_clause() -> None:
    """The numbered items of an article, in all its lists, are its clauses; an article goes before a clause of that name."""
    body = (
        "## A {#a}\n\nText.\n\n1. One\n    1. Inner\n2. Two\n\nMore.\n2025. is no item.\n\n1. Three\n\n## B {#a-3}\n\n[#a-2]\n"
    )

    articles, told, _ = split(body)

    found = [find_target(name, articles) for name in ("a", "a-2", "a-3", "a-03", "a-4", "b")]
    assert told == []
    assert [one and (one[0].id, one[1]) for one in found] == [("a", 0), ("a", 2), ("a-3", 0), None, None, None]


@pytest.mark.parametrize("line", ["#### Deep", "   ## Indented", "####### seven", "a # b"])
def test_what_is_no_article_stays_text(line: str) -> None:
    """Only a line that begins with two marks begins an article."""
    articles, told, _ = split(f"## A {{#a}}\n\n{line}\n")

    assert ([one.body for one in articles], told) == ([line], [])


@given(
    st.lists(
        st.sampled_from(["## A {#a}", "## B {#b}", "##", "## {#c}", "# x", "text", "[#a]", "", "## 1. A {#d}"]), max_size=10
    )
)
def test_articles_are_numbered_without_gaps(lines: list[str]) -> None:
    """Whatever a body holds, splitting never raises, and the numbers of what is found run from 1."""
    articles, told, _ = split("\n".join(lines))

    assert [one.number for one in articles] == list(range(1, len(articles) + 1))
    assert articles or told


def test_references_name_an_id() -> None:
    """A reference is a bracket with a mark and an id; a link to a fragment is one too, and a footnote is none."""
    assert [match["id"] for match in REFERENCE.finditer("[#dogs] [x](#dogs) [^1] [# dogs] [#海]")] == ["dogs", "海"]
