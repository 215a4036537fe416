"""What the mixes of the settings name must be there: the part of the settings that only the content can answer for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.build.conf import NAME
from hundred.core.mixes import unknown
from hundred.core.problems import Report, did_you_mean
from hundred.core.programme import festivals
from hundred.core.setting_places import place_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from hundred.core.community import Community
from hundred.core.problems import Problem

_WORDS = {"tag": "no event has the tag", "city": "no venue is in the city"}  # the first event of a mix may be yet to come
_RECORDS = {"group": "groups", "venue": "venues", "person": "people"}


def mixed_up(community: Community, source: str) -> list[Problem]:
    """Return what is wrong with the mixes of a site; `source` is the text of its configuration file.

    A group, venue, person or festival that is not there is an error. A tag or a city that nothing has yet is a warning.
    """
    report = Report(NAME, source.split("\n"))

    def known(axis: str) -> Collection[str]:
        if axis in _RECORDS:
            return [record.id for record in getattr(community, _RECORDS[axis])]
        if axis == "city":
            return {venue.city_id for venue in community.venues if venue.city_id}
        return festivals(community) if axis == "festival" else community.ids_of(axis)

    for mix in community.settings.mixes:
        for where, (axis, id_) in unknown(mix, known):
            cure = did_you_mean(id_, known(axis)) or f"correct it, or take it out of the mix '{mix.id}'"
            if axis in _WORDS:
                report.warn(place_of(where, source), "setting", f"{_WORDS[axis]} '{id_}'", cure)
            else:
                report.error(place_of(where, source), "setting", f"there is no {axis} '{id_}'", cure)
    return report.problems
