"""Read content/ into a community: every file, every problem, one run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hundred.build.discover import discover
from hundred.build.kinds import BY_FOLDER, KINDS, LATER
from hundred.core.decode import decode
from hundred.core.fields import Reading, Values, read_fields
from hundred.core.header import read_document
from hundred.core.kind import Draft, Kind, Parsed
from hundred.core.link import link
from hundred.core.model import Text, Venue
from hundred.core.problems import Place, Problem, Report, did_you_mean
from hundred.core.scalars import language_tag
from hundred.core.slugs import is_slug, rename_to
from hundred.core.times import use_packaged_zones

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from hundred.core.community import Community
    from hundred.core.header import Document
    from hundred.core.model import Record
    from hundred.core.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What reading gave: the community, whole where no error was found, and every problem."""

    community: Community
    problems: tuple[Problem, ...]
    reports: tuple[Report, ...]
    records: tuple[Record, ...]  # every published record, people without consent included; for checks alone


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """One Markdown file, opened: which record it belongs to, and in what language it says it is written."""

    kind: Kind
    id: str
    suffix: str
    report: Report
    reading: Reading
    document: Document | None


def load(content: Path, settings: Settings, now: datetime, *, label: str = "content") -> Loaded:
    """Return the community that the folder `content` holds at the instant `now`, and every problem in it.

    Paths in problems begin with `label`. The community is only fit to publish when no problem is an error.
    """
    use_packaged_zones()
    found = discover(content, label)
    files = [_open(path, content, label, settings, now) for path in found.texts]
    parsed = _parse_all(files, settings)
    pictures = [path.relative_to(content).as_posix() for path in found.pictures]
    community = link(parsed, pictures, settings, now)
    reports = (*found.refused, *(one.report for one in files))
    return Loaded(
        community=community,
        problems=tuple(problem for report in reports for problem in report.problems),
        reports=reports,
        records=tuple(one.record for one in parsed if one.record is not None),
    )


def _parse_all(files: list[_File], settings: Settings) -> list[Parsed]:
    """Return every record, the kinds in the order of their table; files of one name in one folder are one record."""
    groups: dict[tuple[str, str, str], list[_File]] = {}
    for file in files:
        if file.id:
            groups.setdefault((file.kind.name, file.report.path.rpartition("/")[0], file.id), []).append(file)
    zones: dict[str, str] = {}
    parsed = []
    for kind in KINDS:
        for (name, _, _), group in groups.items():
            if name == kind.name:
                one = _parse(group, settings, zones)
                parsed.append(one)
                if isinstance(one.record, Venue):
                    zones[one.id] = one.record.zone
    return parsed


def _open(path: Path, content: Path, label: str, settings: Settings, now: datetime) -> _File:
    relative = path.relative_to(content)
    report = Report(f"{label}/{relative.as_posix()}")
    reading = Reading(report=report, today=now.date())
    kind = BY_FOLDER[relative.parts[0]]
    later = next((folder for folder in LATER if relative.as_posix().startswith(folder + "/")), None)
    if later:
        report.error(Place(), "not-yet", f"{later}/ is planned but not read yet", "move the file out of content/ until then")
        return _File(kind=kind, id="", suffix="", report=report, reading=reading, document=None)
    id_, suffix = _name(path.stem, kind, settings, report)
    text = decode(path.read_bytes(), report)
    document = read_document(text, report) if text is not None else None
    return _File(kind=kind, id=id_, suffix=suffix, report=report, reading=reading, document=document)


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


def _parse(files: list[_File], settings: Settings, zones: dict[str, str]) -> Parsed:
    """Return the record that one original and its translations make."""
    original = next((one for one in files if not one.suffix), None)
    original = original or next((one for one in files if one.suffix == settings.lang), files[0])
    others = [one for one in files if one is not original]
    values, texts = _read_original(original, settings)
    if values is not None:
        texts += [text for one in others if (text := _read_translation(one, original, texts[0].lang)) is not None]
        _refuse_twins(texts, others)
    record = None
    if values is not None:
        draft = Draft(
            id=original.id,
            path=original.report.path,
            values=values,
            texts=tuple(texts),
            reading=original.reading,
            settings=settings,
            zones=zones,
            reports={one.report.path: one.report for one in files},
        )
        record = original.kind.build(draft)
    return Parsed(
        kind=original.kind.name,
        id=original.id,
        path=original.report.path,
        record=record,
        refs=tuple(original.reading.refs),
        report=original.report,
        places=values.places if values is not None else {},
    )


def _read_original(one: _File, settings: Settings) -> tuple[Values | None, list[Text]]:
    if one.document is None:
        return None, []
    values = read_fields(one.document.header, one.kind.fields, one.reading, what=f"{one.kind.folder}/ files")
    lang = one.suffix or settings.lang
    if one.kind.name != "person":  # a person's lang is the language of the name
        lang = values["lang"] or lang
    if lang not in settings.languages and not one.suffix:
        cure = "the site's languages are: " + ", ".join(settings.languages)
        one.report.error(values.place("lang"), "language", f"'{lang}' is not a language of this site", cure)
    return values, [_text(one, values, lang)]


def _read_translation(one: _File, original: _File, lang: str) -> Text | None:
    """Return the text of a translation: only words may stand in its header, facts belong in the original."""
    if one.document is None:
        return None
    table = {field.name: field for field in one.kind.fields}
    for key, _ in one.document.header.entries:
        field = table.get(key.value)
        if field is not None and not field.translatable and key.value not in {"lang", "id"}:
            cure = f"leave it in {original.report.path.rpartition('/')[2]} only; a translation holds words"
            one.report.error(key.place, "fact", f"'{key.value}' is a fact and does not belong in a translation", cure)
    words = tuple(field for field in one.kind.fields if field.translatable or field.name in {"lang", "id"})
    facts = {field.name for field in one.kind.fields} - {field.name for field in words}
    header = one.document.header
    kept = type(header)(tuple(entry for entry in header.entries if entry[0].value not in facts), header.place)
    values = read_fields(kept, words, one.reading, what=f"a translation in {one.kind.folder}/")
    if values["lang"] and values["lang"] != one.suffix:
        cure = f"write  lang: {one.suffix}, or leave it out: the file's name says it"
        one.report.error(
            values.place("lang"), "language", f"the file's name says {one.suffix}, the header {values['lang']}", cure
        )
    if one.suffix == lang:
        cure = f"{original.report.path} is written in {lang} already: rename one of the two"
        one.report.error(Place(), "language", f"there is already a text in {lang}", cure)
        return None
    return _text(one, values, one.suffix)


def _text(one: _File, values: Values, lang: str) -> Text:
    assert one.document is not None  # noqa: S101 - both callers looked
    known = {field.name for field in one.kind.fields if field.translatable}
    words = {name: text for name, text in values.values.items() if name in known and isinstance(text, str)}
    return Text(
        lang=lang,
        title=words.pop("title", "") or words.get("name", ""),
        summary=words.pop("summary", ""),
        body=one.document.body,
        body_line=one.document.body_line,
        path=one.report.path,
        words=words,
    )


def _refuse_twins(texts: list[Text], others: list[_File]) -> None:
    reports = {one.report.path: one.report for one in others}
    seen: dict[str, str] = {}
    for text in texts:
        first = seen.setdefault(text.lang, text.path)
        if first != text.path:
            cure = "keep one of the two"
            reports[text.path].error(Place(), "language", f"there is already a text in {text.lang}: {first}", cure)
