"""Links that add one event, and links that subscribe to a calendar."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from calendar_builders import days, event, text, timed, view
from hypothesis import given
from hypothesis import strategies as st

from hundred.calendars.links import subscription
from hundred.core.add_links import LONGEST, add_links
from hundred.core.plain import one_line

if TYPE_CHECKING:
    from hundred.core.model import Event

LABELS = ["Calendar file (.ics)", "Google", "Outlook.com", "Office 365", "Yahoo"]
LONG = event(
    "元宵" * 16,
    texts=(text("长标题，很长" * 33, summary="🏳️‍🌈，" * 130, body="说明 & 更多。" * 2000),),
    place="一个地方 " * 80,
    online="https://meet.example/" + "x" * 1500,
)


def links(one: Event, lang: str = "en") -> dict[str, str]:
    """Return the links of an event by label."""
    return dict(add_links(view(one, lang=lang), one))


def query(link: str) -> dict[str, str]:
    """Return what a host reads from a link."""
    return {name: value for name, (value,) in parse_qs(urlsplit(link).query, strict_parsing=True).items()}


def test_the_own_file_comes_first() -> None:
    """It is a path of the site in the language of the page, and needs nobody else."""
    assert list(links(event())) == LABELS
    assert links(event(), "zh-Hans")["Calendar file (.ics)"] == "/zh-Hans/events/picnic/event.ics"


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Europe/London"])
@pytest.mark.parametrize("wall", ["2026-01-15 19:30", "2026-07-15 23:30"])
def test_times_are_the_instant_in_utc(zone: str, wall: str) -> None:
    """Every host is given the same instants with their Z, in winter and in summer, over midnight."""
    one = event(when=timed(wall, zone, hours=2.5), zone=zone)
    found = {label: query(link) for label, link in links(one).items() if link.startswith("https:")}

    start, end = one.starts_at, one.ends_at
    read = lambda at: datetime.strptime(at.replace("-", "").replace(":", ""), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)  # noqa: E731
    assert [read(at) for at in found["Google"]["dates"].split("/")] == [start, end]
    assert [read(found["Outlook.com"][name]) for name in ("startdt", "enddt")] == [start, end]
    assert [read(found["Office 365"][name]) for name in ("startdt", "enddt")] == [start, end]
    assert [read(found["Yahoo"][name]) for name in ("st", "et")] == [start, end]


def test_whole_days_end_the_day_after() -> None:
    """An inclusive end would be shown a day short."""
    found = {label: query(link) for label, link in links(event(when=days("2026-06-12", "2026-06-14"))).items() if "?" in link}

    assert found["Google"]["dates"] == "20260612/20260615"
    outlook = {name: found["Outlook.com"][name] for name in ("startdt", "enddt", "allday")}
    assert outlook == {"startdt": "2026-06-12", "enddt": "2026-06-15", "allday": "true"}
    assert [found["Yahoo"][name] for name in ("st", "et", "dur")] == ["20260612", "20260615", "allday"]


def test_words_arrive_whole() -> None:
    """Ampersands, plus signs and blanks in a title are part of it; the page stands under the text."""
    one = event(
        texts=(text("Salt & pepper + 1 = fun?", summary="Bring both; 100 %."),), place="Hall #3, left", status="cancelled"
    )
    found = query(links(one)["Outlook.com"])

    assert "+" not in links(one)["Outlook.com"]  # Outlook shows it as a plus
    assert found["subject"] == "[Cancelled] Salt & pepper + 1 = fun?"
    assert found["location"] == "Hall #3, left"
    assert found["body"] == "Bring both; 100 %.\n\nhttps://town.example/site/events/picnic/"


@pytest.mark.parametrize("label", LABELS[1:])
@pytest.mark.parametrize("body", ["说明 & 更多。" * 2000, "word " * 3000, "🏳️‍🌈" * 2000, "好" * 10_000])
def test_no_text_makes_a_link_too_long(label: str, body: str) -> None:
    """Hosts refuse long addresses; the text is cut, the address of the page stays."""
    one = event("元宵" * 16, texts=(text("长标题，很长" * 33, summary="s" * 400, body=body),), place="一个地方 " * 80)
    link = links(one)[label]

    assert len(link) < LONGEST
    assert query(link)[{"Google": "details", "Yahoo": "desc"}.get(label, "body")].endswith("%85%83%E5%AE%B5/")


def test_an_endless_way_to_join_is_left_to_the_page() -> None:
    """The address of the page goes before it."""
    one = event(online="https://meet.example/" + "x" * 1500)

    assert [len(link) < LONGEST for link in links(one).values()] == [True] * 5


def test_subscriptions_use_the_form_each_host_takes() -> None:
    """Google wants webcal://, Outlook https://, both encoded; the programs of the reader take webcal itself."""
    found = subscription(view(), "/calendars/tag/海.ics", "Town · Sea")

    https = "https://town.example/site/calendars/tag/%E6%B5%B7.ics"
    assert (found.address, found.webcal) == (https, https.replace("https:", "webcal:"))
    assert found.google.startswith("https://calendar.google.com/calendar/u/0/r?cid=webcal%3A%2F%2F")
    assert query(found.google) == {"cid": found.webcal}
    assert query(found.outlook) == query(found.office) == {"url": https, "name": "Town · Sea"}
    assert [urlsplit(link).netloc for link in (found.outlook, found.office)] == ["outlook.live.com", "outlook.office.com"]


@given(st.text(st.sampled_from("ab c%é海😀\n\u0301-~+&"), max_size=40), st.text(max_size=40))
def test_addresses_are_encoded_as_the_standard_library_does(mixed: str, other: str) -> None:
    """Every character that could end a part of an address, or is beyond ASCII, is escaped; the others stay."""
    for written in (mixed, other):
        title = one_line(written)
        link = links(event(texts=(text(title),)))["Google"]

        assert f"&text={quote(title, safe='')}&" in link
