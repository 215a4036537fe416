"""The workshop: makes each output, or keeps the one of the last build, and notes what it was made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hundred.build.ledger import Ledger, Made
from hundred.build.pictures import PictureError
from hundred.core.digest import Digester, OpaqueError
from hundred.core.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hundred.build.site import Site
    from hundred.core.reads import Key


@dataclass(slots=True, kw_only=True)
class Workshop:
    """One build: `files` are the bytes that were made, `kept` the files that may stay, `made` what all came from."""

    site: Site
    epoch: str
    output: Path | None
    ledger: Ledger
    files: dict[str, bytes] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    made: dict[str, Made] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    digester: Digester = field(default_factory=Digester)
    _unchanged: frozenset[Key] = field(init=False)

    def __post_init__(self) -> None:
        """Ask once which of the reads of the last build still give the same."""
        self._unchanged = self.ledger.unchanged(self.site.loaded.community, self.digester)

    def make(self, file: str, inputs: object, make: Callable[[], bytes]) -> None:
        """Make `file` from `inputs` by calling `make`, unless the file of the last build came from the same."""
        try:
            digest = self.digester.digest((self.epoch, inputs)).hex()
        except OpaqueError:
            digest = ""
        if self.output is not None and self.ledger.kept(file, digest, self._unchanged, self.output):
            self.kept.add(file)
            self.made[file] = self.ledger.files[file][0]
            return
        try:
            with self.site.loaded.community.reads.collect() as seen:
                self.files[file] = make()
        except PictureError as damaged:
            path = f"{self.site.label}/{damaged.path}"
            cure = "export it again from the program that made it"
            message = "the picture is cut off or damaged"
            self.problems.append(Problem(path=path, place=Place(), code="picture", message=message, help=cure))
            return
        self.made[file] = Made(digest=digest, reads=tuple(seen))
