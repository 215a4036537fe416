"""The law in cases that chance seldom finds: what once made an incremental build differ from a clean one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from lxml import html

from hundred.build import stage
from hundred.build.publish import MANIFEST
from town import Town, do
from town.files import CHANGES, RULES, File, event
from town.hamlet import bytes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENS, _CLOSES = datetime(2026, 11, 21, 16, tzinfo=UTC), datetime(2026, 11, 24, 16, tzinfo=UTC)
PLAN = """
from functools import partial
from hundred.core.outputs import Blob
from town.plans import titles

def plan(view):
    yield from titles(view)
    yield Blob(path=view.path("/a.txt"), make=partial(_text, view))

def _text(view):
    return b"words"
"""


@pytest.fixture
def town() -> Iterator[Town]:
    """Return a town whose site was built by the command, so that there is a receipt."""
    town = Town()
    town.judge()
    built(town)
    yield town
    town.close()


def built(town: Town) -> None:
    """Build by the command when nobody has written for a while."""
    town.clock.rest()
    assert town.judge("command")


def test_a_question_of_a_record_that_is_gone_is_no_fault(town: Town) -> None:
    """A group that goes takes its page along, whatever the last build asked of it."""
    town.remove("groups/runners.md")
    town.write("events/e3.md", event(3, start="2026-05-20 18:00"))

    built(town)


def test_a_group_rests_from_a_midnight_on(town: Town) -> None:
    """No instant of a day changes what a group is, so that the receipt of a build of that day holds until the next."""
    over = datetime(2026, 5, 20, 17, tzinfo=UTC)
    for minutes in (-1440, -1, 1, 1440):
        town.now = over + timedelta(days=181, minutes=minutes)

        built(town)


def test_what_happens_to_the_charter_is_told_when_it_does(town: Town) -> None:
    """From the minute in which a vote opens, closes or a version takes effect, and from none before, its feeds say so."""
    told = []
    for at in (_OPENS, _CLOSES):
        for minutes in (-1, 0):
            town.now = at + timedelta(minutes=minutes)

            built(town)
            told.append(town.output.joinpath("feeds/article/dogs.json").read_bytes().count(b'"id":'))

    assert told[0] + 1 == told[1] == told[2]


@pytest.mark.parametrize("name", ["a~", "b.bak", "#c", "d.swp", "__pycache__/e"])
def test_a_static_file_counts_whatever_it_is_called(town: Town, name: str) -> None:
    """A backup beside the style sheets is published, so that a change of it is a change of the site."""
    for text in (b"1", b"2"):
        town.put(f"theme/static/{name}", text)

        built(town)


def test_what_a_link_of_the_theme_leads_to_counts(town: Town) -> None:
    """A template that is a link to a file elsewhere is a change of the site when that file changes."""
    elsewhere, link = town.folder / "elsewhere.html", town.folder / "own/templates/custom/footer.html"
    link.parent.mkdir(parents=True)
    link.symlink_to(elsewhere)
    for text in ("<p>1</p>", "<p>2</p>"):
        elsewhere.write_text(text, encoding="utf-8")

        built(town)


def test_a_lost_list_is_written_again(town: Town) -> None:
    """Who deletes the list of our files gets it back, though nothing else has changed."""
    (town.output / MANIFEST).unlink()

    built(town)


def test_a_lost_list_leaves_no_file_behind(town: Town) -> None:
    """A page that goes while the list is lost still goes: the ledger knows that it is ours."""
    (town.output / MANIFEST).unlink()
    town.remove("events/e4.md")

    built(town)


@pytest.mark.parametrize("moves", range(0, 24, 3))
def test_a_killed_build_leaves_no_file_behind(town: Town, moves: int) -> None:
    """What a build that was killed while it published had brought goes again, where the next one does not plan it."""
    town.write("events/e20.md", event(20))
    do(town, "kill a build", moves)
    town.remove("events/e20.md")

    assert town.judge()


def test_an_interrupt_leaves_a_whole_site(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the new site moves in waits until all of it has: no visitor sees half of one."""
    town.write("events/e20.md", event(20))
    town.write("pages/about.md", File({"title": "Other"}))
    move, left = stage.os.replace, [6]

    def interrupted(old: str, new: str) -> None:
        left[0] -= str(new).startswith(str(town.output))
        if not left[0]:
            left[0] = -1
            raise KeyboardInterrupt
        move(old, new)

    monkeypatch.setattr(stage.os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        town.build("engine")
    monkeypatch.undo()
    town.build("clean")

    assert bytes_of(town.output) == bytes_of(town.clean)


def test_an_edit_of_the_sites_own_plan_is_seen(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan that was edited while the program runs, as under `serve`, is followed at once."""
    monkeypatch.syspath_prepend(str(town.folder))
    town.hundred["plan"] = "hamlet_plan:plan"
    for words in ("one", "two"):
        town.put("hamlet_plan.py", PLAN.replace("words", words).encode())

        built(town)
        assert (town.output / "a.txt").read_text(encoding="utf-8") == words


def test_a_series_is_changed_date_by_date(town: Town) -> None:
    """Its page, its dates in every list, and all its entries follow each change, as they do when it begins and ends."""
    plain = {"groups": "[readers]", "venue": "hall", "tags": "[tea]", "start": "2026-11-21 16:30", "repeat": RULES[0]}
    for changes in CHANGES[:5]:
        town.write("events/e1.md", event(1, **plain, changes=changes))

        built(town)
    town.write("events/e1.md", event(1, groups="[readers]"))

    built(town)


def test_dates_of_a_series_pass(town: Town) -> None:
    """The next date is marked anew when one is over, on its page and wherever only the next is shown."""
    town.write("events/e1.md", event(1, start="2026-11-21 16:30", end="17:30", groups="[readers]", repeat=RULES[0]))
    for day, hour in ((21, 8), (21, 9), (21, 10), (28, 9), (28, 10), (29, 1)):
        town.now = datetime(2026, 11, day, hour, tzinfo=UTC)

        built(town)


@pytest.mark.parametrize("path", ["pages/about.md", "charter/1.0.md", "charter/questions/lead.md"])
def test_a_link_to_somebody_who_comes_back_is_a_link_again(town: Town, path: str) -> None:
    """Whoever is not shown is no link in a text, and one again as soon as they agree."""
    town.remove("charter/signatures/1.0/ada.md")
    town.remove("charter/signatures/1.0/one.md")
    town.write(path, File(town.files[path].header, "## Dogs {#dogs}\n\nAs [Bo]({filename}/people/bo.md) says.\n"))
    for consent in ("yes", "no", "yes"):
        town.write("people/bo.md", File({"name": "Bo", "consent": consent}))

        built(town)


def test_a_vote_opens_closes_and_is_counted(town: Town) -> None:
    """Its page, its question and the lists follow at the very minute, and a version takes effect while it is open."""
    path = "charter/votes/cats.md"
    before, lamps = town.files[path], []
    for day, hour, minute in ((21, 15, 59), (21, 16, 0), (22, 15, 59), (22, 16, 0), (24, 15, 59), (24, 16, 0)):
        town.now = datetime(2026, 11, day, hour, minute, tzinfo=UTC)
        built(town)
        lamps.append(html.parse(town.output / "charter/votes/cats/index.html").xpath("string(//main//@data-state)"))
    town.write(path, File({**before.header, "tally": "{yes: 9, no: 4}"}))
    built(town)
    lamps.append(html.parse(town.output / "charter/votes/cats/index.html").xpath("string(//main//@data-state)"))

    assert lamps == ["coming", "voting", "voting", "voting", "voting", "uncounted", "adopted"]


def test_ballots_and_signatures_are_changed_one_by_one(town: Town) -> None:
    """A ballot that is edited is counted again, and a signer who takes their consent back is named no longer."""
    table = "content/charter/votes/lead.csv"
    for rows in (b"ada,yes\nbo,yes\ncy,yes\n", b"ada,yes\nbo,abstain\ncy,yes\n", b"cy,no\nbo,yes\nada,yes\n"):
        town.put(table, b"voter,choice\n" + rows)
        built(town)
    for path in ("charter/signatures/1.0/one.md", "charter/signatures/1.0/ada.md"):
        file = town.files[path]
        for consent in ("no", "yes", "no"):
            town.write(path, File({**file.header, "consent": consent}))
            built(town)
    town.remove("charter/signatures/1.0/one.md")

    built(town)
