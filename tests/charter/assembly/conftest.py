"""A hamlet with a charter, two people, a question and a vote on it, of which tests change a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Hamlet

CHARTER = "---\ntitle: Charter\nversion: '1.0'\nstatus: voting\n---\n## Dogs {#dogs}\n\nOn a lead.\n"
PEOPLE = {
    "people/ada.md": "---\nname: Ada Penrose\nconsent: yes\n---\n",
    "people/bo.md": "---\nname: Boris Quick\nconsent: no\n---\n",
}


class Assembly:
    """Sites with a question and a vote."""

    def __init__(self, hamlet: Hamlet) -> None:
        """Begin with a maker of small sites."""
        self.hamlet = hamlet

    @staticmethod
    def question(body: str = "May they run?\n", **header: str) -> str:
        """Return a question file."""
        fields = {"title": "Dogs?", "asked": "2026-02-01", "articles": "[dogs]", **header}
        return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items() if value) + f"---\n{body}"

    @staticmethod
    def vote(**header: str) -> str:
        """Return a vote file; a field of '' is left out."""
        fields = {
            "question": "dogs",
            "opens": "2026-03-01",
            "closes": "2026-03-14",
            "eligible": "10",
            "quorum": "1/2",
            "pass": "at least 2/3 of cast",
            "tally": "{yes: 4, no: 2}",
            **header,
        }
        return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items() if value) + "---\n"

    def files(self, changed: dict[str, str] | None = None) -> dict[str, str]:
        """Return the files of a hamlet that has voted, with those `changed`; one of '' is left out."""
        own = {
            "charter/1.0.md": CHARTER,
            "charter/questions/dogs.md": self.question(),
            "charter/votes/2026-dogs.md": self.vote(),
            **PEOPLE,
        }
        return {path: text for path, text in (own | (changed or {})).items() if text}

    def told(self, changed: dict[str, str]) -> list[str]:
        """Return what an editor is told: `path:line code: message`."""
        return [f"{one.path}:{one.place.line} {one.code}: {one.message}" for one in self.hamlet.problems(self.files(changed))]


@pytest.fixture
def assembly(hamlet: Hamlet) -> Assembly:
    """Return the maker of sites with a question and a vote."""
    return Assembly(hamlet)
