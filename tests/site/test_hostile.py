"""Hostile texts in every place where an editor can write: refused with a problem, or published as harmless text."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import icalendar
import pytest
from active import active_parts
from figures import cannot, note
from hostile_site import condensed, everywhere, twin_files
from lxml import etree
from page_seen import parse, see
from payloads import OWN, PUBLIC, public
from small_site import assemble_site, drop_refused, open_small, refused, write
from workers import in_parallel

from hundred.build.assemble import assemble

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from page_seen import PageSeen

ATOM = "{http://www.w3.org/2005/Atom}"
# RSS says that a description is HTML; nothing says what a title is, and readers differ.
HTML_IN_RSS = {"description", "{http://purl.org/rss/1.0/modules/content/}encoded"}


@dataclass(kw_only=True)
class Made:
    """A site of hostile texts: the files that came out, and the codes of the files that were refused."""

    files: Mapping[str, bytes]
    refused: Mapping[str, set[str]]

    @cached_property
    def pages(self) -> Mapping[str, PageSeen]:
        """Return every page as the parser of the HTML standard sees it."""
        pages = self.ending(".html")
        return dict(zip([path for path, _ in pages], in_parallel(see, [data for _, data in pages]), strict=True))

    def ending(self, *endings: str) -> list[tuple[str, bytes]]:
        """Return the files whose names end so."""
        return [(path, data) for path, data in self.files.items() if path.endswith(endings)]


@pytest.fixture(scope="module", params=["own", "public"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return the site that a list of payloads makes once every refused file is out of it."""
    if request.param == "public" and not PUBLIC.is_file():
        cannot(
            f"the public list of payloads ({PUBLIC.name}) is not beside the checkout; our own {len(OWN)} were judged",
            optional=True,
        )
    payloads = OWN if request.param == "own" else public()
    folder = tmp_path_factory.mktemp(request.param)
    written = {**dict((everywhere if request.param == "own" else condensed)(payloads)), **twin_files()}
    write(folder, written)
    files, gone = build(folder)
    places = Counter(path.split("/", 1)[1].partition("-")[0] for path in gone)
    refusals = f"{len(gone)} refused ({told(places)})"
    note(f"{len(payloads)} {request.param} payloads in {len(written)} files: {refusals}, {len(files)} outputs")
    return Made(files=files, refused=gone)


def build(folder: Path) -> tuple[Mapping[str, bytes], dict[str, set[str]]]:
    """Return the files of a site after dropping what is refused, by the check or by the last look at the pages."""
    gone: dict[str, set[str]] = {}
    for _ in range(4):
        site, refused = drop_refused(folder)
        gone |= refused
        result = assemble(site)
        if not result.problems:
            return result.files, gone
        for problem in result.problems:
            assert problem.path.startswith("content/"), problem
            (folder / problem.path).unlink(missing_ok=True)
            gone[problem.path] = {problem.code}
    message = "there is always another problem"
    raise AssertionError(message)


def told(counts: Mapping[str, int]) -> str:
    """Return counts in words."""
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def test_pages_hold_nothing_active(made: Made) -> None:
    """No page holds a script, a handler, an address that runs, a frame, a form, a style or a parse error."""
    faults = {path: (page.active, page.errors) for path, page in made.pages.items() if page.active or page.errors}
    note(f"{len(made.pages)} hostile pages judged, {len(faults)} with something active or a parse error")

    assert len(made.pages) > 300
    assert faults == {}


@pytest.mark.parametrize(
    "escape", [r"\0", r"\x07", r"\e", r"\x7f", r"\N", r"\L", r"\P", r"\ud800", r"\uffff", r"\u202e", r"\u2066", r"\r"]
)
def test_escapes_of_yaml_are_refused(tmp_path: Path, escape: str) -> None:
    """A character that no file may hold cannot come in through an escape in quotes either."""
    text = f'---\ntitle: "a{escape}b"\nid: a\nstart: 2026-12-05 19:30\n---\nX.\n'

    found = refused(open_small(write(tmp_path, {"events/a.md": text}).parent))

    assert found.keys() == {"content/events/a.md"}


def test_footnotes_are_not_links(tmp_path: Path) -> None:
    """A footnote may begin with any word, and a reference to a character that no page may hold leaves no trace."""
    text = '---\ntitle: A\nid: a\nstart: 2026-12-05 19:30\n---\nWords.[^1] &#1;&#x9f;\n\n[^1]: Said [here](https://a.example "t" x).\n'

    made = assemble_site(tmp_path, {"events/a.md": text})

    page = see(made.files["events/a/index.html"])
    assert made.problems == ()
    assert page.errors == ()
    assert "fn:1" in page.ids


