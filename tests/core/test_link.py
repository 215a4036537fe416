"""link(): ids resolve or are told, and who did not consent is nowhere."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import Struct
from msgspec.structs import asdict

if TYPE_CHECKING:
    from tests.conftest import Hamlet

ADA = "---\nname: Ada Penrose\nconsent: yes\n---\n"
SIL = "---\nname: Sil Ent\nhandle: silent_one\nphoto: images/sil.png\nphoto_alt: Sil\n---\n"
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


@pytest.mark.parametrize(
    ("name", "text", "told", "message"),
    [
        ("events/x.md", "---\ntitle: X\nid: x\nstart: 2026-05-15\ngroups: [readrs]\n---\n", "5:10 no-group", "there is no group 'readrs' | did you mean 'readers'?"),
        ("events/x.md", "---\ntitle: X\nid: x\nstart: 2026-05-15\nvenue: hal\n---\n", "5:8 no-venue", "there is no venue 'hal' | did you mean 'hall'?"),
        ("events/x.md", "---\ntitle: X\nid: x\nstart: 2026-05-15\nhosts: zoe\n---\n", "5:8 no-person", "there is no person 'zoe' | create content/people/zoe.md, or correct the id"),
        ("events/x.md", "---\ntitle: X\nid: x\nstart: 2026-05-15\npeople: [{person: adda, as: host}]\n---\n", "5:19 no-person", "there is no person 'adda' | did you mean 'ada'?"),
        ("events/x.md", "---\ntitle: X\nid: x\nstart: 2026-05-15\nfestival: wlk\n---\n", "5:11 no-event", "there is no event 'wlk' | did you mean 'walk'?"),
        ("groups/x.md", "---\ntitle: X\nstarted_from: reader\n---\n", "3:15 no-group", "there is no group 'reader' | did you mean 'readers'?"),
        ("people/x.md", "---\nname: X\ninvited_by: bda\n---\n", "3:13 no-person", "there is no person 'bda' | did you mean 'ada'?"),
        ("charter/2.0.md", "---\ntitle: C\nversion: '2.0'\nsupersedes: '1.1'\n---\n## Q {#q}\n", "4:13 no-charter", "there is no version '1.1' | did you mean '1.0'?"),
        ("news/x.md", "---\ntitle: X\ndate: 2026-01-01\nsummary: S.\nauthors: [zoe]\n---\n", "5:11 no-person", "there is no person 'zoe' | create content/people/zoe.md, or correct the id"),
        ("groups/x.md", "---\ntitle: X\nimage: images/dat.png\nimage_alt: X\n---\n", "3:8 no-image", "there is no picture 'content/images/dat.png' | did you mean 'images/dot.png'?"),
        ("groups/x.md", "---\ntitle: X\nimage: images/none.webp\nimage_alt: X\n---\n", "3:8 no-image", "there is no picture 'content/images/none.webp' | put the picture at content/images/none.webp"),
    ],
)  # fmt: skip
def test_an_id_that_is_nobodys_is_told_with_the_nearest(hamlet: Hamlet, name: str, text: str, told: str, message: str) -> None:
    """A mention of a record that does not exist is an error at the mention."""
    sound = {
        "people/ada.md": ADA,
        "groups/readers.md": "---\ntitle: Readers\n---\n",
        "venues/hall.md": "---\ntitle: The Hall\n---\n",
        "events/walk.md": hamlet.event(),
        "charter/1.0.md": "---\ntitle: C\nversion: '1.0'\n---\n## Q {#q}\n",
        "images/dot.png": DOT,
    }

    (problem,) = hamlet.problems({**sound, name: text})

    assert (f"{problem.place.line}:{problem.place.col} {problem.code}", f"{problem.message} | {problem.help}") == (
        told,
        message,
    )


@pytest.mark.parametrize(
    ("files", "told", "message"),
    [
        (
            {"groups/a.md": "---\ntitle: A\n---\n", "groups/2026/a.md": "---\ntitle: A\n---\n"},
            "content/groups/a.md:1:1 duplicate-id",
            "'a' is already the id of content/groups/2026/a.md | rename one of the two files",
        ),
        (
            {"groups/ア.md": "---\ntitle: A\n---\n", "groups/ｱ.md": "---\ntitle: A\n---\n"},
            "content/groups/ｱ.md:1:1 duplicate-id",
            "'ｱ' is already the id of content/groups/ア.md | rename one of the two files",
        ),
        (
            {
                "events/a.md": "---\ntitle: A\nid: x\nstart: 2026-05-15\n---\n",
                "events/b.md": "---\ntitle: B\nid: x\nstart: 2026-05-15\n---\n",
            },
            "content/events/b.md:3:5 duplicate-uid",
            (
                "the calendar id 'x' is already used by content/events/a.md | "
                "give this event an id of its own; calendars show only one of two events with the same id"
            ),
        ),
        (
            {"people/a.md": "---\nname: A\nseed: 7\n---\n", "people/b.md": "---\nname: B\nconsent: yes\nseed: 7\n---\n"},
            "content/people/b.md:4:7 duplicate-seed",
            "seed 7 is already content/people/a.md | ordinals are permanent: give this person a number of their own",
        ),
    ],
)
def test_what_is_given_once_is_not_given_twice(hamlet: Hamlet, files: dict[str, str], told: str, message: str) -> None:
    """Ids, calendar ids and ordinals belong to one file; an ordinal is taken also by who is not shown."""
    (problem,) = hamlet.problems(files)

    place = f"{problem.path}:{problem.place.line}:{problem.place.col} {problem.code}"
    assert (place, f"{problem.message} | {problem.help}") == (told, message)


def test_who_did_not_consent_is_in_no_record(hamlet: Hamlet) -> None:
    """Neither name nor id nor picture of a person without consent is anywhere in the community, in any field."""
    site = hamlet.site(
        {
            "people/ada.md": "---\nname: Ada\nconsent: yes\ninvited_by: sil-ent\n---\n",
            "people/sil-ent.md": SIL,
            "people/gone.md": "---\nname: Gone Away\nconsent: yes\nstate: withdrawn\n---\n",
            "images/sil.png": DOT,
            "groups/readers.md": "---\ntitle: Readers\nfounder: sil-ent\nleads: [sil-ent, ada, gone]\n---\n",
            "events/walk.md": hamlet.event(
                hosts="[sil-ent, ada]", people="[{person: sil-ent, as: singer}, gone, {person: ada, as: cook}]"
            ),
            "news/n.md": "---\ntitle: N\ndate: 2026-01-01\nsummary: S.\nauthors: [gone, sil-ent]\n---\n",
        }
    )
    assert [one.message for one in site.check().problems] == []

    community = site.loaded.community

    # What is hidden is known by name where it is kept out, and the files of content/ by theirs.
    names = {one.name for one in fields(community)} - {"hidden", "bodies"}
    texts = list(_texts({name: getattr(community, name) for name in sorted(names)}))
    assert "Ada" in texts
    assert [text for text in texts if any(word in text.casefold() for word in ("sil", "gone"))] == []
    (event,) = community.events
    assert ([(one.person, one.role) for one in event.credits], event.hosts, community.images) == (
        [("", "singer"), ("ada", "cook")],
        ("ada",),
        (),
    )


def test_a_role_without_a_person_is_nobodys(hamlet: Hamlet) -> None:
    """A mention of somebody who is not shown leaves their role, and nothing where they had none."""
    files = {"people/sil-ent.md": SIL, "images/sil.png": DOT, "events/walk.md": hamlet.event(people="[sil-ent]")}

    community = hamlet.community(files)

    assert (community.events[0].credits, community.ids_of("person")) == ((), ())


def test_a_picture_that_others_show_stays(hamlet: Hamlet) -> None:
    """The portrait of somebody who is not shown is not published, unless another record shows the same picture."""
    group = "---\ntitle: Readers\nimage: images/sil.png\nimage_alt: All of us\n---\n"

    community = hamlet.community({"people/sil-ent.md": SIL, "images/sil.png": DOT, "groups/readers.md": group})

    assert community.images == ("images/sil.png",)


def test_a_portrait_needs_consent(hamlet: Hamlet) -> None:
    """A spotlight on somebody who has not agreed is an error at their id."""
    spotlight = "---\ntitle: S\npeople: [ada, sil-ent]\ndate: 2026-01-02\nsummary: S.\n---\n"

    (problem,) = hamlet.problems(
        {"people/ada.md": ADA, "people/sil-ent.md": SIL, "images/sil.png": DOT, "spotlights/s.md": spotlight}
    )

    assert (problem.code, problem.place.col, problem.message) == ("consent", 15, "'sil-ent' has not agreed to be shown")


def test_a_portrait_of_somebody_who_left_goes(hamlet: Hamlet) -> None:
    """Nobody is asked again who has withdrawn: the spotlight is to be deleted."""
    gone = "---\nname: withdrawn\nstate: withdrawn\n---\n"
    spotlight = "---\ntitle: S\npeople: [ada]\ndate: 2026-01-02\nsummary: S.\n---\n"

    (problem,) = hamlet.problems({"people/ada.md": gone, "spotlights/s.md": spotlight})

    assert (problem.message, problem.help) == ("'ada' has withdrawn", "take them out of it, or delete this file")


def test_records_stand_in_a_fixed_order(hamlet: Hamlet) -> None:
    """Events by start, stories newest first with their time, pages by their order, versions by their number."""
    story = "---\ntitle: T\ndate: {}\nsummary: S.\n---\n"
    version = "---\ntitle: C\nversion: '{}'\nstatus: adopted\nadopted: 2021-01-01\neffective: 202{}-01-01\n---\n## Q {{#q}}\n"
    community = hamlet.community(
        {
            "events/b.md": hamlet.event(id="b", start="2026-05-16"),
            "events/a.md": hamlet.event(id="a", start="2026-05-16"),
            "events/c.md": hamlet.event(id="c", start="2026-05-15 23:00"),
            "news/a.md": story.format("2026-05-01 09:00"),
            "news/b.md": story.format("2026-05-01 18:00"),
            "news/c.md": story.format("2026-05-02"),
            "pages/a.md": "---\ntitle: A\n---\n",
            "pages/b.md": "---\ntitle: B\norder: 2\n---\n",
            "charter/1.10.md": version.format("1.10", 3),
            "charter/1.9.md": version.format("1.9", 2),
            "charter/2.0.md": version.format("2.0", 4),
        }
    )

    found = [
        [one.id for one in records] for records in (community.events, community.posts, community.pages, community.versions)
    ]

    assert found == [["c", "a", "b"], ["c", "b", "a"], ["b", "a"], ["1.9", "1.10", "2.0"]]


def test_drafts_are_known_but_not_there(hamlet: Hamlet) -> None:
    """A draft of a version may be named by its successor, and is in no list."""
    draft = "---\ntitle: C\nversion: '1.0'\n---\n## Q {#q}\n"
    adopted = "---\ntitle: C\nversion: '2.0'\nstatus: adopted\nadopted: 2021-01-01\neffective: 2021-01-01\nsupersedes: '1.0'\n---\n## Q {#q}\n"

    community = hamlet.community({"charter/1.0.md": draft, "charter/2.0.md": adopted})

    assert [version.id for version in community.versions] == ["2.0"]


def _texts(value: Any) -> Any:
    """Yield every string inside a value; fail at one that cannot be looked into."""
    if isinstance(value, str | Path):
        yield str(value)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(key)
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Struct):
        yield from _texts(asdict(value))
    elif is_dataclass(value):
        yield from _texts({one.name: getattr(value, one.name) for one in fields(value)})
    else:
        assert value is None or isinstance(value, int | float | date | timedelta), f"{type(value)} may hide texts"
