"""The corpus: the same everywhere, sound, and as large as it says."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bench.corpus import WRITERS
from bench.dice import Dice

from bench import records
from hundred.build.site import open_site
from hundred.core.problems import Severity

if TYPE_CHECKING:
    from datetime import datetime

ROOT = Path(__file__).resolve().parents[2]
COUNT = 200
SCRIPT = """
import sys
from pathlib import Path
from bench.corpus import WRITERS
WRITERS[sys.argv[1]](Path(sys.argv[2]), 60)
"""


def digest(folder: Path) -> str:
    """Return a digest of the names and bytes of all files in `folder`."""
    hasher = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        hasher.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return hasher.hexdigest()


@pytest.fixture(scope="module")
def events() -> list[records.Event]:
    """Return the events of a small corpus."""
    return [records.event(number, COUNT) for number in range(COUNT)]


@pytest.mark.parametrize("tree", sorted(WRITERS))
def test_the_corpus_is_the_same_in_every_process(tree: str, tmp_path: Path) -> None:
    """Two processes with different hash seeds, zones and locales write the same bytes."""
    for seed, zone, locale in (("1", "Asia/Shanghai", "C"), ("2", "America/New_York", "C.UTF-8")):
        env = {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "plugins")]),
        }
        subprocess.run([sys.executable, "-c", SCRIPT, tree, str(tmp_path / seed)], env=env, check=True, timeout=60)

    assert digest(tmp_path / "1") == digest(tmp_path / "2")


def test_hundred_finds_no_error_in_the_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content is what editors should write: no error and no warning in any file."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", records.EPOCH)
    WRITERS["hundred"](tmp_path / "content", COUNT)
    conf = (ROOT / "bench" / "hundred" / "product.conf.py").read_text(encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text(conf.replace('THEME = "theme"\n', ""), encoding="utf-8")

    checked = open_site(tmp_path).check()

    assert ([str(one) for one in checked.problems if one.severity is Severity.ERROR], checked.problems) == ([], ())


def test_bodies_are_as_long_as_those_of_communities(events: list[records.Event]) -> None:
    """English bodies have 150 to 300 words, give or take a few."""
    lengths = [len(re.sub(r"\]\([^)]*\)", "]", one.body).split()) for one in events if not one.chinese]

    assert (min(lengths) >= 140, max(lengths) <= 310) == (True, True)


def test_a_fifth_is_chinese(events: list[records.Event]) -> None:
    """Every fifth event is written in Chinese."""
    assert sum(one.chinese for one in events) == COUNT // 5


def test_charters_have_three_thousand_words() -> None:
    """Each version of the charter has about 3,000 words."""
    lengths = [sum(len(text.split()) for _, _, text in records.version(number).articles) for number in range(records.VERSIONS)]

    assert [2800 <= length <= 3300 for length in lengths] == [True] * records.VERSIONS


def test_no_title_holds_another_ones_token(events: list[records.Event]) -> None:
    """By its token an event can be found in everything that was built."""
    titles = "\n".join(one.title for one in events)

    assert [titles.count(one.token) for one in events] == [1] * COUNT


def test_events_are_published_one_after_another(events: list[records.Event]) -> None:
    """Every tool sorts by this, so no two may be equal; the last one is out by the build's clock and still to come."""
    published: list[datetime] = [one.published for one in events]

    assert (published == sorted(set(published)), published[-1] < records.NOW < events[-1].start) == (True, True)


def test_the_dice_have_no_memory_but_their_keys() -> None:
    """The same keys fall the same, other keys do not."""
    first, again, other = ([dice.below(1000) for _ in range(8)] for dice in (Dice(1, 2), Dice(1, 2), Dice(2, 1)))

    assert (first == again, first == other) == (True, False)


def test_every_number_of_the_dice_comes_up() -> None:
    """A die with six sides shows each about as often as any other."""
    dice = Dice(7)
    fallen = [dice.below(6) for _ in range(6000)]

    assert [900 < fallen.count(side) < 1100 for side in range(6)] == [True] * 6
