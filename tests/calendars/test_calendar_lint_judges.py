"""Which of other people's readers refuses which fault: a table that is made by asking them, and kept here."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest
from calendar_figures import FIGURES, sit
from lint_cases import CASES, sound

from judges import ICALENDAR, ICSPY, LIBICAL, VOBJECT
from judges.shown import NODEICAL, SHOWERS

if TYPE_CHECKING:
    from judges import Judge
    from judges.shown import Shower

# What each refuses, or counts as an error. `date` to `number` are codes of the linter.
REFUSED = {
    "ical.js": "bom syntax unbalanced no-calendar no-start rule",
    "libical": (
        "unbalanced no-calendar no-version no-prodid no-organizer twice duration end-and-duration zone-comment "
        "rule until-and-count geo"
    ),
    "KCalendarCore": "unbalanced no-calendar no-version",
    "Thunderbird": "",
    "recurring-ical-events": "unbalanced no-calendar no-uid no-start date duration rule number",
    "ical": (
        "bom encoding split-character control-character syntax unbalanced no-start twice date duration mixed-types "
        "end-and-duration floating zone-empty rule until-type until-not-utc status geo number"
    ),
    "khal": (
        "bom encoding split-character unbalanced no-calendar no-start date duration mixed-types end-before-start "
        "rule exdate-type"
    ),
    "icalendar": (
        "syntax unbalanced no-calendar no-component no-version no-prodid no-uid no-start date duration floating rule geo number"
    ),
    "ics.py": (
        "bom encoding split-character control-character syntax unbalanced no-calendar no-prodid no-start "
        "twice date end-before-start end-and-duration zone-empty zone-part status geo"
    ),
    "vobject": (
        "bom encoding split-character syntax unbalanced no-prodid no-uid no-dtstamp no-start twice date end-and-duration "
        "floating zone-empty zone-part"
    ),
    "node-ical": "unbalanced no-start rule",
}
READERS = (ICALENDAR, ICSPY, VOBJECT)
NOBODY = 25


def refused_by_judge(judge: Judge) -> set[str]:
    """Return the faults that a reader refuses which takes one file at a time."""
    found = set()
    for case in CASES:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                judge.read(case.ics())
        except Exception:  # noqa: BLE001 - every library has its own
            found.add(case.code)
    return found


def refused_by(reader: Judge | Shower) -> set[str]:
    """Return the faults that a reader refuses."""
    if hasattr(reader, "read"):
        return refused_by_judge(reader)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        answers = reader.show([case.ics() for case in CASES])
    return {case.code for case, answer in zip(CASES, answers, strict=True) if isinstance(answer, str)}


ALL = [*(one for one in SHOWERS if one.name != "vobject"), NODEICAL, *READERS]


@pytest.mark.parametrize("reader", ALL, ids=lambda one: one.name)
def test_each_reader_refuses_what_the_table_says(reader: Judge | Shower) -> None:
    """No more and no less: a new version of a reader that sees more, or less, is noticed."""
    sit(reader)

    assert sorted(refused_by(reader)) == sorted(REFUSED[reader.name].split())


def test_the_sound_calendar_is_refused_by_nobody() -> None:
    """The file that all the faults are made of is taken by every reader."""
    here = [one for one in SHOWERS if not one.missing()]

    assert [one.name for one in here if isinstance(one.show([sound()])[0], str)] == []
    assert LIBICAL.missing() or LIBICAL.read(sound())


def test_many_faults_are_seen_by_nobody_else() -> None:
    """What only our linter tells; the duplicate UID and the missing zone among it."""
    seen = {code for codes in REFUSED.values() for code in codes.split()}
    alone = {case.code for case in CASES} - seen
    FIGURES.append(f"{len(CASES)} faults, {len(alone)} of them seen by none of {len(REFUSED)} readers")

    assert alone >= {"duplicate-uid", "line-end", "long-line", "no-zone", "uri", "value-type", "final-line-end", "zone-dates"}
    assert len(alone) >= NOBODY
