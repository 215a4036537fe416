"""The words of the command line, and what they mean; only the standard library, since it is read before .venv is there."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

PORT = 8000
FORMATS = ("text", "json", "github")
SERVERS = ("nginx", "caddy")
ROLES = ("resident", "visitor")


class Arguments(NamedTuple):
    """One command with its options; an option that the command does not have keeps its default."""

    command: str
    site: Path | None = None
    now: datetime | None = None
    paths: tuple[Path, ...] = ()
    format: str = "text"
    lang: str = ""
    output: Path | None = None
    strict: bool = False
    port: int = PORT
    server: str = ""
    root: PurePosixPath | None = None
    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    until: date | None = None
    since: date | None = None
    write: bool = False
    host: str = ""
    dry_run: bool = False
    act: str = ""
    version: str = ""
    person: str = ""
    name: str = ""
    role: str = ""
    signed: date | None = None
    consent: bool = False
    rest: tuple[str, ...] = ()


class WrongUsage(Exception):  # noqa: N818 - a message for people, not an error of the program
    """The command cannot be meant as it is written; the text says why."""


def parse(argv: Sequence[str]) -> Arguments:
    """Return what `argv` asks for; exits with 2 and a usage line when it makes no sense, with 0 after --help."""
    parser = _parser()
    found, rest = parser.parse_known_args(argv)
    if rest and found.command not in {"test", "bench"}:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    values = vars(found)
    for name in ("paths", "groups", "tags", "venues"):
        if name in values:
            values[name] = tuple(values[name])
    return Arguments(**values, rest=tuple(rest))


def _parser() -> argparse.ArgumentParser:
    words = "A folder of Markdown becomes a community's home on the web."
    parser = _Parser(prog="hundred", description=words, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="read and link all content; list every problem", allow_abbrev=False)
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="list only the problems of these files and folders")
    check.add_argument("--format", choices=FORMATS, default="text", help="how the problems are written (default: text)")
    build = commands.add_parser("build", help="check, then make the site", allow_abbrev=False)
    strictness = build.add_mutually_exclusive_group()
    strictness.add_argument("--strict", action="store_true", help="a warning stops the build, as an error always does")
    strictness.add_argument("--lenient", dest="strict", action="store_false", help="a warning is only told (the default)")
    build.add_argument("--output", type=Path, metavar="DIR", help="where the site goes (default: output beside pelicanconf.py)")
    serve = commands.add_parser("serve", help="build, show on 127.0.0.1, rebuild on every change", allow_abbrev=False)
    serve.add_argument("--port", type=_port, default=PORT, metavar="N", help=f"the port to listen on (default: {PORT})")
    hosting = commands.add_parser("hosting", help="print the configuration of a web server for the site", allow_abbrev=False)
    hosting.add_argument("server", choices=SERVERS, help="which server")
    about = "the folder of the finished site on the server (default: /srv/HOST)"
    hosting.add_argument("--root", type=PurePosixPath, metavar="DIR", help=about)
    dates = commands.add_parser("dates", help="print the rule and every date of an event in words", allow_abbrev=False)
    dates.add_argument("paths", nargs=1, type=Path, metavar="FILE", help="the file of the event")
    dates.add_argument("--lang", default="", metavar="LANG", help="one language of the site (default: all of them)")
    withdraw = commands.add_parser("withdraw", help="take a person off the site; list what names them", allow_abbrev=False)
    withdraw.add_argument("person", metavar="PERSON", help="the id of the person: the name of their file in content/people")
    withdraw.add_argument("--dry-run", action="store_true", help="only say what would be done")
    record = commands.add_parser("record", help="write down what is published, in published.tsv", allow_abbrev=False)
    credited = commands.add_parser("credits", help="propose contributions of people from git's history", allow_abbrev=False)
    credited.add_argument("--since", type=_day, metavar="DATE", help="only what was done from this day on")
    credited.add_argument(
        "--write", action="store_true", help="write each draft into drafts/credits/, which is never published"
    )
    owners = commands.add_parser("codeowners", help="print who is asked when files of a group change", allow_abbrev=False)
    owners.add_argument("--host", required=True, metavar="HOST", help="where the repository lies, as in git.example")
    for command in (check, build, serve, hosting, dates, withdraw, record, credited, owners):
        command.add_argument("--site", type=Path, metavar="DIR", help="the folder of pelicanconf.py (default: this one)")
    for command in (check, build, record):
        command.add_argument("--now", type=_instant, metavar="ISO", help="the moment to build for, as in 2026-05-01T12:00Z")
    lint_ics = commands.add_parser("lint-ics", help="tell what is wrong with calendar files", allow_abbrev=False)
    lint_ics.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="a calendar, a folder of them, or a pattern")
    lint_ics.add_argument("--format", choices=FORMATS, default="text", help="how the problems are written (default: text)")
    commands.add_parser("test", help="run the project's tests; options go to pytest", allow_abbrev=False, add_help=False)
    commands.add_parser("lint", help="run the project's linters", allow_abbrev=False)
    _import(commands)
    _charter(commands)
    commands.add_parser("bench", help="measure how fast it is, beside its peers", allow_abbrev=False, add_help=False)
    return parser


def _import(commands: argparse._SubParsersAction[_Parser]) -> None:
    """Add the command `import` with its options."""
    bring = commands.add_parser("import", help="turn calendars from elsewhere into event files", allow_abbrev=False)
    bring.add_argument(
        "paths", nargs="+", type=Path, metavar="FILE", help="an .ics file, a folder of them, or - for what is piped in"
    )
    bring.add_argument(
        "--group", action="append", default=[], dest="groups", metavar="ID", help="a group whose events these are"
    )
    bring.add_argument("--tag", action="append", default=[], dest="tags", metavar="TAG", help="a tag for each of them")
    bring.add_argument(
        "--venue", action="append", default=[], dest="venues", metavar="TEXT=ID", help="the venue that a place means"
    )
    bring.add_argument("--until", type=_day, metavar="DATE", help="the last day of rules without end (default: in two years)")
    bring.add_argument("--dry-run", action="store_true", help="tell what would be written, and write nothing")
    bring.add_argument("--format", choices=FORMATS[:2], default="text", help="how the result is told (default: text)")
    bring.add_argument("--site", type=Path, metavar="DIR", help="the folder of pelicanconf.py (default: this one)")
    bring.add_argument("--now", type=_instant, metavar="ISO", help="the moment that counts as today")


def _charter(commands: argparse._SubParsersAction[_Parser]) -> None:
    """Add the command `charter` with its acts."""
    charter = commands.add_parser(
        "charter", help="lock an adopted version of the charter; show its digest; sign it", allow_abbrev=False
    )
    acts = charter.add_subparsers(dest="act", required=True, metavar="ACT")
    adopt = acts.add_parser("adopt", help="write the digests of an adopted version into lock.yaml", allow_abbrev=False)
    digest = acts.add_parser("digest", help="print the digests of a version's texts", allow_abbrev=False)
    sign = acts.add_parser("sign", help="write the file of a signature", allow_abbrev=False)
    signer = sign.add_mutually_exclusive_group(required=True)
    signer.add_argument("--name", default="", metavar="NAME", help="who signed, where they have no file in content/people")
    signer.add_argument("--person", default="", metavar="ID", help="who signed: the name of their file in content/people")
    sign.add_argument("--role", choices=ROLES, default="resident", help="resident or visitor (default: resident)")
    sign.add_argument("--lang", default="", metavar="LANG", help="the language of the text they read (default: the original's)")
    sign.add_argument("--signed", type=_day, metavar="DATE", help="the day on which they signed (default: today)")
    sign.add_argument("--consent", action="store_true", help="they agreed to be named; else a name is not even written down")
    sign.add_argument("--now", type=_instant, metavar="ISO", help="the moment that counts as today")
    for act in (adopt, digest, sign):
        act.add_argument("version", metavar="VERSION", help="the version, as in 2.0")
        act.add_argument("--site", type=Path, metavar="DIR", help="the folder of pelicanconf.py (default: this one)")


class _Parser(argparse.ArgumentParser):
    """An argument parser whose usage errors end with a pointer to --help."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n{self.format_usage()}For all options: {self.prog} --help\n")


def _instant(text: str) -> datetime:
    """Return the aware moment of an ISO date or date-time; one without an offset is UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        message = f"'{text}' is not a moment; write it as 2026-05-01 or 2026-05-01T12:00Z"
        raise argparse.ArgumentTypeError(message) from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(text: str) -> date:
    """Return the day of an ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"'{text}' is not a date; write it as 2028-12-31"
        raise argparse.ArgumentTypeError(message) from None


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) < 1 << 16:
        message = f"'{text}' is not a port; write a number from 1 to 65535"
        raise argparse.ArgumentTypeError(message)
    return int(text)
