"""The two usual pages, and what stands on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from hundred.core.outputs import Sheet
from hundred.core.pages import page_at, page_of, sheet_of

if TYPE_CHECKING:
    from tests.conftest import Hamlet

FILL = partial(Sheet, title="T")
WALK = {"modified": "2026-11-20 08:00", "summary": "S."}


@pytest.mark.parametrize(("lang", "path"), [("en", "/wall/"), ("zh-Hans", "/zh-Hans/wall/")])
def test_a_page_at_an_address_lies_in_the_tree_of_its_language(hamlet: Hamlet, lang: str, path: str) -> None:
    """The neutral path is the same for all languages, the path is not."""
    page = page_at(hamlet.view({}, lang), "/wall/", kind="wall", template="wall/wall.html", fill=FILL)

    assert (page.path, page.neutral, page.lang, page.fill(), page.indexable) == (path, "/wall/", lang, Sheet(title="T"), True)


def test_a_page_of_a_record_is_the_records(hamlet: Hamlet) -> None:
    """Address, kind, time of change and source are those of the record, unless others are given."""
    view = hamlet.view({"events/walk.md": hamlet.event(**WALK)})
    event = view.community.events[0]

    page = page_of(view, event, template="events/event.html", fill=FILL)
    other = page_of(view, event, template="events/event.html", fill=FILL, kind="other", changed=None)

    assert (page.path, page.kind, page.changed, page.source) == (
        "/events/walk/",
        "event",
        event.modified,
        "content/events/walk.md",
    )
    assert (other.kind, other.changed, other.source) == ("other", None, page.source)


def test_a_sheet_is_named_as_its_record(hamlet: Hamlet) -> None:
    """Title and description are the record's in the language, unless others are given."""
    view = hamlet.view({"events/walk.md": hamlet.event(**WALK)})
    event = view.community.events[0]

    sheets = [sheet_of(view, event), sheet_of(view, event, title="Other", data={"event": event})]

    assert [(one.title, one.description, one.image, dict(one.data)) for one in sheets] == [
        ("A walk", "S.", "", {}),
        ("Other", "S.", "", {"event": event}),
    ]
