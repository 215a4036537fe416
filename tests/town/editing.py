"""What editors do to the content."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from town.acts import act, originals, pick
from town.files import ARTICLES, BAD, BODIES, CHANGES, RULES, VALUES, File, event, folder_of, picture

if TYPE_CHECKING:
    from pathlib import Path

    from town.hamlet import Town


_TITLED = VALUES.keys() - {"charter", "charter/votes", "charter/signatures"}


@act
def edit_body(town: Town, a: int, b: int, _c: int) -> None:
    """Give a file another body."""
    path = pick(sorted(town.files), a)
    body = pick(ARTICLES if folder_of(path) == "charter" else BODIES, b)
    town.write(path, File(town.files[path].header, body))


@act
def edit_header(town: Town, a: int, b: int, c: int) -> None:
    """Change, add or take out a line of a header."""
    path = pick(originals(town), a)
    change_line(town, path, pick(list(VALUES[folder_of(path)]), b), c)


@act
def edit_event(town: Town, a: int, b: int, c: int) -> None:
    """Change a line of an event."""
    if paths := originals(town, "events/"):
        change_line(town, pick(paths, a), pick(list(VALUES["events"]), b), c)


def change_line(town: Town, path: str, key: str, number: int) -> None:
    """Give a line of a header one of its values; '' takes it out."""
    value = pick(VALUES[folder_of(path)][key], number)
    header = {name: said for name, said in town.files[path].header.items() if name != key}
    town.write(path, File({**header, key: value} if value else header, town.files[path].body))


@act
def make_series(town: Town, a: int, b: int, c: int) -> None:
    """Let an event repeat, or change which of its dates are other than planned."""
    if paths := originals(town, "events/"):
        path = pick(paths, a)
        plain = {key: said for key, said in town.files[path].header.items() if key not in {"end", "duration", "was"}}
        rule, changes = pick(RULES, b), pick(CHANGES, c)
        town.write(
            path, File({**plain, "start": "2026-11-21 16:30", "repeat": rule, "changes": changes}, town.files[path].body)
        )


@act
def make_single(town: Town, a: int, _b: int, _c: int) -> None:
    """Let an event repeat no longer."""
    if paths := [path for path in originals(town, "events/") if "repeat" in town.files[path].header]:
        path = pick(paths, a)
        plain = {key: said for key, said in town.files[path].header.items() if key not in {"repeat", "changes"}}
        town.write(path, File(plain, town.files[path].body))


@act
def give_reason(town: Town, a: int, b: int, _c: int) -> None:
    """Say in a translation why a date is not as planned; of a date that is, that is an error."""
    if paths := [path for path in originals(town, "events/") if "repeat" in town.files[path].header]:
        why = pick(["下雨", "有风"], b)
        town.write(f"{pick(paths, a)[:-3]}.zh-Hans.md", File({"title": "每周", "changes": f"[{{on: 2026-11-28, why: {why}}}]"}))


@act
def change_consent(town: Town, a: int, b: int, _c: int) -> None:
    """Let a person go, or come back."""
    if paths := originals(town, "people/"):
        change_line(town, pick(paths, a), "consent", b)


@act
def move_zone_of_venue(town: Town, a: int, b: int, _c: int) -> None:
    """Move a venue to another zone, and all its events' clocks with it."""
    if paths := originals(town, "venues/"):
        change_line(town, pick(paths, a), "timezone", b)


@act
def rename_event(town: Town, a: int, b: int, _c: int) -> None:
    """Rename the file of an event, over another one where there is one."""
    if paths := originals(town, "events/"):
        old, new = pick(paths, a), f"events/n{b % 9}.md"
        file = town.files[old]
        if old != new:
            town.files.pop(old)
            town.files[new] = file
            (town.folder / "content" / old).rename(town.folder / "content" / new)


@act
def rename_any(town: Town, a: int, _b: int, _c: int) -> None:
    """Rename a file, or give it its old name back."""
    old = pick(sorted(town.files), a)
    folder, _, name = old.rpartition("/")
    new = f"{folder}/{name.removeprefix('x-') if name.startswith('x-') else 'x-' + name}"
    town.files[new] = town.files.pop(old)
    (town.folder / "content" / old).rename(town.folder / "content" / new)


@act
def add_event(town: Town, a: int, b: int, _c: int) -> None:
    """Add an event, or write it anew."""
    number = 10 + a % 8
    town.write(f"events/e{number}.md", event(number, start=pick(VALUES["events"]["start"], b), venue="hall", tags="[tea]"))


