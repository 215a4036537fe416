"""`hundred charter`: `adopt V` locks the texts of a version, `digest V` shows their digests, `sign V` writes a signature."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.adopting import Refused, adopt, digests
from hundred.build.conf import SettingsProblem
from hundred.build.undersigning import Signing, sign
from hundred.core.problems import as_text
from hundred.tasks.arguments import WrongUsage
from hundred.tasks.chosen import chosen_folder, chosen_site
from hundred.tasks.report import from_here

if TYPE_CHECKING:
    from hundred.build.site import Site
    from hundred.tasks.arguments import Arguments


def charter(asked: Arguments) -> int:
    """Do what is asked with one version of the charter; return 1 where it has errors, or cannot be locked."""
    try:
        site = chosen_site(asked)
        lines = _ACTS[asked.act](site, asked)
    except SettingsProblem as refused:
        print(as_text(refused.problems), end="")
        return 1
    except LookupError as fault:
        raise WrongUsage(fault.args[0]) from fault
    except Refused as refused:
        if refused.problems:
            print(as_text(from_here(refused.problems, chosen_folder(asked), Path.cwd())))
        print(refused)
        return 1
    print("\n".join(lines))
    return 0


def _adopt(site: Site, asked: Arguments) -> list[str]:
    return adopt(site, asked.version)


def _digest(site: Site, asked: Arguments) -> list[str]:
    return digests(site, asked.version)


def _sign(site: Site, asked: Arguments) -> list[str]:
    person = asked.person.rpartition("/")[2].removesuffix(".md")
    who = Signing(
        version=asked.version,
        name=asked.name,
        person=person,
        role=asked.role,
        lang=asked.lang,
        signed=asked.signed,
        consent=asked.consent,
    )
    return sign(site, who)


_ACTS = {"adopt": _adopt, "digest": _digest, "sign": _sign}
