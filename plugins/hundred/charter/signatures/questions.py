"""What pages ask of the signatures: small answers, so that one more redraws its own page and the counts, and no other."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from hundred.core.community import question
from hundred.core.signing import signature_order, text_signed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hundred.core.community import Community
    from hundred.core.model import Signature, Version

OTHER = "other"
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


class Tally(Struct, frozen=True, kw_only=True, array_like=True):
    """How many signed a version: in all, in each role, without a name, under each text; the first day and the last."""

    total: int = 0
    residents: int = 0
    visitors: int = 0
    unnamed: int = 0
    texts: tuple[tuple[str, int], ...] = ()
    first: date | None = None
    last: date | None = None


@question
def tally(community: Community, version: str) -> Tally:
    """Return how many signed a version."""
    found = community.ask(_rolls).get(version, ())
    days = [one.signed for one in found if one.signed]
    return Tally(
        total=len(found),
        residents=sum(one.role == "resident" for one in found),
        visitors=sum(one.role == "visitor" for one in found),
        unnamed=sum(not one.name for one in found),
        texts=tuple(sorted(Counter(text_signed(one, _version(community, version)) for one in found).items())),
        first=min(days, default=None),
        last=max(days, default=None),
    )


@question
def signable(community: Community) -> tuple[str, ...]:
    """Return the versions that can be signed, in force or to come, and those that could be: addresses are for good."""
    rolls = community.ask(_rolls)
    return tuple(one.id for one in community.versions if one.holds_from is not None or one.id in rolls)


@question
def roll(community: Community, version: str) -> tuple[Signature, ...]:
    """Return the signatures of a version that have a name, in their order."""
    return tuple(one for one in community.ask(_rolls).get(version, ()) if one.name)


@question
def letters(community: Community, version: str) -> tuple[tuple[str, int], ...]:
    """Return (letter, how many names) of the names of a version, in the order of the names; `other` is last."""
    return tuple((letter, len(found)) for letter, found in community.ask(_by_letter, version).items())


@question
def names_of_letters(community: Community, version: str) -> tuple[str, ...]:
    """Return the letters under which there are names, in order, without how many: one more name changes nothing of them."""
    return tuple(community.ask(_by_letter, version))


@question
def under(community: Community, version: str, letter: str) -> tuple[Signature, ...]:
    """Return the named signatures of a version under a letter, in their order."""
    return community.ask(_by_letter, version).get(letter, ())


@question
def last_signed(community: Community, version: str, most: str) -> tuple[Signature, ...]:
    """Return the named signatures of a version that came last, the newest first."""
    found = sorted(community.ask(roll, version), key=lambda one: one.signed or date.min, reverse=True)
    return tuple(found[: int(most)])


@question
def earlier(community: Community, version: str, most: str) -> tuple[int, tuple[Signature, ...]]:
    """Return how many signed an earlier version and not this one, and the first `most` of those who have a name.

    Of each the last version that they signed counts; who signed without saying who they are cannot be told again.
    """
    rolls = community.ask(_rolls)
    here = {one.signer for one in rolls.get(version, ())}
    found: dict[str, Signature] = {}
    for one in community.versions:
        if one.id == version:
            break
        found |= {signed.signer: signed for signed in rolls.get(one.id, ()) if signed.signer and signed.signer not in here}
    shown = sorted((one for one in found.values() if one.name), key=signature_order)
    return len(found), tuple(shown[: int(most)])


@question
def signed_before(community: Community, version: str) -> tuple[str, ...]:
    """Return the versions before one that somebody signed, in their order."""
    order = [one.id for one in community.versions]
    return tuple(id_ for id_ in order[: order.index(version)] if id_ in community.ask(_rolls))


@question
def _rolls(community: Community) -> Mapping[str, tuple[Signature, ...]]:
    """Return the signatures of each version that count: those under one of its texts."""
    versions = {one.id: one for one in community.versions}
    found: defaultdict[str, list[Signature]] = defaultdict(list)
    for one in community.signatures:
        if one.version in versions and text_signed(one, versions[one.version]):
            found[one.version].append(one)
    return {version: tuple(signed) for version, signed in found.items()}


@question
def _by_letter(community: Community, version: str) -> Mapping[str, tuple[Signature, ...]]:
    found: defaultdict[str, list[Signature]] = defaultdict(list)
    for one in community.ask(roll, version):
        found[one.order[:1] if one.order[:1] in _LETTERS else OTHER].append(one)
    order = sorted(found, key=lambda letter: (letter == OTHER, letter))
    return {letter: tuple(found[letter]) for letter in order}


def _version(community: Community, id_: str) -> Version:
    found: Version = community.find("charter", id_)  # type: ignore[assignment]
    return found
