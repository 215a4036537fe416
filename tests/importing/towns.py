"""Towns that import: small sites, calendars in a few lines, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from small_site import SETTINGS

from hundred.build.intake import Wish, take_in
from hundred.build.site import Site, site_of
from hundred.core.model import Event
from hundred.core.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hundred.importing.outcome import Outcome

NOW = datetime(2026, 11, 20, tzinfo=UTC)
FIGURES: list[str] = []


def calendar(*events: str, head: str = "") -> bytes:
    """Return a calendar with the lines of some events, blanks before a line taken off; `head` are lines of its own."""
    parts = (
        "\n".join(("BEGIN:VEVENT", *(line.strip() for line in event.strip().split("\n")), "END:VEVENT")) for event in events
    )
    text = "\n".join(
        ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//", *filter(None, head.split("\n")), *parts, "END:VCALENDAR", "")
    )
    return text.replace("\n", "\r\n").encode()


def event(*lines: str, uid: str = "a@source.example", start: str = "DTSTART;TZID=Europe/Berlin:20260515T193000") -> str:
    """Return the lines of an event with a UID, a title and a start, where `lines` do not say otherwise."""
    own = list(lines)
    if not any(line.startswith("SUMMARY") for line in own):
        own.insert(0, "SUMMARY:Popcorn night")
    return "\n".join((f"UID:{uid}", start, *own)) if start else "\n".join((f"UID:{uid}", *own))


@dataclass(slots=True)
class Town:
    """A site in a folder, into which calendars are imported."""

    folder: Path
    settings: dict[str, Any] = field(default_factory=lambda: {**SETTINGS, "TIMEZONE": "Europe/Berlin"})
    now: datetime = NOW

    def __post_init__(self) -> None:
        """Make the folder of the content."""
        (self.folder / "content").mkdir(parents=True, exist_ok=True)

    @property
    def site(self) -> Site:
        """Return the site as it is now."""
        return site_of(self.settings, self.folder, self.now)

    def take(self, *data: bytes, wish: Wish | None = None, name: str = "town.ics") -> Outcome:
        """Import calendars."""
        names = [name if place == 0 else f"{place}-{name}" for place in range(len(data))]
        return take_in(self.site, zip(names, data, strict=True), wish or Wish())

    def write(self, files: Mapping[str, str]) -> None:
        """Write files under content/."""
        for name, text in files.items():
            path = self.folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def files(self) -> dict[str, str]:
        """Return the event files by their path under content/, the record among them."""
        content = self.folder / "content"
        paths = [*sorted(content.rglob("events/**/*.*")), *content.glob("imported.tsv")]
        return {path.relative_to(content).as_posix(): path.read_text(encoding="utf-8") for path in paths}

    def only(self) -> tuple[list[str], str]:
        """Return the header lines but id and date, and the body, of the one event file there is."""
        (text,) = (text for name, text in self.files().items() if name.endswith(".md"))
        head, _, body = text.removeprefix("---\n").partition("\n---\n")
        return [line for line in head.split("\n") if not line.startswith(("id: ", "date: "))], body.strip()

    def events(self) -> dict[str, Event]:
        """Return the events by their path, after asserting that the site has no error."""
        site = self.site
        assert [one for one in site.check().problems if one.severity is Severity.ERROR] == []
        return {one.path: one for one in site.loaded.records if isinstance(one, Event)}

    def edit(self, old: str, new: str) -> None:
        """Replace a text in the one event file that holds it."""
        for name, text in self.files().items():
            if name.endswith(".md") and old in text:
                self.write({name: text.replace(old, new)})
                return
        message = f"no file holds {old!r}"
        raise AssertionError(message)
