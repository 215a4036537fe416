"""Adopting a version: its digests and days go into the lock, and every translation says what it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.build.sealed import read_regular
from hundred.charter.lock import NAME, Locked, differing, locked_of, read_lock, written
from hundred.charter.translations import SOURCE
from hundred.core.model import Version
from hundred.core.problems import Report, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hundred.build.site import Site
    from hundred.core.problems import Problem

_UNION = f"{NAME} merge=union\n"


class Refused(Exception):  # noqa: N818 - a message for people, not an error of the program
    """The version cannot be adopted; the text says why, `problems` what is to be mended."""

    def __init__(self, message: str, problems: Iterable[Problem] = ()) -> None:
        """Take the message and the problems, in order."""
        super().__init__(message)
        self.problems = in_order(problems)


def adopt(site: Site, id_: str) -> list[str]:
    """Lock the texts of the version `id_` as they are, and return what was done, a line each.

    What is locked already is not locked again: where it differs nothing is written. Raises Refused, or LookupError where
    there is no such version.
    """
    version = _version(site, id_)
    files = {text.path for text in version.texts} | {f"{site.label}/{NAME}"}
    faults = [one for one in site.loaded.problems if one.path in files and one.severity is Severity.ERROR]
    faults += [one for one in site.loaded.problems if one.path in files and one.code in {"outdated", "digest"}]
    if faults:
        message = f"Version {id_} was not locked: mend this first."
        raise Refused(message, faults)
    if version.status != "adopted":
        message = (
            f"Version {id_} was not locked: its status is {version.status}. Write  status: adopted, adopted: and effective:"
        )
        raise Refused(message)
    locks = _locks(site.content)
    lock = locks.get(id_, Locked())
    if list(differing(version, lock)):  # an error already, unless the files of the version have errors of their own
        message = f"Version {id_} was not locked: it was adopted with another text."
        raise Refused(message)
    done = [f"{path}: {SOURCE} written" for path in _mark_translations(site, version)]
    now = locked_of(version)
    fresh = [lang for lang in version.langs if lang not in lock.digests]
    if fresh or lock.days != now.days:
        locks[id_] = now
        (site.content / NAME).write_text(written(locks), encoding="utf-8", newline="\n")
        done += [f"{now.digests[lang]}  {_published(version, lang)}" for lang in fresh]
        done.append(f"{site.label}/{NAME}: version {id_} is locked; commit it")
        done += _merge_by_line(site)
    return done or [f"{site.label}/{NAME}: version {id_} is locked already; nothing changed"]


def digests(site: Site, id_: str) -> list[str]:
    """Return a line for each text of a version, as `sha256sum` prints it, and the line that a translation of it needs."""
    version = _version(site, id_)
    lines = [f"{version.digests[lang]}  {_published(version, lang)}" for lang in version.langs]
    return [*lines, "", f"For translations:  {SOURCE}: {version.digests[version.original.lang]}"]


def _version(site: Site, id_: str) -> Version:
    """Return a version; raises Refused with its problems where it is a draft, LookupError where there is none."""
    loaded = site.loaded
    found = next((one for one in loaded.community.versions if one.id == id_), None)
    if found is not None:
        return found
    entry = next((one for one in loaded.entries if (one.kind, one.id) == (Version.kind, id_)), None)
    if entry is None:
        message = f"there is no version {id_}: it would be {site.label}/{Version.folder}/{id_}.md"
        raise LookupError(message)
    message = f"Version {id_} is a draft. Write  status: voting  when its text stands, or  status: adopted  with its days."
    raise Refused(message, [one for one in loaded.problems if one.path.startswith(entry.path.removesuffix("md"))])


def _published(version: Version, lang: str) -> str:
    return f"charter/{version.id}/charter.{lang}.txt"


def _locks(content: Path) -> dict[str, Locked]:
    try:
        return read_lock(read_regular(content / NAME), Report(NAME))
    except FileNotFoundError:
        return {}


def _mark_translations(site: Site, version: Version) -> Iterator[str]:
    """Write into each translation that does not say so what it was made from; yield the paths of those files."""
    for text in version.texts[1:]:
        if text.words.get(SOURCE):
            continue
        path = site.content / text.path.removeprefix(f"{site.label}/")
        data = path.read_bytes()
        end = next((end for end in (b"\r\n", b"\n") if end in data), b"\r")
        head, fence, rest = data.partition(end + b"---")  # the line that closes the header; the first one opens the file
        line = f"{SOURCE}: {version.digests[version.original.lang]}".encode()
        path.write_bytes(head + end + line + fence + rest)
        yield text.path


def _merge_by_line(site: Site) -> Iterator[str]:
    """Tell git to merge the lock line by line, where nobody has said how; yield what was written."""
    path = site.content / ".gitattributes"
    said = path.read_text(encoding="utf-8") if path.is_file() else ""
    if NAME not in said:
        path.write_text(f"{said}{'' if not said or said.endswith(chr(10)) else chr(10)}{_UNION}", encoding="utf-8")
        yield f"{site.label}/.gitattributes: the lock is merged line by line"
