"""One record from its files: the original and its translations, opened, typed and built, with every problem in them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from hundred.build.crosslinks import CrossLink, look_through
from hundred.build.kinds import kind_of
from hundred.core.decode import decode
from hundred.core.fields import Reading, Values, read_fields
from hundred.core.header import read_document
from hundred.core.kind import Draft, Kind
from hundred.core.model import Text
from hundred.core.problems import Place, Report, did_you_mean
from hundred.core.scalars import language_tag
from hundred.core.slugs import is_slug, rename_to

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from hundred.core.fields import Field, Reference
    from hundred.core.header import Document
    from hundred.core.model import Record
    from hundred.core.settings import Settings


class Name(Struct, frozen=True, kw_only=True):
    """What the name of a file says: its kind, the id of its record ('' where none can be told), and its language or ''.

    `attached` files hold no text of the record; they lie beside those that do, under its id.
    """

    kind: Kind
    id: str
    suffix: str
    report: Report
    attached: bool = False

    @property
    def group(self) -> tuple[str, str, str]:
        """Return what the files of one record share: kind, folder and id."""
        return (self.kind.name, self.report.path.rpartition("/")[0], self.id)


class Made(Struct, kw_only=True):
    """What came of one record's files: the record, or None for a draft, and all that was found in them.

    `bodies` are by the path of their text; `links` are the paths of the site that they lead to; `digests` are those of the
    files' bytes, by their path under content/.
    """

    name: Name
    record: Record | None = None
    refs: Sequence[Reference] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    cross: list[CrossLink] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    reports: tuple[Report, ...] = ()

    @property
    def clean(self) -> bool:
        """Say whether the files have no problem of their own."""
        return not any(report.problems for report in self.reports)


class _File(Struct, frozen=True, kw_only=True):
    name: Name
    reading: Reading
    document: Document | None
    digest: str

    @property
    def report(self) -> Report:
        return self.name.report


class RecordReader(Struct, frozen=True, kw_only=True):
    """Reads records of the folder `content`; paths in problems begin with `label`."""

    content: Path
    label: str
    settings: Settings
    now: datetime

    def name(self, file: str) -> Name:
        """Return what the name of a `file`, a path under content/, says, reporting what it should not say."""
        report = Report(f"{self.label}/{file}")
        kind = kind_of(file)
        path = PurePosixPath(file)
        if kind.attached and path.suffix == kind.attached:
            return Name(kind=kind, id=path.stem, suffix="", report=report, attached=True)
        id_, suffix = _name(path.stem, kind, self.settings, report)
        if kind.under:
            id_ = _within(file, kind, id_, report)
        return Name(kind=kind, id=id_, suffix=suffix, report=report)

    def read(self, names: Sequence[Name], zones: Mapping[str, str]) -> Made:
        """Return the record that the files of one group make; `zones` are those that the files of venues name."""
        if not names[0].id:
            return Made(name=names[0], reports=tuple(name.report for name in names))
        beside = [name for name in names if name.attached]
        if len(beside) == len(names):
            return _alone(beside)
        files = [self._open(name) for name in names if not name.attached]
        original = next((one for one in files if not one.name.suffix), None)
        original = original or next((one for one in files if one.name.suffix == self.settings.lang), files[0])
        made = Made(
            name=original.name,
            refs=original.reading.refs,
            digests={one.report.path.removeprefix(f"{self.label}/"): one.digest for one in files},
            reports=(*(one.report for one in files), *(name.report for name in beside)),
        )
        attached = self._attached(beside, made)
        values, texts = _read_original(original, self.settings)
        if values is None:
            return made
        others = [one for one in files if one is not original]
        texts += [text for one in others if (text := _read_translation(one, original, texts[0].lang)) is not None]
        _refuse_twins(texts, others)
        bodies = {one.report.path: one.document.body for one in files if one.document is not None}
        draft = Draft(
            id=original.name.id,
            path=original.report.path,
            values=values,
            texts=tuple(texts),
            bodies=bodies,
            reading=original.reading,
            settings=self.settings,
            zones=zones,
            reports={report.path: report for report in made.reports},
            attached=attached,
        )
        made.record, made.places = original.name.kind.build(draft), values.places
        for text in texts if made.record is not None else ():
            made.bodies[text.path] = bodies[text.path]
            source = text.path.removeprefix(f"{self.label}/")
            cross, links = look_through(bodies[text.path], text.body_line, source, draft.reports[text.path])
            made.cross += cross
            made.links += links
        return made

    def _attached(self, names: Sequence[Name], made: Made) -> dict[str, str]:
        """Return what the files beside the texts hold, by their path, without those that cannot be read; note their digests."""
        held: dict[str, str] = {}
        for name in names:
            file = name.report.path.removeprefix(f"{self.label}/")
            data = self._read(file)
            made.digests[file] = digest_of(data)
            text = decode(data, name.report)
            if text is not None:
                held[name.report.path] = text
        return held

    def _read(self, file: str) -> bytes:
        """Return the bytes of a file under content/; as strings and in one piece, for tens of thousands of files."""
        with open(f"{self.content}/{file}", "rb", buffering=0) as source:  # noqa: PTH123
            return source.read()

    def _open(self, name: Name) -> _File:
        reading = Reading(report=name.report, today=self.now.date())
        file = name.report.path.removeprefix(f"{self.label}/")
        data = self._read(file)
        text = decode(data, name.report)
        document = read_document(text, name.report) if text is not None else None
        return _File(name=name, reading=reading, document=document, digest=digest_of(data))


def _alone(names: Sequence[Name]) -> Made:
    """Return that nothing came of files that lie beside no text of a record."""
    for name in names:
        wanted = f"{name.report.path.removesuffix(name.kind.attached)}.md"
        cure = f"create {wanted}, or give both files one name"
        name.report.error(Place(), "alone", f"there is no {wanted} that this file could belong to", cure)
    return Made(name=names[0], reports=tuple(name.report for name in names))


def digest_of(data: bytes) -> str:
    """Return the digest (32 hex digits) by which the bytes of a file are known."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _name(stem: str, kind: Kind, settings: Settings, report: Report) -> tuple[str, str]:
    """Return (id, language suffix or '') of a file's stem: `spring.zh-Hans` → ('spring', 'zh-Hans')."""
    id_, dot, suffix = stem.rpartition(".")
    tag = language_tag(suffix) if dot else None
    if tag is None or (kind.dotted and suffix.isdecimal()):
        id_, tag = stem, None
    elif tag not in settings.languages:
        cure = did_you_mean(tag, settings.languages) or "the site's languages are: " + ", ".join(settings.languages)
        report.error(Place(), "language", f"'{suffix}' is not a language of this site", cure)
    plain = id_.replace(".", "-") if kind.dotted else id_
    if not is_slug(plain):
        ending = f".{tag}.md" if tag else ".md"
        report.error(Place(), "file-name", f"'{id_}' cannot stand in an address", rename_to(id_, ending))
    return id_, tag or ""


