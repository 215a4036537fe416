"""Sealed files: read again whole, by who wrote them, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hundred.build import sealed
from hundred.build.sealed import read_sealed, write_sealed

if TYPE_CHECKING:
    from pathlib import Path

FORMS = st.text(alphabet="ab 海", max_size=4)
plain = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def refused(path: Path, form: str) -> bool:
    """Say whether a file is refused with one of the two exceptions that are announced; others come through."""
    try:
        read_sealed(path, form)
    except (OSError, ValueError):
        return True
    return False


@plain
@given(data=st.binary(max_size=200), form=FORMS)
def test_what_was_sealed_is_read_again(tmp_path: Path, data: bytes, form: str) -> None:
    """Any bytes under any form come back as they were."""
    write_sealed(tmp_path / "deep" / "x", form, data)

    assert read_sealed(tmp_path / "deep" / "x", form) == data


@plain
@given(data=st.binary(max_size=60), form=FORMS, other=FORMS, place=st.integers(0, 75), change=st.integers(1, 255))
def test_no_flipped_byte_passes(  # noqa: PLR0917 - drawn
    tmp_path: Path, data: bytes, form: str, other: str, place: int, change: int
) -> None:
    """One byte that is another, wherever it stands, makes the whole file worth nothing; so does another form."""
    path = tmp_path / "x"
    write_sealed(path, form, data)
    whole = bytearray(path.read_bytes())
    whole[place % len(whole)] ^= change

    assert refused(path, other) is (other != form)
    path.write_bytes(whole)
    assert refused(path, form)


@plain
@given(data=st.binary(max_size=60), cut=st.integers(0, 75), more=st.binary(min_size=1, max_size=20))
def test_no_cut_and_no_longer_file_passes(tmp_path: Path, data: bytes, cut: int, more: bytes) -> None:
    """A file that ends early, in the seal too, or goes on, is refused."""
    path = tmp_path / "x"
    write_sealed(path, "f", data)
    whole = path.read_bytes()

    path.write_bytes(whole[: cut % len(whole)])
    assert refused(path, "f")
    path.write_bytes(whole + more)
    assert refused(path, "f")


@plain
@given(noise=st.binary(max_size=100))
def test_no_noise_passes(tmp_path: Path, noise: bytes) -> None:
    """What somebody else wrote is refused, whatever it is."""
    (tmp_path / "x").write_bytes(noise)

    assert refused(tmp_path / "x", "f")


@pytest.mark.parametrize("kind", ["missing", "folder", "behind-a-file"])
def test_what_is_no_file_is_refused(tmp_path: Path, kind: str) -> None:
    """A folder, nothing, or a file in the place of a folder is not a surprise."""
    path = tmp_path / "x"
    if kind == "folder":
        path.mkdir()
    elif kind == "behind-a-file":
        path.write_bytes(b"")
        path = path / "y"

    assert refused(path, "f")


def test_what_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that fills the memory is refused by its size."""
    write_sealed(tmp_path / "x", "f", b"12345")
    monkeypatch.setattr(sealed, "_MOST", 20)

    with pytest.raises(ValueError, match="no file of the cache"):
        read_sealed(tmp_path / "x", "f")


@pytest.mark.parametrize("kind", ["folder-is-a-file", "file-is-a-folder"])
def test_what_cannot_be_written_is_only_missed(tmp_path: Path, kind: str) -> None:
    """A cache that cannot be written stops no build and leaves nothing half."""
    path = tmp_path / "cache" / "x"
    if kind == "folder-is-a-file":
        (tmp_path / "cache").write_bytes(b"theirs")
    else:
        path.mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))

    write_sealed(path, "f", b"1")

    assert sorted(tmp_path.rglob("*")) == before


def test_a_failed_write_leaves_no_old_file_to_mislead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full neither the old nor half of the new is left."""
    write_sealed(tmp_path / "x", "f", b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sealed.os, "replace", full)
    write_sealed(tmp_path / "x", "f", b"new")

    assert list(tmp_path.iterdir()) == []
