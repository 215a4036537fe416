"""The guard: who is not to be named is named in no finished file, or nothing is published."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from hundred.build.assemble import assemble
from hundred.build.guard import guard_of
from hundred.build.produce import build
from hundred.core.traces import forms_of, salted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Hamlet

SIL = "---\nname: Silvia Entwistle\nhandle: quiet_99\nlang: en\n---\nHers.\n"
ZENG = "---\nname: 曾可\nsort_key: Zeng Ke\nlang: zh-Hans\nconsent: no\n---\n"
TRACE = salted(forms_of("Ada Penrose")[0], "0123456789abcdef")
GONE = f"---\nname: withdrawn\nstate: withdrawn\nseed: 8\nforgotten:\n  - {TRACE}\n---\n"
PEOPLE = {"people/silvia-entwistle.md": SIL, "people/zeng-ke.md": ZENG, "people/withdrawn-8.md": GONE}


def told(hamlet: Hamlet, files: dict[str, str | bytes]) -> list[str]:
    """Return what stops the site of the files, as `path:line:col code`, after it was made."""
    made = assemble(hamlet.site({**PEOPLE, **files}))
    return [f"{one.path}:{one.place.line}:{one.place.col} {one.code}" for one in made.problems]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Bring tea.\n\nSilvia Entwistle brings cake.\n", "8:1"),
        ("Bring *Silvia* **Entwistle** a cake.\n", "6:8"),
        ("Ask [her](https://a.example/silvia-entwistle).\n", "6:29"),
        ("Ask quiet_99.\n", "6:5"),
        ("锅是曾可带来的。\n", "6:3"),
        ("Nobody does it like Zeng\nKe.\n", "6:21"),
        ("With Ada Penrose, who left.\n", "6:6"),
        ("With ADA&nbsp;PENROSE.\n", ""),
    ],
)
def test_a_sentence_that_names_somebody_stops_the_build(hamlet: Hamlet, body: str, place: str) -> None:
    """The problem stands where the name does, however it is written; known in clear or by its trace alone."""
    found = told(hamlet, {"events/walk.md": hamlet.event(body)})

    assert found[0] == (f"content/events/walk.md:{place} named" if place else found[0])
    assert found


def test_references_name_nobody(hamlet: Hamlet) -> None:
    """Ids of hidden people may stand in headers and links: nothing of them is published."""
    files = {
        "events/walk.md": hamlet.event(
            "See [them]({filename}/people/silvia-entwistle.md).\n",
            hosts="[zeng-ke]",
            people="[{person: silvia-entwistle, as: cook}]",
        )
    }

    made = assemble(hamlet.site({**PEOPLE, **files}))

    assert made.problems == ()
    assert [file for file, data in made.files.items() if b"silvia" in data.lower() or "曾可".encode() in data] == []
    assert b"cook" in made.files["events/walk/index.html"]


@pytest.mark.parametrize("name", ["events/ada-penrose-reads.md", "events/a-day-with-silvia-entwistle.md"])
def test_an_address_that_names_somebody_stops_the_build(hamlet: Hamlet, name: str) -> None:
    """A file is told by its own name where no line of it is to blame."""
    assert f"content/{name}:1:1 named" in told(hamlet, {name: hamlet.event(id="x")})


def picture(form: str = "JPEG", **saved: object) -> bytes:
    """Return a small picture."""
    out = io.BytesIO()
    Image.new("RGB", (2, 2), "teal").save(out, form, **saved)
    return out.getvalue()


def exif(tag: int, text: str | bytes) -> Image.Exif:
    """Return metadata with one word in it."""
    found = Image.Exif()
    found[tag] = text
    return found


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("images/ada-penrose.jpg", picture()),
        ("images/silvia_entwistle-2.jpg", picture()),
        ("images/a.jpg", picture(exif=exif(0x013B, "Photo of Ada Penrose"))),
        ("images/a.jpg", picture(exif=exif(0x9C9D, "曾可".encode("utf-16-le")))),
        ("images/a.jpg", picture(comment="曾可".encode())),
        ("images/a.png", picture("PNG", exif=exif(0x010E, "silvia entwistle"))),
        ("images/a.webp", picture("WEBP", xmp=b"<x:xmpmeta><PersonInImage>Ada Penrose</PersonInImage></x:xmpmeta>")),
    ],
)
def test_a_photo_that_names_somebody_stops_the_build(hamlet: Hamlet, name: str, data: bytes) -> None:
    """Its file name, and what it says of itself, though that is not published."""
    files: dict[str, str | bytes] = {name: data, "events/walk.md": hamlet.event(image=name, image_alt="The hall")}

    assert f"content/{name}:1:1 named" in told(hamlet, files)


def test_who_shows_a_handle_is_not_named(hamlet: Hamlet) -> None:
    """The form that somebody did not choose is a problem in others' sentences and in their own text."""
    files = {
        "people/lamp.md": hamlet.file("Adelheid Quirk keeps the lamp.\n", name="Adelheid Quirk", handle="lamp", display="handle", consent="yes"),
        "events/walk.md": hamlet.event("With Adelheid Quirk.\n"),
    }  # fmt: skip

    assert told(hamlet, files) == ["content/events/walk.md:6:6 named", "content/people/lamp.md:7:1 named"]


def test_a_name_that_somebody_shows_is_nobodys_secret(hamlet: Hamlet) -> None:
    """Of two people with one name the one who agreed can be named."""
    files = {"people/other.md": hamlet.file(name="Silvia Entwistle", consent="yes"), "events/walk.md": hamlet.event("With Silvia Entwistle.\n")}  # fmt: skip

    assert told(hamlet, files) == []


def test_a_site_that_hides_nobody_has_no_guard(hamlet: Hamlet) -> None:
    """Where everybody agreed nothing is looked over, and nothing costs."""
    assert hamlet.site({"people/ada.md": hamlet.file(name="Ada Penrose", consent="yes")}).guard is None
    assert guard_of((), str) is None


def test_what_was_kept_is_looked_over_for_new_names(hamlet: Hamlet, tmp_path: Path) -> None:
    """A page of the last build that names who has just withdrawn stops the build; with the name out of it the site is built."""
    events = {"events/walk.md": hamlet.event("With Ada Penrose.\n"), "people/a.md": hamlet.file(name="A B C D E", consent="no")}
    cache, output = tmp_path / "cache", tmp_path / "out"

    def built(files: dict[str, str]) -> list[str]:
        site = hamlet.site(files)
        site.cache = cache
        return [f"{one.path}:{one.place.line} {one.code}" for one in build(site, output).problems]

    first = built(events)
    second = built({**events, "people/withdrawn-8.md": GONE})
    third = built({"events/walk.md": hamlet.event("With cake.\n"), "people/withdrawn-8.md": GONE})

    assert (first, second, third) == ([], ["content/events/walk.md:6 named"], [])


def test_check_finds_them_without_building(hamlet: Hamlet) -> None:
    """`hundred check` tells the same places, and what to do."""
    site = hamlet.site({**PEOPLE, "events/walk.md": hamlet.event("With Ada Penrose and 曾可.\n")})

    else_ = "if somebody or something else is meant,"
    assert [(one.message, one.help) for one in site.named()] == [
        (
            "this names somebody who has withdrawn (content/people/withdrawn-8.md)",
            f"take the name out; {else_} delete their line of 'forgotten' in content/people/withdrawn-8.md",
        ),
        (
            "this names somebody who has not agreed to be shown (content/people/zeng-ke.md)",
            f"take the name out, or ask them and write  consent: yes; {else_} delete that word of their name in content/people/zeng-ke.md",
        ),
    ]
