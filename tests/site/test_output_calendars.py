"""The finished calendars: five readers that are not ours agree on every file, and with pages and linked data."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
import recurring_ical_events
from built_site import LANGUAGES, URL, file_of
from figures import needed, note
from truth import hidden, originals
from workers import in_parallel

from judges import ICAL, ICALENDAR, ICSPY, VOBJECT

if TYPE_CHECKING:
    from built_site import BuiltSite
    from truth import Source

    from judges import Judge

Times = tuple[str, str]  # a start in UTC or a day, and a summary
READERS = (ICALENDAR, ICAL, VOBJECT, ICSPY)
# C0 but CR and LF of line ends (and TAB, which may stand in text), DEL, C1.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


def said(at: datetime | date) -> str:
    """Return an instant in UTC, or a day, as text that can be compared."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if isinstance(at, datetime) else at.isoformat()


def understood(task: tuple[str, bytes]) -> set[Times]:
    """Return (start, summary) of every event of a file that does not repeat, as the named reader understands it."""
    name, data = task
    judge: Judge = next(one for one in READERS if one.name == name)
    series = repeating(data)
    return {(said(seen.start), seen.summary or "") for uid, seen in judge.read(data).items() if uid not in series}


def expanded(data: bytes) -> set[Times]:
    """Return the same of every occurrence that recurring-ical-events finds in a file."""
    calendar, series = icalendar.Calendar.from_ical(data), repeating(data)
    found = recurring_ical_events.of(calendar).between(date(2000, 1, 1), date(2100, 1, 1))
    return {(said(one["DTSTART"].dt), str(one["SUMMARY"])) for one in found if str(one["UID"]) not in series}


def repeating(data: bytes) -> set[str]:
    """Return the UIDs of the series of a file, of which a reader that does not expand rules sees one date."""
    return {str(event["UID"]) for event in events_of(data) if "RRULE" in event}


def uids_of(source: Source) -> set[str]:
    """Return the UIDs of an event of the content: of a series, those of its added dates too."""
    name = source.header.get("id", f"{source.id}.events")
    added = (one["add"][:10] for one in source.header.get("changes", ()) if "add" in one)
    return {f"{name}@ternbay.example", *(f"{name}.{day}@ternbay.example" for day in added)}


