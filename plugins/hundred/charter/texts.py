"""A version as text: the canonical one that is digested, and one to read and pass on, with numbers and references."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.charter.articles import REFERENCE, find_target
from hundred.charter.canon import canonical
from hundred.core.outputs import Blob

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from hundred.core.model import Article, Version
    from hundred.core.view import View


def text_path(version: Version, lang: str, ending: str = "txt") -> str:
    """Return the path of a version's text in a language, `txt` or `md`; it is the same in every language's tree."""
    return f"{version.address}charter.{lang}.{ending}"


def plan_texts(view: View, version: Version) -> Iterator[Blob]:
    """Yield the texts of a version in the language of `view`; none where it is not written in that."""
    if view.lang in version.langs:
        for ending, make in (("txt", _canonical), ("md", _markdown)):
            path = text_path(version, view.lang, ending)
            yield Blob(path=path, make=partial(make, view, version), source=version.text(view.lang).path)


def _canonical(view: View, version: Version) -> bytes:
    return canonical(version, view.lang).encode()


def _markdown(view: View, version: Version) -> bytes:
    """Return the version as Markdown that needs no other program: numbered headings, references as links to the site."""
    text = view.text(version)
    number = view.say("Version %(version)s") % {"version": version.id}
    parts = [f"# {text.title}", f"{number} · <{view.web(version)}>"]
    for article in version.articles[view.lang]:
        parts.append(f"## {named(view, article)}")
        parts += [REFERENCE.sub(partial(_linked, view, version), article.body)] if article.body else []
    return ("\n\n".join(parts) + "\n").encode()


def _linked(view: View, version: Version, match: re.Match[str]) -> str:
    found = find_target(match["id"], version.articles[view.lang])
    if found is None:
        return match[0]
    article, clause = found
    return f"[{named(view, article, clause)}]({view.web(version)}#{match['id']})"


def named(view: View, article: Article, clause: int = 0) -> str:
    """Return what to call an article of a version in the view's language, with its number, and with that of a clause."""
    number = view.article_label(article.number) if article.number else ""
    name = f"{number} {article.title}".strip()
    if clause:
        return view.say("%(article)s, point %(number)s") % {"article": name, "number": view.numeral(clause)}
    return view.say("%(article)s (repealed)") % {"article": name} if article.repealed else name
