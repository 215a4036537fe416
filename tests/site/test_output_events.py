"""events.json and jCal of the finished site, by the schema that is published beside them and by other people's programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import icalendar
import pytest
from built_site import LANGUAGES, file_of
from figures import cannot, needed, note

from judges.icalendar_judge import read as read_icalendar
from judges.icsjs_judge import ICALJS

if TYPE_CHECKING:
    from built_site import BuiltSite


@pytest.mark.parametrize("lang", LANGUAGES)
def test_events_json_is_as_its_own_schema_says(site: BuiltSite, lang: str) -> None:
    """The file names its schema, the site publishes it, and it finds no fault with the file."""
    jsonschema = needed("jsonschema")
    listed = json.loads(site.files[f"{LANGUAGES[lang]}/calendars/events.json".lstrip("/")])
    schema = json.loads(site.files[file_of(listed["$schema"])])
    jsonschema.Draft202012Validator.check_schema(schema)

    faults = [(fault.json_path, fault.message) for fault in jsonschema.Draft202012Validator(schema).iter_errors(listed)]
    note(f"events.json {lang}: {len(listed['events'])} rows judged by the schema, {len(faults)} faults")
    assert faults == []
    assert len(listed["events"]) > 50


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_address_in_events_json_is_there(site: BuiltSite, lang: str) -> None:
    """Pages, calendar files and pictures that a program is sent to are published."""
    listed = json.loads(site.files[f"{LANGUAGES[lang]}/calendars/events.json".lstrip("/")])["events"]
    addresses = {one[key] for one in listed for key in ("url", "ics", "image") if one[key]}
    addresses |= {many["url"] for one in listed for many in (*one["groups"], *one["hosts"], one["venue"] or one)}

    assert sorted(address for address in addresses if file_of(address) not in site.files) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_jcal_holds_the_events_of_the_calendar(site: BuiltSite, lang: str) -> None:
    """Icalendar and ical.js read the same events from all.jcal as from all.ics."""
    if ICALJS.missing():
        cannot(ICALJS.missing())
    base = f"{LANGUAGES[lang]}/calendars/all".lstrip("/")
    ics, jcal = site.files[f"{base}.ics"], site.files[f"{base}.jcal"]

    by_icalendar = read_icalendar(icalendar.Calendar.from_jcal(jcal.decode()).to_ical())
    by_icaljs = ICALJS.read(jcal)
    note(f"all.jcal {lang}: {len(by_icaljs)} events read by ical.js, {len(by_icalendar)} by icalendar")
    assert len(by_icaljs) > 50
    assert by_icalendar == read_icalendar(ics)
    assert by_icaljs == ICALJS.read(ics)
