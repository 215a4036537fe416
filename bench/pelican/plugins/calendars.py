"""Calendars for stock Pelican: an event.ics beside every article and one of them all. What a site would write for itself."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from pelican import signals

_LONGEST = 2000
_TAG = re.compile(r"<[^>]*>")
_ZONES = (Path(__file__).parents[1] / "zones.ics").read_bytes().replace(b"\n", b"\r\n")
_HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Bench//Pelican//EN\r\nCALSCALE:GREGORIAN\r\n"
_END = b"END:VCALENDAR\r\n"


def register() -> None:
    """Read times when articles are read, write calendars when they are all there."""
    signals.article_generator_finalized.connect(_prepare)
    signals.article_writer_finalized.connect(_write)


def _prepare(generator: Any) -> None:  # noqa: ANN401 - Pelican is not typed
    for article in generator.articles:
        zone = ZoneInfo(article.zone)
        article.starts = datetime.fromisoformat(article.start).replace(tzinfo=zone)
        article.ends = datetime.fromisoformat(article.end).replace(tzinfo=zone)


def _write(generator: Any, writer: Any) -> None:  # noqa: ANN401 - as above
    output = Path(writer.output_path)
    zones = {part.split(b"TZID:", 1)[1].split(b"\r\n", 1)[0].decode(): part for part in _parts(_ZONES)}
    entries = []
    for article in sorted(generator.articles, key=lambda one: (one.starts, one.slug)):
        entry = _vevent(article, generator.settings["SITEURL"])
        entries.append(entry)
        file = output / article.url / "event.ics"
        file.write_bytes(_HEAD + zones[article.zone] + entry + _END)
    (output / "events.ics").write_bytes(_HEAD + b"".join(zones.values()) + b"".join(entries) + _END)


def _vevent(article: Any, site: str) -> bytes:  # noqa: ANN401 - as above
    entry = icalendar.Event()
    url = f"{site}/{article.url}"
    entry.add("UID", f"{article.slug}@bench.example")
    entry.add("DTSTAMP", article.date.astimezone(UTC))
    entry.add("CREATED", article.date.astimezone(UTC))
    entry.add("LAST-MODIFIED", article.date.astimezone(UTC))
    entry.add("SEQUENCE", 0)
    entry.add("DTSTART", article.starts.replace(tzinfo=None), parameters={"TZID": article.zone})
    entry.add("DTEND", article.ends.replace(tzinfo=None), parameters={"TZID": article.zone})
    entry.add("STATUS", "CONFIRMED")
    entry.add("TRANSP", "OPAQUE")
    entry.add("SUMMARY", article.title)
    text = f"{article.summary}\n\n{_text(article.content)}"
    entry.add("DESCRIPTION", f"{text[:_LONGEST]}\n\n{url}")
    entry.add("URL", url)
    entry.add("LOCATION", article.place)
    entry.add("CATEGORIES", [tag.name for tag in article.tags])
    data: bytes = entry.to_ical()
    return data


def _text(html: str) -> str:
    """Return HTML as plain text, its paragraphs apart."""
    return unescape(_TAG.sub("", html)).strip()


def _parts(zones: bytes) -> list[bytes]:
    end = b"END:VTIMEZONE\r\n"
    return [part + end for part in zones.split(end) if part.strip()]
