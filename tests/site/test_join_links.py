"""Who may join is decided elsewhere: the address of a members' or booked event is in no file, in no disguise."""

from __future__ import annotations

import base64
import html
import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from figures import note
from hiding import forms, holds
from small_site import assemble_site
from truth import originals

if TYPE_CHECKING:
    from pathlib import Path

    from built_site import BuiltSite

SECRET = "https://meet.example/j/Room-7k3Q?pwd=aGVsbG8&who=你好,x;y"  # noqa: S105 - it opens nothing
WORD = "Room-7k3Q"


def town(access: str) -> dict[str, str]:
    """Return a town in which an event that is held online has everything that an event can have."""
    event = f"""---
title: Closed talk
id: closed-talk
start: 2026-12-05 19:30
end: 21:30
venue: hall
online: {SECRET}
access: {access}
groups: [circle]
hosts: [ada]
people:
  - person: ada
    as: reader
festival: week
tags: [talks]
kind: talk
summary: Among ourselves.
price: free
register: https://town.example/register
contact: at the desk
---
The way in is sent to those who take part.
"""
    return {
        "events/closed-talk.md": event,
        "events/moved.md": event.replace("closed-talk", "moved").replace("venue: hall", "status: moved-online\nrevision: 2"),
        "events/whole-day.md": event.replace("closed-talk", "whole-day")
        .replace("start: 2026-12-05 19:30\nend: 21:30", "start: 2026-12-06")
        .replace("venue: hall\n", ""),
        "events/week.md": "---\ntitle: Week\nid: week\nstart: 2026-12-01\nend: 2026-12-08\n---\nA week.\n",
        "groups/circle.md": "---\ntitle: Circle\n---\nWe read.\n",
        "venues/hall.md": "---\ntitle: Hall\ncity: Town\n---\nBy the pier.\n",
        "people/ada.md": "---\nname: Ada\nconsent: yes\n---\nReads.\n",
        "news/talk.md": "---\ntitle: A talk\ndate: 2026-11-01\nsummary: S.\n---\nCome to [the talk]({filename}/events/closed-talk.md).\n",
    }


@pytest.mark.parametrize("access", ["members", "booking"])
def test_the_way_in_is_nowhere(tmp_path: Path, access: str) -> None:
    """Every byte of every file is searched: pages, calendars, feeds, linked data, agendas; the event itself is in all of them."""
    made = assemble_site(tmp_path, town(access)).files

    sought = forms(SECRET) | forms(WORD)
    assert {path for path, data in made.items() if holds(data, sought)} == set()
    listed = {path for path, data in made.items() if b"Closed talk" in data}
    assert {
        "calendars/all.ics",
        "calendars/events.json",
        "calendars/group/circle/index.html",
        "calendars/embed/all/index.html",
        "events/closed-talk/event.ics",
        "events/closed-talk/index.html",
        "feeds/events.atom",
    } <= listed


def test_the_way_in_is_shown_where_it_is_for_all(tmp_path: Path) -> None:
    """The same town with access for everybody holds it on the page, in the calendar, in the list for programs and in links."""
    made = assemble_site(tmp_path, town("public")).files

    found = {path for path, data in made.items() if holds(data, forms(WORD))}
    wanted = {"events/closed-talk/index.html", "events/closed-talk/event.ics", "calendars/all.ics", "calendars/events.json"}
    assert wanted <= found


@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: text,
        str.upper,
        html.escape,
        lambda text: quote(text, safe=""),
        lambda text: quote(quote(text, safe=""), safe=""),
        lambda text: json.dumps({"join": text}),
        lambda text: "\r\n ".join(text[place : place + 5] for place in range(0, len(text), 5)),
        lambda text: text.replace(",", "\\,").replace(";", "\\;"),
        lambda text: base64.b64encode(text.encode()).decode(),
        lambda text: base64.urlsafe_b64encode(f"see {text} today".encode()).decode().rstrip("="),
        lambda text: "".join(f"&#{ord(char)};" for char in text),
        lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
        lambda text: text.encode().hex(),
        lambda text: text[::-1],
    ],
)
def test_the_search_sees_through_disguises(disguise: object) -> None:
    """Whatever way it were written, it would be found; an innocent file holds nothing."""
    assert callable(disguise)
    sought = forms(SECRET) | forms(WORD)

    assert holds(f"<p>Before {disguise(SECRET)} after</p>".encode(), sought)
    assert not holds(f"<p>Before {disguise('https://meet.example/open')} after</p>".encode(), sought)


def test_the_demo_keeps_its_ways_in(site: BuiltSite) -> None:
    """The same search over the demo: the addresses of its members' and booked events are in none of its files."""
    closed = [one for one in originals("events").values() if one.header.get("access") in {"members", "booking"}]
    links = {one.header["online"] for one in closed if one.header.get("online")}
    sought = set().union(*map(forms, links))
    note(f"{len(links)} ways in of closed events sought in {len(site.files)} files in {len(sought)} forms")

    assert links
    assert {path for path, data in site.files.items() if holds(data, sought)} == set()
