"""Plans name outputs and fill none; what fills a page reads no more than the page shows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING, Any

import pytest

import hundred.charter.plan
import hundred.charter.signatures.plan
import hundred.events.plan
import hundred.groups.plan
import hundred.news.plan
import hundred.people.plan
import hundred.spotlights.plan
import hundred.venues.plan
import hundred.wall.plan
from hundred.build import home
from hundred.core.community import Community
from hundred.core.model import Record
from hundred.core.outputs import Page, Sheet
from hundred.core.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Hamlet

    from hundred.core.outputs import Blob
    from hundred.core.reads import Key

PLANS = {
    "home": home.plan,
    "index": home.index,
    "events": hundred.events.plan.plan,
    "groups": hundred.groups.plan.plan,
    "venues": hundred.venues.plan.plan,
    "people": hundred.people.plan.plan,
    "spotlights": hundred.spotlights.plan.plan,
    "charter": hundred.charter.plan.plan,
    "signatures": hundred.charter.signatures.plan.plan,
    "wall": hundred.wall.plan.plan,
    "news": hundred.news.plan.plan,
}
# Whoever reads one of these is made anew whenever any event changes, or at every build.
TOO_WIDE = {("part", name) for name in ("events", "upcoming", "now")}
STORY = "---\ntitle: {}\n{}date: 2026-05-0{}\nsummary: S.\n---\n"
VERSION = "---\ntitle: C\nversion: '{0}'\nstatus: adopted\nadopted: 2021-01-01\neffective: {1}\n---\n## Q {{#q}}\n\nX.\n"


POSTERS = {f"/wall/poster-{form}{dark}.svg" for form in ("phone", "a3", "wide") for dark in ("", "-dark")}


def town(hamlet: Hamlet) -> dict[str, str | bytes]:
    """Return files with something of every kind."""
    return {
        "people/ada.md": "---\nname: Ada\nconsent: yes\n---\n",
        "people/bo.md": "---\nname: Bo\nconsent: yes\ninvited_by: ada\n---\n",
        "groups/readers.md": "---\ntitle: Readers\nfounder: ada\n---\n",
        "groups/walkers.md": "---\ntitle: Walkers\nleads: [bo]\nstarted_from: readers\n---\n",
        "venues/hall.md": "---\ntitle: Hall\n---\n",
        "venues/pier.md": "---\ntitle: Pier\n---\n",
        "events/old.md": hamlet.event(id="old", start="2025-03-02 19:00", groups="[readers]", venue="hall"),
        "events/fest.md": hamlet.event(id="fest", start="2026-11-28", end="2026-11-30"),
        "events/walk.md": hamlet.event(groups="[walkers]", hosts="[bo]", festival="fest"),
        "events/talk.md": hamlet.event(id="talk", start="2026-12-15", groups="[readers]", venue="pier"),
        "events/eve.md": hamlet.event(id="eve", start="2026-12-31 22:00", end="2027-01-01 02:00"),
        "events/open.md": hamlet.event(id="open", start="2027"),
        "spotlights/a.md": STORY.format("A", "people: [ada]\n", 1),
        "spotlights/b.md": STORY.format("B", "people: [bo]\n", 2),
        "news/n.md": STORY.format("N", "authors: [ada]\ngroups: [readers]\n", 3),
        "charter/1.0.md": VERSION.format("1.0", "2021-02-01"),
        "charter/2.0.md": VERSION.format("2.0", "2027-02-01"),
        "pages/about.md": "---\ntitle: About\n---\n",
        "guide/a.md": "---\ntitle: G\n---\n",
        "guide/b.md": "---\ntitle: H\n---\n",
    }


def planned(view: View, *parts: str) -> Iterator[Page | Blob]:
    """Yield the outputs of the parts, of all of them where none is named."""
    for name in parts or PLANS:
        yield from PLANS[name](view)


def filling(output: Page | Blob) -> partial[Any]:
    """Return what makes an output."""
    made = output.fill if isinstance(output, Page) else output.make
    assert isinstance(made, partial)
    return made


def reads(view: View, output: Page | Blob) -> tuple[Key, ...]:
    """Return what is looked up in the community to make an output; the words of the theme are another matter."""
    with view.community.reads.collect() as seen:
        filling(output)()
    return tuple(key for key in seen if key[0] != "words")


def redrawn(before: View, after: View) -> set[str]:
    """Return the paths of the outputs of `after` that are not made of the same as in `before`."""
    known = {output.path: output for output in planned(before)}
    return {
        output.path
        for output in planned(after)
        if output.path not in known
        or filling(output).args[1:] != filling(known[output.path]).args[1:]
        or any(before.community.value_of(key) != after.community.value_of(key) for key in reads(before, known[output.path]))
    }


# Which versions can be signed, and which letters have pages, is asked while planning: both are small answers.
@pytest.mark.parametrize("part", sorted(PLANS.keys() - {"signatures"}))
def test_planning_fills_nothing(hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """Whoever plans a site makes no sheet and asks no question, however many pages there are."""
    view = hamlet.view(town(hamlet))

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("this is for the day on which the page is due")

    monkeypatch.setattr(Sheet, "__init__", refuse)
    monkeypatch.setattr(Community, "ask", refuse)
    monkeypatch.setattr(Community, "body", refuse)

    assert list(planned(view, part)) != []


@pytest.mark.parametrize("part", PLANS)
def test_an_output_is_made_of_plain_things(hamlet: Hamlet, part: str) -> None:
    """A function of a module, the view, records and words: all that tells whether an output is due."""
    view = hamlet.view(town(hamlet))

    makers = [filling(output) for output in planned(view, part)]

    assert all(isinstance(one.func, FunctionType) and one.func.__closure__ is None for one in makers)
    assert all("<" not in one.func.__qualname__ and one.keywords == {} and one.args[0] is view for one in makers)
    assert {type(arg) for one in makers for arg in one.args[1:] if not isinstance(arg, Record | str | int | date)} <= {
        type(None)
    }


@pytest.mark.parametrize("part", PLANS)
def test_no_output_reads_all_events_or_the_clock(hamlet: Hamlet, part: str) -> None:
    """An edit of one event, or an hour gone by, is no reason to draw everything again."""
    view = hamlet.view(town(hamlet))

    wide = {output.path: TOO_WIDE & set(reads(view, output)) for output in planned(view, part)}

    assert {path: keys for path, keys in wide.items() if keys} == {}


@pytest.mark.parametrize(
    ("name", "old", "new", "paths"),
    [
        ("events/old.md", "A walk", "A run", {"/events/old/", "/events/2025/", "/events/2025/03/", "/groups/readers/", "/venues/hall/", "/search/"}),
        ("events/talk.md", "A walk", "A run", {"/", "/events/", "/events/2026/", "/events/2026/12/", "/events/talk/", "/events/old/", "/groups/", "/groups/readers/", "/venues/pier/", "/search/"}),
        ("events/walk.md", "A walk", "A run", {"/", "/events/", "/events/2026/", "/events/2026/11/", "/events/2026/12/", "/events/walk/", "/events/fest/", "/groups/", "/groups/walkers/", "/people/bo/", "/spotlights/b/", "/search/"}),
        ("events/old.md", "A walk\n", "A walk\nsummary: By day.\n", {"/events/old/", "/events/2025/", "/events/2025/03/", "/groups/readers/", "/venues/hall/"}),
        ("events/eve.md", "A walk", "A run", {"/", "/events/", "/events/2026/", "/events/2027/", "/events/2026/12/", "/events/2027/01/", "/events/eve/", "/search/"}),
        ("events/fest.md", "A walk", "A run", {"/", "/events/", "/events/2026/", "/events/2026/11/", "/events/2026/12/", "/events/fest/", "/events/walk/", "/search/"}),
        ("people/bo.md", "Bo", "Boris", {"/", "/people/bo/", "/people/ada/", "/groups/walkers/", "/events/walk/", "/spotlights/b/", "/wall/", "/wall/names/", "/wall/roll/", "/wall/wall.json", "/wall/wall.csv", "/humans.txt", *POSTERS}),
        ("groups/walkers.md", "Walkers", "Runners", {"/", "/groups/", "/groups/walkers/", "/groups/readers/", "/people/bo/", "/spotlights/b/", "/events/walk/", "/search/"}),
        ("venues/pier.md", "Pier", "Quay", {"/venues/", "/venues/pier/", "/events/talk/", "/search/"}),
        ("news/n.md", "N\n", "M\n", {"/", "/news/", "/news/n/", "/people/ada/", "/groups/readers/", "/search/"}),
        ("spotlights/a.md", "A\n", "O\n", {"/spotlights/", "/spotlights/a/", "/spotlights/b/", "/people/ada/", "/groups/readers/", "/search/"}),
        ("guide/a.md", "G\n", "F\n", {"/guide/", "/guide/a/", "/guide/b/", "/search/"}),
        ("pages/about.md", "About", "On us", {"/about/", "/search/"}),
    ],
)  # fmt: skip
def test_an_edit_redraws_what_shows_it(hamlet: Hamlet, name: str, old: str, new: str, paths: set[str]) -> None:
    """Whatever is edited, the pages that are given it are made anew, and no other."""
    files = town(hamlet)
    before = hamlet.view(files)
    text = files[name]
    assert isinstance(text, str)
    assert old in text

    after = hamlet.view({name: text.replace(old, new)})

    assert redrawn(before, after) == paths


def test_a_signature_redraws_names_and_counts(hamlet: Hamlet) -> None:
    """One more signature is on its version's page and in its data, in the counts, with the person, and on no other page."""
    files = town(hamlet)
    before = hamlet.view(files)
    [digest] = [one.digests["en"] for one in before.community.versions if one.id == "1.0"]
    head = f"person: ada\nrole: resident\nsigned: 2021-03-01\ndigest: {digest}\nconsent: yes"

    after = hamlet.view({"charter/signatures/1.0/ada.md": f"---\n{head}\n---\n"})

    names = {"/charter/1.0/signatures/", "/charter/1.0/signatures.json", "/charter/2.0/signatures/"}
    assert redrawn(before, after) == {"/charter/", "/charter/1.0/", "/people/ada/", *names}


