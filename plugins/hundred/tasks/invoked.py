"""The commands as tasks of Invoke: `inv build` is `hundred build`."""

from __future__ import annotations

from invoke.context import Context  # noqa: TC002 - Invoke reads the signatures
from invoke.exceptions import Exit
from invoke.tasks import task

from hundred.tasks.cli import main

# Invoke reads these at run time to know which options take text.
TEXT, NUMBER = "", 8000


@task(help={"format": "text, json or github", "site": "the folder of pelicanconf.py", "now": "an ISO moment"})
def check(_: Context, format: str = "text", site: str = TEXT, now: str = TEXT) -> None:  # noqa: A002 - the option's name
    """Read and link all content; list every problem."""
    _run("check", format=format, site=site, now=now)


@task(help={"strict": "a warning stops it too", "output": "where the site goes", "site": "the folder of pelicanconf.py"})
def build(_: Context, site: str = TEXT, output: str = TEXT, now: str = TEXT, *, strict: bool = False) -> None:
    """Check, then make the site; nothing is published when there is an error."""
    _run("build", *(["--strict"] if strict else []), site=site, output=output, now=now)


@task(help={"port": "the port to listen on", "site": "the folder of pelicanconf.py"})
def serve(_: Context, port: int = NUMBER, site: str = TEXT) -> None:
    """Build, show on 127.0.0.1, rebuild on every change."""
    _run("serve", port=str(port), site=site)


@task(help={"file": "the file of the event", "lang": "one language of the site", "site": "the folder of pelicanconf.py"})
def dates(_: Context, file: str, lang: str = TEXT, site: str = TEXT) -> None:
    """Print the rule and every date of an event in words."""
    _run("dates", file, lang=lang, site=site)


@task(positional=["person"], help={"person": "the id of the person", "site": "the folder of pelicanconf.py"})
def withdraw(_: Context, person: str, site: str = TEXT, *, dry_run: bool = False) -> None:
    """Take a person off the site; list what names them."""
    _run("withdraw", person, *(["--dry-run"] if dry_run else []), site=site)


@task(
    name="credits",
    help={"since": "a day", "write": "into drafts/credits/", "site": "the folder of pelicanconf.py"},
)
def credits_(_: Context, since: str = TEXT, site: str = TEXT, *, write: bool = False) -> None:
    """Propose contributions of people from git's history."""
    _run("credits", *(["--write"] if write else []), since=since, site=site)


@task(help={"host": "where the repository lies, as in git.example", "site": "the folder of pelicanconf.py"})
def codeowners(_: Context, host: str, site: str = TEXT) -> None:
    """Print who is asked when files of a group change."""
    _run("codeowners", host=host, site=site)


@task(help={"server": "nginx or caddy", "root": "the folder of the site on the server", "site": "the folder of pelicanconf.py"})
def hosting(_: Context, server: str, root: str = TEXT, site: str = TEXT) -> None:
    """Print the configuration of a web server for the site."""
    _run("hosting", server, root=root, site=site)


@task(positional=["file"], help={"file": "a calendar, a folder of them, or a pattern", "format": "text, json or github"})
def lint_ics(_: Context, file: str, format: str = "text") -> None:  # noqa: A002 - the option's name
    """Tell what is wrong with calendar files."""
    _run("lint-ics", file, format=format)


@task(
    name="import",
    positional=["file"],
    help={"file": "an .ics file or a folder of them", "group": "a group's id", "tag": "a tag"},
)
def import_(_: Context, file: str, site: str = TEXT, group: str = TEXT, tag: str = TEXT) -> None:
    """Turn calendars from elsewhere into event files."""
    _run("import", file, site=site, group=group, tag=tag)


@task
def test(context: Context) -> None:
    """Run the project's tests; what follows `--` goes to pytest: inv test -- -k wall."""
    _run("test", *context.remainder.split())


@task
def bench(context: Context) -> None:
    """Measure speed beside Hugo and stock Pelican; options follow `--`: inv bench -- --events 1000."""
    _run("bench", *context.remainder.split())


@task
def lint(_: Context) -> None:
    """Run the project's linters."""
    _run("lint")


def _run(command: str, *words: str, **options: str) -> None:
    """Do the command as `hundred` does and end Invoke with its exit status."""
    given = [word for name, value in options.items() if value for word in (f"--{name}", value)]
    status = main([command, *words, *given])
    if status:
        raise Exit(code=status)
