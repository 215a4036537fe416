"""The texts of one version in several languages: the same articles in each, and which of them decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.core.problems import Place, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hundred.core.kind import Draft
    from hundred.core.model import Article, Text, Version

    Articles = Mapping[str, tuple[Article, ...]]

_DIGEST = re.compile(r"[0-9a-f]{12,64}\Z")
SOURCE = "source_digest"


def prevailing(draft: Draft) -> tuple[str, ...]:
    """Return the languages whose text decides: those of the file, else of the settings, else the original's."""
    written = tuple(text.lang for text in draft.texts)
    asked: tuple[str, ...] = draft.values["prevailing"] or ()
    for lang in asked:
        if lang not in written:
            cure = did_you_mean(lang, written) or f"it is written in: {', '.join(written)}"
            draft.report.error(draft.values.place("prevailing"), "language", f"the version has no text in {lang}", cure)
    wanted = asked or tuple(lang for lang in draft.settings.charter.prevailing if lang in written)
    return wanted or written[:1]


def outdated(version: Version, lang: str) -> bool:
    """Say whether a translation was made from another text than the original is now."""
    said = version.text(lang).words.get(SOURCE, "")
    return bool(said) and lang != version.original.lang and not version.digests[version.original.lang].startswith(said)


def check_translations(draft: Draft, articles: Articles, digests: Mapping[str, str]) -> None:
    """Report what a translation lacks, has too many, or in another place or state, and one whose original has changed."""
    if draft.values[SOURCE]:
        cure = "leave it out: it belongs in translations"
        draft.report.error(draft.values.place(SOURCE), "translation", "an original has no source_digest", cure)
    source = {article.id: article for article in articles[draft.texts[0].lang]}
    for text in draft.texts[1:]:
        _check_articles(draft, text, source, articles[text.lang])
        _check_source(draft, text, digests[draft.texts[0].lang])


def _check_articles(draft: Draft, text: Text, source: Mapping[str, Article], translated: tuple[Article, ...]) -> None:
    found = {article.id: article for article in translated}
    report = draft.reports[text.path]
    for id_, original in source.items():
        if id_ not in found:
            cure = f"translate it under  {original.renamed('…').heading}"
            report.error(Place(line=text.body_line), "translation", f"the article '{id_}' is not translated", cure)
    for id_, article in found.items():
        if id_ not in source:
            cure = f"there is no such article in {draft.path}: correct the id, or delete it"
            report.error(Place(line=article.line), "translation", f"the original has no article '{id_}'", cure)
        elif article.kind != source[id_].kind:
            cure = f"write  {source[id_].renamed(article.title).heading}"
            report.error(Place(line=article.line), "translation", f"'{id_}' is marked otherwise than in the original", cure)
    if found.keys() == source.keys():
        for article, id_ in zip(translated, source, strict=True):
            if article.id != id_:
                cure = "articles are numbered by their order: keep that of the original"
                message = f"'{article.id}' stands where the original has '{id_}'"
                report.error(Place(line=article.line), "translation", message, cure)
                break


def _check_source(draft: Draft, text: Text, digest: str) -> None:
    said = text.words.get(SOURCE, "")
    if not said or (digest.startswith(said) and _DIGEST.match(said)):
        return
    report = draft.reports[text.path]
    lines = enumerate(report.lines[: text.body_line], 1)
    number, line = next(((number, line) for number, line in lines if line.startswith(SOURCE)), (1, ""))
    place = Place(line=number, col=max(1, line.find(said) + 1), width=len(said))
    if not _DIGEST.match(said):
        cure = f"if the translation is up to date, write  {SOURCE}: {digest}"
        report.error(place, "digest", f"'{said}' is not the beginning of a digest", cure)
    else:
        cure = f"bring it up to date, then write  {SOURCE}: {digest}"
        report.warn(place, "outdated", f"{draft.path} has changed since this translation was made", cure)