def events_of(data: bytes) -> list[Any]:
    """Return the VEVENTs of a file."""
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def sessions_of(header: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the sessions that the header of a festival names, by UID."""
    return {f"{header['id']}.{one['id']}@ternbay.example": one for one in header.get("programme", ())}


def span_of(data: bytes) -> tuple[str, str]:
    """Return start and end of a file's event, both said as on a page: the last day of whole days inclusive.

    A festival's own entry comes before its sessions.
    """
    event, *sessions = events_of(data)
    assert {str(one["RELATED-TO"]) for one in sessions} <= {str(event["UID"])}
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    return said(start), said(end if isinstance(end, datetime) else end - timedelta(days=1))


def as_said(written: str) -> str:
    """Return a time with its offset, or a day, as `said` says it."""
    return said(datetime.fromisoformat(written)) if "T" in written else written


def test_readers_agree(site: BuiltSite) -> None:
    """icalendar, ical, vobject, ics.py and recurring-ical-events find the same starts and summaries in every file."""
    files = site.ending(".ics")
    tasks = [(judge.name, data) for data in files.values() for judge in READERS]
    answers = in_parallel(understood, tasks)
    occurrences = in_parallel(expanded, list(files.values()))
    total = len(READERS)
    faults = {}
    for place, path in enumerate(files):
        found = [*answers[place * total : (place + 1) * total], occurrences[place]]
        if any(one != found[0] for one in found):
            faults[path] = found
    note(
        f"{len(files)} calendars read by {total + 1} readers, {sum(map(len, occurrences))} entries, {len(faults)} disagreements"
    )

    assert len(files) > 200
    assert faults == {}


def test_lines_are_as_the_standard_wants(site: BuiltSite) -> None:
    """Every line ends in CRLF, has at most 75 octets, and no file holds a control character."""
    faults, longest = {}, 0
    for path, data in site.ending(".ics").items():
        lines = data.split(b"\r\n")
        widest = max(len(line) for line in lines)
        longest = max(longest, widest)
        strays = any(b"\r" in line or b"\n" in line for line in lines)
        if widest > 75 or strays or lines[-1] or CONTROL.search(data.decode()):
            faults[path] = widest
    note(f"longest calendar line {longest} octets")

    assert faults == {}


def test_every_entry_has_an_identity_of_its_own(site: BuiltSite) -> None:
    """No file holds a UID twice, every UID ends in the site's domain, and zones that are named are there."""
    faults = {}
    for path, data in site.ending(".ics").items():
        calendar = icalendar.Calendar.from_ical(data)
        events = list(calendar.walk("VEVENT"))
        uids = [(str(event["UID"]), str(event.get("RECURRENCE-ID"))) for event in events]
        named = {
            event[name].params["TZID"] for event in events for name in ("DTSTART", "DTEND") if "TZID" in event[name].params
        }
        named = named if events else {"Asia/Shanghai"}  # a calendar of nothing yet holds the zone of the site
        defined = [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]
        foreign = [uid for uid, _ in uids if not uid.endswith("@ternbay.example")]
        if len(uids) != len(set(uids)) or foreign or sorted(named) != sorted(defined):
            faults[path] = (uids, named, defined)

    assert faults == {}


@pytest.mark.parametrize("prefix", ["", "zh-Hans/"])
def test_the_whole_calendar_holds_every_dated_event(site: BuiltSite, prefix: str) -> None:
    """all.ics holds the dated events of the content, cancelled and past ones too, and nothing else."""
    entries = events_of(site.files[f"{prefix}calendars/all.ics"])
    found = {str(event["UID"]): event for event in entries if "RECURRENCE-ID" not in event}
    dated = {id_: one for id_, one in originals("events").items() if one.dated}
    expected = {uid: one.header if uid.count(".") == 1 else {} for one in dated.values() for uid in uids_of(one)}
    expected |= {uid: session for one in dated.values() for uid, session in sessions_of(one.header).items()}
    cancelled = {uid for uid, header in expected.items() if header.get("status") == "cancelled"}
    note(f"{len(found)} events in {prefix}calendars/all.ics, {len(originals('events')) - len(dated)} without a day")

    assert found.keys() == expected.keys()
    assert {uid for uid, event in found.items() if event["STATUS"] == "CANCELLED"} == cancelled


def test_calendars_of_groups_and_people_hold_their_events(site: BuiltSite) -> None:
    """Each group's, venue's, tag's and festival's calendar holds exactly the events whose files name it."""
    dated = [one for one in originals("events").values() if one.dated]
    expected: dict[str, set[str]] = {f"group/{id_}": set() for id_ in originals("groups")}
    expected |= {f"venue/{id_}": set() for id_ in originals("venues")}
    for one in dated:
        header = one.header
        names = [f"group/{id_}" for id_ in header.get("groups", ())] + [f"tag/{tag}" for tag in header.get("tags", ())]
        places = {header.get("venue"), *(change.get("venue") for change in header.get("changes", ()))}
        names += [f"venue/{id_}" for id_ in originals("venues") if id_ in places]
        names += [f"festival/{header['festival']}"] if header.get("festival") else []
        names += [f"festival/{one.id}"] if header.get("programme") else []
        for name in names:
            expected.setdefault(name, set()).update(uids_of(one))
        for session, said_of in sessions_of(header).items():
            at = f"venue/{said_of.get('venue', header.get('venue'))}"
            for name in {at, *(name for name in names if not name.startswith("venue/"))}:
                expected.setdefault(name, set()).add(session)
    for name in [name for name in expected if name.startswith("festival/")]:
        expected[name].add(f"{originals('events')[name.partition('/')[2]].header['id']}@ternbay.example")
    files = {
        path: data for path, data in site.ending(".ics").items() if re.match(r"calendars/(group|venue|tag|festival)/", path)
    }
    found = {path[10:-4]: {str(event["UID"]) for event in events_of(data)} for path, data in files.items()}

    assert found == expected


def test_page_calendar_and_linked_data_say_the_same_instants(site: BuiltSite) -> None:
    """An event begins and ends at the same instant on its page, in its calendar file, as JSON-LD, and in events.json."""
    count, faults = 0, {}
    for lang, prefix in LANGUAGES.items():
        listed = {
            one["url"]: one
            for one in json.loads(site.files[f"{prefix}/calendars/events.json".lstrip("/")])["events"]
            if "#" not in one["url"]
        }
        listed = {file_of(url): one for url, one in listed.items()}
        for id_, source in originals("events").items():
            if "repeat" in source.header:
                continue  # test_life.py looks at series
            path = f"{prefix}/events/{id_}/index.html".lstrip("/")
            page, row = site.pages[path], listed[path]
            ld = json.loads(page.ld[0])
            if not source.dated:
                month, in_calendar = source.header["start"], f"{path[:-10]}event.ics" in site.files
                assert {row["announced"], ld["startDate"], *page.starts} == {month}, path
                assert (row["start"], in_calendar) == (None, False), path
                continue
            start, end = span_of(site.files[f"{path[:-10]}event.ics"])
            starts = {start, *map(as_said, page.starts), as_said(ld["startDate"])}
            starts |= {row["local_start"] if row["all_day"] else row["start"]}
            ends = {*map(as_said, page.ends), *([as_said(ld["endDate"])] if "endDate" in ld else [])}
            known = "end" in source.header or "duration" in source.header
            if len(starts) != 1 or not page.starts or (ends != {end} if known else ends - {end}):
                faults[lang, id_] = (starts, ends, end)
            if not row["all_day"] and {page.data["data-start"], row["start"]} != starts:
                faults[lang, id_] = (page.data, row["start"])
            count += 1
    note(f"{count} event pages: page = calendar = JSON-LD = events.json, {len(faults)} differences")

    assert count > 100
    assert faults == {}


def test_event_pages_are_microformats(site: BuiltSite) -> None:
    """The microformats parser finds the h-event of each event page with its name, start and address."""
    needed("mf2py")
    pages = site.of_kind("event")
    found = in_parallel(microformats, [site.files[path] for path in pages])
    faults = {}
    for (path, page), events in zip(pages.items(), found, strict=True):
        dated = originals("events")[path.split("/")[-2]].dated
        first = events[0]["properties"] if events else {}
        starts = {as_said(value) for value in first.get("start", ())} - {""}
        if first.get("name") != list(page.h1) or (dated and starts != set(map(as_said, page.starts))):
            faults[path] = first
        elif [file_of(url) for url in first.get("url", ())][-1:] != [path]:
            faults[path] = first.get("url")
    note(f"{len(pages)} event pages read as microformats")

    assert faults == {}


def microformats(data: bytes) -> list[dict[str, Any]]:
    """Return the h-events that mf2py finds at the top of a page."""
    import mf2py  # noqa: PLC0415 - optional, and run in another process

    items = mf2py.parse(doc=data.decode(), url=URL)["items"]
    return [item for item in items if "h-event" in item["type"]]


def test_hidden_people_have_no_calendar(site: BuiltSite) -> None:
    """There is no calendar of a person who did not agree to be shown."""
    assert [path for path in site.files for id_ in hidden() if path.endswith(f"person/{id_}.ics")] == []
