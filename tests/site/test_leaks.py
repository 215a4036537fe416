"""What must not leave the content folder: people who said no, drafts, closed rooms, paths, secrets, positions in photos."""

from __future__ import annotations

import html
import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from built_site import CANARY, ROOT
from figures import note
from PIL import Image
from small_site import assemble_site
from truth import consented, hidden, originals, sources

if TYPE_CHECKING:
    from built_site import BuiltSite

BINARY = (".webp", ".png", ".jpg", ".jpeg", ".gif", ".avif", ".ico", ".woff2")
MARKERS = ("The draft's secret is a blue bucket.", "blue bucket")


@pytest.fixture(scope="module")
def texts(site: BuiltSite) -> dict[str, str]:
    """Return every text file as its readers see it: calendar lines unfolded, entities and percent signs resolved as well."""
    found = {}
    for path, data in site.files.items():
        if not path.endswith(BINARY):
            text = re.sub(r"\r\n[ \t]", "", data.decode())
            found[path] = f"{path}\n{text}\n{unquote(html.unescape(text))}"
    return found


def holders(texts: dict[str, str], needle: str) -> list[str]:
    """Return the files that hold a text, whatever the case of its letters."""
    return [path for path, text in texts.items() if needle.casefold() in text.casefold()]


def names_of(header: dict[str, str], *fields: str) -> set[str]:
    """Return names as they may be written: whole, and the Chinese and the Latin half of each."""
    whole = {header[field] for field in fields if header.get(field)}
    halves = {half.strip() for name in whole for half in re.split(r"(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])", name)}
    return {name for name in whole | halves if len(name) > 1}


def test_who_said_no_is_not_named(texts: dict[str, str]) -> None:
    """No file holds the name, the handle, a contribution or a sentence of a person who did not agree to be shown."""
    found = {}
    for id_, person in hidden().items():
        words = names_of(person.header, "name", "handle", "sort_key")
        words |= {one["what"] for one in person.header.get("contributions", ())} | {person.body.strip().partition(".")[0]}
        found |= {f"{id_}: {word}": holders(texts, word) for word in words if word}
    note(f"{len(hidden())} people without consent: {len(found)} words of theirs searched in {len(texts)} files")

    assert len(hidden()) >= 3
    assert {word: paths for word, paths in found.items() if paths} == {}


def test_who_said_no_has_no_address(texts: dict[str, str]) -> None:
    """No file is named after a person who did not agree to be shown, links to one, or gives their id as a value."""
    found = {}
    for id_ in hidden():
        name = re.escape(id_)
        form = re.compile(
            rf"(?:people|person|by-person)/{name}(?![\w-])|[\"'=]{name}[\"']|data-person=\S?{name}(?![\w-])", re.IGNORECASE
        )
        found[id_] = [path for path, text in texts.items() if form.search(text)]

    assert {id_: paths for id_, paths in found.items() if paths} == {}


def test_people_are_shown_in_the_form_they_chose(texts: dict[str, str]) -> None:
    """Who is shown by handle or initials is nowhere named in full, and who is shown by name has no handle anywhere."""
    found = {}
    for id_, person in consented().items():
        header, display = person.header, person.header.get("display", "name")
        shown = {"name": header["name"], "handle": header["handle"] if display == "handle" else "", "initials": ""}
        fields = ("name", "handle", *(["sort_key"] if display != "name" else []))
        for word in names_of(header, *fields) if display in shown else ():
            # A sort key may be one common word, and a handle a part of the name that is shown.
            whole = " " in word or word in {header["name"], header.get("handle")}
            if whole and word.casefold() not in shown[display].casefold():
                in_address = "-".join(re.split(r"[^\w]+", word.casefold()))  # an id can give a name away
                found[f"{id_}: {word}"] = holders(texts, word) + holders(texts, in_address)

    assert found
    assert {word: paths for word, paths in found.items() if paths} == {}


