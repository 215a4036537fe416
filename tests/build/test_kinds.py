"""The table of kinds: what it says of a part before the part is imported is what the part says."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hundred.build.kinds import FOLDERS, attached_in, every_kind, kind_of

if TYPE_CHECKING:
    from hundred.core.kind import Kind

KINDS = every_kind()


def test_every_folder_of_content_has_a_kind() -> None:
    """The folders in which files are looked for are those of the kinds that lie in no other's."""
    assert list(FOLDERS) == [kind.folder for kind in KINDS if "/" not in kind.folder]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_file_is_of_the_kind_of_its_folder(kind: Kind) -> None:
    """Each row stands at the folder that it names itself, with the ending of what may lie beside."""
    file = f"{kind.folder}/x"

    assert kind_of(file) is kind
    assert attached_in(file) == kind.attached


def test_no_part_is_imported_before_a_file_of_it_is_read() -> None:
    """A build of a changed event does not wait for the readers of ballots and charters."""
    code = "import sys, hundred.build.site, hundred.build.produce; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert [name for name in loaded if name.startswith("hundred.") and name.endswith("parse")] == []
