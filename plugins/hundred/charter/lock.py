"""The lock: which digest every adopted text has, and on which days it was adopted and takes effect.

`content/charter/lock.yaml` holds a line for each fact, `2.0 en: 3f5c…`, `2.0 adopted: 2024-04-13`. Lines are sorted and stand
alone, so that two branches that each add some merge line by line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from hundred.core.decode import decode
from hundred.core.nodes import Text
from hundred.core.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hundred.core.model import Version
    from hundred.core.problems import Report

NAME = "charter/lock.yaml"
DAYS = ("adopted", "effective")
_HEAD = "# The texts that were adopted; written by `hundred charter adopt`. The digests are SHA-256 of charter.LANGUAGE.txt.\n"
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_NAME = r"(?P<version>[0-9]{1,4}(?:\.[0-9]{1,4}){0,3}) (?P<what>[A-Za-z][A-Za-z0-9-]*)"
_KEY = re.compile(rf"{_NAME}\Z")
# A line as it was written here; whatever else YAML allows is left to YAML.
_LINE = re.compile(rf"{_NAME}: (?P<value>\d{{4}}-\d\d-\d\d|[0-9a-f]{{64}})\Z", re.ASCII)


class Locked(Struct):
    """What is locked of a version: the SHA-256 of its texts by language, its days as ISO dates; and where it is written."""

    digests: dict[str, str] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    place: Place = field(default_factory=Place)


def read_lock(data: bytes, report: Report) -> dict[str, Locked]:
    """Return what is locked by version, reporting every line that makes no sense."""
    text = decode(data, report)
    if text is None:
        return {}
    as_written = _read_written(report.lines)
    if as_written is not None:
        return as_written
    from hundred.core.compose import compose  # noqa: PLC0415 - with a lock as it was written nobody waits for YAML

    mapping = compose(text, report, first_line=1)
    locks: dict[str, Locked] = {}
    for key, node in mapping.entries if mapping else ():
        match = _KEY.match(key.value)
        value = node.value if isinstance(node, Text) else ""
        what = match["what"] if match else ""
        if not match or not (_DAY if what in DAYS else _DIGEST).match(value):
            cure = "put the file back as it was committed last; only  hundred charter adopt  writes it"
            report.error(key.place, "lock", f"'{key.value}' is not a line of the lock", cure)
            continue
        lock = locks.setdefault(match["version"], Locked(place=key.place))
        (lock.days if what in DAYS else lock.digests)[what] = value
    return locks


def _read_written(lines: Iterable[str]) -> dict[str, Locked] | None:
    """Return what the lines lock where all are as `written` writes them, each fact once; None where only YAML can tell."""
    locks: dict[str, Locked] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.match(line)
        if match is None:
            return None
        version, what, value = match.groups()
        lock = locks.get(version)
        if lock is None:
            lock = locks[version] = Locked(place=Place(line=number, col=1, width=match.end("what")))
        facts = lock.days if what in DAYS else lock.digests
        if what in facts or ("-" in value) is not (facts is lock.days):
            return None
        facts[what] = value
    return locks


def locked_of(version: Version) -> Locked:
    """Return what would be locked of a version as it is now."""
    days = {"adopted": str(version.adopted or ""), "effective": str(version.effective or "")}
    return Locked(digests=dict(version.digests), days=days)


def written(locks: Mapping[str, Locked]) -> str:
    """Return the text of the lock: versions in their order, of each its days and then its digests by language."""
    return _HEAD + "".join(
        f"{name} {what}: {value}\n"
        for name in sorted(locks, key=_order)
        for facts in (locks[name].days, locks[name].digests)
        for what, value in sorted(facts.items())
    )


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def differing(version: Version, lock: Locked) -> Iterable[str]:
    """Yield the languages and days of a version that are not as the lock has them; what is not locked is not among them."""
    now = locked_of(version)
    yield from (what for what, value in sorted(lock.days.items()) if now.days[what] != value)
    yield from (lang for lang, value in sorted(lock.digests.items()) if now.digests.get(lang) != value)