def test_drafts_are_nowhere(texts: dict[str, str], site: BuiltSite) -> None:
    """A draft has no page, and neither its title nor a line of it is in any file."""
    drafts = [
        one for kind in ("news", "pages", "guide", "charter") for one in sources(kind) if one.header.get("status") == "draft"
    ]
    words = {*MARKERS, *(one.header["title"] for one in drafts)}
    words |= {line for one in drafts for line in one.body.splitlines() if len(line) > 20}

    assert drafts
    assert {word: holders(texts, word) for word in words if holders(texts, word)} == {}
    assert [path for path in site.files for one in drafts if one.id in path.split("/")] == []


def test_addresses_for_few_are_kept(texts: dict[str, str]) -> None:
    """The address to join a members' or a booked event by is in no file."""
    closed = [one for one in originals("events").values() if one.header.get("access") in {"members", "booking"}]
    links = {one.header["online"] for one in closed if one.header.get("online")}
    note(f"{len(closed)} events not for everybody, {len(links)} with an address to join by")

    assert links
    assert {link: holders(texts, link) for link in links if holders(texts, link)} == {}


def test_no_path_of_the_source_is_published(texts: dict[str, str]) -> None:
    """No file names a Markdown file of the content; the guide may, as it explains them."""
    names = {one.relative_to(ROOT / "content").as_posix() for one in (ROOT / "content").rglob("*.md")}
    found = {}
    for path, text in texts.items():
        told = {match for match in re.findall(r"[\w./-]+\.md\b", text) if match.removeprefix("content/") in names}
        if told and "guide/" not in path and "/events/" not in path:
            found[path] = told

    assert found == {}


def test_nothing_of_the_machine_is_published(texts: dict[str, str], site: BuiltSite) -> None:
    """No file holds a path of this machine or a value of the environment."""
    paths = {str(ROOT), str(site.folder), str(site.folder.parent), sys.prefix, sys.base_prefix, str(Path.home()) + "/."}
    needles = {CANARY, "HUNDRED_CANARY", *(path for path in paths if len(path) > 5)}

    assert {needle: holders(texts, needle) for needle in needles if holders(texts, needle)} == {}
    assert [path for path, data in site.files.items() if CANARY.encode() in data or str(ROOT).encode() in data] == []


def test_hidden_files_are_three(site: BuiltSite) -> None:
    """The only dotfiles are notes to GitHub Pages and Apache and the list of what was written; no backup, source or lock."""
    dotted = {path for path in site.files if any(part.startswith(".") for part in path.split("/"))}
    odd = [path for path in site.files if re.search(r"(~|\.bak|\.swp|\.md|\.py|\.pyc|\.po|\.yaml|\.tmp)$", path)]
    odd = [path for path in odd if not re.search(r"charter/[\d.]+/charter\.[\w-]+\.md$", path)]  # composed, for passing on

    assert dotted <= {".nojekyll", ".hundred.json", ".htaccess"}
    assert odd == []


def test_demo_pictures_hold_no_metadata(site: BuiltSite) -> None:
    """No published picture says where, when or with what it was taken."""
    pictures = site.ending(*BINARY)

    assert pictures
    assert {path for path, data in pictures.items() if told_by(data)} == set()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_loses_where_it_was_taken(tmp_path: Path, form: str) -> None:
    """A photo with a position, a camera and a comment is published upright and without any of them."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Camera canary", 6
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "N", (39.0, 41.0, 0.9)
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(out, form, exif=exif, comment=b"Comment canary")
    assert told_by(out.getvalue())
    name = f"images/photo.{form.lower().replace('jpeg', 'jpg')}"
    event = f"---\ntitle: Picnic\nid: picnic\nstart: 2026-05-15 19:30\nimage: {name}\nimage_alt: A photo\n---\nCome.\n"

    made = assemble_site(tmp_path, {"events/picnic.md": event, name: out.getvalue()})

    assert made.problems == ()
    assert told_by(made.files[name]) == []
    assert Image.open(io.BytesIO(made.files[name])).size == (20, 40)


def told_by(data: bytes) -> list[str]:
    """Return what a picture tells beside itself."""
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        told = [str(key) for key in image.info if key.lower() in {"exif", "xmp", "comment", "photoshop", "xml:com.adobe.xmp"}]
        told += [str(key) for key in image.getexif()]
    return told + [mark.decode() for mark in (b"canary", b"Exif\x00\x00", b"<x:xmpmeta") if mark in data]
