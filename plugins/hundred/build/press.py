"""The press: makes PDFs of what templates draw, with WeasyPrint, where a site asks for them.

Whatever a text names, a picture or a font, is not fetched. The same text gives the same bytes, with the same fonts.
"""

from __future__ import annotations

import gc
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from hundred.build.conf import NAME
from hundred.build.faults import UnmakeableError
from hundred.core.charter_settings import CURE
from hundred.core.problems import Place, Problem, Report
from hundred.core.setting_places import place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from hundred.core.outputs import Print
    from hundred.core.view import View

_MOST = 20_000  # elements: two thousand articles, a minute and a gigabyte
_TOLD = 12  # characters without a font that are named
_VARIANT = "pdf/ua-1"  # tagged, for those who have it read aloud (ISO 14289-1)
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)  # ZIP and PDF alike want some day


class Press(Struct):
    """Prints; `conf` is the text of the file of settings that asks for it, and `draw` gives the HTML of a sheet."""

    conf: str
    draw: Callable[[View, Print], str] | None = None

    def as_input(self) -> object:
        """Return nothing: what is read while a sheet is drawn is noted, and WeasyPrint is part of the program."""
        return ""

    def print(self, view: View, sheet: Print) -> bytes:
        """Return a sheet as PDF. Raises UnmakeableError where the machine lacks what that takes, or the text is too long."""
        assert self.draw is not None, "nothing is printed before all pages are planned"  # noqa: S101 - ours to see to
        html = self.draw(view, sheet)
        count = html.count("</")
        if count > _MOST:
            message = f"the PDF would be too long: {count:,} headings, points, cells and the like, {_MOST:,} at most"
            cure = "write it shorter, or set  'pdf': False"
            raise UnmakeableError(Problem(path=sheet.source, place=Place(), code="too-hard", message=message, help=cure))
        try:
            import weasyprint  # noqa: F401, PLC0415 - half a second, and only with the extra
        except (ImportError, OSError) as fault:  # OSError: Pango is no package of Python's
            why = (str(fault).splitlines() or [type(fault).__name__])[0]
            cure = f"run  {CURE}  and install Pango, as on Debian:  apt install libpango-1.0-0 libpangoft2-1.0-0"
            report = Report(NAME, self.conf.split("\n"))
            report.error(place_of("charter.pdf", self.conf), "setting", f"charter: PDFs cannot be made here: {why}", cure)
            raise UnmakeableError(report.problems[0]) from fault
        from hundred.build.glyphs import without_glyph  # noqa: PLC0415 - it listens to the log, of which a build needs nothing

        with without_glyph() as missing:
            data = _printed(html, sheet)
        if not gc.isenabled():  # as in a worker; the boxes of a layout hold each other, seventy megabytes of them
            gc.collect()
        if missing:
            shown = " ".join(f"{char} (U+{ord(char):04X})" for char in missing[:_TOLD])
            message = f"the PDF would show boxes: no font on this machine has {shown}"
            cure = "install one that has, as on Debian:  apt install fonts-noto-core fonts-noto-cjk"
            raise UnmakeableError(Problem(path=sheet.source, place=Place(), code="no-font", message=message, help=cure))
        return data


def _printed(html: str, sheet: Print) -> bytes:
    from weasyprint import HTML, Attachment  # noqa: PLC0415 - as above

    day = datetime(*sheet.day.timetuple()[:3], tzinfo=UTC) if sheet.day else _FIRST
    refuse: Any = _fetcher()
    attached = Attachment(
        string=sheet.attached.text,
        base_url=sheet.address,
        url_fetcher=refuse,
        name=sheet.attached.name,
        description=sheet.title,
        created=day,
        modified=day,
        relationship="Source",
    )
    page = HTML(string=html, base_url=sheet.address, url_fetcher=refuse)
    identifier = bytes.fromhex(sheet.digest)[:16]
    data: bytes = page.write_pdf(attachments=[attached], pdf_variant=_VARIANT, pdf_identifier=identifier)
    return data


def _fetcher() -> object:
    """Return what WeasyPrint asks for files and addresses: it gives none."""
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - as above

    class Refuse(URLFetcher):  # type: ignore[misc, unused-ignore]
        def fetch(self, url: str, headers: object = None) -> object:  # noqa: ARG002 - WeasyPrint's names
            message = f"nothing is fetched for a PDF: {url}"
            raise ValueError(message)

    return Refuse()
