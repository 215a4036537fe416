"""Markdown to HTML, as it was written: not yet fit to publish."""

from __future__ import annotations

from typing import Any

import markdown
from markdown.extensions.toc import slugify_unicode

from hundred.build.lean import KNOWN, LeanMarkdown
from hundred.build.lean_output import LeanTocExtension
from hundred.build.lean_usual import html_of

_EXTENSIONS = ["tables", "footnotes", "attr_list", "def_list", "abbr", "fenced_code", "sane_lists"]  # and toc, the last
_CONFIGS: dict[str, dict[str, Any]] = {
    "toc": {"slugify": slugify_unicode, "toc_depth": "2-4"},
    "tables": {"use_align_attribute": True},
    "footnotes": {"BACKLINK_TEXT": "↩"},
}


class TooHard(Exception):  # noqa: N818 - a fact about a text, to be made a Problem
    """A text that Markdown cannot render: nested too deep, or written so that Markdown itself fails on it."""


class Renderer:
    """Renders Markdown; one Python-Markdown instance serves a whole build, or a process of it."""

    def __init__(self, *, lean: bool = True) -> None:
        """Be ready to render; without `lean`, or in a version of Markdown it is not tested with, as Markdown itself does.

        The HTML is the same; a lean renderer takes about half the time and does not choke on rows of brackets.
        """
        self._lean = lean and markdown.__version_info__[:2] in KNOWN
        self._markdown = self._make()

    def render(self, source: str) -> str:
        """Return the HTML of a Markdown `source`, its `{filename}` targets as written, not yet fit to publish.

        Nothing of one text shows in the next. Raises TooHard.
        """
        usual = html_of(source) if self._lean else None
        if usual is not None:
            return usual
        self._markdown.reset()
        try:
            return self._markdown.convert(source)
        except Exception as error:
            self._markdown = self._make()  # the old one is in the middle of a text
            deep = isinstance(error, RecursionError)
            message = "its lists, quotes or emphasis are nested too deep" if deep else f"Markdown gives up: {error}"
            raise TooHard(message) from error

    def _make(self) -> markdown.Markdown:
        if self._lean:
            toc = LeanTocExtension(**_CONFIGS["toc"])
            made: markdown.Markdown = LeanMarkdown([*_EXTENSIONS, toc], _CONFIGS)
        else:
            made = markdown.Markdown(extensions=[*_EXTENSIONS, "toc"], extension_configs=_CONFIGS, output_format="html")
        # Raw HTML stays text: what an editor's file can put on the page is what Markdown can say.
        made.preprocessors.deregister("html_block")
        made.inlinePatterns.deregister("html")
        return made
