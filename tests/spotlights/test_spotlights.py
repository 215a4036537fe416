"""Spotlights: their files and their pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hundred.core.model import Spotlight
from hundred.spotlights.answers import headings
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


QUESTIONS = {"en": ["What first?", "What next?"], "zh-Hans": ["先做什么？", "再做什么？"]}
ASKED = {"languages": ["en", "zh-Hans"], "spotlight_questions": QUESTIONS}
ANSWERS = "---\ntitle: A\npeople: [ada]\ndate: 2026-01-01\nsummary: S.\nform: questions\n---\n"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("## What first?\n\nTea.\n\n## What next?\n\nTea.\n", []),
        ("Hello.\n\n## What next? {#next}\n\n### Aside\n\n```\n## Not a heading\n```\n", []),
        ("## What fist?\n\nTea.\n", ["8:4 'What fist?' is not one of the site's questions | did you mean 'What first?' or 'What next?'?"]),
        ("\n## Weather\n", ["9:4 'Weather' is not one of the site's questions | ask as the site does: 'What first?'; a smaller heading begins with ###"]),
        ("## What first?\n\n## What first?\n", ["10:4 'What first?' is answered twice | put the two answers under one heading"]),
        ("Tea.\n", ["8:1 none of the site's questions is answered | put each answer under its question, as in  ## What first?"]),
    ],
)  # fmt: skip
def test_answers_stand_under_the_questions_of_the_site(hamlet: Hamlet, body: str, told: list[str]) -> None:
    """With `form: questions` every heading is one of them, once; some may stay unanswered."""
    problems = hamlet.problems({"people/ada.md": ADA, "spotlights/a.md": ANSWERS + body}, HUNDRED=ASKED)

    assert [f"{one.place.line}:{one.place.col} {one.message} | {one.help}" for one in problems] == told


def test_a_translation_answers_in_its_own_language(hamlet: Hamlet) -> None:
    """The headings of each file are held against the questions in its language."""
    files = {
        "people/ada.md": ADA,
        "spotlights/a.md": f"{ANSWERS}## What first?\n\nTea.\n",
        "spotlights/a.zh-Hans.md": "---\ntitle: 甲\nsummary: 乙\n---\n## 先做啥？\n\n茶。\n",
    }

    assert hamlet.told(files, HUNDRED=ASKED) == ["content/spotlights/a.zh-Hans.md:5:4 unasked"]


def test_a_site_that_asks_nothing_has_no_answers(hamlet: Hamlet) -> None:
    """Whoever writes `form: questions` first is told where the questions go."""
    assert hamlet.told({"people/ada.md": ADA, "spotlights/a.md": ANSWERS}) == ["content/spotlights/a.md:6:7 unasked"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## A\n### B\n##C\n # D\n## E ##\n", [(1, "A"), (5, "E")]),
        ("~~~\n## A\n```\n## B\n~~~\n##   C   d  {#c .x}\n", [(6, "C d")]),
    ],
)
def test_headings_are_found_as_markdown_has_them(body: str, found: list[tuple[int, str]]) -> None:
    """Only the second level counts; what stands in code is none."""
    assert list(headings(body, 1)) == found


@pytest.mark.parametrize(
    ("header", "body", "told"),
    [
        ({}, "Text.", []),
        ({}, "![A crowd]({static}/images/dot.png)", ["warning"]),
        ({"image": "images/dot.png", "image_alt": "A"}, "Text.", ["warning"]),
        ({"image": "images/dot.png", "image_alt": "A", "status": "draft"}, "Text.", []),
        ({"image": "images/dot.png", "image_alt": "A", "photo_consent": "yes"}, "Text.", []),
        ({"image": "images/dot.png", "image_alt": "A", "photo_consent": "nobody"}, "Text.", []),
        ({"image": "images/dot.png", "image_alt": "A", "photo_consent": "no"}, "Text.", ["error"]),
        ({"photo_consent": "no"}, "Text.", []),
    ],
)
def test_pictures_of_people_need_their_yes(hamlet: Hamlet, header: dict[str, str], body: str, told: list[str]) -> None:
    """A portrait with pictures says that those in them agreed, or that nobody can be recognised; a no is an error."""
    dot = (Path(__file__).parents[1] / "data/invalid/content/images/dot.png").read_bytes()
    text = hamlet.file(body, title="T", people="ada", date="2026-01-01", summary="S.", **header)

    problems = hamlet.problems({"people/ada.md": ADA, "images/dot.png": dot, "spotlights/a.md": text})

    assert [(one.code, one.severity.value) for one in problems] == [("photo-consent", severity) for severity in told]


def test_a_portrait_says_where_one_meets_its_people(hamlet: Hamlet) -> None:
    """The next three events that one of them hosts or takes part in, each once, by start."""
    files = {
        "people/ada.md": ADA,
        "people/bo.md": ADA.replace("Ada", "Bo"),
        "spotlights/a.md": STORY.format("A", "2026-05-01", "published").replace("[ada]", "[ada, bo]"),
        "events/gone.md": hamlet.event(id="gone", start="2026-01-01 10:00", hosts="[ada]"),
        **{
            f"events/e{day}.md": hamlet.event(id=f"e{day}", start=f"2026-12-0{day} 10:00", hosts=hosts)
            for day, hosts in ((1, "[ada, bo]"), (2, "[bo]"), (3, "[ada]"), (4, "[ada]"))
        },
    }

    _, portrait = plan(hamlet.view(files))

    data: Any = portrait.fill().data
    assert [one.id for one in data["coming"]] == ["e1", "e2", "e3"]
