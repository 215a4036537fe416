"""People: as they chose to be shown, and only with their consent."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from hundred.core.model import Contribution, Person
from hundred.core.times import Undated
from hundred.people.ld import individual
from hundred.people.names import initials, shown_name
from hundred.people.plan import plan

if TYPE_CHECKING:
    from tests.conftest import Hamlet


def test_every_field_reaches_the_person(hamlet: Hamlet) -> None:
    """All that an editor can write of a person is in their record, the name only in the chosen form."""
    files = {
        "people/bo.md": "---\nname: Bo\nconsent: yes\n---\n",
        "people/ada.md": hamlet.file(
            name="Ada Penrose", handle="ada_p", display="both", consent="yes", lang="fr", sort_key="Penrose", joined="2020",
            tier="builders", seed="7", invited_by="bo", state="alumni", links="[https://ada.example]", indexable="no",
            contributions="[{kind: hosting, what: tea, date: 2021-05, proof: /groups/}]", date="2020-01-01", modified="2021-01-01",
        ),
    }  # fmt: skip

    person = hamlet.community(files).people[0]

    assert person == Person(
        id="ada",
        path="content/people/ada.md",
        texts=person.texts,
        published=datetime(2019, 12, 31, 16, tzinfo=UTC),
        modified=datetime(2020, 12, 31, 16, tzinfo=UTC),
        name="Ada Penrose (ada_p)",
        name_lang="fr",
        consent=True,
        sort_key="Penrose",
        joined=Undated(year=2020, month=None),
        tier="builders",
        seed=7,
        invited_by="bo",
        state="alumni",
        contributions=(Contribution(sort="hosting", what="tea", date=Undated(year=2021, month=5), proof="/groups/"),),
        links=("https://ada.example",),
        indexable=False,
        order="penrose",
    )


@pytest.mark.parametrize(
    ("name", "handle", "display", "shown"),
    [
        ("Ada Penrose", "ada", "name", "Ada Penrose"),
        ("Ada Penrose", "ada", "handle", "ada"),
        ("Ada Penrose", "ada", "both", "Ada Penrose (ada)"),
        ("Ada Penrose", "", "both", "Ada Penrose"),
        ("Ada Penrose", "ada", "initials", "A. P."),
        ("Ada Penrose", "", "handle", "A. P."),
        ("李默", "", "initials", "李某"),
        ("欧阳 方可", "", "initials", "欧. 方."),
        ("ada lovelace king", "", "initials", "A. L. K."),
    ],
)
def test_a_name_is_shown_in_the_chosen_form(name: str, handle: str, display: str, shown: str) -> None:
    """Name, handle, both or initials; who chose a handle is never shown by name for want of one."""
    assert shown_name(name, handle, display) == shown


def test_no_name_has_no_initials() -> None:
    """Nothing is made of nothing."""
    assert initials("") == ""


def test_the_other_form_of_a_name_is_nowhere(hamlet: Hamlet) -> None:
    """Who is shown by their handle has no real name on any page, calendar or feed of the finished site."""
    files = {
        "people/ada.md": "---\nname: Adelheid Penrose\nhandle: lamp_lighter\ndisplay: handle\nconsent: yes\n---\n",
        "events/walk.md": hamlet.event(hosts="[ada]"),
    }

    made = hamlet.pages(files)

    assert [name for name, data in made.items() if b"Adelheid" in data or b"Penrose" in data] == []
    assert b"lamp_lighter" in made["people/ada/index.html"]


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ({"consent": "yes"}, True),
        ({"consent": "是"}, True),
        ({"consent": "no"}, False),
        ({"consent": "''"}, False),
        ({}, False),
        ({"consent": "yes", "state": "withdrawn"}, False),
        ({"consent": "yes", "state": "remembered"}, True),
    ],
)
def test_only_a_yes_is_consent(hamlet: Hamlet, header: dict[str, str], *, shown: bool) -> None:
    """Nobody is shown who has not said yes, or who has withdrawn."""
    community = hamlet.community({"people/ada.md": hamlet.file(name="Ada", **header)})

    assert ([one.id for one in community.people], community.hidden) == ((["ada"], ()) if shown else ([], ("ada",)))


@pytest.mark.parametrize(
    ("header", "told", "message"),
    [
        ({"display": "handle"}, "3:10 display", "display is 'handle', but there is no handle | add  handle: …  or leave 'display' out"),
        ({"handle": "ada@town.example"}, "3:9 email", "the handle looks like an e-mail address | write a name instead; addresses never go on the site"),
        ({"tier": "builder"}, "3:7 choice", "'builder' is not one of the site's tiers | did you mean 'builders'?"),
        ({"contributions": "[{kind: host, what: tea}]"}, "3:24 choice", "'host' is not one of the site's contributions | did you mean 'hosting'?"),
        ({"photo": "images/a.png"}, "3:8 alt", "the picture has no photo_alt | add  photo_alt: what the picture shows, in a sentence"),
        ({"seed": "0"}, "3:7 number", "'0' is not a whole number from 1 to 99999 | write a whole number from 1 to 99999, in plain digits"),
    ],
)  # fmt: skip
def test_faults_of_a_person(hamlet: Hamlet, header: dict[str, str], told: str, message: str) -> None:
    """What cannot be is told at its place, with what to write."""
    problems = hamlet.problems({"people/ada.md": hamlet.file(name="Ada", **header), "images/a.png": DOT})

    assert [(f"{one.place.line}:{one.place.col} {one.code}", f"{one.message} | {one.help}") for one in problems] == [
        (told, message)
    ]


def test_a_person_is_given_all_that_belongs_to_them(hamlet: Hamlet) -> None:
    """What each hosted, performed, leads, founded and wrote, and who invited whom."""
    files: dict[str, str | bytes] = {
        "people/ada.md": "---\nname: Ada\nconsent: yes\ninvited_by: bo\nindexable: no\n---\n",
        "people/bo.md": "---\nname: Bo\nconsent: yes\n---\n",
        "groups/readers.md": "---\ntitle: Readers\nfounder: ada\nleads: [bo]\n---\n",
        "events/walk.md": hamlet.event(hosts="[ada]", people="[{person: bo, as: singer}, {person: bo, as: cook}]"),
        "news/n.md": "---\ntitle: N\ndate: 2026-01-01\nsummary: S.\nauthors: [ada]\n---\n",
        "spotlights/ada.md": "---\ntitle: On Ada\npeople: [ada]\ndate: 2026-01-01\nsummary: S.\n---\n",
    }

    ada, bo = plan(hamlet.view(files))

    first: Any = ada.fill().data
    second: Any = bo.fill().data
    assert ([one.id for one in first["hosted"]], first["credited"], [one.id for one in first["founded"]]) == (
        ["walk"],
        [],
        ["readers"],
    )
    assert ([one.id for one in first["posts"]], [one.id for one in first["spotlights"]], first["invited_by"].id) == (
        ["n"],
        ["ada"],
        "bo",
    )
    assert ([(one.id, role) for one, role in second["credited"]], [one.id for one in second["leads"]]) == (
        [("walk", "singer"), ("walk", "cook")],
        ["readers"],
    )
    assert ([one.id for one in second["invited"]], ada.indexable, bo.indexable, ada.path) == (
        ["ada"],
        False,
        True,
        "/people/ada/",
    )
    assert [one.path for one in ada.fill().alternates] == ["/calendars/person/ada.ics"]


def test_linked_data_holds_what_the_page_shows(hamlet: Hamlet) -> None:
    """A person is a schema.org/Person by the chosen name."""
    view = hamlet.view(
        {"people/ada.md": "---\nname: Ada Penrose\ndisplay: initials\nconsent: yes\nlinks: [https://ada.example]\n---\n"}
    )

    assert individual(view, view.community.people[0]) == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "A. P.",
        "url": "https://hamlet.example/people/ada/",
        "sameAs": ["https://ada.example"],
        "memberOf": {"@type": "Organization", "name": "Hamlet", "url": "https://hamlet.example/"},
    }


def test_when_somebody_joined_is_as_exact_as_it_is_known(hamlet: Hamlet) -> None:
    """A day, a month or a year."""
    files = {
        f"people/p{number}.md": hamlet.file(name="P", consent="yes", joined=one)
        for number, one in enumerate(["2020-06-01", "2020-06", "2020"])
    }

    found = [person.joined for person in hamlet.community(files).people]

    assert found == [date(2020, 6, 1), Undated(year=2020, month=6), Undated(year=2020, month=None)]


DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


@pytest.mark.parametrize(
    ("id_", "display", "told"),
    [
        ("ines-hidden", "initials", True),
        ("ines-hidden", "handle", True),
        ("i-h", "initials", False),
        ("ines-hidden", "name", False),
    ],
)
def test_an_address_that_gives_the_name_away_is_warned_of(hamlet: Hamlet, id_: str, display: str, told: bool) -> None:  # noqa: FBT001
    """Whoever shows initials or a handle should not find the name in the address of the page."""
    text = hamlet.file(name="Ines Hidden", handle="quill", consent="yes", display=display)

    found = hamlet.told({f"people/{id_}.md": text})

    assert (f"content/people/{id_}.md:5:10 address-name" in found) == told
