"""`hundred record`: write down what is published, so that addresses and calendars can be trusted wherever the site is built."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.conf import SettingsProblem
from hundred.build.published import NAME, write_published, written
from hundred.build.recording import lines_now
from hundred.core.problems import as_text, in_order
from hundred.tasks.chosen import chosen_folder, chosen_site
from hundred.tasks.report import failed, from_here, summed_up

if TYPE_CHECKING:
    from hundred.build.site import Site
    from hundred.tasks.arguments import Arguments

_UNION = f"{NAME} merge=union\n"


def record(asked: Arguments) -> int:
    """Bring the list of what was published up to date; return 1 where the content has errors, or history is cut off.

    Besides the list it writes `.gitattributes` beside it, where it says nothing yet of how to merge the list.
    """
    try:
        site = chosen_site(asked)
        loaded = site.loaded
        problems, files = loaded.problems, loaded.files_count
    except SettingsProblem as refused:
        problems, files = tuple(refused.problems), 1
    shown = in_order(problems)
    if failed(shown):
        print(as_text(from_here(shown, chosen_folder(asked), Path.cwd())))
        print(f"{summed_up(shown, files)}\nNothing was written down.")
        return 1
    lives = loaded.lives
    if lives.notes:
        print("\n".join(f"Nothing was written down: {note}" for note in lives.notes), file=sys.stderr)
        return 1
    before = {(line.uid, line.id): line for line in lives.lines}
    lines = lines_now(lives, site.now)
    changed = write_published(site.content, written(lines))
    if lives.versioned:
        _merge_by_line(site)
    fresh = sum((line.uid, line.id) not in before for line in lines)
    name = f"{site.label}/{NAME}"
    print(f"{name}: {fresh} new addresses, {'commit it' if changed else 'nothing changed'}")
    return 0


def _merge_by_line(site: Site) -> None:
    """Tell git to merge the list line by line, where nobody has said how."""
    path = site.content / ".gitattributes"
    said = path.read_text(encoding="utf-8") if path.is_file() else ""
    if NAME not in said:
        path.write_text(f"{said}{'' if not said or said.endswith(chr(10)) else chr(10)}{_UNION}", encoding="utf-8")
        print(f"{site.label}/.gitattributes: the list is merged line by line")
