"""`hundred withdraw PERSON`: the person's file becomes a tombstone, and every other file that names them is listed."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.conf import SettingsProblem, read_conf
from hundred.build.pictures import Pictures
from hundred.build.withdrawal import NoSuchPersonError, withdrawal
from hundred.core.problems import as_text
from hundred.tasks.arguments import WrongUsage
from hundred.tasks.chosen import chosen_folder

if TYPE_CHECKING:
    from hundred.build.withdrawal import Mention, Withdrawal
    from hundred.tasks.arguments import Arguments

_HOW = {"reference": "refers to them", "name": "names them", "picture": "picture", "file name": "file's name"}


def withdraw(asked: Arguments) -> int:
    """Replace a person's files by a tombstone, or with --dry-run say what that would mean; return 1 where it cannot be done."""
    folder = chosen_folder(asked)
    try:
        conf = read_conf(folder)
    except SettingsProblem as refused:
        print(as_text(refused.problems), end="")
        return 1
    id_ = asked.person.rpartition("/")[2].removesuffix(".md")
    pictures = Pictures(conf.content, conf.content.name)
    try:
        found = withdrawal(conf.content, id_, secrets.token_hex(8), pictures.told)
        if not asked.dry_run:
            _write(conf.content, found)
            if conf.cache is not None:
                shutil.rmtree(conf.cache, ignore_errors=True)  # it holds what former builds made of them
    except NoSuchPersonError as unknown:
        raise WrongUsage(str(unknown)) from None
    except OSError as fault:
        print(f"{fault.filename}: {fault.strerror}; nothing more was changed")
        return 1
    print("\n".join(_told(found, os.path.relpath(conf.content, Path.cwd()), dry=asked.dry_run)))
    return 0


def _write(content: Path, found: Withdrawal) -> None:
    """Put the tombstone in its place, whole or not at all, and delete what it replaces."""
    file = content / found.file
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_text(found.text, encoding="utf-8", newline="\n")
    fresh.replace(file)
    for gone in found.gone:
        (content / gone).unlink()


def _told(found: Withdrawal, content: str, *, dry: bool) -> list[str]:
    """Return what was done, or would be, and what is left to do, in lines."""
    would = "would be" if dry else "is"
    lines = [f"{content}/{found.file} {would} a tombstone: the number and the date stay, and traces of the name, not the name."]
    lines += [f"{content}/{gone} {would} deleted." for gone in found.gone]
    lines += [f"One word is nothing that can be looked for: search for '{name}' yourself." for name in found.untold]
    lines += [""]
    if not found.mentions:
        lines.append("No other file of the content names them.")
    else:
        files = len({one.file for one in found.mentions})
        lines.append(f"{len(found.mentions)} places in {files} other files name them:")
        lines += [_line(one, content) for one in found.mentions]
        lines.append("")
    if any(one.how == "reference" for one in found.mentions):
        lines.append("References show nobody any more: the role, or nothing. A spotlight of them is to be deleted.")
        if not found.id.startswith("withdrawn-"):
            lines.append(f"When no file refers to '{found.id}', run this again: the file then loses their name as well.")
    if any(one.how != "reference" for one in found.mentions):
        lines.append("What names them stops the build until it is mended.")
    lines.append("The history of the files, and copies elsewhere, still name them: see 'People and consent' in the guide.")
    return lines


def _line(one: Mention, content: str) -> str:
    said = one.source if len(one.source) <= 100 else f"{one.source[:99]}…"  # noqa: PLR2004 - a line of a terminal
    return f"  {content}/{one.file}:{one.place.line}:{one.place.col}: {_HOW[one.how]}{': ' if said else ''}{said}"
