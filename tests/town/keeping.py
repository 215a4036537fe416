"""What those who keep the town's repository do: they commit, go back, and write down what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.build.conf import SettingsProblem, read_conf
from hundred.build.published import NAME, write_published, written
from hundred.build.recording import lines_now
from hundred.build.site import site_at
from repositories import FIRST, git
from town.acts import act, originals, pick

if TYPE_CHECKING:
    from town.hamlet import Town


@act
def commit(town: Town, a: int, b: int, _c: int) -> None:
    """Commit the content, within the second of the last commit or some minutes later."""
    if not (town.folder / ".git").exists():
        git(town.folder, "init", "-q")
    git(town.folder, "add", "-A", "content")
    git(
        town.folder,
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        "an edit",
        at=FIRST + 60 * (town.counts["act: commit"] * (a % 4 > 0) + b % 9),
    )


@act
def go_back(town: Town, a: int, _b: int, _c: int) -> None:
    """Forget the last commit, or keep the branch in another file."""
    if (town.folder / ".git").exists() and git(town.folder, "rev-list", "--count", "HEAD") != "1\n":
        git(town.folder, *pick([("reset", "-q", "--soft", "HEAD~1"), ("pack-refs", "--all"), ("switch", "-q", "--detach")], a))


@act
def write_down(town: Town, _a: int, _b: int, _c: int) -> None:
    """Write down what is published."""
    try:
        site = site_at(read_conf(town.folder), town.now)
    except (SettingsProblem, FileNotFoundError):
        return
    site.cache = None
    if not any(problem.severity == "error" for problem in site.loaded.problems):
        write_published(town.folder / "content", written(lines_now(site.loaded.lives, site.now)))


@act
def edit_the_list(town: Town, a: int, b: int, _c: int) -> None:
    """Delete, double or spoil a line of what was published."""
    path = town.folder / "content" / NAME
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    if len(lines) > 1:
        place = 1 + a % (len(lines) - 1)
        line = lines[place]
        former = line.replace(".md\t", f"-{b % 3}.md\t").replace("\t0\t", "\t3\t")
        lines[place : place + 1] = pick([[], [line, former], [line, "<<<<<<< HEAD"], [former]], b)
        town.put(f"content/{NAME}", ("\n".join(lines) + "\n").encode())


@act
def rename_an_event(town: Town, a: int, b: int, _c: int) -> None:
    """Give the file of an event another name."""
    if paths := originals(town, "events/"):
        old = pick(paths, a)
        new = f"{old.rpartition('/')[0]}/renamed-{b % 3}.md"
        if new not in town.files:
            file = town.files[old]
            town.remove(old)
            town.write(new, file)
