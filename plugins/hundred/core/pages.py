"""The two usual pages: one at a fixed address, and one of a record. Parts say only what is their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hundred.core.outputs import Page, Sheet

if TYPE_CHECKING:
    from hundred.core.model import Record
    from hundred.core.view import View


def page_at(view: View, neutral: str, **fields: Any) -> Page:  # noqa: ANN401 - the fields of Page
    """Return the page at the path `neutral` in the language of `view`; `fields` are the other fields of Page."""
    return Page(path=view.path(neutral), neutral=neutral, lang=view.lang, **fields)


def page_of(view: View, record: Record, **fields: Any) -> Page:  # noqa: ANN401
    """Return the page of a record at its own address; `fields` are the other fields of Page and go before the usual."""
    address = record.address
    usual: dict[str, Any] = {"kind": record.kind, "changed": record.changed, "source": record.path}
    return Page(path=view.path(address), neutral=address, lang=view.lang, **(usual | fields))


def sheet_of(view: View, record: Record, **fields: Any) -> Sheet:  # noqa: ANN401 - the fields of Sheet
    """Return the sheet of a record's page, named and described as the record is; `fields` go before that."""
    text = view.text(record)
    usual: dict[str, Any] = {"title": text.title, "description": text.summary, "image": getattr(record, "image", "")}
    return Sheet(**(usual | fields))