def _within(file: str, kind: Kind, id_: str, report: Report) -> str:
    """Return the id of a file that lies in the folder of another record, with that one's before it; '' where it does not."""
    folder = file.removeprefix(f"{kind.folder}/").rpartition("/")[0]
    if not folder or "/" in folder:
        cure = f"move it to content/{kind.folder}/2.0/ if it belongs to 2.0, and so on"
        report.error(Place(), "folder", f"files of {kind.folder}/ lie in a folder for each version", cure)
        return ""
    return f"{folder}/{id_}"


def _read_original(one: _File, settings: Settings) -> tuple[Values | None, list[Text]]:
    if one.document is None:
        return None, []
    values = read_fields(one.document.header, one.name.kind.fields, one.reading, what=f"{one.name.kind.folder}/ files")
    lang = one.name.suffix or settings.lang
    if one.name.kind.name != "person":  # a person's lang is the language of the name
        lang = values["lang"] or lang
    if lang not in settings.languages and not one.name.suffix:
        cure = "the site's languages are: " + ", ".join(settings.languages)
        one.report.error(values.place("lang"), "language", f"'{lang}' is not a language of this site", cure)
    return values, [_text(one, values, lang)]


def _read_translation(one: _File, original: _File, lang: str) -> Text | None:
    """Return the text of a translation: only words may stand in its header, facts belong in the original."""
    if one.document is None:
        return None
    table = {field.name: field for field in one.name.kind.fields}
    for key, _ in one.document.header.entries:
        field = table.get(key.value)
        if field is not None and not field.translatable and key.value not in {"lang", "id"}:
            cure = f"leave it in {original.report.path.rpartition('/')[2]} only; a translation holds words"
            one.report.error(key.place, "fact", f"'{key.value}' is a fact and does not belong in a translation", cure)
    words = _words_of(one.name.kind.fields)
    facts = table.keys() - {field.name for field in words}
    header = one.document.header
    kept = type(header)(tuple(entry for entry in header.entries if entry[0].value not in facts), header.place)
    values = read_fields(kept, words, one.reading, what=f"a translation in {one.name.kind.folder}/")
    if values["lang"] and values["lang"] != one.name.suffix:
        cure = f"write  lang: {one.name.suffix}, or leave it out: the file's name says it"
        one.report.error(
            values.place("lang"), "language", f"the file's name says {one.name.suffix}, the header {values['lang']}", cure
        )
    if one.name.suffix == lang:
        cure = f"{original.report.path} is written in {lang} already: rename one of the two"
        one.report.error(Place(), "language", f"there is already a text in {lang}", cure)
        return None
    parted: dict[str, str] = {}
    for field in words:
        if field.words and values[field.name]:
            parted |= field.words(values[field.name])
    return _text(one, values, one.name.suffix, parted)


@lru_cache(maxsize=32)
def _words_of(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields that a translation may hold, each with the type it has there; the same ones for the same table."""
    own = (field for field in fields if field.translatable or field.name in {"lang", "id"})
    return tuple(replace(field, type=field.translated, required=False) if field.translated else field for field in own)


def _text(one: _File, values: Values, lang: str, parted: Mapping[str, str] | None = None) -> Text:
    assert one.document is not None  # noqa: S101 - both callers looked
    known = {field.name for field in one.name.kind.fields if field.translatable}
    words = {name: text for name, text in values.values.items() if name in known and isinstance(text, str)}
    return Text(
        lang=lang,
        title=words.pop("title", "") or words.get("name", ""),
        summary=words.pop("summary", ""),
        body_line=one.document.body_line,
        path=one.report.path,
        words={**words, **(parted or {})},
    )


def _refuse_twins(texts: list[Text], others: list[_File]) -> None:
    reports = {one.report.path: one.report for one in others}
    seen: dict[str, str] = {}
    for text in texts:
        first = seen.setdefault(text.lang, text.path)
        if first != text.path:
            cure = "keep one of the two"
            reports[text.path].error(Place(), "language", f"there is already a text in {text.lang}: {first}", cure)
