"""PDFs as two readers see them that are not ours: pypdf, and PDFium, which shows them in browsers."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pypdf
import pypdfium2

READERS = ("pypdf", "PDFium")


@dataclass(frozen=True)
class Seen:
    """A PDF that was read."""

    data: bytes

    @cached_property
    def pdf(self) -> pypdf.PdfReader:
        """Return what pypdf makes of it."""
        return pypdf.PdfReader(io.BytesIO(self.data), strict=True)

    def pages(self, reader: str = "pypdf") -> list[str]:
        """Return the text of every page, in the order in which it is drawn."""
        if reader == "pypdf":
            return [page.extract_text() for page in self.pdf.pages]
        with pypdfium2.PdfDocument(self.data) as document:
            pages = (page.get_textpage().get_text_bounded() for page in document)
            return [page.replace("\r\n", "\n").replace("\x02", "-") for page in pages]  # its sign for a hyphen before a break

    @property
    def outline(self) -> list[tuple[str, int]]:
        """Return the titles of the outline with the numbers of their pages, from 1; none stands below another."""
        return [(one.title, self.pdf.get_destination_page_number(one) + 1) for one in self.pdf.outline]

    @property
    def files(self) -> dict[str, bytes]:
        """Return the files within it."""
        return {name: data for name, (data,) in self.pdf.attachments.items()}

    @property
    def root(self) -> Any:
        """Return the catalogue of the document."""
        return self.pdf.trailer["/Root"]

    @cached_property
    def tags(self) -> list[Any]:
        """Return the elements of its structure, from the top down."""
        found, todo = [], [self.root["/StructTreeRoot"]]
        while todo:
            one = todo.pop(0)
            below = one.get("/K", [])
            below = below if isinstance(below, list) else [below]
            found += [one] if "/S" in one else []
            todo += [kid for kid in (it.get_object() for it in below) if isinstance(kid, dict) and "/S" in kid]
        return found

    @property
    def inside(self) -> bytes:
        """Return every piece of it that is not a reference, unpacked: what could hold a word."""
        pieces = []
        for number in range(1, len(self.pdf.xref_objStm) + max(map(len, self.pdf.xref.values())) + 1):
            found = self.pdf.get_object(number)
            pieces.append(repr(found).encode("utf-8", "surrogateescape"))
            if isinstance(found, pypdf.generic.StreamObject):
                pieces.append(found.get_data())
        return b"\n".join(pieces)

    def codes(self, page: int = 0) -> list[str]:
        """Return what the QR codes on a page say, as a camera sees it."""
        import zxingcpp  # noqa: PLC0415 - for these alone

        with pypdfium2.PdfDocument(self.data) as document:
            return [one.text for one in zxingcpp.read_barcodes(document[page].render(scale=3).to_pil())]
