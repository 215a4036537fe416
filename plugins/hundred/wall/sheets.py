"""What stands on each page of the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core.outputs import Sheet
from hundred.wall import roles
from hundred.wall.arrange import places, standing
from hundred.wall.face import face_of
from hundred.wall.letters import OTHER, by_letter, letters, stand_whole, under

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.model import Person
    from hundred.core.view import View

NAMES, ROLES = "/wall/names/", "/wall/roles/"
_KINDS = 12  # for which the style sheet has a filter
_PACES = (20, 30, 45, 60, 90, 120, 180, 240, 360, 540, 900, 1800, 3600)  # seconds, as the style sheet has them
_A_NAME, _BEFORE = 0.9, 14  # seconds


def address_of(letter: str) -> str:
    """Return the path of the page of a letter: `/wall/names/k/`."""
    return f"{NAMES}{key_of(letter)}/"


def key_of(letter: str) -> str:
    """Return the name of a letter in addresses."""
    return "other" if letter == OTHER else letter.lower()


def wall(view: View) -> Sheet:
    """Return the sheet of the wall: everybody, by tier, and how to find somebody."""
    found = view.community.ask(places)
    people = [one for _, row in found for one in row if not isinstance(one, int)]
    kinds = _kinds(view, people)
    return Sheet(
        title=view.say("Wall"),
        description=view.say("The names of those who made this place, each with their consent."),
        data={
            "tiers": found,
            "total": len(people),
            "whole": view.community.ask(stand_whole),
            "kinds": kinds,
            "did": {person.id: _did(person, kinds) for person in people} if len(kinds) > 1 else {},
            "face": face_of,
            "letters": _letters(view),
            "second": bool(view.community.ids_of("cast")),
        },
    )


def names(view: View) -> Sheet:
    """Return the sheet of all names by letter; a large wall has a page for each letter, and here only leads there."""
    ask = view.community.ask
    found = ask(by_letter) if ask(stand_whole) else []
    return Sheet(
        title=view.say("All names from A to Z"),
        description=view.say("Everybody on the wall by the first letter of their name, Chinese names by pinyin."),
        data={"letters": _letters(view), "sections": [(key_of(letter), letter, people) for letter, people in found]},
    )


def letter(view: View, letter: str) -> Sheet:
    """Return the sheet of the people whose names begin with a letter, with all that the wall says of them."""
    found = view.community.ask(under, letter)
    return Sheet(
        title=view.say("Names under %(letter)s").replace("%(letter)s", letter),
        data={"letter": letter, "people": found, "letters": _letters(view), "face": face_of},
    )


def roll(view: View) -> Sheet:
    """Return the sheet of the names that roll by, and how many seconds they take."""
    tiers = view.community.ask(standing)
    needed = _BEFORE + _A_NAME * sum(len(people) for _, people in tiers)
    return Sheet(
        title=view.say("The names, rolling"),
        description=view.say("The names of the wall, as at the end of a film."),
        data={"tiers": tiers, "pace": next((pace for pace in _PACES if pace >= needed), _PACES[-1])},
    )


def second_wall(view: View) -> Sheet:
    """Return the sheet of everybody who took part in something, by year."""
    ask, years = view.community.ask, reversed(view.community.ids_of("cast"))
    return Sheet(
        title=view.say("On stage and behind it"),
        description=view.say("Everybody who took part in an event of ours, by year."),
        data={"years": [(year, *ask(roles.who, year)) for year in years]},
    )


def cast(view: View, year: str) -> Sheet:
    """Return the sheet of who took part in what in a year, by group."""
    find = view.community.find
    groups = view.community.ask(roles.by_group, year)
    return Sheet(
        title=view.say("On stage and behind it in %(year)s").replace("%(year)s", year),
        description=view.say("Who takes part in what in %(year)s, by group.").replace("%(year)s", year),
        data={
            "year": year,
            "years": list(reversed(view.community.ids_of("cast"))),
            "groups": [(find("group", group) if group else None, events) for group, events in groups],
        },
    )


def _letters(view: View) -> list[tuple[str, str]]:
    """Return (letter, where the names under it stand) for every letter that has names."""
    ask = view.community.ask
    whole = ask(stand_whole)
    return [(one, view.path(f"{NAMES}#letter-{key_of(one)}" if whole else address_of(one))) for one in ask(letters)]


def _kinds(view: View, people: Iterable[Person]) -> list[tuple[int, str]]:
    """Return the kinds of contribution that people made, each with its number in the settings; only as many as filters."""
    done = {one.sort for person in people for one in person.contributions}
    return [row for row in enumerate(view.settings.contributions[:_KINDS], 1) if row[1] in done]


def _did(person: Person, kinds: list[tuple[int, str]]) -> str:
    """Return the numbers of the kinds of contribution that somebody made."""
    done = {one.sort for one in person.contributions}
    return " ".join(str(number) for number, sort in kinds if sort in done)