def test_linked_data_stays_data(made: Made) -> None:
    """Each JSON-LD script of every page parses as JSON and ends where it should."""
    kinds = Counter(json.loads(text)["@type"] for page in made.pages.values() for text in page.ld)

    assert kinds.total() > 100
    assert kinds.keys() <= {"Event", "Person", "Organization", "Legislation"}


def test_feeds_hold_nothing_active(made: Made) -> None:
    """What feeds hold as HTML is as harmless as the pages, in RSS, Atom and JSON."""
    count, faults = 0, {}
    for path, data in made.ending(".rss", ".atom", ".json"):
        for piece in pieces(path, data):
            count += 1
            root, _ = parse(piece, fragment=True)
            found = list(active_parts(root))
            if found:
                faults[path] = found
    note(f"{count} pieces of HTML in hostile feeds judged, {len(faults)} feeds with something active")

    assert count > 50
    assert faults == {}


def pieces(path: str, data: bytes) -> Iterator[str]:
    """Yield what a feed holds as HTML."""
    if path.endswith(".json"):
        items = json.loads(data).get("items", ())
        yield from (item["content_html"] for item in items if "content_html" in item)
        return
    for element in etree.fromstring(data).iter():
        if element.tag in HTML_IN_RSS or (str(element.tag).startswith(ATOM) and element.get("type") == "html"):
            yield element.text or ""
        if element.get("type") == "xhtml":
            yield etree.tostring(element, encoding="unicode")


def test_feed_links_lead_to_the_web(made: Made) -> None:
    """No address in a feed is anything but https or a mere name."""
    faults = []
    for path, data in made.ending(".rss", ".atom"):
        root = etree.fromstring(data)
        links = [element.text or "" for element in root.iter("link", "guid") if element.get("isPermaLink") != "false"]
        links += [element.get("href", "") for element in root.iter(f"{ATOM}link")]
        faults += [(path, link) for link in links if not link.startswith("https://town.example/")]

    assert faults == []


def test_calendars_hold_the_properties_of_a_harmless_twin(made: Made) -> None:
    """No text adds, removes or renames a property: each entry has as many as the harmless event of its shape."""
    entries = {path.split("/")[1]: shape(data) for path, data in made.ending("/event.ics")}
    twins = {name.partition("-")[0]: found for name, found in entries.items() if name.endswith("-twin")}
    twins["tag"] = twins["body"] | Counter(["VEVENT.CATEGORIES"])  # of the payloads that are names
    faults = {
        name: found - twins[name.partition("-")[0]] for name, found in entries.items() if found != twins[name.partition("-")[0]]
    }
    note(f"{len(entries)} hostile calendar entries compared with their twins, {len(faults)} differ")

    assert len(entries) > 100
    assert faults == {}


def shape(data: bytes) -> Counter[str]:
    """Return how often each property stands in a calendar; raises ValueError where it is not one."""
    calendar = icalendar.Calendar.from_ical(data)
    found: Counter[str] = Counter()
    for part in calendar.walk():
        assert not part.errors
        found[f"BEGIN:{part.name}"] += 1
        for name, value in part.items():
            found[f"{part.name}.{name}"] += len(value) if isinstance(value, list) else 1
    return found


def test_every_calendar_is_sound(made: Made) -> None:
    """Every calendar parses, with lines of at most 75 octets, CRLF alone and no control character."""
    faults = []
    for path, data in made.ending(".ics"):
        icalendar.Calendar.from_ical(data)
        lines = data.split(b"\r\n")
        strays = any(char < 32 and char != 9 for line in lines for char in line)
        if max(map(len, lines)) > 75 or strays or b"\x7f" in data:
            faults.append(path)

    assert faults == []


def test_what_names_an_address_is_refused(made: Made) -> None:
    """Tags and kinds are names, addresses are addresses: of the hostile ones hardly any passes."""
    tags = {path for path in made.refused if "/tag-" in path}
    total = len(OWN) if any("/kind-" in path for path in made.refused) else len(public())

    assert len(tags) > 0.95 * total
    names = {path.removeprefix("calendars/tag/") for path in made.files if path.startswith("calendars/tag/")}
    assert all("/" not in name.removesuffix("/index.html") for name in names)
