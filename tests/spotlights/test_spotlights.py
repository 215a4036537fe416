"""Spotlights: their files and their pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from hundred.core.model import Spotlight
from hundred.spotlights.plan import plan

if TYPE_CHECKING:
    from tests.conftest import Hamlet

ADA = "---\nname: Ada\nconsent: yes\n---\n"
STORY = "---\ntitle: {}\npeople: [ada]\ndate: {}\nsummary: S.\nstatus: {}\n---\nOnce.\n"


def test_every_field_reaches_the_spotlight(hamlet: Hamlet) -> None:
    """All that an editor can write of a spotlight is in its record."""
    files = {
        "people/ada.md": ADA,
        "spotlights/lamp.md": "---\ntitle: Lamp\npeople: ada\ndate: 2026-11-09 10:00\nsummary: S.\nmodified: 2026-11-10\n---\n",
    }

    (spotlight,) = hamlet.community(files).spotlights

    assert spotlight == Spotlight(
        id="lamp",
        path="content/spotlights/lamp.md",
        texts=spotlight.texts,
        published=datetime(2026, 11, 9, 2, tzinfo=UTC),
        modified=datetime(2026, 11, 9, 16, tzinfo=UTC),
        day=date(2026, 11, 9),
        people=("ada",),
    )


def test_each_portrait_leads_to_its_neighbours(hamlet: Hamlet) -> None:
    """The series runs newest first; a draft is not in it."""
    files = {
        "people/ada.md": ADA,
        "groups/readers.md": "---\ntitle: Readers\nfounder: ada\n---\n",
        **{f"spotlights/s{day}.md": STORY.format(f"S{day}", f"2026-05-0{day}", "published") for day in (1, 2, 3)},
        "spotlights/draft.md": STORY.format("Draft", "2026-05-09", "draft"),
    }

    first, *portraits = plan(hamlet.view(files))

    listed: Any = first.fill().data
    datas: list[Any] = [page.fill().data for page in portraits]
    around = [(page.path, data["previous"], data["next"]) for page, data in zip(portraits, datas, strict=True)]
    assert [one.id for one in listed["spotlights"]] == ["s3", "s2", "s1"]
    assert [(path, before and before.id, after and after.id) for path, before, after in around] == [
        ("/spotlights/s3/", "s2", None),
        ("/spotlights/s2/", "s1", "s3"),
        ("/spotlights/s1/", None, "s2"),
    ]
    assert ([one.id for one in datas[0]["people"]], [one.id for one in datas[0]["groups"]]) == (["ada"], ["readers"])


def test_a_portrait_needs_people_a_date_and_a_summary(hamlet: Hamlet) -> None:
    """What a list, a feed and a preview need must be there."""
    told = hamlet.told({"spotlights/bare.md": "---\ntitle: T\n---\n"})

    assert told == ["content/spotlights/bare.md:2:1 missing"] * 3
