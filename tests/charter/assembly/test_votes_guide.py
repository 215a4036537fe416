"""The guide's page on votes: what it shows to be pasted can be pasted, and its rules are read as it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hundred.charter.assembly.shares import read_share

if TYPE_CHECKING:
    from tests.charter.assembly.conftest import Assembly

GUIDE = Path(__file__).parents[3] / "content" / "guide"
PAGES = ("votes.md", "votes.zh-Hans.md")
CHARTER = "---\ntitle: Charter\nversion: '1.0'\nstatus: voting\n---\n## Dogs {#dogs}\n\nOn a lead.\n"
PEOPLE = {f"people/{id_}.md": f"---\nname: {id_}\nconsent: yes\n---\n" for id_ in ("old-pan", "li-mo")}
OPEN = "secret: no\narea: {eligible: 500, pass: majority}\nballots: 2026-dogs.csv"
HEAD = "---\nquestion: dogs-in-winter\nopens: 2026-03-01\ncloses: 2026-03-14\neligible: 9\npass: majority\n"


def blocks(page: str) -> list[str]:
    """Return what stands between fences in a page of the guide."""
    return re.findall(r"^```\n(.*?)^```$", (GUIDE / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_what_is_shown_can_be_pasted(assembly: Assembly, page: str) -> None:
    """A question, a vote, one by two measures, and both tables of ballots: a check finds nothing wrong with them."""
    question, vote, twice, secret, open_table = blocks(page)[:5]
    own = {"charter/1.0.md": CHARTER, "charter/questions/dogs-in-winter.md": question, **PEOPLE}
    votes = {
        "2026-dogs": (vote, ""),
        "twice/2026-dogs": (twice, ""),
        "secret/2026-dogs": (f"{HEAD}ballots: 2026-dogs.csv\n---\n", secret),
        "open/2026-dogs": (f"{HEAD}{OPEN}\n---\n", open_table),
    }

    for name, (text, table) in votes.items():
        files = {**own, "charter/votes/2026-dogs.md": text, **({"charter/votes/2026-dogs.csv": table} if table else {})}
        assert assembly.hamlet.told(files) == [], name
        (assembly.hamlet.folder / "content/charter/votes/2026-dogs.csv").unlink(missing_ok=True)


@pytest.mark.parametrize("page", PAGES)
def test_rules_are_read_as_they_are_explained(page: str) -> None:
    """Every rule of the page's tables and lines is a rule, and the one that is called an error is none."""
    text = (GUIDE / page).read_text(encoding="utf-8")
    rules = [(name, rule) for name, rule in re.findall(r"`(pass|quorum): ([^`]+)`", text) if rule != "2/3" or name == "quorum"]

    for name, rule in rules:
        assert read_share(rule, "cast" if name == "pass" else "eligible", whole=name == "quorum"), rule
    assert len(rules) == 9
    assert read_share("2/3", "cast") is None
