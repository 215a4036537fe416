"""Pelican's articles and pages through our header reader: the same rules, and no key can become an attribute."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pelican.readers import BaseReader
from pelican.urlwrappers import Author, Category, Tag

from hundred.core.model import Person

if TYPE_CHECKING:
    from datetime import datetime

    from hundred.core.model import Record, Text


class HundredReader(BaseReader):  # type: ignore[misc]  # Pelican is not typed
    """Reads the Markdown files that the community was made of; what was refused there is skipped here too."""

    enabled = True
    file_extensions = ("md",)
    extensions = None

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return (HTML, metadata) of a file; metadata holds only what Pelican asks for, typed, none of it as written."""
        site = self.settings["HUNDRED_SESSION"].site
        path = Path(source_path).resolve().relative_to(site.content).as_posix()
        skipped = "", {"status": "skip", "title": "", "slug": Path(source_path).stem}
        if site.check().failed:  # the generator will say why and end the run
            return skipped
        bodies = site.plan.bodies
        record = bodies.files.get(path)
        text = next((text for text in record.texts if text.path.endswith(f"/{path}")), None) if record else None
        if record is None or text is None:
            return skipped
        return str(bodies.body(record, text.lang)), self._metadata(record, text)

    def _metadata(self, record: Record, text: Text) -> dict[str, Any]:
        settings = self.settings
        site = settings["HUNDRED_SESSION"].site
        when = record.published or site.now
        community = site.loaded.community
        people = [community.find("person", id_) for id_ in getattr(record, "authors", ())]
        names = [person.name for person in people if isinstance(person, Person)] or [site.settings.name(text.lang)]
        return {
            "title": text.title,
            "slug": record.id,
            "lang": text.lang,
            "summary": text.summary,
            "date": _local(when, settings["TIMEZONE"]),
            "modified": _local(record.changed or when, settings["TIMEZONE"]),
            "category": Category(settings["DEFAULT_CATEGORY"], settings),
            "tags": [Tag(tag, settings) for tag in getattr(record, "tags", ())],
            "authors": [Author(name, settings) for name in names],
            "status": "published",
        }


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))
