"""What a command is about: which site, and as of when."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.clock import clock
from hundred.tasks.arguments import WrongUsage

if TYPE_CHECKING:
    from datetime import datetime

    from hundred.build.site import Site
    from hundred.tasks.arguments import Arguments

SETTINGS = "pelicanconf.py"


def chosen_site(asked: Arguments) -> Site:
    """Return the site, as of SOURCE_DATE_EPOCH, else --now, else now; raises WrongUsage, or SettingsProblem."""
    from hundred.build.site import open_site  # noqa: PLC0415 - a build with nothing to do does without

    return open_site(chosen_folder(asked), chosen_now(asked))


def chosen_now(asked: Arguments) -> datetime:
    """Return the moment to build for, in UTC and whole seconds; raises WrongUsage."""
    _sound_clock()
    return clock(asked.now)


def chosen_folder(asked: Arguments) -> Path:
    """Return the folder of the site: --site, else the nearest one upwards with settings; raises WrongUsage."""
    here = Path.cwd() if asked.site is None else asked.site
    around = (here, *here.parents) if asked.site is None else (here,)
    found = next((folder for folder in around if (folder / SETTINGS).is_file()), None)
    if found is None:
        message = f"there is no {SETTINGS} in {here}; go to the folder of your site, or name it with --site"
        raise WrongUsage(message)
    return found.resolve()


def _sound_clock() -> None:
    """Raise WrongUsage when SOURCE_DATE_EPOCH is set to something that is not a moment: the site would ignore it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not epoch.isdecimal():
        message = f"SOURCE_DATE_EPOCH is '{epoch}'; it must be a number of seconds since 1970"
        raise WrongUsage(message)
