"""Withdrawing: what becomes of a person's files, and every other place of the content that names them; nothing is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from hundred.build.listing import walk
from hundred.core import nodes
from hundred.core.decode import decode
from hundred.core.header import read_document
from hundred.core.problems import Place, Report, did_you_mean
from hundred.core.scalars import language_tag
from hundred.core.traces import Traces, forms_of, is_trace, salted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_KEPT = ("seed", "tier", "joined", "date")  # the number on the wall and its place there, and since when
_NAMES = ("name", "handle", "sort_key")
_TEXTS = (".md", ".csv", ".tsv", ".yaml", ".yml", ".txt")
_PICTURES = (".webp", ".png", ".jpg", ".jpeg", ".gif", ".avif")
Header = dict[str, str | tuple[str, ...]]


class NoSuchPersonError(Exception):
    """Raised when no file is about the person; the message names those that are nearest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place that names the person: a file under content/, where in it, and whether by reference, by name or as a picture."""

    file: str
    place: Place
    how: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What is to be done: write `text` to `file`, delete the files `gone`, and mend the `mentions`; paths under content/.

    `untold` are names of one word, for which nothing can be looked.
    """

    id: str
    file: str
    text: str
    gone: tuple[str, ...]
    mentions: tuple[Mention, ...]
    untold: tuple[str, ...]


def withdrawal(content: Path, who: str, salt: str, told: Callable[[str], str]) -> Withdrawal:
    """Return what withdrawing the person of the id `who` means for the files of the folder `content`.

    Names are hashed with the salt that earlier withdrawals used, else with `salt` (16 hex digits); `told` gives what a picture
    says of itself. Raises NoSuchPersonError, or OSError where a file cannot be read.
    """
    files = [one[0] for one in walk(str(content), backups=False)]
    people = {file: _id_of(file) for file in files if file.startswith("people/") and file.endswith(".md")}
    own = sorted((file for file, id_ in people.items() if id_ == who), key=len)
    if not own:
        message = f"nobody in content/people has the id '{who}'. {did_you_mean(who, people.values())}".rstrip()
        raise NoSuchPersonError(message)
    headers = {file: _header(content / file) for file in people}
    used = sorted(trace for one in headers.values() for trace in _several(one, "forgotten") if is_trace(trace))
    salt = used[0].partition(":")[0] if used else salt
    facts, known = headers[own[0]], _several(headers[own[0]], "forgotten")
    names = [said for file in own for field in _NAMES if (said := _one(headers[file], field)) and not known]
    names += [] if known else [who]
    keys = {_one(headers[file], "sort_key") for file in own}
    forms = dict.fromkeys(form for name in names for form in forms_of(name))
    hashed = sorted({*known, *(salted(form, salt) for form in forms)})
    traces = Traces({}, dict.fromkeys(hashed, who))
    others = [file for file in files if file not in own]
    portraits = dict.fromkeys(path for file in own if (path := _picture(headers[file])) in others)
    shown = [path for path in portraits if _shown(content, others, path)]
    others = [file for file in others if file not in portraits]
    found = (Mention(file=path, place=Place(), how="picture") for path in shown)
    mentions = (*found, *_mentions(content, others, who, traces, told))
    referred = any(one.how == "reference" for one in mentions)
    file = own[0] if referred else _new_name(own[0], who, _one(facts, "seed"), salt, people)
    lines = [f"{field}: {value}\n" for field in _KEPT if (value := _one(facts, field))]
    lines += ["forgotten:\n", *(f"  - {one}\n" for one in hashed)] if hashed else []
    return Withdrawal(
        id=who,
        file=file,
        text=f"---\nname: withdrawn\nstate: withdrawn\n{''.join(lines)}---\n",
        gone=(*(one for one in own if one != file), *(path for path in portraits if path not in shown)),
        mentions=mentions,
        untold=tuple(dict.fromkeys(name for name in names if not forms_of(name) and name not in {"withdrawn", who, *keys})),
    )


def _mentions(content: Path, files: list[str], who: str, traces: Traces, told: Callable[[str], str]) -> Iterator[Mention]:
    """Yield every place of other files that names the person."""
    refers = re.compile(rf"(?<![\w-]){re.escape(who)}(?![\w-])")
    for file in files:
        if traces.within(file.replace("_", " ")) or (file.endswith(_PICTURES) and traces.within(told(file))):
            yield Mention(file=file, place=Place(), how="picture" if file.endswith(_PICTURES) else "file name")
        if not file.endswith(_TEXTS):
            continue
        report = Report(file)
        text = decode((content / file).read_bytes(), report) or ""
        document = read_document(text, Report(file)) if file.endswith(".md") else None
        body = document.body_line if document else len(report.lines) + 1  # elsewhere every word can be an id
        found: dict[tuple[int, int], str] = {}
        for match in refers.finditer(text):
            line, col = _line_and_col(text, match.start())
            linked = text.endswith("people/", 0, match.start())
            if linked or (line < body and not _is_words(report.lines[line - 1])):
                found[line, col] = "reference"
        for start, _, _ in traces.places(text):
            found.setdefault(_line_and_col(text, start), "name")
        for (line, col), how in sorted(found.items()):
            yield Mention(file=file, place=Place(line=line, col=col), how=how, source=report.lines[line - 1].strip())


def _picture(header: Header) -> str:
    """Return the path under content/ of the portrait that a header names."""
    return _one(header, "photo").removeprefix("{static}").removeprefix("/")


def _shown(content: Path, files: list[str], picture: str) -> bool:
    """Say whether another file shows a picture: without one it would be published with nobody to say whose it is."""
    texts = (file for file in files if file.endswith(".md"))
    return any(picture.encode() in (content / file).read_bytes() for file in texts)


def _is_words(line: str) -> bool:
    """Say whether a line of a header holds words for readers, in which an id is only a word."""
    return line.startswith(("title:", "summary:", "image_alt:", "name:", "price:", "contact:"))


def _new_name(file: str, who: str, seed: str, salt: str, taken: Mapping[str, str]) -> str:
    """Return a name for the file that tells nothing of the person, unless it has one already or another has that."""
    if who.startswith("withdrawn-"):
        return file
    end = seed if seed.isascii() and seed.isdecimal() else blake2b(who.encode(), key=salt.encode(), digest_size=3).hexdigest()
    return file if f"withdrawn-{end}" in taken.values() else f"people/withdrawn-{end}.md"


def _id_of(file: str) -> str:
    """Return the id of a person from the name of a file: `people/2026/ada.zh-Hans.md` is of `ada`."""
    stem = file.rpartition("/")[2].removesuffix(".md")
    id_, dot, suffix = stem.rpartition(".")
    return id_ if dot and language_tag(suffix) else stem


def _header(path: Path) -> Header:
    """Return the texts and lists of texts of a file's header; of one that cannot be read, nothing."""
    text = decode(path.read_bytes(), Report(path.name))
    document = read_document(text, Report(path.name)) if text is not None else None
    found: Header = {}
    for key, node in document.header.entries if document else ():
        if isinstance(node, nodes.Text):
            found[key.value] = node.value.strip()
        elif isinstance(node, nodes.Sequence):
            found[key.value] = tuple(one.value.strip() for one in node.items if isinstance(one, nodes.Text))
    return found


def _one(header: Header, field: str) -> str:
    value = header.get(field, "")
    return value if isinstance(value, str) else ""


def _several(header: Header, field: str) -> tuple[str, ...]:
    value = header.get(field, ())
    return value if isinstance(value, tuple) else (value,)


def _line_and_col(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
