"""`hundred credits`: what git's history may say of people, as drafts for an editor. Nothing is published, no address shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.authors import works
from hundred.build.conf import SettingsProblem
from hundred.build.crediting import drafts
from hundred.build.gitlog import GitError
from hundred.core.problems import as_text, in_order
from hundred.tasks.chosen import chosen_folder, chosen_site
from hundred.tasks.report import failed, from_here

if TYPE_CHECKING:
    from hundred.build.crediting import Draft
    from hundred.tasks.arguments import Arguments

_DRAFTS = Path("drafts", "credits")  # beside pelicanconf.py: nothing outside content/ is ever published


def credits_(asked: Arguments) -> int:
    """Print the drafts, or with --write put each into a file; return 1 where the content has errors, or git cannot say."""
    folder = chosen_folder(asked)
    try:
        site = chosen_site(asked)
        problems = in_order(site.loaded.problems)
    except SettingsProblem as refused:
        problems = in_order(refused.problems)
    if failed(problems):
        print(as_text(from_here(problems, folder, Path.cwd())))
        return 1
    try:
        done = works(str(folder))
    except GitError as fault:
        print(f"hundred credits: {fault}", file=sys.stderr)
        return 1
    content = os.path.relpath(site.content, folder).replace(os.sep, "/")
    found, others = drafts(site.loaded.community, done, content, asked.since)
    if not asked.write:
        print("\n".join(draft.text for draft in found), end="")
    else:
        for draft in found:
            print(_written(folder / _DRAFTS, draft))
    print(f"drafts: {len(found)}; names in the history that are nobody's who is shown here: {others}", file=sys.stderr)
    return 0


def _written(folder: Path, draft: Draft) -> str:
    """Write a draft where there is none yet, and return what came of it."""
    name = f"{draft.person.id}.yaml"
    shown = (_DRAFTS / name).as_posix()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
            file.write(draft.text)
    except FileExistsError:
        return f"{shown}: there is a draft already; delete it for a fresh one"
    return f"{shown}: written; nothing is published until you copy it into {draft.person.path}"
