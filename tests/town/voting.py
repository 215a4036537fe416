"""What a community does with its charter: it asks, votes, counts, adopts, signs, and takes signatures back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.charter.compare import effects
from town.acts import act, originals, pick
from town.editing import change_line
from town.files import ARTICLES, VALUES, File, articles, digest, folder_of, signature, vote

if TYPE_CHECKING:
    from town.hamlet import Town

_CHOICES = ("yes", "no", "abstain", "invalid")
_TALLIES = ("{yes: 8, no: 4}", "{yes: 7, no: 4, abstain: 1}", "{yes: 3, no: 1}", "")
_SIGNERS = ("Dee", "Eve & <b>Co</b>", "李薇", "Cy")


@act
def amend_the_charter(town: Town, a: int, b: int, c: int) -> None:
    """Change a version before anybody keeps it, so that all that names its text names the new one."""
    if paths := _versions(town):
        path = pick(paths, a)
        file = town.files[path]
        if c % 3:
            town.write(path, File(file.header, pick(ARTICLES, b)))
        else:
            change_line(town, path, "title", b)
        _agree(town, path, digest(file))


@act
def say_what_was_amended(town: Town, a: int, b: int, _c: int) -> None:
    """Say in a version what was done to its articles, and which question led to it; or say it no longer."""
    if len(paths := _versions(town)) > 1:
        place = 1 + a % (len(paths) - 1)
        _declare(town, paths[place], paths[place - 1], pick(["lead", "cats", ""], b))


@act
def ask_a_question(town: Town, a: int, b: int, _c: int) -> None:
    """Raise a question, or raise it anew in other words."""
    words = {"title": pick(VALUES["charter/questions"]["title"], b), "asked": "2026-11-20", "articles": "[dogs]"}
    town.write(f"charter/questions/q{a % 4}.md", File(words))


@act
def edit_a_question(town: Town, a: int, b: int, c: int) -> None:
    """Change a line of a question."""
    if paths := originals(town, "charter/questions/"):
        change_line(town, pick(paths, a), pick(list(VALUES["charter/questions"]), b), c)


@act
def retitle_a_question(town: Town, a: int, b: int, _c: int) -> None:
    """Give a question another title: votes, lists and articles show it too."""
    if paths := [path for path in sorted(town.files) if folder_of(path) == "charter/questions"]:
        change_line(town, pick(paths, a), "title", b)


@act
def edit_a_vote(town: Town, a: int, b: int, c: int) -> None:
    """Change a line of a vote."""
    if paths := originals(town, "charter/votes/"):
        change_line(town, pick(paths, a), pick(list(VALUES["charter/votes"]), b), c)


@act
def hold_another_vote(town: Town, a: int, b: int, c: int) -> None:
    """Add a vote on a question, or write it anew."""
    days = pick([("2026-11-22", "2026-11-24"), ("2026-11-21 16:30", "2026-11-22 09:30"), ("2026-11-19", "2026-11-20")], c)
    question = pick(originals(town, "charter/questions/") or ["charter/questions/lead.md"], b).rpartition("/")[2][:-3]
    town.write(f"charter/votes/v{a % 3}.md", vote(question, opens=days[0], closes=days[1]))


@act
def count_a_vote(town: Town, a: int, b: int, c: int) -> None:
    """Write a tally into a vote without ballots, or take it out; seldom before it closes, which is an error."""
    votes = {path: town.files[path].header for path in originals(town, "charter/votes/")}
    today = str(town.now.date()) if c % 4 else "9"
    if paths := [path for path, said in votes.items() if "ballots" not in said and said.get("closes", "") < today]:
        path = pick(paths, a)
        header = {key: said for key, said in town.files[path].header.items() if key != "tally"}
        town.write(path, File({**header, "tally": said} if (said := pick(_TALLIES, b)) else header, ""))


@act
def edit_a_ballot(town: Town, a: int, b: int, c: int) -> None:
    """Change, add or take out one ballot of a table."""
    if tables := sorted((town.folder / "content/charter/votes").glob("*.csv")):
        path = pick(tables, a)
        head, *rows = path.read_text(encoding="utf-8").split()
        row = f"{pick(['ada', 'bo', 'cy'], b)},{pick(_CHOICES, c)}"
        kept = [one for one in rows if not one.startswith(row.partition(",")[0])]
        kept += [row] if b % 4 else []
        town.put(path.relative_to(town.folder).as_posix(), ("\n".join([head, *sorted(kept)]) + "\n").encode())


@act
def rename_a_vote(town: Town, a: int, b: int, _c: int) -> None:
    """Give a vote another address, and its table with it."""
    if paths := originals(town, "charter/votes/"):
        old, new = pick(paths, a), f"charter/votes/r{b % 3}.md"
        if new not in town.files:
            file = town.files[old]
            _move_table(town, old, new)
            town.remove(old)
            own = {"ballots": f"r{b % 3}.csv"} if "ballots" in file.header else {}
            town.write(new, File({**file.header, **own}, file.body))


@act
def delete_a_vote(town: Town, a: int, _b: int, _c: int) -> None:
    """Delete a vote, and its table with it."""
    if paths := originals(town, "charter/votes/"):
        path = pick(paths, a)
        _move_table(town, path, "")
        town.remove(path)


@act
def sign(town: Town, a: int, b: int, c: int) -> None:
    """Sign a version, or an earlier one, or sign anew."""
    if paths := _versions(town):
        path = pick(paths, c)
        who = {"name": pick(_SIGNERS, b)} if b % 5 else {"person": "cy"}
        file = signature(**who, signed="2026-11-03", digest=digest(town.files[path]), consent=pick(["yes", "yes", "no"], a))
        town.write(f"charter/signatures/{path[8:-3]}/s{a % 5}.md", file)


@act
def edit_a_signature(town: Town, a: int, b: int, c: int) -> None:
    """Change a line of a signature; its consent more often than others."""
    if paths := originals(town, "charter/signatures/"):
        keys = list(VALUES["charter/signatures"])
        change_line(town, pick(paths, a), pick([*keys, "consent", "consent"], b), c)


@act
def take_a_signature_back(town: Town, a: int, _b: int, _c: int) -> None:
    """Delete a signature."""
    if paths := originals(town, "charter/signatures/"):
        town.remove(pick(paths, a))


@act
def withdraw_who_signed(town: Town, a: int, b: int, _c: int) -> None:
    """Let one who signed, asked, spoke or voted go as a person, or come back."""
    if paths := [path for path in originals(town, "people/") if path[7:-3] in {"ada", "bo", "cy"}]:
        change_line(town, pick(paths, a), "consent", b)


def _versions(town: Town) -> list[str]:
    return [
        path for path in originals(town, "charter/") if folder_of(path) == "charter" and "version" in town.files[path].header
    ]


def _agree(town: Town, path: str, old: str) -> None:
    """Let all that named a text by its digest name what stands there now."""
    new = digest(town.files[path])
    for one, file in list(town.files.items()):
        for key in ("digest", "text_digest"):
            if file.header.get(key) == old and new != old:
                town.write(one, File({**file.header, key: new}, file.body))
    for one in _versions(town):
        if "amendments" in town.files[one].header:
            town.write(
                one,
                File({key: said for key, said in town.files[one].header.items() if key != "amendments"}, town.files[one].body),
            )


def _declare(town: Town, path: str, before: str, question: str) -> None:
    file = town.files[path]
    done = effects(articles(town.files[before]), articles(file))
    rows = [f"{{article: {id_}, effect: {one}, question: {question}}}" for id_, found in done.items() for one in found]
    header = {key: said for key, said in file.header.items() if key != "amendments"}
    town.write(path, File({**header, "amendments": f"[{', '.join(rows)}]"} if question and rows else header, file.body))


def _move_table(town: Town, old: str, new: str) -> None:
    table = town.folder / "content" / f"{old[:-3]}.csv"
    if table.exists():
        if new:
            town.put(f"content/{new[:-3]}.csv", table.read_bytes())
        table.unlink()
