"""Problems as people, programs and GitHub read them."""

from __future__ import annotations

import json

import pytest

from hundred.core.problems import Place, Problem, Report, Severity, as_github, as_json, as_text, did_you_mean, in_order, nearest


def problem(**given: object) -> Problem:
    """Return a problem that has nothing to say but what is given."""
    plain: dict[str, object] = {"path": "content/a.md", "place": Place(), "code": "x", "message": "m"}
    return Problem(**plain | given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({}, "content/a.md:1:1: error[x]: m\n"),
        ({"severity": Severity.WARNING, "help": "h"}, "content/a.md:1:1: warning[x]: m\n  help: h\n"),
        (
            {"place": Place(line=3, col=8, width=9), "source": "start: 5 Dec 7pm", "help": "write it as 2026-12-05 19:00"},
            "content/a.md:3:8: error[x]: m\n  3 | start: 5 Dec 7pm\n    |        ^^^^^^^^^\n  help: write it as 2026-12-05 19:00\n",
        ),
        (
            {"place": Place(line=12, col=4, width=2), "source": "海边：夜读 x"},
            "content/a.md:12:4: error[x]: m\n  12 | 海边：夜读 x\n     |       ^^^^\n",
        ),
        (
            {"place": Place(line=2, col=3, width=5), "source": "\tab"},
            "content/a.md:2:3: error[x]: m\n  2 |  ab\n    |   ^\n",
        ),
        (
            {"place": Place(line=2, col=9, width=4), "source": "ab"},
            "content/a.md:2:9: error[x]: m\n  2 | ab\n    |   ^\n",
        ),
        (
            {"path": "content/\x1b[2J.md", "message": "'\u202e'", "source": "a\x07b", "place": Place(col=2)},
            "content/\ufffd[2J.md:1:2: error[x]: '\ufffd'\n  1 | a\ufffdb\n    |  ^\n",
        ),
    ],
)
def test_a_person_sees_the_line_and_a_mark_under_the_slip(given: dict[str, object], text: str) -> None:
    """The mark stands under the very characters, Chinese ones being two columns wide, and nothing moves the terminal."""
    found = as_text([problem(**given)])

    assert found == text


def test_problems_come_in_the_order_of_files_and_lines_each_once() -> None:
    """Whatever order they were found in, problems are listed by path, line and column."""
    first, second, third = problem(place=Place(line=2)), problem(place=Place(line=10)), problem(path="content/b.md")

    assert in_order([third, second, first, second]) == [first, second, third]


def test_programs_get_json() -> None:
    """JSON holds every fact of every problem, Chinese as it is."""
    found = json.loads(as_json([problem(place=Place(line=3, col=8, width=9), message='海 "q"', help="h")]))

    assert found == [
        {
            "path": "content/a.md",
            "line": 3,
            "column": 8,
            "severity": "error",
            "code": "x",
            "message": '海 "q"',
            "help": "h",
        }
    ]


def test_no_problems_are_an_empty_list() -> None:
    """JSON of nothing is still JSON."""
    assert (json.loads(as_json([])), as_text([]), as_github([])) == ([], "", "")


def test_github_gets_commands_that_no_text_can_leave() -> None:
    """Per cent signs, line ends, colons and commas are escaped, so that a file's name or text starts no other command."""
    hostile = problem(path="content/a,b:c%.md", message="50%\n::set-output name=x::y", help="h\r")

    found = as_github([hostile])

    assert found == ("::error file=content/a%2Cb%3Ac%25.md,line=1,col=1,title=x::50%25%0A::set-output name=x::y%0Ah%0D\n")


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("strat", ["start", "status", "end"], "did you mean 'start' or 'status'?"),
        ("READER", ["readers", "Readers"], "did you mean 'Readers'?"),
        ("海边夜", ["海边夜读", "山"], "did you mean '海边夜读'?"),
        ("xyz", ["start"], ""),
        ("", ["start"], ""),
        ("a", [], ""),
    ],
)
def test_the_nearest_words_are_proposed(word: str, known: list[str], said: str) -> None:
    """At most three words that look alike are proposed, whatever their letters' case, and none that do not."""
    assert did_you_mean(word, known) == said


def test_the_order_of_the_known_words_makes_no_difference() -> None:
    """Words are proposed in one order, also from a set."""
    words = ["reader", "Reader", "readers", "leaders", "raider"]

    assert nearest("reader", words) == nearest("reader", reversed(words))


def test_a_report_keeps_the_line_of_each_problem() -> None:
    """A report shows the line where a problem stands, and fails only by an error."""
    report = Report("a.md", ["one", "two"])

    report.warn(Place(line=2), "x", "m")
    report.warn(Place(line=9), "x", "m")
    before = report.failed
    report.error(Place(line=1), "x", "m")

    assert ([one.source for one in report.problems], before, report.failed) == (["two", "", "one"], False, True)