def test_one_more_of_many_signatures_redraws_its_letter(hamlet: Hamlet) -> None:
    """Above three hundred the names stand under letters: one more is a matter of its letter, of the counts and the data."""
    files = town(hamlet)
    [digest] = [one.digests["en"] for one in hamlet.view(files).community.versions if one.id == "1.0"]
    head = f"role: resident\nsigned: 2021-03-01\ndigest: {digest}\nconsent: yes\n---\n"
    many = {f"charter/signatures/1.0/{n}.md": f"---\nname: {'abc王'[n % 4]}{n:03}\n{head}" for n in range(304)}
    before = hamlet.view(files | many)

    after = hamlet.view({"charter/signatures/1.0/one.md": f"---\nname: b5\n{head}"})

    names = {"/charter/1.0/signatures/", "/charter/1.0/signatures.json", "/charter/2.0/signatures/"}
    assert redrawn(before, after) == {"/charter/", "/charter/1.0/", "/charter/1.0/signatures/b/", *names}


@pytest.mark.parametrize(
    ("now", "paths"),
    [
        ("2026-11-22T15:59", set()),
        ("2026-11-30T16:00", {"/", "/events/"}),
        ("2026-12-05T11:00", {"/", "/events/", "/events/walk/", "/groups/", "/groups/walkers/", "/spotlights/b/"}),
        ("2027-01-31T16:00", {"/", *POSTERS, "/events/", "/groups/", "/groups/readers/", "/groups/walkers/", "/venues/pier/", "/events/old/", "/events/talk/", "/events/walk/", "/spotlights/b/", "/charter/", "/charter/1.0/", "/charter/2.0/", "/charter/1.0/signatures/", "/charter/2.0/signatures/", "/charter/timeline/", "/charter/articles/", "/charter/articles/q/"}),
    ],
)  # fmt: skip
def test_time_redraws_what_it_changes(hamlet: Hamlet, now: str, paths: set[str]) -> None:
    """A day on which nothing ends and nothing begins to hold changes no page of the parts; a new month, what is on; a new year, the posters."""
    files = town(hamlet)
    before = hamlet.view(files)
    moment = datetime.fromisoformat(f"{now}+00:00")
    assert moment - before.now > timedelta(0)

    later = hamlet.site({}, now=moment).loaded.community

    assert redrawn(before, View(community=later, lang=before.lang, catalogue=before.catalogue)) == paths
