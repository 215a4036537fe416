"""The words of the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hundred.tasks.arguments import Arguments, parse


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("check", Arguments(command="check")),
        ("check a b --format json", Arguments(command="check", paths=(Path("a"), Path("b")), format="json")),
        ("build --output o --site s", Arguments(command="build", output=Path("o"), site=Path("s"))),
        ("build --strict", Arguments(command="build", strict=True)),
        ("build --lenient", Arguments(command="build", strict=False)),
        ("build --now 2026-05-01", Arguments(command="build", now=datetime(2026, 5, 1, tzinfo=UTC))),
        ("check --now 2026-05-01T08:00+08:00", Arguments(command="check", now=datetime(2026, 5, 1, tzinfo=UTC))),
        ("serve --port 8123", Arguments(command="serve", port=8123)),
        ("test -k wall -x tests/wall", Arguments(command="test", rest=("-k", "wall", "-x", "tests/wall"))),
        ("test --help", Arguments(command="test", rest=("--help",))),
        ("import a.ics -", Arguments(command="import", paths=(Path("a.ics"), Path("-")))),
        (
            "import a.ics --group g --tag t --tag u --dry-run",
            Arguments(command="import", paths=(Path("a.ics"),), groups=("g",), tags=("t", "u"), dry_run=True),
        ),
        (
            "import a --venue Hall=h --until 2028-12-31",
            Arguments(command="import", paths=(Path("a"),), venues=("Hall=h",), until=date(2028, 12, 31)),
        ),
        ("lint", Arguments(command="lint")),
        (
            "charter sign 2.0 --name Ada --role visitor --lang en --signed 2026-05-02 --consent",
            Arguments(
                command="charter",
                act="sign",
                version="2.0",
                name="Ada",
                role="visitor",
                lang="en",
                signed=date(2026, 5, 2),
                consent=True,
            ),
        ),
        ("charter sign 2.0 --person bo", Arguments(command="charter", act="sign", version="2.0", person="bo", role="resident")),
    ],
)
def test_words_are_understood(words: str, meaning: Arguments) -> None:
    """Each command takes the options of the contract; those of `test` are pytest's."""
    assert parse(words.split()) == meaning


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("", "the following arguments are required: COMMAND"),
        ("bild", "invalid choice: 'bild'"),
        ("check --fast", "unrecognized arguments: --fast"),
        ("check --format xml", "invalid choice: 'xml'"),
        ("check --form json", "unrecognized arguments: --form"),
        ("build --strict --lenient", "not allowed with argument --strict"),
        ("build --now soon", "'soon' is not a moment; write it as 2026-05-01 or 2026-05-01T12:00Z"),
        ("import", "the following arguments are required: FILE"),
        ("import a.ics --until soon", "'soon' is not a date; write it as 2028-12-31"),
        ("charter sign 2.0", "one of the arguments --name --person is required"),
        ("charter sign 2.0 --name A --person b", "not allowed with argument --name"),
        ("charter sign 2.0 --name A --role mayor", "invalid choice: 'mayor'"),
        ("serve --port 0", "'0' is not a port; write a number from 1 to 65535"),
        ("serve --port 99999", "'99999' is not a port"),
    ],
)
def test_words_that_make_no_sense_end_with_2(words: str, complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage is exit status 2 and says what is wrong."""
    with pytest.raises(SystemExit) as ended:
        parse(words.split())

    assert (ended.value.code, complaint in capsys.readouterr().err) == (2, True)
