"""Every calendar of the finished site: no flag from the linter or from any reader, and the same dates in all of them."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest
from figures import cannot, note

from hundred.calendars.lint.check import lint
from judges.shown import NODEICAL, SHOWERS

if TYPE_CHECKING:
    from built_site import BuiltSite

    from judges.shown import Answer, Shower

_first: dict[str, list[Answer]] = {}  # what the first reader showed, for the others


def calendars(site: BuiltSite) -> dict[str, bytes]:
    """Return every calendar of the site, each of the same content once."""
    alike = {data: path for path, data in site.ending(".ics").items()}
    return {path: data for data, path in alike.items()}


def shown(shower: Shower, site: BuiltSite) -> list[Answer]:
    """Return what a reader shows of every calendar."""
    if shower.missing():
        cannot(f"{shower.name}: {shower.missing()}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return shower.show(list(calendars(site).values()))


def test_the_linter_finds_nothing(site: BuiltSite) -> None:
    """Not a warning either."""
    files = site.ending(".ics")
    told = [(one.path, one.place.line, one.code) for path, data in files.items() for one in lint(path, data)]
    note(f"{len(files)} calendars judged by the linter, {len(told)} problems")

    assert told == []


@pytest.mark.parametrize("shower", [one for one in SHOWERS if one.overrides], ids=lambda one: one.name)
def test_readers_that_expand_show_the_same_dates(site: BuiltSite, shower: Shower) -> None:
    """Start, end, title and status of each date are the same in each of them, and none refuses a file."""
    found = shown(shower, site)
    if not _first:
        _first[shower.name] = found
    [(name, expected)] = _first.items()
    paths = list(calendars(site))
    refused = {path: one for path, one in zip(paths, found, strict=True) if isinstance(one, str)}
    differ = {
        path: sorted(set(one) ^ set(other))[:4]
        for path, one, other in zip(paths, found, expected, strict=True)
        if not isinstance(one, str) and not isinstance(other, str) and one != other
    }
    note(
        f"{shower.name}: {len(paths)} calendars, {sum(map(len, found))} dates, {len(refused)} refused, {len(differ)} unlike {name}"
    )

    assert refused == {}
    assert differ == {}


@pytest.mark.parametrize("shower", [NODEICAL, *(one for one in SHOWERS if not one.overrides)], ids=lambda one: one.name)
def test_other_readers_refuse_nothing(site: BuiltSite, shower: Shower) -> None:
    """Those that do not put changed dates in the place of others take every file."""
    found = shown(shower, site)
    refused = [one for one in found if isinstance(one, str)]
    note(f"{shower.name}: {len(found)} calendars, {len(refused)} refused")

    assert refused == []
