"""The finished pages: parsed by the standard's own parser, every address followed."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin
from urllib.robotparser import RobotFileParser

import pytest
from built_site import LANGUAGES, URL, address_of, file_of, language_of
from figures import note
from lxml import etree
from truth import consented, originals

if TYPE_CHECKING:
    from built_site import BuiltSite
    from page_seen import PageSeen

TYPES = {"event": "Event", "person": "Person", "group": "Organization", "charter": "Legislation"}


def neutral(path: str) -> str:
    """Return the address of a page without its language."""
    return address_of(path.removeprefix("zh-Hans/"))


def indexable(site: BuiltSite) -> dict[str, PageSeen]:
    """Return the pages that do not ask search engines to pass them over."""
    return {path: page for path, page in site.pages.items() if "noindex" not in page.robots}


def test_pages_hold_no_parse_error(site: BuiltSite) -> None:
    """The parser of the HTML standard finds nothing to mend in any page."""
    errors = {path: page.errors for path, page in site.pages.items() if page.errors}
    note(f"{len(site.pages)} pages, {len(site.files)} files, {len(errors)} pages with parse errors")

    assert len(site.pages) > 300
    assert errors == {}


def test_every_page_has_one_heading_one_main_and_a_language(site: BuiltSite) -> None:
    """Each page has exactly one h1 with words, one main, and the language of its tree."""
    faults = {
        path: (page.h1, page.mains, page.lang)
        for path, page in site.pages.items()
        if len(page.h1) != 1 or not page.h1[0] or page.mains != 1 or page.lang != language_of(path)
    }

    assert faults == {}


def test_no_page_says_an_id_twice(site: BuiltSite) -> None:
    """The ids of a page are unique and hold no blank."""
    faults = {}
    for path, page in site.pages.items():
        again = [id_ for id_, count in Counter(page.ids).items() if count > 1 or not id_ or len(id_.split()) != 1]
        if again:
            faults[path] = again

    assert faults == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_titles_are_unique(site: BuiltSite, lang: str) -> None:
    """No two pages of one language have the same title."""
    titles = Counter(page.title for page in site.pages.values() if page.lang == lang)

    assert {title: count for title, count in titles.items() if count > 1 or not title.strip()} == {}


def test_every_link_inside_the_site_leads_somewhere(site: BuiltSite) -> None:
    """Each address on a page that lies within the site is a file of it, and each fragment an id there."""
    count, broken = 0, []
    for path, page in site.pages.items():
        for link in page.links:
            target = urljoin(URL + address_of(path), link.target)
            if not target.startswith(URL + "/"):
                continue
            count += 1
            file, fragment = file_of(target), unquote(target.partition("#")[2])
            if file not in site.files or (fragment and fragment not in site.pages[file].ids):
                broken.append((path, link.target))
    note(f"{count} internal links and fragments followed, {len(broken)} broken")

    assert count > 10_000
    assert broken == []


def test_pages_outside_are_only_linked(site: BuiltSite) -> None:
    """What a page loads comes from the site itself; other hosts are only linked to, and only by https."""
    loaded, plain = [], []
    for path, page in site.pages.items():
        for link in page.links:
            target = urljoin(URL + address_of(path), link.target)
            outside = not target.startswith(URL + "/")
            if outside and link.tag != "a":
                loaded.append((path, link.target))
            elif outside and not target.startswith(("https://", "webcal://ternbay.example/", "mailto:", "geo:", "tel:")):
                plain.append((path, link.target))

    assert loaded == []
    assert plain == []


def test_every_page_names_itself_and_its_twins(site: BuiltSite) -> None:
    """Each page has its canonical address and one address per language that answers in kind, itself and x-default included."""
    faults = []
    for path, page in indexable(site).items():
        own = URL + address_of(path)
        expected = {lang: URL + prefix + neutral(path) for lang, prefix in LANGUAGES.items()}
        expected["x-default"] = URL + neutral(path)
        twins = {lang: unquote(address) for lang, address in page.twins.items()}
        answers = [site.pages[file_of(address)].twins for address in page.twins.values() if file_of(address) in site.pages]
        canonical = [unquote(link.target) for link in page.heads("canonical")]
        if canonical != [own] or twins != expected or any(answer != page.twins for answer in answers):
            faults.append(path)

    assert faults == []


def test_only_what_asks_for_it_is_kept_from_search_engines(site: BuiltSite) -> None:
    """The pages with noindex are for missing and former addresses, agendas for frames, sheets to sign on, and of people who asked for it."""
    asked = {id_ for id_, one in consented().items() if one.header.get("indexable") == "no"}
    expected = {f"{prefix}/people/{id_}/" for prefix in LANGUAGES.values() for id_ in asked}
    own = {f"{prefix}/calendars/person/{id_}/" for prefix in LANGUAGES.values() for id_ in asked}
    expected |= {address for address in own if file_of(address) in site.files}
    expected |= {address_of(path) for path in {**site.of_kind("embed", "sheet"), **site.of_kind("moved")}}
    expected |= {f"{prefix}/404.html" for prefix in LANGUAGES.values()}

    assert {address_of(path) for path in site.pages.keys() - indexable(site).keys()} == expected


@pytest.mark.parametrize("kind", TYPES)
def test_linked_data_is_whole(site: BuiltSite, kind: str) -> None:
    """Each page of an event, a person, a group and a version of the charter says so as JSON-LD of the right type."""
    pages = site.of_kind(kind)
    faults = {}
    for path, page in pages.items():
        data = [json.loads(text) for text in page.ld]
        series = TYPES[kind] == "Event" and "repeat" in originals("events")[path.split("/")[-2]].header
        wanted = "EventSeries" if series else TYPES[kind]
        sound = len(data) == 1 and data[0]["@context"] == "https://schema.org" and data[0]["@type"] == wanted
        if not sound or not data[0].get("name"):
            faults[path] = data
    note(f"{len(pages)} pages with JSON-LD {TYPES[kind]}")

    assert pages
    assert faults == {}


def test_pages_hold_nothing_active(site: BuiltSite) -> None:
    """No page of the demo runs, embeds, submits or refreshes anything, but a former address that leads to the present one."""
    moved = dict.fromkeys(site.of_kind("moved"), ("<meta http-equiv='refresh'>",))

    assert {path: page.active for path, page in site.pages.items() if page.active} == moved


def test_sitemap_lists_the_pages(site: BuiltSite) -> None:
    """The sitemap holds exactly the pages for search engines, each with its twins."""
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = etree.fromstring(site.files["sitemap.xml"])
    places = [file_of(place) for place in root.xpath("s:url/s:loc/text()", namespaces=space)]
    twins = {file_of(place) for place in root.xpath("s:url/x:link/@href", namespaces=space)}
    note(f"{len(places)} addresses in the sitemap")

    assert len(places) == len(set(places))
    assert set(places) == indexable(site).keys()
    assert twins == indexable(site).keys()


def test_robots_may_read_everything(site: BuiltSite) -> None:
    """robots.txt allows every page and names the sitemap."""
    robots = RobotFileParser()
    robots.parse(site.files["robots.txt"].decode().splitlines())

    assert robots.site_maps() == [f"{URL}/sitemap.xml"]
    assert all(robots.can_fetch("*", URL + address_of(path)) for path in site.pages)


def test_every_record_has_its_page_in_every_language(site: BuiltSite) -> None:
    """Each published record and each person who agreed has a page in every language."""
    expected = {f"people/{id_}" for id_ in consented()}
    for kind in ("events", "groups", "venues", "spotlights", "charter", "news", "guide"):
        published = {id_: one for id_, one in originals(kind).items() if one.header.get("status") != "draft"}
        expected |= {f"{kind}/{id_}" for id_ in published}
    expected |= {id_ for id_, one in originals("pages").items() if one.header.get("status") != "draft"}
    wanted = {f"{prefix}/{name}/index.html".lstrip("/") for prefix in LANGUAGES.values() for name in expected}

    assert wanted - site.pages.keys() == set()


def test_there_is_a_page_of_every_kind(site: BuiltSite) -> None:
    """The demo shows every kind of page that the product knows."""
    kinds = "home events event archive month groups group venues venue person spotlights spotlight charter wall news post page"

    assert {*kinds.split(), "calendars", "calendar", "embed", "search", "missing", "guide", "signatures", "sheet"} <= {
        page.kind for page in site.pages.values()
    }
