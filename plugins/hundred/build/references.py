"""Which templates a template reaches: those it extends, includes or imports, and so on, as far as one can know unread."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError
from jinja2.meta import find_referenced_templates
from msgspec import Struct, field

if TYPE_CHECKING:
    from jinja2 import BaseLoader

# Parsing no more than these tags takes a tenth of the time. A match inside a comment only adds a reference.
_TAG = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b.*?%\}", re.DOTALL)


class References(Struct):
    """The templates of a loader and their references, each read once."""

    loader: BaseLoader
    _parser: Environment = field(default_factory=lambda: Environment(autoescape=True))
    _sources: dict[str, str | None] = field(default_factory=dict)
    _named: dict[str, frozenset[str]] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)

    def digest_of(self, template: str) -> str:
        """Return a digest (hex) of the source of a template and of all that it reaches; one that is missing counts as that."""
        if template not in self._digests:
            hasher = hashlib.blake2b(digest_size=16)
            for name in sorted(self.reached(template)):
                source = self._source(name)
                data = b"" if source is None else source.encode("utf-8", "surrogatepass")
                hasher.update(f"{name} {-1 if source is None else len(data)}\n".encode())
                hasher.update(data)
            self._digests[template] = hasher.hexdigest()
        return self._digests[template]

    def reached(self, template: str) -> frozenset[str]:
        """Return the names of the templates that a template reaches, itself among them."""
        reached: set[str] = set()
        due = {template}
        while due:
            name = due.pop()
            reached.add(name)
            due |= self._references(name) - reached
        return frozenset(reached)

    def _references(self, name: str) -> frozenset[str]:
        """Return the templates that a template names: all there are, where it works out a name."""
        if name not in self._named:
            try:
                tags = self._parser.parse("".join(_TAG.findall(self._source(name) or "")))
                named = set(find_referenced_templates(tags))
            except TemplateSyntaxError:  # a tag that only looks like one, or a fault that drawing will tell
                named = {None}
            found = {one for one in named if one is not None}
            self._named[name] = frozenset(self.loader.list_templates() if None in named else found)
        return self._named[name]

    def _source(self, name: str) -> str | None:
        """Return the source of a template, None where there is none."""
        if name not in self._sources:
            try:
                self._sources[name] = self.loader.get_source(self._parser, name)[0]
            except TemplateNotFound:
                self._sources[name] = None
        return self._sources[name]
