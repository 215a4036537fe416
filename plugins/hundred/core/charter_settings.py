"""How a site numbers the articles of its charter, and which language decides."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from hundred.core.scalars import language_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Fault = Callable[[str, str, str], None]  # takes the dotted name of a setting, what is wrong with it, and the cure

NUMBERS = ("article", "section")
REPEALED = ("numbered", "unnumbered")
KEYS = ("numbers", "repealed", "prevailing", "pdf")

MAKER, CURE = "weasyprint", "pip install 'pelican-hundred[pdf]'"


class CharterSettings(Struct, frozen=True, kw_only=True):
    """How articles are called and counted, the languages whose text decides, () for the original's; whether there are PDFs."""

    numbers: str = "article"
    repealed: str = "numbered"
    prevailing: tuple[str, ...] = ()
    pdf: bool = False


PLAIN = CharterSettings()


def read_charter(written: Mapping[str, Any], languages: tuple[str, ...], fault: Fault) -> CharterSettings:
    """Return what the table says, after reporting what it cannot."""
    numbers, repealed = str(written.get("numbers") or NUMBERS[0]), str(written.get("repealed") or REPEALED[0])
    for key, word, words in (("numbers", numbers, NUMBERS), ("repealed", repealed, REPEALED)):
        if word not in words:
            fault(f"charter.{key}", f"charter: '{word}' cannot be the {key}", f"write one of: {', '.join(words)}")
    asked = written.get("prevailing") or ()
    tags = (asked,) if isinstance(asked, str) else tuple(asked) if isinstance(asked, list | tuple) else (None,)
    prevailing = tuple(language_tag(str(tag)) or "" for tag in tags)
    if not set(prevailing) <= set(languages):
        cure = f"as in '{languages[0]}', or a list of languages whose texts are equal"
        fault("charter.prevailing", f"charter: prevailing {asked!r} names what is no language of this site", cure)
    pdf = _read_pdf(written.get("pdf") or False, fault)
    return CharterSettings(numbers=numbers, repealed=repealed, prevailing=prevailing, pdf=pdf)


def _read_pdf(pdf: object, fault: Fault) -> bool:
    """Return whether there are to be PDFs, which only one more package can make."""
    if not isinstance(pdf, bool):
        fault("charter.pdf", f"charter: '{pdf}' is neither True nor False", "write  True  or  False, without quotes")
        return False
    if pdf and find_spec(MAKER) is None:
        fault("charter.pdf", "charter: the package that makes PDFs is not installed", f"run  {CURE}")
    return pdf
