"""Calendars from elsewhere taken into a site: composed, merged, checked by the reader of the site itself, then written."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.eventfiles import HEADER, event_files, known_venues, put
from hundred.build.record import RecordReader
from hundred.core.model import Group as SiteGroup
from hundred.core.model import Venue
from hundred.core.plain import one_line
from hundred.core.problems import Severity
from hundred.importing.compose import Composed, Private, compose
from hundred.importing.header import document
from hundred.importing.merge import as_read, digests_of, merge
from hundred.importing.names import Names, id_of, path_of, tail_of
from hundred.importing.outcome import Gone, Outcome, Row
from hundred.importing.places import Venues
from hundred.importing.privacy import without_addresses
from hundred.importing.properties import Unreadable, text_of
from hundred.importing.record import FILE, Entry, key_of, read_record, write_record
from hundred.importing.rules import Ends
from hundred.importing.source import MOST_EVENTS, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from hundred.build.site import Site
    from hundred.importing.compose import Value
    from hundred.importing.source import Group, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an editor asks for beside the files: groups and tags for new events, venues by text, where rules end."""

    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    venues: Mapping[str, str] = field(default_factory=dict)
    until: date | None = None
    dry: bool = False


def known_ids(site: Site) -> tuple[set[str], set[str]]:
    """Return the ids of the site's groups and venues."""
    records = site.loaded.records
    return {one.id for one in records if isinstance(one, SiteGroup)}, {one.id for one in records if isinstance(one, Venue)}


def take_in(site: Site, sources: Iterable[tuple[str, bytes]], wish: Wish) -> Outcome:
    """Return what was done with the calendars `sources`, (name, bytes) each; with `dry` nothing is written."""
    return _Intake(site, wish).take(sources)


