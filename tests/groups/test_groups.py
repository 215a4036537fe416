"""Groups: their files, their state, and their pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from hundred.core.model import Group
from hundred.core.times import Undated
from hundred.groups.ld import organization
from hundred.groups.plan import plan
from hundred.groups.questions import state

if TYPE_CHECKING:
    from tests.conftest import Hamlet

ADA = "---\nname: Ada\nconsent: yes\n---\n"
SIL = "---\nname: Sil\n---\n"


def test_every_field_reaches_the_group(hamlet: Hamlet) -> None:
    """All that an editor can write of a group is in its record."""
    files = {
        "people/ada.md": ADA,
        "groups/old.md": "---\ntitle: Old\n---\n",
        "groups/readers.md": hamlet.file(
            title="Readers", summary="We read.", kind="city", founder="ada", leads="ada", started="2021-05",
            started_from="old", state="forming", contact="Come by", date="2021-05-01", modified="2021-06-01 08:00",
        ),
    }  # fmt: skip

    group = hamlet.community(files).groups[1]

    assert group == Group(
        id="readers",
        path="content/groups/readers.md",
        texts=group.texts,
        published=datetime(2021, 4, 30, 16, tzinfo=UTC),
        modified=datetime(2021, 6, 1, tzinfo=UTC),
        sort="city",
        founder="ada",
        leads=("ada",),
        started=Undated(year=2021, month=5),
        started_from="old",
        state="forming",
    )
    assert (group.original.summary, dict(group.original.words)) == ("We read.", {"contact": "Come by"})


@pytest.mark.parametrize(
    ("written", "events", "shown"),
    [
        ("active", [], "active"),
        ("active", ["2026-05-26"], "active"),
        ("active", ["2026-05-20"], "resting"),
        ("active", ["2026-05-20", "2027-01-01"], "active"),
        ("active", ["2027"], "active"),
        ("forming", ["2020-01-01"], "forming"),
        ("archived", ["2026-11-20"], "archived"),
    ],
)
def test_an_active_group_rests_after_half_a_year(hamlet: Hamlet, written: str, events: list[str], shown: str) -> None:
    """Nobody has to write that a group sleeps: 180 days after its last event it is shown as resting."""
    files = {
        f"events/e{number}.md": hamlet.event(id=f"e{number}", start=start, groups="[readers]")
        for number, start in enumerate(events)
    }
    view = hamlet.view({**files, "groups/readers.md": hamlet.file(title="Readers", state=written)})

    assert view.community.ask(state, "readers") == shown


def test_a_group_is_given_all_that_belongs_to_it(hamlet: Hamlet) -> None:
    """People who are shown, events on either side of now, stories, and what grew out of it."""
    files: dict[str, str | bytes] = {
        "people/ada.md": ADA,
        "people/sil.md": SIL,
        "groups/readers.md": "---\ntitle: Readers\nfounder: sil\nleads: [ada, sil]\n---\n",
        "groups/writers.md": "---\ntitle: Writers\nstarted_from: readers\nfounder: ada\n---\n",
        "spotlights/ada.md": "---\ntitle: On Ada\npeople: [ada]\ndate: 2026-01-01\nsummary: S.\n---\n",
        "news/n.md": "---\ntitle: N\ndate: 2026-01-01\nsummary: S.\ngroups: [readers]\n---\n",
        **{
            f"events/p{day}.md": hamlet.event(id=f"p{day}", start=f"2026-10-{day}", groups="[readers]") for day in range(10, 24)
        },
        "events/next.md": hamlet.event(id="next", groups="[readers]"),
    }

    pages = list(plan(hamlet.view(files)))
    first, readers, writers = (page.fill() for page in pages)

    data: Any = readers.data
    assert (
        data["founder"],
        [one.id for one in data["leads"]],
        data["started_from"],
        [one.id for one in data["offspring"]],
    ) == (None, ["ada"], None, ["writers"])
    assert ([one.id for one in data["upcoming"]], [one.id for one in data["past"]]) == (
        ["next"],
        [f"p{day}" for day in range(23, 11, -1)],
    )
    assert ([one.id for one in data["spotlights"]], [one.id for one in data["posts"]], data["state"]) == (
        ["ada"],
        ["n"],
        "active",
    )
    assert [(one.id, count, next_ and next_.id) for one, count, next_ in first.data["tiles"]] == [
        ("readers", 1, "next"),
        ("writers", 0, None),
    ]  # type: ignore[attr-defined]
    assert ([page.path for page in pages], writers.data["started_from"].id) == (
        ["/groups/", "/groups/readers/", "/groups/writers/"],
        "readers",
    )  # type: ignore[attr-defined]
    assert [one.path for one in readers.alternates] == [
        "/calendars/group/readers.ics",
        "/feeds/group/readers.atom",
        "/feeds/group/readers.rss",
        "/feeds/group/readers.json",
    ]


@pytest.mark.parametrize(
    ("started", "founded"),
    [
        (Undated(year=2021, month=5), "2021-05"),
        (Undated(year=2021, month=None), "2021"),
        (date(2021, 5, 6), "2021-05-06"),
        (None, None),
    ],
)
def test_linked_data_knows_as_much_of_the_beginning_as_the_file(hamlet: Hamlet, started: object, founded: str | None) -> None:
    """A group is an organisation with its founder, where they are shown, and its beginning as exact as it is known."""
    written = {"started": str(founded)} if started else {}
    files = {"people/ada.md": ADA, "groups/readers.md": hamlet.file(title="Readers", founder="ada", **written)}
    view = hamlet.view(files)

    found = organization(view, view.community.groups[0])

    assert (found.get("foundingDate"), found["founder"]["name"], view.community.groups[0].started) == (founded, "Ada", started)
