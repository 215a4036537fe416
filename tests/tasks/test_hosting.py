"""`hundred hosting`: what it prints, and where the settings of the site cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(("server", "line"), [("nginx", '    root "/var/www/town";'), ("caddy", '\troot * "/var/www/town"')])
def test_a_server_is_told_where_the_site_lies(site: Path, hundred: Run, server: str, line: str) -> None:
    """The folder asked for stands in what is printed, and nothing but the configuration is printed."""
    done = hundred("hosting", server, "--root", "/var/www/town", cwd=site)

    assert (done.returncode, done.stderr) == (0, "")
    assert line in done.stdout.splitlines()


def test_settings_that_cannot_be_used_are_told(site: Path, hundred: Run) -> None:
    """A site without an address has none to be served at."""
    conf = site / "pelicanconf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + '\nSITEURL = "nowhere"\n', encoding="utf-8")

    done = hundred("hosting", "nginx", cwd=site)

    assert (done.returncode, "SITEURL 'nowhere'" in done.stderr, done.stdout) == (1, True, "")


def test_another_server_is_wrong_usage(site: Path, hundred: Run) -> None:
    """Servers that are not known are refused with those that are."""
    done = hundred("hosting", "iis", cwd=site)

    assert (done.returncode, "nginx" in done.stderr) == (2, True)
