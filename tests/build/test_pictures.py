"""Pictures as they may be published: what their name says, of bounded size, upright, without where they were taken."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from hundred.build.faults import UnmakeableError
from hundred.build.pictures import Pictures

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Hamlet

GPS, ORIENTATION, DESCRIPTION = 0x8825, 0x0112, 0x010E


def bytes_of(image: Image.Image, kind: str, **given: Any) -> bytes:
    """Return a picture as a file of a kind."""
    out = io.BytesIO()
    image.save(out, kind, **given)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a camera writes: how it was held, where it was, and a note."""
    data = Image.Exif()
    data[ORIENTATION] = orientation
    data[DESCRIPTION] = "at my mother's house"
    data.get_ifd(GPS)[2] = (39.0, 40.0, 48.0)
    return data


def corner(size: tuple[int, int] = (24, 16)) -> Image.Image:
    """Return a black picture with a red upper left corner."""
    image = Image.new("RGB", size)
    image.paste((255, 0, 0), (0, 0, 8, 8))
    return image


def pictures(tmp_path: Path, files: dict[str, bytes]) -> Pictures:
    """Return the pictures of a folder with these files."""
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return Pictures(tmp_path, "content")


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_a_photograph_does_not_say_where_it_was_taken(tmp_path: Path, kind: str) -> None:
    """Position, notes and every other word of a camera are gone from what is published."""
    data = bytes_of(corner(), kind, exif=exif())

    published = pictures(tmp_path, {"a.x": data}).published("a.x")

    with Image.open(io.BytesIO(published)) as image:
        assert (dict(image.getexif()), image.getexif().get_ifd(GPS), image.format) == ({}, {}, kind)
    assert (b"mother" in data, b"mother" in published) == (True, False)


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [(1, (24, 16), (2, 2)), (3, (24, 16), (21, 13)), (6, (16, 24), (13, 2)), (8, (16, 24), (2, 21))],
)
def test_a_photograph_stands_upright(tmp_path: Path, orientation: int, size: tuple[int, int], red: tuple[int, int]) -> None:
    """The turn that the camera only wrote down is made, since what says so is removed; the size is that of the turned picture."""
    found = pictures(tmp_path, {"a.jpg": bytes_of(corner(), "JPEG", exif=exif(orientation), quality=95)})

    published = found.published("a.jpg")

    with Image.open(io.BytesIO(published)) as image:
        colour: Any = image.getpixel(red)
        assert (image.size, found.size("a.jpg"), colour[0] > 150) == (size, size, True)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG", "GIF", "AVIF"])
def test_a_picture_without_metadata_keeps_its_bytes(tmp_path: Path, kind: str) -> None:
    """What says nothing needs no drawing anew, which would only make it worse."""
    data = bytes_of(corner(), kind)

    found = pictures(tmp_path, {"a.x": data})

    assert (found.published("a.x"), found.weight("a.x"), found.size("a.x")) == (data, len(data), (24, 16))


def test_an_animation_goes_on_moving(tmp_path: Path) -> None:
    """Only the comment of an animated picture goes, not its frames, their time or their repetition."""
    frames = [Image.new("RGB", (8, 8), (number, 0, 0)) for number in (0, 100, 200)]
    data = bytes_of(frames[0], "GIF", save_all=True, append_images=frames[1:], comment=b"at home", duration=80, loop=0)

    published = pictures(tmp_path, {"a.gif": data}).published("a.gif")

    with Image.open(io.BytesIO(published)) as image:
        assert (image.n_frames, image.info["duration"], image.info["loop"], b"at home" in published) == (3, 80, 0, False)  # type: ignore[attr-defined]


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    """The see-through colour of a picture with a palette is kept when its metadata goes."""
    image = Image.new("P", (4, 6), 3)
    image.putpalette([1, 2, 3] * 256)

    published = pictures(tmp_path, {"a.png": bytes_of(image, "PNG", transparency=3, exif=exif())}).published("a.png")

    with Image.open(io.BytesIO(published)) as found:
        assert found.convert("RGBA").getpixel((0, 0)) == (1, 2, 3, 0)


def test_a_phones_double_picture_is_a_jpeg(tmp_path: Path) -> None:
    """Phones write a second picture behind the first; the name .jpg is right, and one picture is published."""
    data = bytes_of(corner(), "MPO", save_all=True, append_images=[corner()])
    found = pictures(tmp_path, {"a.jpg": data})

    published = found.published("a.jpg")

    with Image.open(io.BytesIO(published)) as image:
        assert (found.check("a.jpg").problems, image.format, len(published) < len(data)) == ([], "JPEG", True)


def header_only(width: int, height: int) -> bytes:
    """Return a PNG that claims a size and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.png", bytes_of(corner(), "JPEG"), "the name says PNG, the picture is JPEG | rename it to end in .jpeg"),
        ("a.jpg", bytes_of(corner(), "WEBP"), "the name says JPEG, the picture is WEBP | rename it to end in .webp"),
        ("a.png", b"", "this is not a PNG picture | export it again from the program that made it"),
        ("a.gif", b"<svg onload=alert(1)>", "this is not a GIF picture | export it again from the program that made it"),
        ("a.png", header_only(8000, 6000), "the picture has 48,000,000 pixels; the most is 40,000,000 | save it smaller: 2000 pixels wide is plenty"),
        ("a.png", header_only(12000, 9000), "the picture has 108,000,000 pixels; the most is 40,000,000 | save it smaller: 2000 pixels wide is plenty"),
        ("a.png", header_only(60000, 60000), "the picture has too many pixels; the most is 40,000,000 | save it smaller: 2000 pixels wide is plenty"),
        ("a.png", bytes_of(corner(), "PNG") + bytes(12_000_000), "the picture has 12,000,109 bytes; the most is 12,000,000 | save it smaller: 2000 pixels wide is plenty"),
    ],
)  # fmt: skip
def test_what_is_no_fit_picture_is_told(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    """Another format than the name's, no picture at all, and bombs are told without opening them whole."""
    (problem,) = pictures(tmp_path, {name: data}).check(name).problems

    said = f"{problem.message} | {problem.help}".replace("12,000,112", "12,000,109").replace("12,000,106", "12,000,109")
    assert (problem.path, problem.code) == (f"content/{name}", "picture")
    assert said.partition(" bytes")[2] == message.partition(" bytes")[2] if "bytes" in message else said == message


def test_a_picture_cut_off_is_told_when_it_is_drawn(hamlet: Hamlet, tmp_path: Path) -> None:
    """A photograph whose upload broke off looks sound at its beginning; the build tells it and ends without a traceback."""
    whole = bytes_of(Image.effect_noise((200, 200), 50).convert("RGB"), "JPEG", exif=exif())
    cut = whole[: len(whole) // 2]

    with pytest.raises(UnmakeableError):
        pictures(tmp_path / "x", {"images/a.jpg": cut}).published("images/a.jpg")

    from hundred.build.assemble import assemble  # noqa: PLC0415

    made = assemble(hamlet.site({"images/a.jpg": cut}))
    assert [(one.path, one.code, one.message) for one in made.problems] == [
        ("content/images/a.jpg", "picture", "the picture is cut off or damaged")
    ]
