"""A damaged or foreign cache: the output is right, and nothing is written but output and cache."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from town.cached import VICTIM, Cached

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from town import Town

WAYS = ("engine", "command")


@pytest.fixture(scope="module")
def cached() -> Iterator[Cached]:
    """Return a town with a cache."""
    cached = Cached()
    yield cached
    cached.town.close()


def test_a_sound_cache_gives_the_right_output(cached: Cached) -> None:
    """What follows is about the damage, not about the town."""
    cached.again()

    assert [cached.build(way) == cached.right for way in WAYS] == [True, True]


@pytest.mark.parametrize("number", range(50))
def test_a_file_cut_off_anywhere_is_only_missed(cached: Cached, number: int) -> None:
    """Every file of the cache in turn, cut off at a random place."""
    dice, cache = random.Random(number), cached.again()  # noqa: S311 - damage, not secrets
    path = cache / cached.files[number * len(cached.files) // 50]
    data = path.read_bytes()
    path.write_bytes(data[: dice.randrange(len(data))])

    assert cached.build(WAYS[number % 2]) == cached.right


@pytest.mark.parametrize("number", range(20))
def test_noise_is_only_missed(cached: Cached, number: int) -> None:
    """All files of the cache at once, with flipped bytes, or filled with noise altogether."""
    dice, cache = random.Random(number), cached.again()  # noqa: S311 - damage, not secrets
    for file in cached.files:
        data = bytearray((cache / file).read_bytes())
        for _ in range(3):
            data[dice.randrange(len(data))] ^= dice.randrange(1, 256)
        (cache / file).write_bytes(bytes(data) if number % 4 else dice.randbytes(len(data)))

    assert cached.build(WAYS[number % 2]) == cached.right


def _emptied(path: Path, _town: Town) -> None:
    path.write_bytes(b"")


def _folder(path: Path, _town: Town) -> None:
    path.unlink()
    (path / "x").mkdir(parents=True)


def _link(path: Path, town: Town) -> None:
    path.unlink()
    path.symlink_to(town.folder / VICTIM)


def _loop(path: Path, _town: Town) -> None:
    path.unlink()
    path.symlink_to(path)


def _pipe(path: Path, _town: Town) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("damage", [_emptied, _folder, _link, _loop, _pipe])
def test_something_else_in_the_place_of_every_file_is_only_missed(
    cached: Cached, damage: Callable[[Path, Town], None], way: str
) -> None:
    """Empty files, folders, links and pipes in the cache stop nothing, and what a link leads to is not written."""
    cache = cached.again()
    for file in cached.files:
        damage(cache / file, cached.town)

    assert cached.build(way) == cached.right


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["", "parts"])
def test_a_file_in_the_place_of_a_folder_is_only_missed(cached: Cached, name: str, way: str) -> None:
    """A cache that cannot be a folder is no cache."""
    folder = cached.again() / name
    shutil.rmtree(folder)
    folder.write_bytes(b"?")

    assert cached.build(way) == cached.right


@pytest.mark.parametrize("way", WAYS)
def test_what_lies_ready_under_the_name_of_a_new_file_is_not_followed(cached: Cached, way: str) -> None:
    """A link where a file of the cache is written before it is moved leads nowhere."""
    cache = cached.again()
    for file in cached.files:
        for name in (f"{file}.new", f"{file}.{os.getpid()}.new"):
            (cache / name).symlink_to(cached.town.folder / VICTIM)

    cached.town.clock.rest()
    assert cached.build(way) == cached.right


@pytest.mark.parametrize("way", WAYS)
def test_the_cache_of_another_version_is_only_missed(cached: Cached, way: str) -> None:
    """After an upgrade, and after going back, everything is made by the program that runs."""
    cached.again()
    cached.town.version = 1
    other = cached.build(way)
    cached.town.version = 0

    assert (other == cached.right, cached.build(way) == cached.right) == (False, True)