@act
def add_record(town: Town, a: int, _b: int, _c: int) -> None:
    """Add a record of another kind."""
    path, header = pick(
        [
            ("groups/cooks.md", {"title": "Cooks", "founder": "ada"}),
            ("venues/pier.md", {"title": "Pier", "city": "Bay", "timezone": "Europe/London"}),
            ("people/dee.md", {"name": "Dee", "consent": "yes", "invited_by": "bo", "joined": "2026-01-01"}),
            ("news/third.md", {"title": "Third", "date": "2026-11-20", "summary": "So.", "authors": "[bo]"}),
            ("spotlights/bo.md", {"title": "On Bo", "people": "[bo]", "date": "2026-11-01", "summary": "He runs."}),
            ("pages/rules.md", {"title": "Rules"}),
            ("guide/end.md", {"title": "End"}),
        ],
        a,
    )
    town.write(path, File(header))


@act
def delete_event(town: Town, a: int, _b: int, _c: int) -> None:
    """Delete an event; its translation is left alone."""
    if paths := originals(town, "events/"):
        town.remove(pick(paths, a))


@act
def delete_any(town: Town, a: int, _b: int, _c: int) -> None:
    """Delete a file."""
    town.remove(pick(sorted(town.files), a))


@act
def translate(town: Town, a: int, b: int, c: int) -> None:
    """Add a translation, or change it."""
    path = pick([one for one in originals(town) if folder_of(one) in _TITLED], a)
    key = "name" if path.startswith("people") else "title"
    header = {key: pick(VALUES["pages"]["title"], b)}
    town.write(f"{path[:-3]}.zh-Hans.md", File(header, pick(BODIES[:3], c)))


@act
def untranslate(town: Town, a: int, _b: int, _c: int) -> None:
    """Delete a translation."""
    if paths := [path for path in sorted(town.files) if path.endswith(".zh-Hans.md")]:
        town.remove(pick(paths, a))


@act
def change_picture(town: Town, a: int, b: int, _c: int) -> None:
    """Change the bytes of a picture, or add one."""
    path = pick(["images/hall.png", "images/boat.jpg", "images/new.png"], a)
    town.put(f"content/{path}", picture(b, path[-3:]))


@act
def delete_picture(town: Town, a: int, _b: int, _c: int) -> None:
    """Delete a picture."""
    if found := sorted((town.folder / "content/images").glob("*")):
        pick(found, a).unlink()


@act
def touch(town: Town, a: int, _b: int, _c: int) -> None:
    """Change the time of a file and nothing else."""
    os.utime(pick(_source_files(town), a))


def _source_files(town: Town) -> list[Path]:
    return sorted(path for name in ("content", "theme") for path in (town.folder / name).rglob("*") if path.is_file())


@act
def restore_with_its_old_time(town: Town, a: int, _b: int, _c: int) -> None:
    """Put the former content of a file back, with its former time."""
    if town.old:
        path = pick(sorted(town.old), a)
        data, changed = town.old[path]
        file = town.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        os.utime(file, ns=(changed, changed))
        _read_again(town, path, data)


def _read_again(town: Town, path: str, data: bytes) -> None:
    """Keep the list of content files true; the header of an old file is not known, so only its whole text is kept."""
    if path.startswith("content/") and path.endswith(".md"):
        _, head, body = data.decode().split("---\n", 2)
        header = dict(line.split(": ", 1) for line in head.splitlines())
        town.files[path.removeprefix("content/")] = File({key: value.strip("'") for key, value in header.items()}, body)


@act
def edit_in_place_with_the_same_size_and_time(town: Town, a: int, b: int, _c: int) -> None:
    """Change a file so that hardly anything tells."""
    path = pick([one for one in originals(town) if not one.startswith("charter")], a)
    file = town.folder / "content" / path
    changed = file.stat().st_mtime_ns
    town.write(path, File(town.files[path].header, f"Bring {'abcdefgh'[b % 8]}.\n"))
    os.utime(file, ns=(changed, changed))


@act
def write_badly_and_mend(town: Town, a: int, b: int, c: int) -> None:
    """Write what cannot be published, build, and mend it: nothing is published in between."""
    if not town.judge():
        town.mend()
        town.judge()
    path = pick(["events/e9.md", "pages/about.md", "people/ada.md"], a)
    town.put(f"content/{path}", pick(BAD, b))
    if town.judge(("engine", "command")[c % 2]):
        raise AssertionError(path)
    town.mend()
