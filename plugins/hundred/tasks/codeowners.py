"""`hundred codeowners`: print which account is asked when files of a group change."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.conf import SettingsProblem
from hundred.build.owners import owner_lines
from hundred.build.repository import repository_of
from hundred.core.problems import as_text, in_order
from hundred.tasks.arguments import WrongUsage
from hundred.tasks.chosen import chosen_folder, chosen_site
from hundred.tasks.report import failed, from_here

if TYPE_CHECKING:
    from hundred.tasks.arguments import Arguments

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?\Z")


def codeowners(asked: Arguments) -> int:
    """Print the lines of a file CODEOWNERS; return 1 where the content has errors."""
    host = asked.host.casefold().removeprefix("www.")
    if not _HOST.match(host):
        message = f"'{asked.host}' is not a host's name; write it as  --host git.example"
        raise WrongUsage(message)
    folder = chosen_folder(asked)
    try:
        site = chosen_site(asked)
        problems = in_order(site.loaded.problems)
    except SettingsProblem as refused:
        problems = in_order(refused.problems)
    if failed(problems):
        print(as_text(from_here(problems, folder, Path.cwd())))
        return 1
    repository = repository_of(str(folder))
    before = os.path.relpath(folder, repository.top).replace(os.sep, "/") if repository else "."
    events = site.content / "events"
    folders = frozenset(one.name for one in events.iterdir() if one.is_dir()) if events.is_dir() else frozenset()
    print("# Who is asked when files of a group change, by `hundred codeowners`.")
    for line in owner_lines(site.loaded.community, host, "" if before == "." else f"{before}/", folders):
        print(line)
    return 0
