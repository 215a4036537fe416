"""Groups: their files, their state, and their pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from hundred.core.model import Group
from hundred.core.times import Undated
from hundred.groups.index import family, sections
from hundred.groups.ld import organization
from hundred.groups.plan import plan
from hundred.groups.questions import people, standing

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
            title="Readers", summary="We read.", kind="city", founder="ada", leads="ada", members="[ada]", started="2021-05",
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
        members=("ada",),
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
        ("archived", ["2026-11-22"], "active"),
    ],
)
def test_an_active_group_rests_after_half_a_year(hamlet: Hamlet, written: str, events: list[str], shown: str) -> None:
    """Nobody has to write that a group sleeps: 180 days after its last event it is shown as resting, until the next."""
    files = {
        f"events/e{number}.md": hamlet.event(id=f"e{number}", start=start, groups="[readers]")
        for number, start in enumerate(events)
    }
    view = hamlet.view({**files, "groups/readers.md": hamlet.file(title="Readers", state=written)})

    assert view.community.ask(standing, "readers")[0] == shown


@pytest.mark.parametrize(
    ("started", "published", "rest", "shown"),
    [
        ("2020", "''", 180, "resting"),
        ("2020", "2026-11-01", 180, "active"),
        ("2026-06", "''", 180, "active"),
        ("2026-06", "''", 90, "resting"),
    ],
)
def test_a_group_that_never_met_rests_as_well(hamlet: Hamlet, started: str, published: str, rest: int, shown: str) -> None:
    """Without any event the days count from when it began, or came on the site; the settings say how many they are."""
    group = hamlet.file(title="Readers", started=started, date=published)

    view = hamlet.view({"groups/readers.md": group}, HUNDRED={"groups": {"rest": rest}})

    assert view.community.ask(standing, "readers") == (shown, None)


def test_the_people_of_a_group_are_whoever_did_something_and_agreed(hamlet: Hamlet) -> None:
    """Founder, leads, members, hosts and credited people stand once, by name; who did not consent does not."""
    consenting = {
        f"people/{name}.md": f"---\nname: {name.title()}\nconsent: yes\n---\n"
        for name in ("ada", "bo", "cy", "di", "ed", "flo")
    }
    programme = "[{start: 2026-12-01 20:00, title: T, people: [ed, sil]}]"
    files = {
        **consenting,
        "people/sil.md": SIL,
        "groups/readers.md": "---\ntitle: R\nfounder: di\nleads: [sil]\nmembers: [cy, di, sil]\n---\n",
        "events/one.md": hamlet.event(
            id="one",
            groups="[readers]",
            start="2026-12-01 19:00",
            end="22:00",
            hosts="[bo, sil]",
            people="[{person: ada, as: cook}]",
            programme=programme,
        ),
        "events/two.md": hamlet.event(id="two", hosts="[flo]"),
    }

    found = hamlet.community(files).ask(people, "readers")

    assert [name for _, name, _ in found] == ["Ada", "Bo", "Cy", "Di", "Ed"]


def test_the_index_has_a_section_for_each_way_things_stand(hamlet: Hamlet) -> None:
    """Who meets comes first, the soonest before the others by title; then cities, beginners, sleepers and what was."""
    files = {
        "groups/a.md": hamlet.file(title="Zither"),
        "groups/b.md": hamlet.file(title="Bells"),
        "groups/c.md": hamlet.file(title="Paris", kind="city"),
        "groups/d.md": hamlet.file(title="New", state="forming"),
        "groups/e.md": hamlet.file(title="Old", state="archived"),
        "groups/f.md": hamlet.file(title="Asleep", started="2019", kind="city"),
        "groups/g.md": hamlet.file(title="Walkers"),
        "events/walk.md": hamlet.event(groups="[g]"),
    }

    found = [(one.id, [tile.group.id for tile in one.tiles]) for one in sections(hamlet.view(files))]

    assert found == [
        ("active", ["g", "b", "a"]),
        ("cities", ["c"]),
        ("forming", ["d"]),
        ("resting", ["f"]),
        ("archived", ["e"]),
    ]


@pytest.mark.parametrize(("count", "size"), [(1, "roomy"), (15, "roomy"), (16, "close"), (60, "close"), (61, "dense")])
def test_many_groups_are_small_tiles_and_very_many_are_lines(hamlet: Hamlet, count: int, size: str) -> None:
    """The index stays a page that one can look over, whatever the number of groups."""
    files = {f"groups/g{number:03}.md": hamlet.file(title="G") for number in range(count)}

    (section,) = sections(hamlet.view(files))

    assert (section.size, len(section.tiles)) == (size, count)


def test_groups_that_grew_out_of_each_other_are_a_tree(hamlet: Hamlet) -> None:
    """Who grew out of nothing stands above; a group without relations is not in it."""
    parents = {"a": "", "b": "a", "c": "b", "d": "a", "e": "", "f": "e", "g": ""}
    files = {f"groups/{id_}.md": hamlet.file(title=id_, started_from=above or "''") for id_, above in parents.items()}

    tree = hamlet.community(files).ask(family)

    assert _ids(tree) == [("a", [("b", [("c", [])]), ("d", [])]), ("e", [("f", [])])]


def test_a_tree_is_never_deeper_than_a_page(hamlet: Hamlet) -> None:
    """A line of four hundred generations is shown whole, set in eight times."""
    files = {f"groups/g{n:03}.md": hamlet.file(title="G", started_from=f"g{n - 1:03}" if n else "''") for n in range(400)}

    tree = hamlet.community(files).ask(family)

    depths = _depths(tree, 1)
    assert (len(depths), max(depths)) == (400, 8)


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
    assert [one.group.id for section in first.data["sections"] for one in section.tiles] == ["readers", "writers"]  # type: ignore[attr-defined]
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


def _ids(tree: Any) -> list[Any]:
    return [(group.id, _ids(below)) for group, below in tree]


def _depths(tree: Any, depth: int) -> list[int]:
    return [one for _, below in tree for one in (depth, *_depths(below, depth + 1))]
