"""Links that add and subscribe, decoded from the finished pages and compared with the calendars that they are about."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
from built_site import LANGUAGES, URL, address_of, file_of
from figures import needed, note
from page_seen import parse
from truth import consented, originals

if TYPE_CHECKING:
    from built_site import BuiltSite
    from page_seen import PageSeen

Span = tuple[datetime | date, datetime | date]
HOSTS = {"calendar.google.com", "outlook.live.com", "outlook.office.com", "calendar.yahoo.com"}
LONGEST = 1900


def query(link: str) -> dict[str, str]:
    """Return what a host reads from a link; a name that stands twice is an error."""
    return {name: value for name, (value,) in parse_qs(urlsplit(link).query, strict_parsing=True).items()}


def moment(text: str) -> datetime | date:
    """Return an instant with its Z, or a day, in either form that hosts read."""
    plain = text.replace("-", "").replace(":", "")
    if "T" not in plain:
        return datetime.strptime(plain, "%Y%m%d").replace(tzinfo=UTC).date()
    return datetime.strptime(plain, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def span_of(link: str) -> Span:
    """Return the start and the end that a host reads from a link, exclusive as in a calendar."""
    host, said = urlsplit(link).netloc, query(link)
    if host == "calendar.google.com":
        start, end = said["dates"].split("/")
    elif host == "calendar.yahoo.com":
        start, end = said["st"], said["et"]
    else:
        start, end = said["startdt"], said["enddt"]
    return moment(start), moment(end)


def dates_of(ics: bytes) -> set[Span]:
    """Return the spans of a file, in UTC: of each date of a series."""
    import recurring_ical_events  # noqa: PLC0415 - used here alone

    calendar = icalendar.Calendar.from_ical(ics)
    found = recurring_ical_events.of(calendar).between(date(2000, 1, 1), date(2100, 1, 1))
    utc = lambda at: at.astimezone(UTC) if isinstance(at, datetime) else at  # noqa: E731
    return {(utc(one["DTSTART"].dt), utc(one["DTEND"].dt)) for one in found}


def adding(page: PageSeen) -> list[str]:
    """Return the links of a page that add one event at a host."""
    return [one.target for one in page.links if urlsplit(one.target).netloc in HOSTS and "addfromweb" not in one.target]


def test_every_link_adds_the_event_at_its_very_time(site: BuiltSite) -> None:
    """Decoded as each host does: instants in UTC equal to the file's, whole days with an exclusive end, never too long."""
    count, longest, faults = 0, 0, {}
    for path, page in site.of_kind("event").items():
        links = adding(page)
        dates = dates_of(site.files[f"{path[:-10]}event.ics"]) if links else set()
        for link in links:
            count, longest = count + 1, max(longest, len(link))
            days = not isinstance(span_of(link)[0], datetime)
            marked = {"dur": "allday", "allday": "true"}.items() & query(link).items()
            if span_of(link) not in dates or len(link) >= LONGEST or (days and "google" not in link and not marked):
                faults[path] = link
        if {urlsplit(link).netloc for link in links} not in (HOSTS, set()):
            faults[path] = "a host is missing"
    note(f"{count} add links of {len(site.of_kind('event'))} event pages decoded, the longest has {longest} characters")

    assert count > 400
    assert faults == {}


def test_only_what_has_no_day_or_is_off_cannot_be_added(site: BuiltSite) -> None:
    """Every other event page offers all four hosts."""
    bare = {path.split("/")[-2] for path, page in site.of_kind("event").items() if not adding(page)}
    expected = {id_ for id_, one in originals("events").items() if not one.dated or one.header.get("status") == "cancelled"}

    assert bare == expected


def calendar_pages(site: BuiltSite) -> dict[str, str]:
    """Return the page of each calendar by the path of its file."""
    files = [path for path in site.ending(".ics") if re.match(r"(zh-Hans/)?calendars/", path)]
    return {path: path.replace(".ics", "/index.html") for path in files}


def test_every_calendar_has_its_page(site: BuiltSite) -> None:
    """Its links give Apple, Google and both Outlooks the address of that very file, each in the form it takes."""
    faults = {}
    for path, own in calendar_pages(site).items():
        page = site.pages[own]
        targets = [one.target for one in page.links if one.tag == "a"]
        webcal = [one for one in targets if one.startswith("webcal:")]
        google = [query(one)["cid"] for one in targets if "calendar.google.com" in one]
        outlook = [query(one)["url"] for one in targets if "addfromweb" in one]
        addresses = [one.replace("webcal:", "https:") for one in (*webcal, *google)] + outlook
        heads = [file_of(one.target) for one in page.subscriptions if one.type == "text/calendar"]
        if len(addresses) != 4 or {file_of(one) for one in addresses} != {path} or heads != [path]:
            faults[own] = addresses
        if not all(one.startswith("webcal:") for one in google):
            faults[own] = google
    note(f"{len(calendar_pages(site))} calendars, each with a page of its own")

    assert len(calendar_pages(site)) > 100
    assert faults == {}