class _Intake:
    """One import into one site."""

    def __init__(self, site: Site, wish: Wish) -> None:
        self.site, self.wish = site, wish
        self.files = event_files(site.content)
        path = site.content / FILE
        self.old = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        self.record = read_record(self.old)
        self.names = Names(self.files.slugs)
        self.venues = Venues(known_venues(site), wish.venues)
        self.zones = {one.id: one.zone for one in known_venues(site) if one.zone}
        self.outcome = Outcome(dry=wish.dry)
        self.due: dict[str, bytes] = {}
        self.entries: dict[str, tuple[str, Entry]] = {}  # path → key and record of what is due
        self.seen: set[str] = set()
        self.calendars: set[str] = set()

    def take(self, sources: Iterable[tuple[str, bytes]]) -> Outcome:
        new: list[tuple[str, Source, Group, Composed]] = []
        for name, data in sources:
            source = read_source(data, name, self.site.settings.timezone)
            self.outcome.files += 1
            self.outcome.faults += [(name, one.line, one.message) for one in source.faults]
            self.outcome.others += source.others
            if source.groups:
                self.calendars.add(_calendar(source))
            for group in source.groups:
                composed = self._composed(source, group)
                key = key_of(group.key)
                if composed is None:
                    continue
                if key in self.record or tail_of(key) in self.files.by_tail:
                    self._again(key, source, group, composed)
                else:
                    new.append((key, source, group, composed))
        for key, source, group, composed in sorted(
            new, key=lambda one: (one[3].first_day, str(one[3].header["title"]), one[0])
        ):
            self._new(key, source, group, composed)
        self._find_gone()
        self._write()
        return self.outcome

    def _composed(self, source: Source, group: Group) -> Composed | None:
        """Return what the file of an event will say, or None after telling why there will be none."""
        key = key_of(group.key)
        if key in self.seen:
            self._tell(source, group, "refused", why="the same event stands in another of the calendars")
            return None
        self.seen.add(key)
        if len(self.seen) > MOST_EVENTS:
            self._tell(source, group, "refused", why=f"one import takes {MOST_EVENTS:,} events at most")
            return None
        entry = self.record.get(key)
        ends = Ends(today=self.site.now.date(), chosen=self.wish.until, known=entry.until if entry else None)
        try:
            settings = self.site.settings
            return compose(group, source, self.venues, (settings.timezone, settings.lang), ends)
        except Unreadable as fault:
            self._tell(source, group, "refused", line=fault.line, why=str(fault))
        except Private:
            self._tell(source, group, "private")
        except (ValueError, TypeError, OverflowError, ArithmeticError, LookupError, RecursionError) as fault:
            self._tell(source, group, "refused", why=f"it cannot be read ({type(fault).__name__})")
        return None

    def _again(self, key: str, source: Source, group: Group, composed: Composed) -> None:
        """Bring an event that was imported before up to date."""
        calendar = _calendar(source)
        found = self.files.by_tail.get(tail_of(key), "")
        entry = self.record.get(key) or Entry(id="", calendar=calendar)
        path = self.files.by_id.get(entry.id) or found
        if not path:
            self._tell(source, group, "deleted", why=entry.id)
            return
        data = (self.site.content / path).read_bytes()
        more: dict[str, Value] = {"tags": self._tags(composed)} if self.wish.tags else {}
        merged = merge(data, composed, entry, more)
        if merged is None:
            self._tell(source, group, "refused", path=path, why=f"{self._shown(path)} cannot be read; mend it first")
            return
        merged.entry.calendar = calendar
        merged.entry.id = entry.id or next(id_ for id_, one in self.files.by_id.items() if one == path)
        kept = tuple(merged.kept)
        if merged.text is None:
            self.record[key] = merged.entry
            self._tell(source, group, "unchanged", path=path, kept=kept, notes=composed, why=self._soon_over(composed))
        elif self._sound(path, merged.text.encode(), source, group):
            self.due[path] = merged.text.encode()
            self.record[key] = merged.entry
            self._tell(source, group, "changed", path=path, taken=tuple(merged.taken), kept=kept, notes=composed)

    def _new(self, key: str, source: Source, group: Group, composed: Composed) -> None:
        """Make the file of an event that was never imported."""
        title = str(composed.header["title"])
        slug = self.names.slug(title)
        path, id_ = path_of(slug, composed.first_day), id_of(title, key)
        header: dict[str, Value] = {"id": id_, **composed.header}
        if composed.created and f"{self.site.now:%Y%m%d}" >= composed.created >= "19700101":
            header["date"] = f"{composed.created[:4]}-{composed.created[4:6]}-{composed.created[6:]}"
        if self.wish.groups:
            header["groups"] = list(self.wish.groups)
        if self.wish.tags:
            header["tags"] = self._tags(composed)
        data = document(header, composed.body).encode()
        if not self._sound(path, data, source, group):
            return
        self.due[path] = data
        digests = digests_of(as_read(header), as_read(composed.header), composed.body.strip())
        self.record[key] = Entry(id=id_, calendar=_calendar(source), until=composed.until, digests=digests)
        self._tell(source, group, "new", path=path, notes=composed)

    def _tags(self, composed: Composed) -> list[str]:
        own = composed.header.get("tags", [])
        return list(dict.fromkeys((*(one for one in own if isinstance(one, str)), *self.wish.tags)))

    def _sound(self, path: str, data: bytes, source: Source, group: Group) -> bool:
        """Say whether the site can read a file that is to be written; tell why not."""
        with tempfile.TemporaryDirectory() as folder:
            content = Path(folder)
            file = content / path
            file.parent.mkdir(parents=True)
            file.write_bytes(data)
            reader = RecordReader(content=content, label=self.site.label, settings=self.site.settings, now=self.site.now)
            made = reader.read([reader.name(path)], self.zones)
        errors = [one for report in made.reports for one in report.problems if one.severity is Severity.ERROR]
        if errors:
            self._tell(source, group, "refused", path=path, why=f"its file would not be right: {errors[0].message}")
        return not errors

    def _find_gone(self) -> None:
        """Tell which events that were imported from these calendars are in none of them any more."""
        today = f"{self.site.now:%Y-%m-%d}"
        for key, entry in sorted(self.record.items(), key=lambda one: one[1].id):
            path = self.files.by_id.get(entry.id)
            if path and key not in self.seen and entry.calendar in self.calendars and self._to_come(path, today):
                self.outcome.gone.append(Gone(calendar=entry.calendar, id=entry.id, path=self._shown(path)))

    def _to_come(self, path: str, today: str) -> bool:
        """Say whether an event is still to come, or repeats: what is over may leave a calendar without a word."""
        head = (self.site.content / path).read_bytes()[:HEADER].decode("utf-8", "replace")
        start = re.search(r"^start:[ \t]*[\"']?(\S+)", head, re.MULTILINE)
        called_off = re.search(r"^status:[ \t]*cancelled", head, re.MULTILINE)
        repeats = re.search(r"^(?:repeat|rrule|changes):", head, re.MULTILINE)
        return not called_off and (bool(repeats) or start is None or start[1] >= today)

    def _soon_over(self, composed: Composed) -> str:
        if composed.until is None or (composed.until - self.site.now.date()).days > 90:  # noqa: PLR2004 - a season
            return ""
        return f"its rule goes on without end in the calendar, here until {composed.until}: import it with a later --until"

    def _tell(  # noqa: PLR0913 - what can be said of an event
        self,
        source: Source,
        group: Group,
        action: str,
        *,
        path: str = "",
        line: int = 0,
        why: str = "",
        taken: tuple[str, ...] = (),
        kept: tuple[object, ...] = (),
        notes: Composed | None = None,
    ) -> None:
        row = Row(
            file=source.file,
            line=line or group.master.line,
            uid=group.key,
            title=without_addresses(one_line(text_of(group.master.first("SUMMARY"))))[0][:200],
            action=action,
            path=self._shown(path) if path else "",
            why=why,
            taken=taken,
            kept=kept,  # type: ignore[arg-type]
            notes=tuple(notes.notes) if notes else (),
        )
        self.outcome.rows.append(row)

    def _shown(self, path: str) -> str:
        return f"{self.site.label}/{path}"

    def _write(self) -> None:
        """Write the files, then the record: what was written and not recorded is found again by its id."""
        record = write_record(self.record) if self.record else ""
        if record and record != self.old:
            self.due[FILE] = record.encode()
        for path, data in sorted(self.due.items(), key=lambda one: (one[0] == FILE, one[0])):
            if not self.wish.dry:
                put(self.site.content, path, data, new=path not in self.files.by_id.values() and path != FILE)
            self.outcome.written.append(self._shown(path))


def _calendar(source: Source) -> str:
    """Return what a calendar is known by: its name, else that of its file, or of the folder that was imported."""
    return source.name or source.file.partition("/")[0]
