"""Bodies: the Markdown of records as HTML for a page of one language, each rendered once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from html import escape as html_escape
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from hundred.build.faults import UnmakeableError
from hundred.build.sanitise import finish
from hundred.charter.anchors import anchor_clauses, mark_terms
from hundred.charter.articles import REFERENCE, find_target
from hundred.charter.texts import named
from hundred.core.bodies import body_mark
from hundred.core.links import pelican_target
from hundred.core.model import Person, Version
from hundred.core.problems import Place, Problem
from hundred.core.reads import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hundred.build.markdown import Renderer
    from hundred.build.pictures import Pictures
    from hundred.core.model import Article, Record, Text
    from hundred.core.view import View


@dataclass(slots=True)
class Bodies:
    """Renders bodies; paths of texts begin with `label`."""

    views: Mapping[str, View]
    pictures: Pictures
    label: str
    _markdown: Renderer | None = field(default=None, init=False)
    _files: dict[str, Record] | None = field(default=None, init=False)
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
        return self._done.get((text.path, lang), partial(self._of_text, text, lang))

    def article(self, version: Version, article: Article, lang: str) -> Markup:
        """Return the body of an article; `[#id]` becomes the number and title that the article has in this version."""
        text = version.text(lang)
        key = (f"{text.path}#{article.id}", lang)
        source = REFERENCE.sub(lambda match: self._reference(match, version, text.lang), article.body)
        return self._done.get(key, partial(self._of_article, source, version, article, lang))

    def _version(self, version: Version, text: Text, lang: str) -> Markup:
        """Return all articles of a version under their headings, for where it is read outside its page."""
        view = self.views[lang]
        parts = []
        for article in version.articles[text.lang]:
            label = view.article_label(article.number) if article.number else ""
            heading = Markup('<h2 id="{}">{}</h2>\n').format(article.id, f"{label} {article.title}".strip())
            parts.append(heading + self.article(version, article, lang))
        return Markup("\n").join(parts)

    def _of_text(self, text: Text, lang: str) -> Markup:
        community = self.views[lang].community
        community.reads.note("body", text.path)
        mark = community.bodies.mark(text.path)
        return self._finish(self._html(mark, lambda: community.body(text), text, lang), text, lang, "")

    def _of_article(self, source: str, version: Version, article: Article, lang: str) -> Markup:
        text = version.text(lang)
        html = str(self._finish(self._html(body_mark(source), lambda: source, text, lang), text, lang, f"{article.id}-"))
        for id_ in dict.fromkeys(REFERENCE.findall(article.body)):  # the words are the site's: no part of the article's text
            link = f'<a href="#{id_}">{html_escape(self._label(id_, version, text.lang), quote=False)}</a>'
            html = html.replace(link, link.replace(">", " data-generated>", 1))
        html = mark_terms(html) if article.kind == "definitions" else html
        taken = [one.id for one in version.articles[text.lang]]
        return Markup(anchor_clauses(html, article.id, taken))  # noqa: S704 - the ids in it are the charter's own

    def _html(self, mark: str, source: Callable[[], str], text: Text, lang: str) -> str:
        """Return the HTML of the Markdown known by its `mark`, from a former build where there is one."""
        community = self.views[lang].community

        def make() -> bytes:
            with community.reads.silenced():  # the mark says all that it depends on
                return self._render(source(), text).encode()

        return community.kept.get(("markdown", mark), make).decode()

    def _render(self, source: str, text: Text) -> str:
        from hundred.build.markdown import Renderer, TooHard  # noqa: PLC0415 - a build that finds all its bodies needs none

        self._markdown = self._markdown or Renderer()
        try:
            return self._markdown.render(source)
        except TooHard as fault:
            cure = "write it plainer: fewer lists in lists, fewer marks in a row"
            message = f"the text cannot be rendered: {fault}"
            problem = Problem(path=text.path, place=Place(), code="too-hard", message=message, help=cure)
            raise UnmakeableError(problem) from fault

    def _finish(self, html: str, text: Text, lang: str, prefix: str) -> Markup:
        view, source = self.views[lang], text.path.removeprefix(f"{self.label}/")

        def resolve(target: str) -> str | None:
            found = pelican_target(target, source)
            if found is None:
                return None
            what, path, fragment = found
            anchor = f"#{fragment}" if fragment else ""
            record = self._record(path) if what == "filename" else None
            if what == "filename" and record is None:  # somebody who is not shown, and may be again
                view.community.find(Person.kind, path.rpartition("/")[2].partition(".")[0])
            elif what == "filename" and record is not None:
                view.community.find(record.kind, record.id)  # noted: the page depends on what it links to
                return str(escape(view.settings.base + view.href(record) + anchor))
            if what in {"filename", "static", "attach"} and path in view.community.images:
                width, height = self.pictures.size(path)
                address = escape(f"{view.settings.base}/{path}")
                return f'{address}" width="{width}" height="{height}" loading="lazy'
            return None

        return Markup(finish(html, resolve, prefix=prefix, base=view.settings.base))  # noqa: S704 - sanitised as its last step

    def _record(self, file: str) -> Record | None:
        """Return the record of a Markdown file, a path under content/; where nothing links to one none are gone through."""
        if self._files is None:
            records = next(iter(self.views.values())).community.by_id.values()
            self._files = {text.path: record for record in records for text in record.texts}
        return self._files.get(f"{self.label}/{file}")

    def _reference(self, match: re.Match[str], version: Version, lang: str) -> str:
        """Return Markdown that links to an article of this version, or to a clause of it, by its number and title."""
        label = re.sub(r"([\\`*_{}\[\]()#+!|<>-])", r"\\\1", self._label(match["id"], version, lang))
        # `#!` keeps finish() from putting this article's prefix before the other article's id.
        return f"[{label}](#!{match['id']})" if label else match[0]

    def _label(self, id: str, version: Version, lang: str) -> str:  # noqa: A002 - the word of the content
        """Return what to call an article of this version, or a clause of it; '' where there is none, which was reported."""
        target = find_target(id, version.articles[lang])
        if target is None:
            return ""
        found, clause = target
        view = self.views.get(lang)
        return named(view, found, clause) if view else found.title
