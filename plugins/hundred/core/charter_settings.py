"""How a site numbers the articles of its charter, and which language decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hundred.core.scalars import language_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Fault = Callable[[str, str, str], None]  # takes the dotted name of a setting, what is wrong with it, and the cure

NUMBERS = ("article", "section")
REPEALED = ("numbered", "unnumbered")
KEYS = ("numbers", "repealed", "prevailing")


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterSettings:
    """How articles are called and counted, and the languages whose text decides; () for that of the original."""

    numbers: str = "article"
    repealed: str = "numbered"
    prevailing: tuple[str, ...] = ()


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
    return CharterSettings(numbers=numbers, repealed=repealed, prevailing=prevailing)
