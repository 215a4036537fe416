"""The table of headers, and what is written from it for hosts that cannot be asked here."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from hundred.build.delivery.apache import htaccess
from hundred.build.delivery.caddy import caddy
from hundred.build.delivery.lists import redirects_file
from hundred.build.delivery.nginx import nginx
from hundred.build.delivery.places import place_of
from hundred.build.delivery.table import unframed

if TYPE_CHECKING:
    from conftest import Hamlet

EVENT = "---\ntitle: Walk\nstart: 2026-12-01 10:00\nid: walk\n---\n"
PAGES = ("/", "/404.html", "/about/", "/events/", "/events/walk/", "/calendars/", "/calendars/group/popcorn/")
AGENDAS = ("/calendars/embed/all/", "/calendars/embed/group/popcorn/")


def rules_of(text: bytes) -> list[tuple[str, list[str]]]:
    """Return (pattern, names of headers) of the rules of a `_headers` file."""
    blocks = [block.split("\n  ") for block in text.decode().strip().split("\n\n")]
    return [(pattern, [line.partition(":")[0] for line in lines]) for pattern, *lines in blocks]


def test_no_address_gets_a_header_from_two_rules(hamlet: Hamlet) -> None:
    """Hosts join the values of two rules, which would make nonsense of them: every published file, every header."""
    made = hamlet.pages({"content/events/walk.md": EVENT})
    rules = rules_of(made["_headers"])

    addresses = [f"/{name.removesuffix('index.html')}" for name in made] + ["/calendars/embed/all/", "/calendars/all.jcal"]
    twice = []
    for address in addresses:
        names = [name for pattern, its in rules if fnmatchcase(address, pattern) for name in its]
        twice += [(address, name) for name in set(names) if names.count(name) > 1]
    assert twice == []
    assert len(rules) <= 100  # Cloudflare reads no more


def test_only_agendas_may_be_framed() -> None:
    """Patterns hold every page but those made for frames, folders whole where they can be."""
    patterns = unframed([*PAGES, *AGENDAS])

    held = {page: [pattern for pattern in patterns if fnmatchcase(page, pattern)] for page in (*PAGES, *AGENDAS)}
    assert sorted(patterns) == ["/", "/404.html", "/about/*", "/calendars/", "/calendars/group/*", "/events/*"]
    assert {page: len(found) for page, found in held.items()} == {**dict.fromkeys(PAGES, 1), **dict.fromkeys(AGENDAS, 0)}


def test_a_site_without_agendas_says_it_in_one_word() -> None:
    """Where no page is for frames, one pattern holds all."""
    assert unframed(PAGES) == ["/*"]


def test_a_site_below_the_root_of_a_host_is_served_from_the_folder_above(hamlet: Hamlet) -> None:
    """Rules carry the path of SITEURL, and the server's folder is the one in which the site lies under that name."""
    place = place_of(hamlet.site({}, SITEURL="https://h.example/our/town").settings)

    assert (place.host, place.base, place.root, place.secure) == ("h.example", "/our/town", "/srv/h.example", True)
    assert "error_page 403 404 =404 /our/town/404.html;" in nginx(place)
    assert "rewrite * /our/town/zh-Hans/404.html" in caddy(place)
    assert b"ErrorDocument 404 /our/town/404.html" in htaccess(place)


def test_a_site_without_tls_sends_nobody_elsewhere(hamlet: Hamlet) -> None:
    """Where SITEURL says http, so does every server."""
    place = place_of(hamlet.site({}, SITEURL="http://h.example").settings, "/var/www/town")

    told = nginx(place) + caddy(place) + htaccess(place).decode()
    assert ("https://" in told, "ssl" in told, 'root "/var/www/town";' in told) == (False, False, True)


def test_redirects_are_one_line_each() -> None:
    """Netlify and Cloudflare read old address, new address, status."""
    assert redirects_file((("/events/a/", "/events/b/"),)) == b"/events/a/ /events/b/ 301\n"
