"""The demo's questions and votes as they are published: from any article to its ballot, and what can be counted again."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections import Counter, deque
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from built_site import LANGUAGES, address_of, file_of
from figures import cannot, note
from lxml import html

if TYPE_CHECKING:
    from built_site import BuiltSite

CONTENT = Path(__file__).resolve().parents[2] / "content" / "charter"
MOST = 3  # clicks


def neutral(path: str) -> str:
    """Return the path of a file without its language."""
    return path.removeprefix("zh-Hans/")


def decided_articles() -> dict[str, set[str]]:
    """Return the ids of the articles about which there was a vote, or that one changed, with those votes; read from the files."""
    votes: dict[str, set[str]] = {}
    for path in (CONTENT / "votes").glob("*.md"):
        if found := re.search(r"^question: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE):
            votes.setdefault(found[1], set()).add(path.stem)
    articles: dict[str, set[str]] = {}
    for path in (CONTENT / "questions").glob("*.md"):
        if found := re.search(r"^articles: \[(.*)\]$", path.read_text(encoding="utf-8"), re.MULTILINE):
            for id_ in found[1].split(", "):
                articles.setdefault(id_, set()).update(votes.get(path.stem, ()))
    for path in CONTENT.glob("*.md"):
        for id_, question in re.findall(r"\{article: (\S+), effect: \S+, question: (\S+)\}", path.read_text(encoding="utf-8")):
            articles.setdefault(id_, set()).update(votes.get(question, ()))
    return {id_: found for id_, found in articles.items() if found}


def way(site: BuiltSite, start: str, wanted: str, first: str = "") -> int | None:
    """Return how many links lie between a page and another file, None for too many; the first one leads to `first`, if any."""
    seen, rows = {start}, deque([(start, 0)])
    while rows:
        path, clicks = rows.popleft()
        if path == wanted:
            return clicks
        if clicks == MOST or path not in site.pages:
            continue
        found = {file_of(link.target) for link in site.pages[path].links if link.tag == "a" and link.target.startswith("/")}
        for other in sorted(found if clicks or not first else found & {first}):
            if other not in seen and ("charter/" in other):
                seen.add(other)
                rows.append((other, clicks + 1))
    return None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_any_article_is_three_clicks_from_its_ballots(site: BuiltSite, lang: str) -> None:
    """From the page of an article, and from where it stands in a version, links lead to every vote about it, and to its table."""
    tree, clicks = LANGUAGES[lang].lstrip("/") + "/" if LANGUAGES[lang] else "", Counter[str]()
    found = decided_articles()
    for id_, votes in found.items():
        page = f"{tree}charter/articles/{id_}/index.html"
        versions = [
            path
            for path, one in site.of_kind("charter").items()
            if path.startswith(f"{tree}charter/")
            and any(link.target.endswith(f"/charter/articles/{id_}/") for link in one.links)
        ]
        for vote in votes:
            ballots = f"charter/votes/{vote}/ballots.csv"
            wanted = ballots if ballots in site.files else f"{tree}charter/votes/{vote}/index.html"
            for start in (page, *versions):
                away = way(site, start, wanted, "" if start == page else page)
                assert away is not None, (start, wanted)
                clicks[f"{away} from {'the article' if start == page else 'a version'}"] += 1
    note(f"{lang}: {len(found)} articles that were voted on; clicks to the ballots: {dict(sorted(clicks.items()))}")

    assert len(found) > 10


def test_every_text_voted_on_has_the_digest_that_is_shown(site: BuiltSite) -> None:
    """What sha256sum says of the text that a vote's page links to is the digest that stands there."""
    told = {}
    for path in site.of_kind("vote"):
        root = html.fromstring(site.files[path].decode())
        (digest,) = root.xpath("//code[@class='sum']/text()")
        (text,) = root.xpath("//aside//a[@type='text/plain']/@href")
        told[path] = digest == hashlib.sha256(site.files[file_of(text)]).hexdigest()

    assert len(told) == 16
    assert set(told.values()) == {True}


def test_the_command_on_the_page_counts_the_ballots(site: BuiltSite, tmp_path: Path) -> None:
    """Pasted into a shell beside the table, it prints the numbers of the page."""
    if not shutil.which("sh") or not shutil.which("uniq"):
        cannot("no shell to count ballots with")
    page = "charter/votes/2026-third-charter/index.html"
    root = html.fromstring(site.files[page].decode())
    (tmp_path / "ballots.csv").write_bytes(site.files["charter/votes/2026-third-charter/ballots.csv"])

    command = root.xpath("//dl[@class='commands']/dd[1]//code")[0].text_content()
    printed = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    counted = {choice: int(number) for number, choice in (line.split() for line in printed.splitlines())}
    shown = [int(cell.text.strip()) for cell in root.xpath("//table[@class='tally']/tbody[1]/tr/td")]

    assert [counted[name] for name in ("yes", "no", "abstain", "invalid")] == shown
    assert sum(shown) == 412


def test_questions_name_articles_by_their_titles(site: BuiltSite) -> None:
    """No link of a question's page has the id of an article for its words."""
    ids = {Path(path).parts[-2] for path in site.of_kind("article")}
    shown = {
        (path, link.text_content().strip())
        for path in site.of_kind("question")
        for link in html.fromstring(site.files[path].decode()).xpath("//aside//a")
    }

    assert [row for row in shown if row[1] in ids or not row[1]] == []
    assert len(shown) > 50


def test_votes_are_called_after_their_questions(site: BuiltSite) -> None:
    """Title and heading of a vote's page have the title of its question, in the language of the page."""
    questions = {path: page.h1[0] for path, page in site.of_kind("question").items()}
    for path, page in site.of_kind("vote").items():
        (question,) = {file_of(link.target) for link in page.links if file_of(link.target) in questions}

        assert questions[question] in page.title
        assert page.h1[0].endswith(questions[question])
        assert address_of(path) in {link.target for link in site.pages[question].links}
