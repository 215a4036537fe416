"""The bodies of texts, read from their files when somebody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from hundred.build.faults import UnmakeableError
from hundred.core.bodies import body_mark
from hundred.core.decode import decode
from hundred.core.problems import Place, Problem, Report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hundred.core.model import Text

_FEW = 8  # bodies that are at hand


class FileBodies(Struct, frozen=True, kw_only=True):
    """Bodies of files under `content`, whose paths in texts begin with `label`; `marks` are those of the checked ones."""

    content: Path
    label: str
    marks: Mapping[str, str]
    _last: dict[str, str] = field(default_factory=dict)

    def read(self, text: Text) -> str:
        """Return the Markdown of a text. Raises UnmakeableError where its file is not the one that was checked."""
        body = self._last.get(text.path)
        if body is None:
            body = self._read(text)
            if len(self._last) >= _FEW:
                self._last.clear()
            self._last[text.path] = body  # an event's page is made beside its calendar
        return body

    def _read(self, text: Text) -> str:
        try:
            with open(f"{self.content}/{text.path.removeprefix(f'{self.label}/')}", "rb", buffering=0) as file:  # noqa: PTH123
                data = file.read()
        except OSError:
            data = b""
        mark = self.marks.get(text.path)
        # Nearly every file holds its text as it is; the others are decoded with all care, as when they were checked.
        for whole in (data.decode("utf-8", "replace"), decode(data, Report(text.path)) or ""):
            # The last piece is the body; a header whose last line is the file's has none.
            body = "".join(whole.split("\n", text.body_line - 1)[text.body_line - 1 :])
            if body_mark(body) == mark:
                return body
        cure = "save what you are writing and build again"
        message = "the file was changed while the site was made of it"
        raise UnmakeableError(Problem(path=text.path, place=Place(), code="changed", message=message, help=cure))

    def mark(self, path: str) -> str:
        """Return what differs where the body of that file does; '' where there is none."""
        return self.marks.get(path, "")
