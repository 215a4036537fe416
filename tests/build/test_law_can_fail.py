"""The law can fail: an engine that forgets one thing is found out by a handful of acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hundred.build import inputs, produce, read, reading_list, receipt, shelf, site, workshop
from hundred.core.community import Community
from hundred.core.reads import Reads
from town import LawBrokenError, Town, do, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable

    from hundred.core.reads import Key

_NOTE, _OF, _ENTRY = Reads.note, inputs.Inputs._of, shelf.entry_of


def _not_noted(*names: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Return what makes the engine forget reads of a sort."""

    def note(self: Reads, *key: str) -> None:
        if key[0] not in names:
            _NOTE(self, *key)

    return lambda patch: patch.setattr(Reads, "note", note)


def _tells_less(*names: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Return what makes reads of a sort tell no more than that they were made."""

    def of(self: inputs.Inputs, key: Key) -> str:
        return "same" if key[0] in names else _OF(self, key)

    def broken(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(inputs.Inputs, "_of", of)
        patch.setattr(inputs.Inputs, "know", lambda *_: None)  # what reading found goes before it

    return broken


def _no_output_is_looked_at(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(workshop, "is_there", lambda *_: True)


def _no_file_is_ever_fresh(patch: pytest.MonkeyPatch) -> None:
    for module in (read, receipt):
        patch.setattr(module, "_FRESH", -(10**18))
    patch.setattr(surroundings, "_SLOW", 100_000)  # however busy the machine, both changes fall into one tick


def _sizes_alone(patch: pytest.MonkeyPatch) -> None:
    discover = read.discover

    def coarse(*words: Any) -> Any:
        found = discover(*words)
        found.texts = {file: (stamp[0], 0, 0, 0) for file, stamp in found.texts.items()}
        return found

    patch.setattr(read, "discover", coarse)


def _zones_are_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(read, "entry_of", lambda made, sources, _zones, marks: _ENTRY(made, sources, {}, marks))


def _any_part_still_holds(patch: pytest.MonkeyPatch) -> None:
    begin = reading_list.ReadingList.__init__

    def begun(self: reading_list.ReadingList, *words: Any) -> None:
        begin(self, *words)
        self.changed = set()

    patch.setattr(reading_list.ReadingList, "__init__", begun)


def _any_program_is_ours(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(site, "hashlib", type("Same", (), {"blake2b": lambda *_, **__: _Same()}))


class _Same:
    def update(self, _data: bytes) -> None:
        """Take nothing down."""

    def hexdigest(self) -> str:
        return "same"


def _receipts_hold_for_ever(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Community, "until", lambda self: self.now.replace(year=9999))


def _receipts_look_at_no_output(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(receipt, "is_there", lambda *_: True)


def _nothing_is_ever_removed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("hundred.build.publish.manifest", lambda _: set())
    patch.setattr(produce, "is_there", lambda *_: False)


# What is broken, and the acts that tell: names and numbers, as `do` takes them.
CASES: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], tuple[tuple[Any, ...], ...]]] = {
    "body not noted": (_not_noted("body"), (("edit body", 22, 1),)),
    "template not noted": (_not_noted("template"), (("edit macro", 0, 7),)),
    "theme not noted": (_not_noted("theme"), (("edit css", 5),)),
    "words not noted": (_not_noted("words"), (("edit words", 0, 0),)),
    "find not noted": (_not_noted("find"), (("edit header", 23, 0, 1),)),
    "axis not noted": (_not_noted("axis"), (("add event", 1, 2),)),
    "part not noted": (_not_noted("part"), (("add record", 5), ("add record", 3))),
    "picture not noted": (_not_noted("picture"), (("change picture", 0, 2),)),
    "menu and pages not noted": (_not_noted("menu", "part"), (("edit header", 20, 0, 3),)),
    "questions not noted": (_not_noted("ask"), (("move clock", 2),)),
    "questions tell less": (_tells_less("ask"), (("move clock to an end", 3, 2),)),
    "records tell less": (_tells_less("find"), (("edit header", 23, 0, 1),)),
    "bodies tell less": (_tells_less("body"), (("edit body", 22, 1),)),
    "the output is not looked at": (_no_output_is_looked_at, (("tamper with the output", 9, 1),)),
    "no file is ever fresh": (_no_file_is_ever_fresh, tuple(("edit in place with the same size and time", 8, number) for number in range(4))),
    "sizes alone": (_sizes_alone, (("edit in place with the same size and time", 8, 0), ("edit in place with the same size and time", 8, 1))),
    "zones are forgotten": (_zones_are_forgotten, (("move zone of venue", 0, 0),)),
    "any part still holds": (_any_part_still_holds, (("edit event", 0, 0, 0), ("edit event", 0, 0, 1))),
    "any program is ours": (_any_program_is_ours, (("upgrade", 1),)),
    "receipts hold for ever": (_receipts_hold_for_ever, (("move clock", 3), ("move clock", 4))),
    "receipts look at no output": (_receipts_look_at_no_output, (("change nothing",), ("tamper with the output", 9, 0))),
    "nothing is ever removed": (_nothing_is_ever_removed, (("delete event", 3),)),
}  # fmt: skip


def _differs(acts: tuple[tuple[Any, ...], ...], *, rested: bool) -> bool:
    """Say whether a town in which this happens finds an incremental build that is not the clean one."""
    town = Town()
    try:
        town.judge()
        for name, *numbers in acts:
            if rested:
                town.clock.rest()
            do(town, name, *numbers)
            if rested:
                town.clock.rest()
            town.judge("command" if rested else "engine")
    except LawBrokenError:
        return True
    finally:
        town.close()
    return False


@pytest.mark.parametrize("name", CASES)
def test_a_forgetful_engine_is_found_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these builds would publish something old."""
    broken, acts = CASES[name]
    rested = "receipt" in name or "sizes" in name
    sound = _differs(acts, rested=rested)
    broken(monkeypatch)

    assert (sound, _differs(acts, rested=rested)) == (False, True)
