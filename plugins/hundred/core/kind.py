"""A kind of content: its folder, its field table, and how the typed values become a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from hundred.core.fields import Field, Reading, Reference, Values
    from hundred.core.model import Record, Text
    from hundred.core.problems import Place, Report
    from hundred.core.settings import Settings


class Draft(Struct, frozen=True, kw_only=True):
    """The files of one record, read and typed, before they are a record: the original's values and every text."""

    id: str
    path: str
    values: Values
    texts: tuple[Text, ...]
    bodies: Mapping[str, str]  # path of each text → its Markdown
    reading: Reading
    settings: Settings
    zones: Mapping[str, str]  # venue id → the IANA zone its file names
    reports: Mapping[str, Report]  # path of each of the record's files → where its problems go
    attached: Mapping[str, str] = field(default_factory=dict)  # path of each file beside the texts → what it holds

    @property
    def report(self) -> Report:
        """Return where problems of the original file go."""
        return self.reading.report


class Kind(Struct, frozen=True, kw_only=True):
    """One row of the product's table of kinds. `build` returns None for a file that is not published (a draft)."""

    name: str
    folder: str
    label: str
    label_zh: str
    fields: tuple[Field, ...]
    build: Callable[[Draft], Record | None]
    dotted: bool = False  # file stems may hold dots, as versions do
    attached: str = ""  # the ending of the file that may lie beside a record, under its name: ".csv"
    under: str = ""  # the kind of record after which the folder of a file is named; it is part of the id


class Detail(Struct, frozen=True, kw_only=True):
    """What is only asked for when something is wrong: a record's mentions of others and its keys, with their places.

    `reports` are of the files beside the texts, by their path.
    """

    report: Report
    refs: tuple[Reference, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)  # where each field of the original was written
    reports: Mapping[str, Report] = field(default_factory=dict)


class Parsed(Struct, frozen=True):
    """What came of one record's files: the record, or None for a draft, and what its header mentions, as `kind:id`."""

    kind: str
    id: str
    path: str
    record: Record | None
    needs: Collection[str]
    ask: Callable[[Parsed], Detail]

    @property
    def detail(self) -> Detail:
        """Return the places of what it mentions, for which its files may have to be read again."""
        return self.ask(self)

    @property
    def report(self) -> Report:
        """Return where problems of the original file go."""
        return self.detail.report
