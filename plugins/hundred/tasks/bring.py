"""`hundred import`: calendars from elsewhere become event files; running it twice changes nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.conf import SettingsProblem
from hundred.core.problems import did_you_mean, in_order
from hundred.core.scalars import is_web_address
from hundred.core.slugs import is_slug, slug_of
from hundred.tasks.arguments import WrongUsage
from hundred.tasks.chosen import chosen_folder, chosen_site
from hundred.tasks.report import WRITERS, from_here

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from hundred.build.intake import Wish
    from hundred.tasks.arguments import Arguments

_ENDINGS = {".ics", ".ical", ".icalendar", ".ifb"}
_MOST_FILES, _MOST_BYTES = 5000, 20_000_000


def import_(asked: Arguments) -> int:
    """Bring calendars into the site and tell what came of each event; return 1 when something could not be read."""
    from hundred.build.intake import known_ids, take_in  # noqa: PLC0415 - first the words of the command

    folder = chosen_folder(asked)
    calendars = list(_calendars(asked.paths))
    try:
        site = chosen_site(asked)
        wish = _wish(asked, *known_ids(site))
    except SettingsProblem as refused:
        print(WRITERS["text"](from_here(in_order(refused.problems), folder, Path.cwd())), file=sys.stderr)
        return 1
    try:
        outcome = take_in(site, ((name, _read(path)) for name, path in calendars), wish)
    except OSError as fault:
        print(f"hundred import: {fault}", file=sys.stderr)
        return 1
    print(outcome.as_json() if asked.format == "json" else outcome.as_text(), end="")
    return int(outcome.failed)


def _wish(asked: Arguments, groups: Collection[str], venues: Collection[str]) -> Wish:
    """Return what is asked for; raise WrongUsage for a group or venue that the site does not have."""
    from hundred.build.intake import Wish  # noqa: PLC0415 - as above

    chosen = {}
    for text in asked.venues:
        place, sign, venue = text.rpartition("=")
        if not sign or not place.strip():
            message = f"--venue '{text}' is not  TEXT=ID, as in  --venue 'Main hall=hall'"
            raise WrongUsage(message)
        chosen[place] = _known("venue", venue.strip(), venues)
    for tag in asked.tags:
        if not is_slug(tag):
            message = f"'{tag}' cannot be a tag; {f'did you mean {slug_of(tag)}?' if slug_of(tag) else 'write small letters'}"
            raise WrongUsage(message)
    return Wish(
        groups=tuple(_known("group", one, groups) for one in dict.fromkeys(asked.groups)),
        tags=tuple(dict.fromkeys(asked.tags)),
        venues=chosen,
        until=asked.until,
        dry=asked.dry_run,
    )


def _known(kind: str, id_: str, known: Collection[str]) -> str:
    if id_ in known:
        return id_
    there = f"it has: {', '.join(sorted(known)) or 'none'}"
    message = f"the site has no {kind} '{id_}'; {did_you_mean(id_, known) or there}"
    raise WrongUsage(message)


def _calendars(paths: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """Yield (name, path) of every calendar asked for: of a folder those in it with a calendar's ending, sorted."""
    count = 0
    for path in paths:
        if str(path) == "-":
            yield "-", path
        elif path.is_dir():
            files = sorted(one for one in path.rglob("*") if one.suffix.lower() in _ENDINGS and one.is_file())
            if not files:
                message = f"there is no .ics file in {path}"
                raise WrongUsage(message)
            for file in files:
                count += 1
                yield file.relative_to(path.parent).as_posix() if path.name else file.as_posix(), file
        elif path.is_file():
            yield path.name, path
        else:
            cure = "; save it first, as in  curl -o calendar.ics URL" if is_web_address(str(path).replace(":/", "://")) else ""
            message = f"there is no {path}{cure}"
            raise WrongUsage(message)
    if count > _MOST_FILES:
        message = f"there are {count:,} calendars; the most is {_MOST_FILES:,}"
        raise WrongUsage(message)


def _read(path: Path) -> bytes:
    """Return the bytes of a calendar, one more than may be where there are too many."""
    if str(path) == "-":
        return sys.stdin.buffer.read(_MOST_BYTES + 1)
    with path.open("rb") as file:
        return file.read(_MOST_BYTES + 1)
