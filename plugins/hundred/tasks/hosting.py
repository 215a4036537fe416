"""`hundred hosting nginx|caddy`: how that server is to be told what the site needs of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.conf import SettingsProblem
from hundred.build.delivery.caddy import caddy
from hundred.build.delivery.moves import moves_of
from hundred.build.delivery.nginx import nginx
from hundred.build.delivery.places import place_of
from hundred.core.problems import as_text
from hundred.tasks.chosen import chosen_folder, chosen_site
from hundred.tasks.report import from_here

if TYPE_CHECKING:
    from hundred.tasks.arguments import Arguments


def hosting(asked: Arguments) -> int:
    """Print the configuration of the server asked for; return 1 when the site's own settings cannot be used."""
    try:
        site = chosen_site(asked)
    except SettingsProblem as refused:
        print(as_text(from_here(refused.problems, chosen_folder(asked), Path.cwd())), file=sys.stderr)
        return 1
    folder = str(asked.root) if asked.root else ""
    place = place_of(site.settings, folder, moves_of(site.loaded.community))
    print(nginx(place) if asked.server == "nginx" else caddy(place), end="")
    return 0
