"""Venue files: the field table, and how it becomes a Venue."""

from __future__ import annotations

from hundred.core import common
from hundred.core.fields import Field
from hundred.core.kind import Draft, Kind
from hundred.core.model import Venue
from hundred.core.moments import Zone
from hundred.core.scalars import Position, Url, Words
from hundred.core.slugs import slug_of

FIELDS = (
    common.TITLE,
    common.SUMMARY,
    Field(
        name="address", type=Words(), translatable=True, example="3 Lamp Lane",
        help="Street and house, as a letter would have it.", help_zh="街道与门牌。",
    ),
    Field(
        name="city", type=Words(limit=80), translatable=True, example="Tern Bay",
        help="The city; every city has a calendar of its own.", help_zh="所在城市；每个城市都有自己的日历。",
    ),
    Field(name="country", type=Words(limit=80), translatable=True, example="China", help="The country.", help_zh="国家。"),
    Field(
        name="geo", type=Position(), example="39.68, 119.43",
        help="Latitude and longitude in degrees.", help_zh="纬度和经度（度）。",
    ),
    Field(
        name="access", type=Words(limit=400), translatable=True, example="Level entry; 22 steps to the long table; a wide toilet across the yard",
        help="What those who cannot take steps, see or hear well should know, in a line or two.",
        help_zh="台阶、厕所、光线、声音：行动、视力或听力不便的人需要知道的，一两句话。",
    ),
    Field(
        name="timezone", type=Zone(), example="Europe/London",
        help="The zone of its clocks, where it is not the site's.", help_zh="当地时区（与网站不同才写）。",
    ),
    Field(name="url", type=Url(), example="https://hall.example", help="Its own site.", help_zh="场地自己的网站。"),
    common.IMAGE,
    common.IMAGE_ALT,
    common.DATE,
    common.MODIFIED,
    common.LANG,
)  # fmt: skip


def build(draft: Draft) -> Venue:
    """Return the venue that a draft describes."""
    common.need_alt(draft)
    values = draft.values
    if values["city"] and not slug_of(values["city"]):
        cure = "write the city's name in Latin or Chinese letters, as in  city: Tern Bay"
        draft.report.error(values.place("city"), "city", f"'{values['city']}' cannot name a calendar", cure)
    return Venue(
        **common.identity(draft),
        city=values["city"] or "",
        position=values["geo"],
        zone=values["timezone"] or "",
        url=values["url"] or "",
        image=values["image"] or "",
    )


KIND = Kind(name="venue", folder="venues", label="Venues", label_zh="场地", fields=FIELDS, build=build)
