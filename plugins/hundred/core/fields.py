"""Fields: the one table from which reading, checking, and the reference pages are made (design.md, decision 3)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct, field

from hundred.core.nodes import Mapping, type_name
from hundred.core.problems import Place, did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Mapping as Words
    from datetime import date

    from hundred.core.nodes import Node
    from hundred.core.problems import Report


class Reference(Struct, frozen=True, kw_only=True):
    """A mention of another record by id: what kind it must be, and where it was written.

    `path` is of the file beside the record's texts that mentions it, '' for the original.
    """

    kind: str
    id: str
    field: str
    place: Place
    path: str = ""


class Reading(Struct, kw_only=True):
    """What a field type needs while a file is read: where to report, where to note references, what day it is."""

    report: Report
    today: date
    refs: list[Reference] = field(default_factory=list)


class FieldType(Protocol):
    """How the text of one value becomes a typed value."""

    @property
    def label(self) -> str:
        """Return what the value is, for the reference page: "a date"."""
        ...

    def read(self, node: Node, name: str, reading: Reading) -> Any:  # noqa: ANN401 - each type's own
        """Return the typed value of the field `name`, or None after reporting why `node` is not one."""
        ...


# a row is itself alone, so that tables are soon found
class Field(Struct, frozen=True, kw_only=True, eq=False):
    """One key of a header: its type, whether it must be there, and what the manual says of it.

    `translatable` fields may stand in a translation beside the original; `later` ones belong to the contract but are
    not built yet, and say so. Where the words are only a part of the value, a translation holds a value of the type
    `translated`, and `words` returns the words in it by the names under which the record's text keeps them.
    """

    name: str
    type: FieldType
    help: str
    help_zh: str
    example: str = ""
    required: bool = False
    translatable: bool = False
    later: bool = False
    translated: FieldType | None = None
    words: Callable[[Any], Words[str, str]] | None = None


class Values(Struct, frozen=True, kw_only=True):
    """The typed values of a header and where each was written; an absent field is None or not there."""

    values: dict[str, Any]
    places: dict[str, Place]

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - the field's own type
        """Return the value of the field `name`, or None."""
        return self.values.get(name)

    def place(self, name: str) -> Place:
        """Return where the value of `name` was written, else the header's first line."""
        return self.places.get(name, Place())


def read_fields(mapping: Mapping, fields: Iterable[Field], reading: Reading, *, what: str = "this kind of file") -> Values:
    """Return the typed values of a `mapping`, reporting unknown, missing and ill-typed keys, all of them."""
    table, required = _table(tuple(fields))
    values: dict[str, Any] = {}
    places: dict[str, Place] = {}
    meant: set[str] = set()
    empty: dict[str, Place] = {}
    for key, node in mapping.entries:
        absent = node.absent
        if absent:
            empty[key.value] = key.place
        one = table.get(key.value)
        if one is None:
            _report_unknown(key.value, key.place, table, reading, what, lone=absent)
            meant.update(nearest(key.value, table, count=1))
        elif one.later:
            cure = "leave it out until a version that has it"
            reading.report.error(key.place, "not-yet", f"'{key.value}' is planned but not built yet", cure)
        elif not absent:
            places[key.value] = node.place
            values[key.value] = one.type.read(node, key.value, reading)
    for one in required:
        if one.name not in values and one.name not in meant:
            _report_missing(one, empty.get(one.name), mapping.place, reading)
    return Values(values=values, places=places)


@lru_cache(maxsize=128)
def _table(fields: tuple[Field, ...]) -> tuple[dict[str, Field], tuple[Field, ...]]:
    """Return the fields by name, and those that must be there; a kind's are looked up again for each of its files."""
    table = {one.name: one for one in fields}
    return table, tuple(one for one in table.values() if one.required)


def _report_missing(one: Field, written: Place | None, start: Place, reading: Reading) -> None:
    example = f"  {one.name}: {one.example}" if one.example else f"  {one.name}: …"
    if written:
        reading.report.error(written, "missing", f"'{one.name}' has no value", f"write one after the colon, as in{example}")
    else:
        reading.report.error(start, "missing", f"'{one.name}' is missing", f"add it, as in{example}")


def _report_unknown(  # noqa: PLR0913 - a key, and all that says what it should have been
    key: str, place: Place, table: dict[str, Field], reading: Reading, what: str, *, lone: bool
) -> None:
    known = {name.casefold(): name for name in table}
    if key.casefold() in known:
        cure = f"write '{known[key.casefold()]}' in small letters"
    elif lone and " " in key:  # what follows a comma within braces
        cure = f'a text with a comma in it goes in quotes, as in  "so and so, {key}"'
    else:
        built = sorted(name for name, one in table.items() if not one.later)
        cure = did_you_mean(key, table) or f"the keys of {what} are: {', '.join(built)}"
    reading.report.error(place, "unknown-key", f"'{key}' is not a key of {what}", cure)


def wrong_shape(node: Node, name: str, wanted: str, reading: Reading, cure: str) -> None:
    """Report that `node` is a list where text was wanted, or the like."""
    reading.report.error(node.place, "shape", f"'{name}' must be {wanted}, not {type_name[type(node)]}", cure)


class ListOf(Struct, frozen=True):
    """A list; one value alone is taken for a list of one."""

    item: FieldType

    @property
    def label(self) -> str:
        """Return what the value is."""
        return f"a list of: {self.item.label}"

    def read(self, node: Node, name: str, reading: Reading) -> tuple[Any, ...]:
        """Return the values that could be read, in order."""
        nodes = getattr(node, "items", (node,))
        values = (self.item.read(one, name, reading) for one in nodes if not one.absent)
        return tuple(value for value in values if value is not None)


class Group(Struct, frozen=True):
    """Keys and values inside a field, as in `{person: li-wei, as: director}`; `short` names the key of a bare value."""

    what: str
    fields: tuple[Field, ...]
    short: str = ""

    @property
    def label(self) -> str:
        """Return what the value is."""
        inner = ", ".join(one.name for one in self.fields)
        return f"{{{inner}}}"

    def read(self, node: Node, name: str, reading: Reading) -> Values | None:
        """Return the typed values inside, or None after reporting."""
        if isinstance(node, Mapping):
            values = read_fields(node, self.fields, reading, what=f"the entries of '{name}'")
            places = {**values.places, "": node.place}
            return Values(values=values.values, places=places)
        short = next((one for one in self.fields if one.name == self.short), None)
        if short is None or hasattr(node, "items"):
            inner = ", ".join(f"{one.name}: {one.example or '…'}" for one in self.fields)
            wrong_shape(node, name, "keys and values", reading, f"write  {{{inner}}}")
            return None
        value = short.type.read(node, name, reading)
        return None if value is None else Values(values={short.name: value}, places={short.name: node.place, "": node.place})
