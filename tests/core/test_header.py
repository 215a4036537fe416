"""The header of a file: where it begins and ends, and YAML as it is really written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.header import read_document
from hundred.core.problems import Report

if TYPE_CHECKING:
    from tests.core.conftest import Reader


@pytest.mark.parametrize(
    ("text", "header", "body", "body_line"),
    [
        ("---\ntitle: A\n---\nText.\n", {"title": "A"}, "Text.\n", 4),
        ("---\ntitle: A\n---", {"title": "A"}, "", 4),
        ("--- \ntitle: A\n---\t\n\nText.", {"title": "A"}, "\nText.", 4),
        ("---\r\ntitle: A\r\n---\r\nText.\r\n", {"title": "A"}, "Text.\n", 4),
        ("---\rtitle: A\r---\rText.\r", {"title": "A"}, "Text.\n", 4),
        ("\ufeff---\ntitle: A\n---\n", {"title": "A"}, "", 4),
        ("---\n\n# a comment\ntitle: A # another\n---\nOne\n---\nTwo\n", {"title": "A"}, "One\n---\nTwo\n", 6),
        ("---\ntitle: |\n  ---\n  A\n---\n", {"title": "---\nA\n"}, "", 6),
    ],
)
def test_header_and_body_are_taken_apart(reader: Reader, text: str, header: dict[str, str], body: str, body_line: int) -> None:
    """The header stands between two lines ---, whatever ends the lines, and the body begins on the line after it."""
    read = reader.text(text)

    assert (read.plain, read.result.body, read.result.body_line, read.told) == (header, body, body_line, [])


@pytest.mark.parametrize(
    ("lines", "header"),
    [
        (
            ["a: no", "b: 14:00", "c: 0012", "d: 2026-04-06 14:00"],
            {"a": "no", "b": "14:00", "c": "0012", "d": "2026-04-06 14:00"},
        ),
        (
            ["a: 1e3", "b: 0x1F", "c: ~", "d: .inf", "e: Yes", "f: 1_000"],
            {"a": "1e3", "b": "0x1F", "c": "~", "d": ".inf", "e": "Yes", "f": "1_000"},
        ),
        (["a: 'it''s'", 'b: "a\\nb"', "c: ''"], {"a": "it's", "b": "a\nb", "c": ""}),
        (["a: |", "  one", "  two", "b: >-", "  one", "  two"], {"a": "one\ntwo\n", "b": "one two"}),
        (["a: [x, 'y, z']", "b: {k: v, l: [m]}"], {"a": ["x", "y, z"], "b": {"k": "v", "l": ["m"]}}),
        (["a:", "  - x", "  - k: v", "    l: m"], {"a": ["x", {"k": "v", "l": "m"}]}),
        (["a:", "- x", "- y"], {"a": ["x", "y"]}),
        (["a: https://x.example/#top", "b: C# and F#"], {"a": "https://x.example/#top", "b": "C# and F#"}),
        (["标题: 海边夜读", '"quoted key": v'], {"标题": "海边夜读", "quoted key": "v"}),
    ],
)
def test_scalars_stay_text(reader: Reader, lines: list[str], header: dict[str, Any]) -> None:
    """No value is guessed at: what is written is what is read."""
    read = reader.header(*lines)

    assert (read.plain, read.told) == (header, [])


@pytest.mark.parametrize(
    ("cms", "text", "header"),
    [
        (
            "Decap",
            (
                "---\ntitle: 'Films: a night'\ndate: 2026-11-09T10:00:00.000Z\ndraft: false\ntags: []\nlocation: ''\n"
                "summary: >-\n  Films, popcorn,\n  no selling.\n---\n"
            ),
            {
                "title": "Films: a night",
                "date": "2026-11-09T10:00:00.000Z",
                "draft": "false",
                "tags": [],
                "location": "",
                "summary": "Films, popcorn, no selling.",
            },
        ),
        (
            "Tina",
            '---\ntitle: Films\nhosts:\n  - ada\n  - bo\nimage: ""\npeople:\n  - person: ada\n    as: director\n---\n\nText\n',
            {"title": "Films", "hosts": ["ada", "bo"], "image": "", "people": [{"person": "ada", "as": "director"}]},
        ),
        (
            "Keystatic",
            '---\ntitle: "Films"\nstart: 2026-11-09 19:30\nend: null\nlinks: []\nmeta: {}\n---\n',
            {"title": "Films", "start": "2026-11-09 19:30", "end": "null", "links": [], "meta": {}},
        ),
        ("Front Matter", "---\ntitle: Films\ntags: [ film, night ]\n\n---\n", {"title": "Films", "tags": ["film", "night"]}),
    ],
)
def test_headers_as_editors_write_them(reader: Reader, cms: str, text: str, header: dict[str, Any]) -> None:
    """The YAML that content managers commit is read as it was meant."""
    read = reader.text(text)

    assert (cms, read.plain, read.told) == (cms, header, [])


@pytest.mark.parametrize(
    ("text", "told", "message"),
    [
        ("", "1:1 empty", "the file is empty | start it with a header between two --- lines"),
        (" \n\n", "1:1 empty", "the file is empty | start it with a header between two --- lines"),
        (
            "# A\n",
            "1:1 header",
            "the file does not begin with a header | begin the file with ---, then 'title: …', then --- again, then the text",
        ),
        (
            "\n\nTitle: A\n",
            "3:1 header",
            "the header does not stand between --- lines | put a line --- above it and another below the last line of the header",
        ),
        (
            "\n---\ntitle: A\n---\n",
            "2:1 header",
            "'---' does not open a header | write three plain hyphens, ---, alone on the first line",
        ),
        (
            "+++\ntitle = 'A'\n+++\n",
            "1:1 header",
            "'+++' does not open a header | write three plain hyphens, ---, alone on the first line",
        ),
        ("---\ntitle: A\n\nText\n", "1:1 header", "the header is not closed | write --- alone on line 3, after its last key"),
        ("---\ntitle: A", "1:1 header", "the header is not closed | write --- alone on line 3, after its last key"),
        (
            "---\ntitle: A\n ---\nText\n",
            "3:1 header",
            "'---' does not close the header | write three plain hyphens, ---, from the first column and nothing else",
        ),
        (
            "---\ntitle: A\n----\nText\n---\n",
            "3:1 header",
            "'----' does not close the header | write three plain hyphens, ---, from the first column and nothing else",
        ),
        (
            "---\n---\n",
            "2:1 header",
            "the header holds no 'key: value' lines | write one key a line, as in 'title: Popcorn night'",
        ),
        (
            "---\n# only a comment\n---\n",
            "2:1 header",
            "the header holds no 'key: value' lines | write one key a line, as in 'title: Popcorn night'",
        ),
        (
            "---\njust text\n---\n",
            "2:1 header",
            "the header holds no 'key: value' lines | write one key a line, as in 'title: Popcorn night'",
        ),
        ("---\na:\n\t- b\n---\n", "3:1 tab", "the line is indented with a tab | delete it and type two blanks for each step"),
        (
            "---\n标题：海边\n---\n",
            "2:3 full-width-colon",
            "a full-width colon does not end a key | write '标题: ' with a plain colon and a space (请用半角冒号)",
        ),
        (
            "---\na:\n  - b：c\n---\n",
            "3:6 full-width-colon",
            "a full-width colon does not end a key | write 'b: ' with a plain colon and a space (请用半角冒号)",
        ),
        (
            "---\na:\u3000b\n---\n",
            "2:3 blank",
            "the blank after the colon is not a plain one (U+3000) | delete it and type a plain blank:  a: b",
        ),
        (
            "---\na:\tb\n---\n",
            "2:3 blank",
            "the blank after the colon is not a plain one (U+0009) | delete it and type a plain blank:  a: b",
        ),
    ],
)
def test_a_header_that_cannot_be_read_says_why(reader: Reader, text: str, told: str, message: str) -> None:
    """A missing, open, misspelt or empty header is reported once, where it is, with what to write."""
    read = reader.text(text)

    assert (read.result, read.told, read.messages) == (None, [told], [message])


@pytest.mark.parametrize("line", ["summary: 时间：晚上", "summary: 'a：b'", "link: https://x.example/：", "# 注：x"])
def test_a_full_width_colon_inside_a_value_is_text(reader: Reader, line: str) -> None:
    """Chinese punctuation is only refused where it was meant to end a key."""
    read = reader.header("title: A", line)

    assert read.told == []


@given(st.text(), st.text())
def test_no_text_is_silently_dropped(header: str, body: str) -> None:
    """Whatever stands in a file, reading it never raises, and gives either a document or an error."""
    text = f"---\n{header}\n---\n{body}".replace("\r", "\n")
    report = Report("x.md", text.split("\n"))

    found = read_document("".join(char for char in text if char.isprintable() or char == "\n"), report)

    assert (found is None) == (found is None and report.failed)


@given(st.lists(st.sampled_from(["title: A", "a:", "- b", "  - c", "  d: e", "[", "]", "{", "}", '"', "'", "|", ">", "&a", "*a", "!t", "#", "? x", ": y", "<<: z", "%d", "@", "`", "---", "...", "：", "\t", "a: b: c", "海: 边", ""]), max_size=8))  # fmt: skip
def test_no_yaml_is_silently_dropped(lines: list[str]) -> None:
    """However the marks of YAML are put together, there is a document or an error, at a line of the file."""
    text = "\n".join(["---", *lines, "---", ""])
    report = Report("x.md", text.split("\n"))

    found = read_document(text, report)

    inside = all(1 <= one.place.line <= len(report.lines) for one in report.problems)
    assert (found is not None or report.failed, inside) == (True, True)


@given(
    st.lists(st.sampled_from(["---", "--- \t", "----", " ---", "---a", "a: b", "c: [d, e]", "", "Text."]), max_size=7),
    st.booleans(),
)
def test_the_fences_are_lines(lines: list[str], ended: bool) -> None:  # noqa: FBT001 - drawn
    """The header stands between the first line and the next line of three hyphens, the body behind it, line by line."""
    text = "\n".join(lines) + "\n" * ended
    rows = text.split("\n")
    fences = [number for number, row in enumerate(rows) if row.rstrip(" \t") == "---"]
    end = fences[1] if fences[:1] == [0] and len(fences) > 1 else None

    found = read_document(text, Report("x.md", rows))

    if found is not None:
        assert end is not None
        assert (found.body, found.body_line) == ("\n".join(rows[end + 1 :]), end + 2)
        assert {key.value for key, _ in found.header.entries} <= {row.partition(":")[0] for row in rows[1:end]}
    if end is None:
        assert found is None
