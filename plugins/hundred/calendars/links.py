"""Links that subscribe to a calendar: for programs on the reader's machine, for Google, for Outlook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from hundred.core.paths import web_address

if TYPE_CHECKING:
    from hundred.core.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """The links that subscribe to a calendar, and its whole address."""

    address: str
    webcal: str
    google: str
    outlook: str
    office: str


def subscription(view: View, path: str, title: str) -> Subscription:
    """Return the links of the calendar at `path`, to be called `title`.

    Google takes the address only as webcal://, Outlook only as https://.
    """
    address = web_address(view.settings.url, path)
    webcal = "webcal:" + address.partition(":")[2]
    outlook = f"/calendar/0/addfromweb?url={quote(address, safe='')}&name={quote(title, safe='')}"
    return Subscription(
        address=address,
        webcal=webcal,
        google=f"https://calendar.google.com/calendar/u/0/r?cid={quote(webcal, safe='')}",
        outlook=f"https://outlook.live.com{outlook}",
        office=f"https://outlook.office.com{outlook}",
    )
