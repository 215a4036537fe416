"""Field types for text, ids, addresses, choices and numbers. Times have a file of their own: moments.py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from msgspec import Struct

from hundred.core import nodes
from hundred.core.fields import Reading, Reference, wrong_shape
from hundred.core.problems import did_you_mean
from hundred.core.slugs import SLUG_HELP, is_slug, slug_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hundred.core.nodes import Node
    from hundred.core.problems import Place

_SEVERAL = re.compile(r"[,，、;；]\s*")
_WHOLE = re.compile(r"[0-9]{1,9}\Z")
_PATH = re.compile(r"/(?!/)[^\s\\]*\Z")
_WEB = re.compile(r"https?://[^\s<>\"'\\^`{|}]+\Z")
_LANG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?\Z")


class Scalar(Struct, frozen=True):
    """A field type whose value is one text; `wanted` says in a problem what a list should have been."""

    wanted: ClassVar[str] = "text"

    def read(self, node: Node, name: str, reading: Reading) -> Any:  # noqa: ANN401 - each type's own
        """Return what `typed` makes of the text of `node`, or None after reporting that it is a list or a mapping."""
        if isinstance(node, nodes.Text):
            return self.typed(node.value.strip(), node.place, name, reading)
        cure = f"write  {name}: …  without brackets or hyphens; a text that has them goes in quotes"
        wrong_shape(node, name, self.wanted, reading, cure)
        return None

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> Any:  # noqa: ANN401
        """Return the typed value of a stripped `text`, or None after reporting why it is none."""
        raise NotImplementedError


class Words(Scalar, frozen=True):
    """Text of one line, or of several where `lines` says so."""

    limit: int = 300
    lines: bool = False
    label: str = "text"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> str | None:
        """Return the text with runs of blanks folded into one."""
        if not self.lines:
            text = " ".join(text.split())
        if len(text) > self.limit:
            reading.report.error(
                place, "too-long", f"'{name}' has {len(text)} characters; the most is {self.limit}", "say it shorter"
            )
            return None
        return text


class Slug(Scalar, frozen=True):
    """A name that stands in an address: an id, a tag."""

    wanted: ClassVar[str] = "a short name"

    label: str = "a short name"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> str | None:
        """Return the slug, or None after reporting."""
        if is_slug(text):
            return text
        proposed = slug_of(text)
        cure = f"did you mean '{proposed}'? {SLUG_HELP}" if proposed else SLUG_HELP
        reading.report.error(place, "slug", f"'{text}' cannot stand in an address", cure)
        return None


class Ref(Scalar, frozen=True):
    """The id of another record; whether it exists is asked when everything has been read."""

    wanted: ClassVar[str] = "one id"

    kind: str

    @property
    def label(self) -> str:
        """Return what the value is."""
        return f"the id of {'an' if self.kind[0] in 'aeio' else 'a'} {self.kind}"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> str | None:
        """Return the id and note the reference."""
        parts = [part for part in _SEVERAL.split(text) if part] if _SEVERAL.search(text) else ()
        if len(parts) > 1:
            reading.report.error(place, "list", f"'{text}' is not one id", f"write a list:  {name}: [{', '.join(parts)}]")
            return None
        reading.refs.append(Reference(kind=self.kind, id=text, field=name, place=place))
        return text


class Choice(Scalar, frozen=True):
    """One word of a closed list; `other` maps usual misspellings to the right word."""

    wanted: ClassVar[str] = "one word"

    words: tuple[str, ...]
    other: Mapping[str, str] | None = None

    @property
    def label(self) -> str:
        """Return what the value is."""
        return "one of: " + ", ".join(self.words)

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> str | None:
        """Return the word, or None after reporting the nearest."""
        word = text.casefold()
        word = (self.other or {}).get(word, word)
        for known in self.words:
            if known.casefold() == word:
                return known
        choices = "write one of: " + ", ".join(self.words)
        hint = did_you_mean(text, self.words)
        reading.report.error(place, "choice", f"'{text}' cannot be the {name}", f"{hint} {choices}".strip())
        return None


class YesNo(Scalar, frozen=True):
    """`yes` or `no`, in English or Chinese; never a guess."""

    wanted: ClassVar[str] = "yes or no"

    label: str = "yes or no"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> bool | None:
        """Return True for yes."""
        answer = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}.get(text.casefold())
        if answer is None:
            reading.report.error(place, "yes-no", f"'{text}' is neither yes nor no", f"write  {name}: yes  or  {name}: no")
        return answer


class Whole(Scalar, frozen=True):
    """A whole number within bounds."""

    wanted: ClassVar[str] = "a number"

    least: int = 0
    most: int = 1_000_000
    label: str = "a whole number"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> int | None:
        """Return the number, or None after reporting."""
        if _WHOLE.match(text) and self.least <= int(text) <= self.most:
            return int(text)
        cure = f"write a whole number from {self.least} to {self.most}, in plain digits"
        reading.report.error(place, "number", f"'{text}' is not a whole number from {self.least} to {self.most}", cure)
        return None


class Url(Scalar, frozen=True):
    """An address on the web; with `site`, also a path of this site, as in `/groups/popcorn/`."""

    wanted: ClassVar[str] = "an address"

    site: bool = False
    label: str = "an https address"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> str | None:
        """Return the address, or None after reporting."""
        if is_web_address(text) or (self.site and _PATH.match(text)):
            return text
        if "@" in text.partition("://")[2].partition("/")[0]:
            cure = "leave out what stands before the @: everybody would read it"
            reading.report.error(place, "address", "the address holds a name or a password", cure)
            return None
        cure = "write a whole address, as in https://town.example/page"
        reading.report.error(place, "address", f"'{text}' is not an address on the web", cure)
        return None


class Picture(Scalar, frozen=True):
    """A picture under content/, as in `images/lighthouse.webp`."""

    wanted: ClassVar[str] = "a picture's path"

    label: str = "a picture's path under content/"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> str | None:
        """Return the path without a leading slash and note the reference."""
        path = text.removeprefix("{static}").removeprefix("/")
        reading.refs.append(Reference(kind="image", id=path, field=name, place=place))
        return path


class Position(Scalar, frozen=True):
    """Latitude and longitude in degrees (WGS 84), as in `39.68, 119.43`."""

    wanted: ClassVar[str] = "latitude, longitude"

    label: str = "latitude, longitude"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> tuple[float, float] | None:
        """Return (latitude, longitude) in degrees, or None after reporting."""
        match = re.fullmatch(r"(-?\d{1,2}(?:\.\d+)?)\s*[,，]\s*(-?\d{1,3}(?:\.\d+)?)", text)
        if match and abs(float(match[1])) <= 90 and abs(float(match[2])) <= 180:  # noqa: PLR2004 - degrees
            return float(match[1]), float(match[2])
        cure = "write latitude, then longitude, in degrees: 39.68, 119.43"
        reading.report.error(place, "position", f"'{text}' is not a position", cure)
        return None


class Lang(Scalar, frozen=True):
    """A language tag (BCP 47), as in `zh-Hans`."""

    wanted: ClassVar[str] = "a language tag"

    label: str = "a language tag"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> str | None:
        """Return the tag in its usual letter case, or None after reporting."""
        tag = language_tag(text)
        if tag is None:
            cure = "write a tag such as en, zh-Hans, ar or pt-BR"
            reading.report.error(place, "language", f"'{text}' is not a language tag", cure)
        return tag


def language_tag(text: str) -> str | None:
    """Return the language tag in its usual letter case (`zh-hans` → `zh-Hans`, `zh-CN` → `zh-Hans`), or None."""
    parts = text.replace("_", "-").split("-")
    cased = [parts[0].lower()]
    cased += [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]  # noqa: PLR2004 - a script's length
    tag = "-".join(cased)
    tag = {"zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-SG": "zh-Hans", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant"}.get(tag, tag)
    return tag if _LANG.match(tag) else None


def is_web_address(text: str) -> bool:
    """Say whether `text` is a whole http or https address without blanks, quotes or credentials."""
    if not _WEB.match(text):
        return False
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - raises ValueError for a port that is none
    except ValueError:
        return False
    return bool(parts.hostname) and "@" not in parts.netloc
