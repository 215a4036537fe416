"""What is looked up in the community is noted, and only the answer counts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hundred.core.bodies import HeldBodies, body_mark
from hundred.core.community import Community, question
from hundred.core.model import Text
from hundred.core.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import Hamlet

SETTINGS = Settings(
    url="https://h.example",
    timezone="UTC",
    languages=("en",),
    names={"en": "H"},
    mottos={},
    uid_domain="h.example",
    vocabulary={},
)


@question
def titles(community: Community, *ids: str) -> tuple[str, ...]:
    """Return the titles of the events with those ids."""
    return tuple(event.original.title for event in community.events if event.id in ids)


def walks(hamlet: Hamlet) -> dict[str, str | bytes]:
    """Return files with events before and after the clock, of a group and of none."""
    return {
        "groups/readers.md": "---\ntitle: Readers\n---\n",
        **{
            f"events/e{day}.md": hamlet.event(id=f"e{day}", start=f"2026-11-{day}", title=f"E{day}", groups="[readers]")
            for day in (18, 19, 22, 23)
        },
        "events/alone.md": hamlet.event(id="alone", start="2026-11-24"),
    }


@pytest.mark.parametrize(
    ("axis", "id_", "most", "expected"),
    [
        ("group", "readers", None, [["e22", "e23"], ["e19", "e18"]]),
        ("group", "readers", 1, [["e22"], ["e19"]]),
        ("group", "nobody", None, [[], []]),
        ("", "", None, [["e22", "e23", "alone"], ["e19", "e18"]]),
        ("month", "2026-11", 2, [["e22", "e23"], ["e19", "e18"]]),
    ],
)
def test_what_is_coming_and_what_is_over(
    hamlet: Hamlet, axis: str, id_: str, most: int | None, expected: list[list[str]]
) -> None:
    """Along an axis or of all events: the next first, the last first, and no more than asked for."""
    community = hamlet.community(walks(hamlet))

    found = [[one.id for one in asked(axis, id_, most)] for asked in (community.coming, community.past)]

    assert found == expected


@pytest.mark.parametrize(
    ("folder", "extra", "order"),
    [
        ("news", "date: 2026-05-0{}\nsummary: S.\n", ["3", "2", "1"]),
        ("spotlights", "date: 2026-05-0{}\nsummary: S.\npeople: [ada]\n", ["3", "2", "1"]),
        ("guide", "order: {}\n", ["1", "2", "3"]),
        ("charter", "version: '{}'\n", ["1", "2", "3"]),
    ],
)
def test_neighbours_are_those_of_the_list(hamlet: Hamlet, folder: str, extra: str, order: list[str]) -> None:
    """Before and after a record stands what its list holds there, nothing at the ends."""
    files = {f"{folder}/{number}.md": f"---\ntitle: T\n{extra.format(number)}---\n## Q {{#q}}\n" for number in (1, 2, 3)}
    if folder == "charter":
        files = {name: text.replace("version", "status: voting\nversion") for name, text in files.items()}
    community = hamlet.community({"people/ada.md": "---\nname: Ada\nconsent: yes\n---\n", **files})
    kind = {"news": "post", "spotlights": "spotlight"}.get(folder, folder)

    records = [community.find(kind, number) for number in order]

    around = [[other and other.id for other in community.around(one)] for one in records if one]
    assert around == [[None, order[1]], [order[0], order[2]], [order[1], None]]


def test_only_the_answer_is_noted(hamlet: Hamlet) -> None:
    """A page that asks depends on what it was told, not on all that was looked through for it."""
    community = hamlet.community(walks(hamlet))

    with community.reads.collect() as seen:
        answer = community.ask(titles, "e22")

    (key,) = seen
    assert (answer, community.value_of(key)) == (("E22",), ("E22",))
    assert key == ("ask", f"{titles.__module__}.titles", "e22")


def test_an_answer_is_found_once(hamlet: Hamlet) -> None:
    """Whoever asks the same in one run gets the same, and the same is noted for both."""
    community = hamlet.community(walks(hamlet))

    with community.reads.collect() as first:
        one = community.ask(titles, "e22", "e23")
    with community.reads.collect() as second:
        other = community.ask(titles, "e22", "e23")

    assert other is one
    assert list(first) == list(second)


def test_the_value_of_a_read_is_what_it_gave(hamlet: Hamlet) -> None:
    """Each way to look something up can be looked up again by what was noted."""
    community = hamlet.community({**walks(hamlet), "events/alone.md": hamlet.event("Words.\n", id="alone", start="2026-11-24")})
    text = community.events[-1].original

    with community.reads.collect() as seen:
        gave = [
            community.find("group", "readers"),
            community.events_of("year", "2026"),
            community.ids_of("month"),
            community.groups,
            community.today,
            community.coming("group", "readers", 1),
        ]
        body = community.body(text)

    *others, marked = seen
    assert [community.value_of(key) for key in others] == gave
    assert (body, community.value_of(marked)) == ("Words.\n", body_mark("Words.\n"))


@pytest.mark.parametrize("key", [("part", "settings"), ("ask", "os.remove", "x"), ("look", "x"), ()])
def test_what_was_never_a_read_has_no_value(hamlet: Hamlet, key: tuple[str, ...]) -> None:
    """A ledger from elsewhere makes nothing happen."""
    with pytest.raises(ValueError, match="not a read"):
        hamlet.community({}).value_of(key)


def test_bodies_can_be_held_in_memory() -> None:
    """A community that was not read from files says what it is given, and nothing for the rest."""
    held = HeldBodies({"content/events/a.md": "Words."})
    community = Community(settings=SETTINGS, now=datetime(2026, 11, 21, tzinfo=UTC), bodies=held)
    texts = [Text(lang="en", title="", summary="", body_line=1, path=f"content/events/{name}.md") for name in ("a", "b")]

    assert [community.body(text) for text in texts] == ["Words.", ""]


@pytest.mark.parametrize(
    ("files", "until"),
    [
        ({}, "2026-11-21T16:00"),
        ({"events/a.md": {"start": "2026-11-21 20:00", "end": "21:30"}}, "2026-11-21T13:30"),
        ({"events/a.md": {"start": "2026-11-21 07:00", "end": "07:30"}}, "2026-11-21T16:00"),
        ({"events/a.md": {"start": "2026-11-20 18:00", "end": "19:00", "timezone": "Pacific/Honolulu"}}, "2026-11-21T05:00"),
        ({"events/a.md": {"start": "2026-11-22 01:00", "end": "02:00", "timezone": "Pacific/Kiritimati"}}, "2026-11-21T12:00"),
        ({"events/a.md": {"start": "2026-11-09 20:00", "end": "2026-11-21 21:30"}}, "2026-11-21T13:30"),
        ({"events/a.md": {"date": "2026-11-21 09:00"}}, "2026-11-21T01:00"),
    ],
)
def test_answers_hold_until_something_ends(hamlet: Hamlet, files: dict[str, dict[str, str]], until: str) -> None:
    """Until the next midnight in the site's zone, an event's end or the date of a record, whichever is first."""
    community = hamlet.community({name: hamlet.event(**header) for name, header in files.items()})

    assert f"{community.until():%Y-%m-%dT%H:%M}" == until