def test_the_address_to_copy_and_the_lines_to_embed_are_right(site: BuiltSite) -> None:
    """What one click selects is the whole address of the file, and a frame with the agenda of the same calendar."""
    faults = {}
    for path, own in calendar_pages(site).items():
        root, _ = parse(site.files[own])
        copied = ["".join(one.itertext()) for one in root.iter("code")]
        frame, _ = parse(copied[1], fragment=True)
        [frame] = frame.iter("iframe")
        embedded = file_of(frame.get("src"))
        if file_of(copied[0]) != path or embedded != own.replace("calendars/", "calendars/embed/") or not frame.get("title"):
            faults[own] = copied
        if embedded not in site.pages:
            faults[own] = embedded

    assert faults == {}


def test_every_code_leads_to_its_page(site: BuiltSite) -> None:
    """A reader of QR codes that is not ours reads the address of the page from each drawing."""
    zxing = needed("zxingcpp")
    from PIL import Image, ImageDraw  # noqa: PLC0415 - for this one test

    faults, count = {}, 0
    for path in (*calendar_pages(site).values(), "calendars/index.html", "zh-Hans/calendars/index.html"):
        [svg] = [one for one in parse(site.files[path])[0].iter() if str(one.tag).endswith("svg") and one.get("role") == "img"]
        size, scale = int(svg.get("viewBox", svg.get("viewbox", "")).split()[-1]), 4
        picture = Image.new("L", (size * scale, size * scale), 255)
        draw = ImageDraw.Draw(picture)
        for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", list(svg)[-1].get("d")):
            left, top = int(x) * scale, int(y) * scale
            draw.rectangle((left, top, left + int(width) * scale - 1, top + scale - 1), fill=0)
        said = [one.text for one in zxing.read_barcodes(picture)]
        count += 1
        if [file_of(one) for one in said] != [path]:
            faults[path] = said
    note(f"{count} QR codes read")

    assert faults == {}


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_pages_of_every_axis_subscribe(site: BuiltSite, prefix: str) -> None:
    """Groups, venues and people with events, festivals and topics: the head names the calendar, the page leads to where one subscribes."""
    wanted = {f"groups/{id_}": f"group/{id_}" for id_ in originals("groups")}
    wanted |= {f"venues/{id_}": f"venue/{id_}" for id_ in originals("venues")}
    people = {id_ for id_ in consented() if f"calendars/person/{id_}.ics" in site.files}
    wanted |= {f"people/{id_}": f"person/{id_}" for id_ in people}
    wanted |= {
        f"events/{one.header['festival']}": f"festival/{one.header['festival']}"
        for one in originals("events").values()
        if one.header.get("festival")
    }
    wanted |= {"events": "all", "groups": "all", "calendars/tag/sea": "tag/sea", "calendars/city/tern-bay": "city/tern-bay"}
    faults = {}
    for where, calendar in wanted.items():
        page = site.pages[f"{prefix}/{where}/index.html".lstrip("/")]
        named = {file_of(one.target) for one in page.subscriptions}
        linked = {file_of(one.target) for one in page.links if one.tag == "a"}
        own = f"{prefix}/calendars/{calendar}/index.html".lstrip("/")
        if own.replace("/index.html", ".ics") not in named or (
            own not in linked and own != address_of(where).strip("/") + "/index.html" and not where.startswith("calendars/")
        ):
            faults[where] = named
    note(f"{len(wanted)} pages of axes in {prefix or '/'} name their calendars and link to where one subscribes")

    assert len(people) > 10
    assert faults == {}


def test_topics_of_an_event_lead_to_their_calendars(site: BuiltSite) -> None:
    """Each tag of each event page is a link."""
    faults: dict[str, Any] = {}
    for id_, one in originals("events").items():
        linked = {file_of(link.target) for link in site.pages[f"events/{id_}/index.html"].links if link.target.startswith("/")}
        missing = [tag for tag in one.header.get("tags", ()) if f"calendars/tag/{tag}/index.html" not in linked]
        if missing:
            faults[id_] = missing

    assert URL
    assert faults == {}
