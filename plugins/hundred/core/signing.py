"""What only shows when the charter and all signatures are known: whose name is shown, and which signature cannot count."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from hundred.core.model import Signature, Version
from hundred.core.problems import Place, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from hundred.core.kind import Parsed
    from hundred.core.model import Person

_ALIKE = 14  # of sixteen digits: so many come together by a slip of the hand, not by chance


def named(signature: Signature, people: Mapping[str, Person]) -> Signature:
    """Return a signature with the name of its person, as the person wishes it; without any where they are not shown."""
    if not signature.person:
        return signature
    person = people.get(signature.person) if signature.consent else None
    if person is None:
        return replace(signature, person="", consent=False)
    return replace(signature, name=person.name, name_lang=person.name_lang, order=person.order)


def signature_order(signature: Signature) -> tuple[bool, str, str, str, str, str]:
    """Return the key that sorts signatures by name, those without one last; two of one name by day, not by their files."""
    return (not signature.name, signature.order, signature.name, str(signature.signed), signature.role, signature.id)


def text_signed(signature: Signature, version: Version) -> str:
    """Return the language of the text of a version that was signed, '' where the digest is of none of its texts."""
    return next(
        (lang for lang, digest in version.digests.items() if signature.digest and digest.startswith(signature.digest)), ""
    )


def report_signatures(parsed: Sequence[Parsed], now: datetime, timezone: str) -> None:
    """Report signatures under no text that was adopted, on days on which nobody can have signed, and given twice."""
    signed = [(one, one.record) for one in parsed if isinstance(one.record, Signature)]
    signed.sort(key=lambda pair: pair[0].path)
    versions = {one.id: one for one in parsed if one.kind == Version.kind}
    today = now.astimezone(ZoneInfo(timezone)).date()
    lost: defaultdict[tuple[str, str], list[Parsed]] = defaultdict(list)
    for one, record in signed:
        found = versions.get(record.version)
        if found is None or not isinstance(found.record, Version):
            lost[record.version, ""].append(one)
            continue
        if record.digest and not text_signed(record, found.record):
            lost[record.version, record.digest].append(one)
        _check_day(one, record, found.record, today)
    for (version, digest), files in lost.items():
        if digest:
            _report_text(files, digest, version, versions)
        else:
            _report_version(files, version, versions)
    _report_twice(signed)


def _check_day(one: Parsed, record: Signature, version: Version, today: date) -> None:
    if record.signed is None:
        return
    if record.signed > today:
        message = f"signed on {record.signed}, a day to come"
        one.report.error(_place(one, "signed"), "signed", message, "write the day on which they signed")
    elif version.adopted is None:
        cure = "a text can be signed when it is adopted: keep the file elsewhere until then"
        one.report.error(_place(one, "signed"), "signed", f"version {version.id} is not adopted yet", cure)
    elif record.signed < version.adopted:
        cure = "correct the day; what was signed before was a draft, and is signed again"
        message = f"signed on {record.signed}, before version {version.id} was adopted on {version.adopted}"
        one.report.error(_place(one, "signed"), "signed", message, cure)


def _report_version(files: list[Parsed], version: str, versions: Mapping[str, Parsed]) -> None:
    """Report once for all files in one folder that there is no version of its name, or none that is published."""
    if version in versions:
        cure = "keep the files elsewhere until it is adopted"
        message = f"version {version} is a draft, or its file has errors; nobody can have signed it{_more(files)}"
        files[0].report.error(Place(), "no-charter", message, cure)
        return
    cure = did_you_mean(version, versions) or f"rename the folder, or create content/charter/{version}.md"
    files[0].report.error(Place(), "no-charter", f"there is no version '{version}'{_more(files)}", cure)


def _report_text(files: list[Parsed], digest: str, version: str, versions: Mapping[str, Parsed]) -> None:
    """Report once for all files that name it that a digest is of no text of their version."""
    texts = [
        (whole, one.id, lang)
        for one in versions.values()
        if isinstance(one.record, Version)
        for lang, whole in one.record.digests.items()
    ]
    other = next((f"version {id_} ({lang})" for whole, id_, lang in texts if whole.startswith(digest)), "")
    own = [(whole[:16], lang) for whole, id_, lang in texts if id_ == version]
    near = next((short for short, _ in own if _alike(short, digest)), "")
    if other:
        message = f"this is the digest of {other}, not of a text of version {version}"
        cure = f"move the file to content/charter/signatures/{other.split()[1]}/: nobody signs a text by signing another"
    else:
        message = f"no text of version {version} has this digest"
        cure = f"did you mean '{near}'?" if near else "it has: " + ", ".join(f"{short} ({lang})" for short, lang in own)
    files[0].report.error(_place(files[0], "digest"), "no-text", message + _more(files), cure)


def _alike(short: str, digest: str) -> bool:
    return sum(a == b for a, b in zip(short, digest, strict=False)) >= _ALIKE


def _report_twice(signed: Iterable[tuple[Parsed, Signature]]) -> None:
    """Report who signed a version twice; two of one name may be two people, so that is only asked."""
    seen: dict[tuple[str, str], Parsed] = {}
    for one, record in signed:
        first = seen.setdefault((record.version, record.signer), one) if record.signer else one
        if first is one:
            continue
        if record.person:
            message = f"'{record.person}' has signed version {record.version} already: {first.path}"
            one.report.error(_place(one, "person"), "signed-twice", message, "delete one of the two files")
        else:
            cure = (
                "delete one of the two files; for two people of one name add what tells them apart: name: Li Wei (North Lane)"
            )
            message = f"somebody of that name has signed version {record.version} already: {first.path}"
            one.report.warn(_place(one, "name"), "same-name", message, cure)


def _more(files: list[Parsed]) -> str:
    """Return how many other files have the same fault: it is told once, and not five thousand times."""
    if len(files) == 1:
        return ""
    return f"; the same in {len(files) - 1} other file{'' if len(files) == 2 else 's'}"  # noqa: PLR2004 - one and another


def _place(one: Parsed, field: str) -> Place:
    return one.detail.places.get(field, Place())
