"""Bytes to text: encodings, line ends, and characters that nobody can see."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.decode import decode, refuse_escaped
from hundred.core.problems import Place, Report


def decoded(data: bytes) -> tuple[str | None, list[str], Report]:
    """Return the text, the problems as `line:col code`, and the report."""
    report = Report("x.md")
    text = decode(data, report)
    return text, [f"{one.place.line}:{one.place.col} {one.code}" for one in report.problems], report


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\nb", "a\nb"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\r\n\rb\n\r", "a\n\nb\n\n"),
        (b"\xef\xbb\xbfa\n", "a\n"),
        ("海边\t夜读 🕯️\n".encode(), "海边\t夜读 🕯️\n"),
        ("e\u0301".encode(), "e\u0301"),
    ],
)
def test_text_has_one_kind_of_line_end(data: bytes, text: str) -> None:
    """LF, CRLF and CR all end a line, a byte-order mark is dropped, and nothing else is changed."""
    found, told, _ = decoded(data)

    assert (found, told) == (text, [])


@pytest.mark.parametrize(
    ("data", "told", "message"),
    [
        ("a\n海边".encode("gbk"), "2:1 encoding", "byte 0xba is not UTF-8"),
        ("naïve".encode("latin-1"), "1:3 encoding", "byte 0xef is not UTF-8"),
        ("x\r\ny\rpasó".encode("cp1252"), "3:4 encoding", "byte 0xf3 is not UTF-8"),
        ("海边".encode() + b"\xff", "1:3 encoding", "byte 0xff is not UTF-8"),
        ("a".encode("utf-16"), "1:1 encoding", "the file is UTF-16, not UTF-8"),
        ("a".encode("utf-16-be"), "1:1 control-character", "an invisible control character U+0000 stands here"),
        (b"a\xed\xa0\x80", "1:2 encoding", "byte 0xed is not UTF-8"),
        (b"a\x00\n", "1:2 control-character", "an invisible control character U+0000 stands here"),
        ("ab\n海\x85".encode(), "2:2 control-character", "an invisible control character U+0085 stands here"),
        ("a\u2028b".encode(), "1:2 control-character", "an invisible control character U+2028 stands here"),
        ("a\n\ufeffb".encode(), "2:1 control-character", "an invisible control character U+FEFF stands here"),
        ("a\u202eb".encode(), "1:2 bidi-character", "an invisible direction-changing character U+202E stands here"),
        (b"x" * 300_000, "1:1 too-large", "the file has 300,000 bytes; the most is 262,144"),
    ],
)
def test_what_is_not_clean_text_is_refused_at_its_place(data: bytes, told: str, message: str) -> None:
    """Other encodings, controls and marks of direction are named with line, column and what they look like."""
    _, found, report = decoded(data)

    assert (found[0], report.problems[0].message.partition("; it looks like")[0]) == (told, message)


@pytest.mark.parametrize(
    ("text", "codec", "name"), [("海边夜读", "gbk", "GBK"), ("海邊夜讀", "big5", "Big5"), ("pasó ya", "cp1252", "Windows-1252")]
)
def test_the_usual_other_encodings_are_recognised(text: str, codec: str, name: str) -> None:
    """An editor whose program saved another encoding is told which."""
    _, _, report = decoded(text.encode(codec))

    assert report.problems[0].message.endswith(f"it looks like {name}")


def test_refused_characters_are_blanks_in_the_text() -> None:
    """The rest of a file can be read at its places although a character in it was refused."""
    text, told, _ = decoded("a\x07b\u202ec\u2028d\n".encode())

    assert (text, len(told)) == ("a b c d\n", 3)


@given(st.text())
def test_line_ends_and_marks_make_no_difference(text: str) -> None:
    """A file with CRLF, CR or a byte-order mark is the same text as one with LF."""
    plain = text.replace("\r", "\n").replace("\ufeff", "")
    data = plain.encode()

    first = decoded(data)[0]
    others = [decoded(other)[0] for other in (data.replace(b"\n", b"\r\n"), data.replace(b"\n", b"\r"), b"\xef\xbb\xbf" + data)]

    assert others == [first] * 3


@given(st.binary(max_size=200))
def test_places_lie_inside_the_file(data: bytes) -> None:
    """Whatever bytes a file holds, decoding never raises, and each problem points into it."""
    text, _, report = decoded(data)

    lines = (text if text is not None else data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")).split(
        "\n"
    )
    outside = [
        one.place
        for one in report.problems
        if not (1 <= one.place.line <= len(lines) and 1 <= one.place.col <= max(1, len(lines[one.place.line - 1])))
    ]
    assert outside == []


def test_what_decodes_can_be_read_by_the_yaml_parser() -> None:
    """No character that passes decoding makes the parser of headers give up."""
    every = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF)
    lines = [every[start : start + 0x8000] for start in range(0, len(every), 0x8000)]
    text = "".join(decode(line.encode(), Report("x.md")) or "" for line in lines)

    events = list(yaml.parse("a: |\n  x" + text.replace("\n", "") + "\n", Loader=yaml.CSafeLoader))

    assert isinstance(events[-1], yaml.StreamEndEvent)


def test_what_python_can_print_is_never_refused() -> None:
    """Texts of such letters are not looked through, so none of them may be among those that no file may hold."""
    printable = "".join(char for char in map(chr, range(0x110000)) if char.isprintable())
    report = Report("x.md")

    text = refuse_escaped(printable + "\u2028", Place(), report)

    assert (text, [one.code for one in report.problems]) == (printable + " ", ["control-character"])
