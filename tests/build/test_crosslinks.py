"""What bodies point to: told where it is broken or dangerous."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Hamlet

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
FILES: dict[str, str | bytes] = {
    "groups/readers.md": "---\ntitle: Readers\n---\n",
    "news/draft.md": "---\ntitle: D\ndate: 2026-01-01\nsummary: S.\nstatus: draft\n---\n",
    "images/dot.png": DOT,
    "venues/灯塔.md": "---\ntitle: 灯塔\n---\n",
}


@pytest.mark.parametrize(
    "link",
    [
        "[a]({filename}/groups/readers.md)",
        "[a]({filename}../groups/readers.md#top)",
        "[a](|filename|/groups/readers.md)",
        "[a]({filename}/venues/灯塔.md)",
        "![a]({static}/images/dot.png)",
        "![a]({static}../images/dot.png)",
        "[a]({static}/images/dot.png)",
        "[a](https://a.example) <https://b.example> [c](mailto:c@d.example) [e](tel:+1) [f](geo:1,2) [g](webcal://h.example)",
        "[a](#x)",
        "[a](/groups/readers/) [b](/calendars/all.ics) [c](/groups/readers/#x) [d](/venues/%E7%81%AF%E5%A1%94/) [e](/zh-Hans/news/)",
        "`[a]({filename}/nowhere.md)` and `<script>`",
    ],
)
def test_sound_links_are_not_told(hamlet: Hamlet, link: str) -> None:
    """Files, pictures, pages and the web can be linked to, in any of Pelican's spellings."""
    assert hamlet.told({**FILES, "events/walk.md": hamlet.event(f"{link}\n")}) == []


@pytest.mark.parametrize(
    ("link", "told", "message"),
    [
        ("[a]({filename}/groups/reader.md)", "6:5 broken-link", "there is no file 'content/groups/reader.md' | did you mean '{filename}/groups/readers.md'?"),
        ("[a]({filename}/x)", "6:5 broken-link", "there is no file 'content/x' | name the file as it lies under content/, as in  {filename}/groups/popcorn.md"),
        ("[a]({filename}../../../etc/passwd)", "6:5 broken-link", "there is no file 'content/etc/passwd' | name the file as it lies under content/, as in  {filename}/groups/popcorn.md"),
        ("[a]({filename}/news/draft.md)", "6:5 broken-link", "'content/news/draft.md' is a draft and not on the site | publish that file first, or take the link out"),
        ("![a]({static}/images/dat.png)", "6:6 broken-link", "there is no picture 'content/images/dat.png' | did you mean '{static}/images/dot.png'?"),
        ("[a]({static}/../pelicanconf.py)", "6:5 broken-link", "there is no picture 'content/pelicanconf.py' | only pictures in content/images can be shown or linked"),
        ("[a]({attach}/../../proc/self/environ)", "6:5 broken-link", "there is no picture 'content/proc/self/environ' | only pictures in content/images can be shown or linked"),
        ("![]({static}/images/dot.png)", "6:5 alt", "the picture has no words for those who cannot see it | say what it shows between the brackets: ![the lighthouse at dusk](…)"),
        ("[a]({tag}sea)", "6:5 link", "{tag} is not used here | link to a file with {filename}, to a picture with {static}"),
        ("[a](javascript:alert(1))", "6:5 link", "a link may not begin with 'javascript:' | write an address that begins with https://"),
        ("[a](DATA:text/html,x)", "6:5 link", "a link may not begin with 'DATA:' | write an address that begins with https://"),
        ("[a](www.a.example)", "6:5 link", "'www.a.example' is neither a file of the site nor an address on the web | link to a file with {filename}/…, to the web with https://www.a.example"),
        ("[a](//a.example/x)", "6:5 link", "'//a.example/x' is neither a file of the site nor an address on the web | link to a file with {filename}/…, to the web with https://a.example/x"),
        ("[a](readers.md#top)", "6:5 link", "'readers.md#top' is neither a file of the site nor an address on the web | write  {filename}readers.md#top"),
        ("[a]()", "6:5 link", "the link leads nowhere | write where it leads between the parentheses"),
        ("海边[a](/group/readers/)", "6:7 broken-link", "there is no page /group/readers/ | did you mean '/groups/readers/' or '/calendars/group/readers/' or '/groups/'?"),
        ("[a](/groups/readers)", "6:5 broken-link", "there is no page /groups/readers | did you mean '/groups/readers/' or '/calendars/group/readers/' or '/groups/'?"),
        ("a <b>c", "6:3 html", "'<b>' is shown as text: HTML is not used in bodies | write it in Markdown, or put `backticks` around it to show it"),
    ],
)  # fmt: skip
def test_broken_and_dangerous_links_are_told(hamlet: Hamlet, link: str, told: str, message: str) -> None:
    """Each is told at its target, with what to write instead."""
    (problem,) = hamlet.problems({**FILES, "events/walk.md": hamlet.event(f"{link}\n")})

    assert (f"{problem.place.line}:{problem.place.col} {problem.code}", f"{problem.message} | {problem.help}") == (
        told,
        message,
    )


def test_translations_are_looked_through_too(hamlet: Hamlet) -> None:
    """A link in a translation is told in the translation's file."""
    told = hamlet.told(
        {"events/walk.md": hamlet.event(), "events/walk.zh-Hans.md": "---\ntitle: 散步\n---\n[a]({filename}/x.md)\n"}
    )

    assert told == ["content/events/walk.zh-Hans.md:4:5 broken-link"]


def test_content_may_lie_deeper(hamlet: Hamlet) -> None:
    """Relative links are those of the file, wherever PATH says that content lies."""
    folder = hamlet.folder / "src" / "content" / "events"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(hamlet.event("[b]({filename}b.md) [c]({filename}c.md)\n", id="a"))
    (folder / "b.md").write_text(hamlet.event(id="b"))

    told = hamlet.told({}, PATH="src/content")

    assert told == ["src/content/events/a.md:6:25 broken-link"]
