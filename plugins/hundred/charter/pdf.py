"""A version to print and to keep: as PDF, with the canonical text in it twice, to be read and as the file that is digested.

It says nothing that the days change, and names nobody: whoever has printed it has what was adopted.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from hundred.charter.canon import canonical
from hundred.charter.force import repealed_in
from hundred.charter.texts import text_path
from hundred.charter.translations import outdated
from hundred.core.outputs import Attached, Blob, Print
from hundred.core.paths import web_address
from hundred.core.qr import qr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Version
    from hundred.core.view import View


class Press(Protocol):
    """Makes PDFs of templates."""

    def print(self, view: View, sheet: Print) -> bytes:
        """Return the PDF of what a template draws in the language of `view`."""
        ...


def plan(view: View, press: Press) -> Iterator[Blob]:
    """Yield every version that is written in the language of `view` as PDF, where the settings ask for that."""
    if view.settings.charter.pdf:
        for version in view.community.versions:
            if view.lang in version.langs:
                path, source = text_path(version, view.lang, "pdf"), version.text(view.lang).path
                yield Blob(path=path, make=partial(_pdf, view, version, press), source=source, late=True)


def _pdf(view: View, version: Version, press: Press) -> bytes:
    lang, text, digest = view.lang, view.text(version), version.digests[view.lang]
    number = view.say("Version %(version)s") % {"version": version.id}
    here, plain = view.web(version), text_path(version, lang)
    return press.print(
        view,
        Print(
            template="charter/pdf.html",
            title=f"{text.title} · {number}",
            address=here,
            day=version.adopted,
            digest=digest,
            source=text.path,
            data={
                "version": version,
                "text": text,
                "number": number,
                "digest": digest,
                "articles": version.articles[lang],
                "repealed": dict(view.community.ask(repealed_in, version.id)),
                "outdated": outdated(version, lang),
                "here": here,
                "plain": web_address(view.settings.url, plain),
                "name": plain.rpartition("/")[2],
                "code": qr(here),
            },
            attached=Attached(name=plain.rpartition("/")[2], text=canonical(version, lang)),
        ),
    )
