"""The press: what it refuses, what it fetches, and what it says when it cannot print."""

from __future__ import annotations

import gc
import logging
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hundred.build.assemble import assemble
from hundred.build.faults import UnmakeableError
from hundred.build.press import Press
from hundred.core.outputs import Attached, Print
from hundred.core.problems import as_text
from judges.pdf import Seen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Hamlet

    from hundred.core.view import View

CONF = 'SITENAME = "Hamlet"\nHUNDRED = {\n    "charter": {"pdf": True},\n}\n'
VERSION = (
    "---\ntitle: Charter\nversion: 1.0\nstatus: adopted\nadopted: 2026-01-01\neffective: 2026-01-01\n---\n## Dogs {#dogs}\n\n"
)


def sheet(day: date | None = date(2026, 1, 1)) -> Print:
    """Return a sheet that stands for any."""
    return Print(
        template="x.html",
        title="Charter",
        address="https://hamlet.example/charter/1.0/",
        day=day,
        digest="ab" * 32,
        data={},
        attached=Attached(name="charter.en.txt", text="charter: Charter\n"),
        source="content/charter/1.0.md",
    )


def printed(view: View, html: str, **facts: date | None) -> bytes:
    """Return the PDF of a page of HTML."""
    page = f"<!doctype html><html lang=en><title>Charter</title><style>@page{{size:A4}}</style>{html}"
    return Press(CONF, draw=lambda _view, _sheet: page).print(view, sheet(**facts))


def refused(view: View, html: str) -> str:
    """Return what is said of a page that cannot be printed."""
    with pytest.raises(UnmakeableError) as fault:
        printed(view, html)
    return as_text([fault.value.problem])


@pytest.fixture
def view(hamlet: Hamlet) -> View:
    """Return a view, which the press passes on."""
    return hamlet.view({})


def test_nothing_is_fetched(view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No picture, style sheet, letters or attachment, whether they lie on the web, on this machine or in the text."""
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>Treasure</text></svg>', encoding="utf-8")
    asked: list[str] = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda _self, url, *_, **__: asked.append(url))
    addresses = (secret.as_uri(), str(secret), "https://else.example/x.svg", "../x.svg", "data:image/svg+xml,<svg/>")
    html = "<p>Words" + "".join(
        f'<img src="{one}" alt="a picture"><link rel="stylesheet" href="{one}"><link rel="attachment" href="{one}">'
        f"<a rel=attachment href='{one}'>file</a><object data='{one}'></object><embed src='{one}'>"
        f"<style>@import url('{one}'); @font-face {{ font-family: x; src: url('{one}') }} p {{ background: url('{one}') }}</style>"
        for one in addresses
    )
    seen = Seen(printed(view, html))

    assert asked == []
    assert list(seen.files) == ["charter.en.txt"]
    assert "Words" in seen.pages()[0]
    assert b"Treasure" not in seen.inside


def test_a_picture_is_named_by_its_words(view: View) -> None:
    """What is not fetched is said."""
    assert "A plan of the lanes" in Seen(printed(view, "<p><img src='/images/lanes.png' alt='A plan of the lanes'>")).pages()[0]


def test_a_link_leads_to_the_site(view: View) -> None:
    """An address without a host is that of the page, so that it leads somewhere from a file on a desk."""
    (page,) = Seen(printed(view, "<p><a href='/events/walk/'>Walk</a> <a href='#x'>Here</a><p id=x>X")).pdf.pages

    targets = [one.get_object()["/A"]["/URI"] for one in page["/Annots"] if "/A" in one.get_object()]
    assert targets == ["https://hamlet.example/events/walk/"]


def test_a_version_without_a_day_has_bytes_of_its_own_too(view: View) -> None:
    """What is being voted on has no day of adoption; the clock is not asked for another."""
    assert printed(view, "<p>Words", day=None) == printed(view, "<p>Words", day=None)


def test_letters_that_no_font_has_stop_the_build(view: View) -> None:
    """A reader would see boxes in the midst of the law."""
    assert refused(view, "<p>Words &#xe123; and &#xe124;") == (
        "content/charter/1.0.md:1:1: error[no-font]: the PDF would show boxes: no font on this machine has "
        "\ue123 (U+E123) \ue124 (U+E124)\n"
        "  help: install one that has, as on Debian:  apt install fonts-noto-core fonts-noto-cjk\n"
    )


def test_what_is_too_long_is_not_begun(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of so many points would take the build's minutes, and memory that it may not have."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    assert refused(view, "<li>Point</li>" * 20_000) == (
        "content/charter/1.0.md:1:1: error[too-hard]: the PDF would be too long: 20,002 headings, points, cells and the like, "
        "20,000 at most\n"
        "  help: write it shorter, or set  'pdf': False\n"
    )


@pytest.mark.parametrize(
    "fault", [ImportError("no tinyhtml5"), OSError("cannot load library 'libpango-1.0-0': no such file\nmore")]
)
def test_a_machine_without_pango_is_told_what_to_install(view: View, monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    """At the line that asks for PDFs, with both commands."""

    class Broken:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise fault

    for name in [one for one in sys.modules if one.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    why = str(fault).partition("\n")[0]

    assert refused(view, "<p>Words") == (
        f"pelicanconf.py:3:17: error[setting]: charter: PDFs cannot be made here: {why}\n"
        '  3 |     "charter": {"pdf": True},\n'
        "    |                 ^^^^^\n"
        "  help: run  pip install 'pelican-hundred[pdf]'  and install Pango, as on Debian:  "
        "apt install libpango-1.0-0 libpangoft2-1.0-0\n"
    )


def test_what_lacks_is_told_once(hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many versions there are; and nothing is published."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    second = VERSION.replace("1.0", "2.0").replace("-01-01", "-02-02")
    files = {"charter/1.0.md": f"{VERSION}None.\n", "charter/2.0.md": f"{second}Two.\n"}
    monkeypatch.setattr("hundred.core.charter_settings.find_spec", lambda _: True)

    made = assemble(hamlet.site(files, HUNDRED={"charter": {"pdf": True}}))

    assert [one.code for one in made.problems] == ["setting"]


def test_a_worker_keeps_no_layout(view: View) -> None:
    """Nobody collects garbage there; a charter of a hundred versions must not take up all memory."""
    from weasyprint.formatting_structure.boxes import Box  # noqa: PLC0415 - as the press does

    gc.collect()
    gc.disable()
    try:
        printed(view, "<p>Words" * 20)
        left = sum(isinstance(one, Box) for one in gc.get_objects())
    finally:
        gc.enable()

    assert left == 0


def test_nothing_is_logged(hamlet: Hamlet, caplog: pytest.LogCaptureFixture) -> None:
    """What makers of style sheets want to know is nothing for editors, and Pelican takes a warning for a fault."""
    caplog.set_level(logging.DEBUG)
    files = {"charter/1.0.md": f"{VERSION}![A plan](https://else.example/x.png)\n\nWords.\n"}
    made = hamlet.pages(files, HUNDRED={"charter": {"pdf": True}})

    assert "A plan" in Seen(made["charter/1.0/charter.en.pdf"]).pages()[1]
    assert [one for one in caplog.records if one.name.startswith(("weasyprint", "fontTools"))] == []
