"""A site and its settings file: opened, or refused with a reason."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hundred.build.site import SettingsProblem, clock, open_site, site_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Hamlet

CONF = 'SITENAME = "H"\nSITEURL = "https://h.example"\nTIMEZONE = "UTC"\n'


def refused(folder: Path) -> list[str]:
    """Return the problems of a settings file that cannot be used, as `line code: message`."""
    with pytest.raises(SettingsProblem) as caught:
        open_site(folder)
    return [f"{one.place.line} {one.code}: {one.message}" for one in caught.value.problems]


def test_a_site_is_opened_by_its_settings_file(tmp_path: Path) -> None:
    """Content lies beside the settings unless PATH says otherwise; the theme is the product's own."""
    (tmp_path / "content").mkdir()
    (tmp_path / "pelicanconf.py").write_text(CONF)

    site = open_site(tmp_path, datetime(2026, 11, 21, tzinfo=UTC))

    assert (site.content, site.label, site.settings.url, site.check().problems, site.check().failed) == (
        tmp_path / "content",
        "content",
        "https://h.example",
        (),
        False,
    )


@pytest.mark.parametrize(
    ("conf", "problems"),
    [
        (None, ["1 settings: there is no pelicanconf.py here"]),
        (b"SITENAME = (", ["1 settings: pelicanconf.py cannot be run: '(' was never closed"]),
        (b"a = 1\nb = 1 / 0\n", ["2 settings: pelicanconf.py cannot be run: division by zero"]),
        (b"import no_such_thing\n", ["1 settings: pelicanconf.py cannot be run: No module named 'no_such_thing'"]),
        ("SITENAME = '海'\n".encode("gbk"), None),
        (CONF.encode() + b'PATH = "elsewhere"\n', ["1 settings: there is no folder elsewhere"]),
        (CONF.encode() + b'THEME = "notmyidea"\n', ["1 settings: THEME 'notmyidea' is not a theme of Hundred"]),
        (CONF.encode() + b"HUNDRED = {'langages': ['en']}\n", ["4 unknown-setting: HUNDRED has no key 'langages'"]),
    ],
)
def test_settings_that_cannot_be_used_are_told(tmp_path: Path, conf: bytes | None, problems: list[str] | None) -> None:
    """A missing, broken or wrong settings file is told at its line, never with a traceback."""
    (tmp_path / "content").mkdir()
    if conf is not None:
        (tmp_path / "pelicanconf.py").write_bytes(conf)

    found = refused(tmp_path)

    assert found == problems if problems else found[0].startswith("1 settings: pelicanconf.py cannot be run")


@pytest.mark.parametrize(
    ("epoch", "given", "now"),
    [
        ("1790000000", datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)),
        ("", datetime(2026, 1, 1, 0, 0, 0, 999, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_the_clock_is_the_epoch_else_what_is_given(
    monkeypatch: pytest.MonkeyPatch, epoch: str, given: datetime, now: datetime
) -> None:
    """SOURCE_DATE_EPOCH goes before everything; the clock has whole seconds and is in UTC."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    assert clock(given) == now


def test_without_anything_it_is_now() -> None:
    """Who says nothing builds for the present."""
    before = datetime.now(UTC).replace(microsecond=0)

    assert before <= clock() <= datetime.now(UTC)


def test_content_outside_the_folder_is_called_by_its_name(tmp_path: Path) -> None:
    """Problems name the content folder as people know it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "words").mkdir()
    raw = {"SITENAME": "H", "SITEURL": "https://h.example", "TIMEZONE": "UTC", "PATH": "../words"}

    assert site_of(raw, tmp_path / "site").label == "words"


def test_what_is_read_is_read_once(hamlet: Hamlet) -> None:
    """A check and a build of one run look at the same community."""
    site = hamlet.site({"events/walk.md": hamlet.event()})

    assert (site.loaded is site.loaded, site.plan is site.plan) == (True, True)
