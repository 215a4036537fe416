"""What is measured: each scenario prepares a site, has it built, and looks whether the build did what it should."""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench import outputs, records
from bench.measure import measured

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.contestants import Contestant
    from bench.measure import Cost
    from bench.outputs import Size

BARE = (sys.executable, "-c", "import pelican")
SETTLE = 0.2  # seconds between saving and building, as of somebody at a keyboard; files younger than that are not trusted


@dataclass(slots=True)
class Stand:
    """A contestant at a number of events: what its site looks like now. `faults` are sentences on what was wrong."""

    who: Contestant
    count: int
    limit: float
    title: str = ""
    more: str = ""  # what was added to the body of the edited event
    edition: int = 0
    size: Size | None = None
    reached: frozenset[str] = frozenset()  # the files that hold the title that will be edited
    drawn: int = 0  # how many files hold the mark of the template that will be edited
    laid: frozenset[str] = frozenset()
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    out: bool = False  # whether it failed, so that nothing more is asked of it

    def prepare(self) -> None:
        """Write the site."""
        self.who.lay_out(self.count)
        self.laid = frozenset(path.name for path in self.who.site.iterdir())
        self.title = self.event.title

    @property
    def event(self) -> records.Event:
        """Return the event that is edited: the newest one, which stands on the first of the lists."""
        return records.event(self.count - 1, self.count)

    @property
    def caches(self) -> list[Path]:
        """Return what the tool has put into the site's folder beside its output."""
        own = {"output", "said.txt", "__pycache__", *self.laid}
        return [path for path in sorted(self.who.site.iterdir()) if path.name not in own]

    def build(self) -> Cost:
        """Build the site and return what it cost."""
        return measured(self.who.build, self.who.site, self.who.env, self.limit)

    def clear(self, *, caches: bool) -> None:
        """Take away the output and what is noted of it, with `caches` everything else too that the tool has made."""
        notes = [path for pattern in self.who.notes for path in sorted(self.who.site.glob(pattern))]
        for path in [self.who.output, *notes, *(self.caches if caches else ())]:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    def save(self, title: str, more: str) -> None:
        """Save the edited event with this title and these words at the end of its body."""
        self.who.save(self.event, title, more)
        self.title, self.more = title, more

    def blame(self, words: str) -> None:
        """Note what is wrong with a build."""
        self.faults.append(f"{self.who.name} at {self.count:,}: {words}")

    def remark(self, words: str) -> None:
        """Note what is worth knowing of a contestant and no fault, once."""
        said = f"{self.who.label} at {self.count:,}: {words}"
        if said not in self.remarks:
            self.remarks.append(said)

    def next_title(self) -> str:
        """Return another title for the edited event; no title is part of another."""
        self.edition += 1
        return f"{self.event.title.rpartition(' ')[0]} v{self.edition}x{self.count - 1:05d}"


def cold(stand: Stand) -> Cost:
    """Build with nothing there, and take stock of what was made."""
    stand.clear(caches=True)
    cost = stand.build()
    size, token = outputs.size_of(stand.who.output), stand.title.rpartition(" ")[2]
    if stand.size is not None and size.files != stand.size.files:
        stand.blame(f"one cold build made {stand.size.files:,} files, another {size.files:,}")
    stand.size, stand.reached = size, outputs.holding(stand.who.output, token)
    stand.drawn = len(outputs.holding(stand.who.output, 'data-edition="'))
    if f"events/{stand.event.id}/index.html" not in stand.reached or stand.drawn < stand.count:
        stand.blame("the cold build lacks events")
    return cost


def cached(stand: Stand) -> Cost | None:
    """Build with no output but with what was kept of the content; None where the tool keeps nothing."""
    if not stand.caches:
        return None
    stand.clear(caches=False)
    if not stand.caches:
        stand.blame("nothing was kept beside the output")
    cost = stand.build()
    if outputs.size_of(stand.who.output) != stand.size:
        stand.blame("a build with the cache kept has other files than a cold one")
    return cost


def edit(stand: Stand) -> Cost:
    """Change one event's title and build: every file that held the old one must hold the new one instead."""
    old, new = stand.title, stand.next_title()
    stand.save(new, stand.more)
    time.sleep(SETTLE)
    cost = stand.build()
    _compare(stand, old, new)
    return cost


def body(stand: Stand) -> Cost:
    """Change the words of one event and build: its page must hold them, and no file those before."""
    stand.edition += 1
    old, new = stand.more, f"Bring a lamp b{stand.edition}x{stand.count - 1:05d}"
    stand.save(stand.title, new)
    time.sleep(SETTLE)
    cost = stand.build()
    if f"events/{stand.event.id}/index.html" not in outputs.holding(stand.who.output, new):
        stand.blame("after an edit of its body an event's page lacks the new words")
    if old and outputs.holding(stand.who.output, old):
        stand.blame("after an edit of its body an event's old words are still there")
    return cost


def template(stand: Stand) -> Cost:
    """Change the template of events and build: every event's page must show it."""
    stand.edition += 1
    stand.who.redraw(stand.edition)
    time.sleep(SETTLE)
    cost = stand.build()
    shown = len(outputs.holding(stand.who.output, f'data-edition="{stand.edition}"'))
    if shown != stand.drawn:
        stand.blame(f"after an edit of the template {shown:,} of {stand.drawn:,} files show it")
    return cost


def nothing(stand: Stand) -> Cost:
    """Build again with nothing changed."""
    cost = stand.build()
    if outputs.size_of(stand.who.output).files != (stand.size.files if stand.size else 0):
        stand.blame("a build with nothing changed has other files")
    return cost


def bare(stand: Stand) -> Cost:
    """Start Python and import Pelican: what every run of ours pays first."""
    return measured(BARE, stand.who.site, stand.who.env, stand.limit)


SCENARIOS: dict[str, Callable[[Stand], Cost | None]] = {
    "cold": cold,
    "cached": cached,
    "edit": edit,
    "body": body,
    "template": template,
    "nothing": nothing,
    "bare": bare,
}


def takes_part(who: Contestant, scenario: str) -> bool:
    """Say whether a scenario means something for a contestant: the peers keep nothing from one build to the next."""
    match scenario:
        case "bare":
            return who.name == "minimal"
        case "cached" | "body" | "nothing":
            return who.ours
        case "serve":
            return bool(who.serve)
    return scenario == "cold" or who.name != "pelican"


def _compare(stand: Stand, old: str, new: str) -> None:
    token, former = (title.rpartition(" ")[2] for title in (new, old))
    found, left = outputs.holding(stand.who.output, token), outputs.holding(stand.who.output, former)
    missing = sorted(stand.reached - found)
    if missing:
        stand.blame(f"after an edit {len(missing)} files lack the new title, {missing[0]} for one")
    if left:
        stand.blame(f"after an edit {len(left)} files still hold the old title, {min(left)} for one")
