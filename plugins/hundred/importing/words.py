"""What an event is called, what it says, its status and its tags, from the words of a calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.core.plain import one_line, plain
from hundred.core.slugs import is_slug, slug_of
from hundred.importing.markdown import is_html, markdown_of
from hundred.importing.privacy import without_addresses
from hundred.importing.properties import text_of, texts_of

if TYPE_CHECKING:
    from hundred.importing.components import Component
    from hundred.importing.notes import Notes

_TITLE, _SUMMARY, _TAGS = 200, 300, 20
_STATUSES = {"TENTATIVE": "tentative", "CANCELLED": "cancelled", "CANCELED": "cancelled", "POSTPONED": "postponed"}
# What this product, Outlook and others write before a title.
_PREFIXES = {
    "cancelled": re.compile(
        r"(?:[\[［【(]\s*(?:cancell?ed|已?取消)\s*[\]］】)]|cancell?ed\s*:|已?取消：)\s*(?=\S)", re.IGNORECASE
    ),
    "postponed": re.compile(r"(?:[\[［【(]\s*(?:postponed|已?延期)\s*[\]］】)]|postponed\s*:)\s*(?=\S)", re.IGNORECASE),
    "tentative": re.compile(r"[\[［【(]\s*(?:tentative|待确认|待定)\s*[\]］】)]\s*(?=\S)", re.IGNORECASE),
    "moved-online": re.compile(r"[\[［【(]\s*(?:moved online|改为线上|转为线上)\s*[\]］】)]\s*(?=\S)", re.IGNORECASE),
}


def title_and_status(component: Component, notes: Notes, *, cancels: bool, online: bool) -> tuple[str, str]:
    """Return the title without the mark of its status, and the status, '' for an event that takes place as planned."""
    written = text_of(component.first("STATUS")).strip().upper()
    status = "cancelled" if cancels else _STATUSES.get(written, "")
    if written and not status and written != "CONFIRMED":
        notes.add("status", f"the status '{written[:40]}' is none of an event's; left out")
    title, addresses = without_addresses(one_line(text_of(component.first("SUMMARY"))))
    notes.left_out("e-mail addresses", addresses)
    for word, pattern in _PREFIXES.items():
        found = pattern.match(title)
        if found and (word != "moved-online" or online) and (not status or status in {word, "tentative"}):
            title, status = title[found.end() :], word
            break
    if len(title) > _TITLE:
        notes.add("title", f"the title is longer than {_TITLE} characters and was cut")
        title = title[: _TITLE - 1].rstrip() + "…"
    return title, status


def summary_and_body(component: Component, page: str, notes: Notes) -> tuple[str, str]:
    """Return a sentence for lists, '' where the text begins with more than one, and the rest as Markdown."""
    text = text_of(component.first("DESCRIPTION")) or text_of(component.first("X-ALT-DESC", "STYLED-DESCRIPTION"))
    text, addresses = without_addresses(text)
    notes.left_out("e-mail addresses", addresses)
    if is_html(text):
        notes.add("HTML", "the description is HTML; its paragraphs, lists, links and emphasis were kept")
    body, cut = markdown_of(text)
    if cut:
        notes.add("description", "the description was too long and was cut")
    if page and page not in body:
        body = f"{body}\n\n<{page}>".strip()
    first, _, rest = body.partition("\n\n")
    spoken = plain(first)
    short = 0 < len(spoken) <= _SUMMARY and "\n" not in first and "://" not in first and not first.startswith(("- ", "#"))
    return (one_line(spoken), rest) if short else ("", body)


def tags_of(component: Component, notes: Notes) -> list[str]:
    """Return the categories as tags."""
    tags: dict[str, None] = {}
    for line in component.all("CATEGORIES"):
        for text in texts_of(line):
            tag = slug_of(without_addresses(text)[0][:60])
            if tag and is_slug(tag):
                tags[tag] = None
            elif text:
                notes.add("category", f"'{text[:40]}' cannot be a tag; left out")
    if len(tags) > _TAGS:
        notes.add("category", f"it has {len(tags)} categories; the first {_TAGS} were kept")
    return list(tags)[:_TAGS]
