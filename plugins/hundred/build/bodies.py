"""Bodies: the Markdown of records as HTML for a page of one language, each rendered once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from hundred.build.faults import UnmakeableError
from hundred.build.markdown import Renderer, TooHard, finish
from hundred.charter.articles import REFERENCE
from hundred.core.links import pelican_target
from hundred.core.model import Version
from hundred.core.problems import Place, Problem
from hundred.core.reads import Memo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hundred.build.pictures import Pictures
    from hundred.core.model import Article, Record, Text
    from hundred.core.view import View


@dataclass(slots=True)
class Bodies:
    """Renders bodies. `files` maps a Markdown file's path under content/ to its record; paths of texts begin with `label`."""

    views: Mapping[str, View]
    files: Mapping[str, Record]
    pictures: Pictures
    label: str
    _markdown: Renderer = field(default_factory=Renderer)
    _raw: dict[str, str] = field(default_factory=dict)
    _done: Memo[tuple[str, str], Markup] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with none finished."""
        self._done = Memo(next(iter(self.views.values())).community.reads)

    def as_input(self) -> object:
        """Return nothing: what a body depends on is its record, and what is read while it is finished."""
        return ""

    def body(self, record: Record, lang: str) -> Markup:
        """Return the body of a record for the tree of `lang`: its text in that language, else its own, as safe HTML."""
        text = record.text(lang)
        if isinstance(record, Version):
            return self._version(record, text, lang)
        make = partial(self._finish, text.path, text.body, text, lang, "")
        return self._done.get((text.path, lang), make)

    def article(self, version: Version, article: Article, lang: str) -> Markup:
        """Return the body of an article; `[#id]` becomes the number and title that the article has in this version."""
        text = version.text(lang)
        key = (f"{text.path}#{article.id}", lang)
        source = REFERENCE.sub(lambda match: self._reference(match, version, text.lang), article.body)
        return self._done.get(key, partial(self._finish, key[0], source, text, lang, f"{article.id}-"))

    def _version(self, version: Version, text: Text, lang: str) -> Markup:
        """Return all articles of a version under their headings, for where it is read outside its page."""
        view = self.views[lang]
        parts = []
        for article in version.articles[text.lang]:
            label = view.article_label(article.number) if article.number else ""
            heading = Markup('<h2 id="{}">{}</h2>\n').format(article.id, f"{label} {article.title}".strip())
            parts.append(heading + self.article(version, article, lang))
        return Markup("\n").join(parts)

    def _render(self, key: str, source: str) -> str:
        if key not in self._raw:
            try:
                self._raw[key] = self._markdown.render(source)
            except TooHard as fault:
                cure = "write it plainer: fewer lists in lists, fewer marks in a row"
                message = f"the text cannot be rendered: {fault}"
                problem = Problem(path=key.partition("#")[0], place=Place(), code="too-hard", message=message, help=cure)
                raise UnmakeableError(problem) from fault
        return self._raw[key]

    def _finish(self, key: str, markdown: str, text: Text, lang: str, prefix: str) -> Markup:
        html = self._render(key, markdown)
        view, source = self.views[lang], text.path.removeprefix(f"{self.label}/")

        def resolve(target: str) -> str | None:
            found = pelican_target(target, source)
            if found is None:
                return None
            what, path, fragment = found
            anchor = f"#{fragment}" if fragment else ""
            record = self.files.get(path)
            if what == "filename" and record is not None:
                view.community.find(record.kind, record.id)  # noted: the page depends on what it links to
                return str(escape(view.settings.base + view.href(record) + anchor))
            if what in {"filename", "static", "attach"} and path in view.community.images:
                width, height = self.pictures.size(path)
                address = escape(f"{view.settings.base}/{path}")
                return f'{address}" width="{width}" height="{height}" loading="lazy'
            return None

        return Markup(finish(html, resolve, prefix=prefix, base=view.settings.base))  # noqa: S704 - sanitised as its last step

    def _reference(self, match: re.Match[str], version: Version, lang: str) -> str:
        """Return Markdown that links to an article of this version by its number and title."""
        found = next((one for one in version.articles[lang] if one.id == match["id"]), None)
        if found is None:  # reported when the file was read
            return match[0]
        view = self.views.get(lang)
        number = view.article_label(found.number) if view and found.number else ""
        title = re.sub(r"([\\`*_{}\[\]()#+!|<>-])", r"\\\1", found.title)
        # `#!` keeps finish() from putting this article's prefix before the other article's id.
        return f"[{number} {title}](#!{found.id})".replace("[ ", "[")
