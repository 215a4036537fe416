"""Links that subscribe to a calendar: for programs on the reader's machine, for Google, for Outlook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from hundred.core.paths import web_address

if TYPE_CHECKING:
    from hundred.calendars.feed import Feed
    from hundred.core.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A calendar on the page of calendars: `path` on the site, the links that subscribe to it, its number of events."""

    title: str
    path: str
    webcal: str
    google: str
    outlook: str
    count: int


def subscription(view: View, feed: Feed) -> Subscription:
    """Return the links of a calendar. Google takes the address only as webcal://, Outlook only as https://."""
    address = web_address(view.settings.url, feed.path)
    webcal = "webcal:" + address.partition(":")[2]
    name = quote(feed.title, safe="")
    return Subscription(
        title=feed.name,
        path=feed.path,
        webcal=webcal,
        google=f"https://calendar.google.com/calendar/u/0/r?cid={quote(webcal, safe='')}",
        outlook=f"https://outlook.live.com/calendar/0/addfromweb?url={quote(address, safe='')}&name={name}",
        count=len(feed.dated),
    )
