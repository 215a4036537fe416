"""The order of signatures is that of names and days: no file name and no folder's listing tells in the site."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.charter.test_signature_pages import TEXTS, name, published, signed
from tests.conftest import Hamlet

from hundred.build import discover
from hundred.build.listing import walk

if TYPE_CHECKING:
    from random import Random

    from hundred.build.listing import Listing


@settings(max_examples=15, deadline=None)
@given(files=st.permutations(range(24)), listed=st.randoms(use_true_random=False))
def test_the_same_signatures_in_other_files_are_the_same_site(files: list[int], listed: Random) -> None:
    """What the files are called, and in which order a folder lists them, is in no byte of the site; nor are twins told apart so."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        assert _site_of(Path(folder), list(range(24))) == _first_site()
        patch.setattr(discover, "walk", lambda *words, **names: _shuffled(walk(*words, **names), listed))
        shuffled = _site_of(Path(folder) / "other", files)

    assert sorted(path for path in shuffled if "/signatures" in path or "/card." in path) != []
    assert {path for path in shuffled.keys() | _first_site().keys() if shuffled.get(path) != _first_site().get(path)} == set()


@cache
def _first_site() -> dict[str, bytes]:
    """Return the site of the signatures in the order in which they are written here."""
    with TemporaryDirectory() as folder:
        return _site_of(Path(folder), list(range(24)))


def _site_of(folder: Path, files: list[int]) -> dict[str, bytes]:
    """Return the site of 24 signatures under two versions, the first in a file called after the first number, and so on."""
    hamlet = Hamlet(folder)
    digests = {version.id: version.digests["en"] for version in hamlet.community(TEXTS).versions}
    names = [f"{letter}da {n % 3}" for n, letter in enumerate("adbAcZ王éada王")]
    who = [name(one) for one in names] + ["name: Quentin Xu"] * 4 + [name("Twin")] * 8
    written = {}
    for n, (number, one) in enumerate(zip(files, who, strict=True)):
        version = "1.0" if n % 5 == 0 else "2.0"
        day = signed(digests[version], one, ("resident", "visitor")[n % 2]).replace("03-02", f"03-{2 + n // 3:02}")
        written[f"{version}/s{number}.md"] = day
    return published(hamlet, written)


def _shuffled(found: Listing, by: Random) -> Listing:
    mixed = list(found)
    by.shuffle(mixed)
    return mixed
