"""The bodies of texts, read from their files when somebody asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hundred.build.faults import UnmakeableError
from hundred.core.bodies import body_mark
from hundred.core.decode import decode
from hundred.core.problems import Place, Problem, Report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hundred.core.model import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBodies:
    """Bodies of files under `content`, whose paths in texts begin with `label`; `marks` are those of the checked ones."""

    content: Path
    label: str
    marks: Mapping[str, str]

    def read(self, text: Text) -> str:
        """Return the Markdown of a text. Raises UnmakeableError where its file is not the one that was checked."""
        try:
            data = (self.content / text.path.removeprefix(f"{self.label}/")).read_bytes()
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
