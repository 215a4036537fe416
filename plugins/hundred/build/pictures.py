"""Pictures as they may be published: what the name says they are, of a bounded size, without where they were taken."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from msgspec import Struct, field

from hundred.build.faults import UnmakeableError
from hundred.core.problems import Place, Problem, Report
from hundred.core.reads import Reads

if TYPE_CHECKING:
    from pathlib import Path

_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF", ".avif": "AVIF"}
_SAME = {"MPO": "JPEG"}  # what phones write: a JPEG with a second picture behind it
_PIXELS = 40_000_000  # more than any camera phone's default; bounds memory against decompression bombs
_BYTES = 12_000_000
_METADATA = {"exif", "xmp", "photoshop", "comment", "iptc", "XML:com.adobe.xmp"}


class Pictures(Struct):
    """The pictures of a site by their path under content/: opened when needed, each once."""

    content: Path
    label: str
    reads: Reads = field(default_factory=Reads)
    _known: dict[str, tuple[int, int]] = field(default_factory=dict)
    _clean: dict[str, bytes] = field(default_factory=dict)

    def as_input(self) -> str:
        """Return nothing: what a picture gives is noted when it is asked for."""
        return ""

    def size(self, path: str) -> tuple[int, int]:
        """Return (width, height) in pixels as shown, after the turn that the camera asked for."""
        self.reads.note("picture", path)
        if path not in self._known:
            from PIL import Image  # noqa: PLC0415 - many builds look at no picture

            with Image.open(self.content / path) as image:
                turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
                self._known[path] = (image.height, image.width) if turned else (image.width, image.height)
        return self._known[path]

    def published(self, path: str) -> bytes:
        """Return the bytes to publish: the file's own, or drawn anew upright where it held metadata.

        Raises UnmakeableError where the file is cut off or damaged.
        """
        self.reads.note("picture", path)
        if path not in self._clean:
            data = (self.content / path).read_bytes()
            try:
                self._clean[path] = _cleaned(data)
            except (OSError, ValueError, SyntaxError) as fault:  # Pillow raises all three for damaged files
                cure = "export it again from the program that made it"
                message = "the picture is cut off or damaged"
                problem = Problem(path=f"{self.label}/{path}", place=Place(), code="picture", message=message, help=cure)
                raise UnmakeableError(problem) from fault
        return self._clean[path]

    def weight(self, path: str) -> int:
        """Return the number of bytes of a picture as published."""
        return len(self.published(path))

    def told(self, path: str) -> str:
        """Return all that a picture of the content says of itself in words: EXIF, XMP, IPTC and comments."""
        from PIL import Image  # noqa: PLC0415 - as above

        try:
            with Image.open(self.content / path) as image:
                kept = [value for name, value in image.info.items() if name not in {"icc_profile", "transparency"}]
                exif = image.getexif()
                kept += [*exif.values(), *exif.get_ifd(0x8769).values()]
        except (OSError, ValueError, SyntaxError):
            return ""
        return " ".join(_words_in(value) for value in kept)[:_BYTES]

    def check(self, path: str) -> Report:
        """Return a report that says whether a picture can be published."""
        from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - as above

        report = Report(f"{self.label}/{path}")
        file = self.content / path
        wanted = _FORMATS[file.suffix.lower()]
        if file.stat().st_size > _BYTES:
            cure = "save it smaller: 2000 pixels wide is plenty"
            report.error(Place(), "picture", f"the picture has {file.stat().st_size:,} bytes; the most is {_BYTES:,}", cure)
            return report
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # said better below
                with Image.open(file) as image:
                    kind, (width, height) = _SAME.get(image.format or "", image.format), image.size
        except Image.DecompressionBombError:
            cure = "save it smaller: 2000 pixels wide is plenty"
            report.error(Place(), "picture", f"the picture has too many pixels; the most is {_PIXELS:,}", cure)
            return report
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            report.error(Place(), "picture", f"this is not a {wanted} picture", "export it again from the program that made it")
            return report
        if kind != wanted:
            report.error(
                Place(),
                "picture",
                f"the name says {wanted}, the picture is {kind}",
                f"rename it to end in .{(kind or '').lower()}",
            )
        elif width * height > _PIXELS:
            cure = "save it smaller: 2000 pixels wide is plenty"
            report.error(Place(), "picture", f"the picture has {width * height:,} pixels; the most is {_PIXELS:,}", cure)
        return report


def _words_in(value: object) -> str:
    """Return what could be words in a value of a picture's metadata, in whatever encoding programs write it."""
    if isinstance(value, bytes):
        texts = (value.decode(encoding, "ignore") for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"))
        return " ".join(texts).replace("\0", " ")
    if isinstance(value, dict):
        return " ".join(map(_words_in, value.values()))
    if isinstance(value, list | tuple):
        return " ".join(map(_words_in, value))
    return value if isinstance(value, str) else ""


def _cleaned(data: bytes) -> bytes:
    """Return a picture's bytes without metadata, upright; the same bytes where there is none."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - as above

    with Image.open(io.BytesIO(data)) as image:
        kind = _SAME.get(image.format or "", image.format or "")
        if kind == image.format and not (_METADATA & set(image.info)) and not image.getexif():
            return data
        kept = {name: image.info[name] for name in ("icc_profile", "transparency") if image.info.get(name) is not None}
        if kind in {"JPEG", "WEBP", "AVIF"}:
            kept["quality"] = 90
        out = io.BytesIO()
        if getattr(image, "is_animated", False) and kind == image.format:
            kept |= {name: image.info[name] for name in ("duration", "loop") if name in image.info}
            image.save(out, kind, save_all=True, exif=b"", xmp=b"", comment=b"", **kept)
            return out.getvalue()
        upright = ImageOps.exif_transpose(image)
        clean = Image.new(upright.mode, upright.size)
        clean.paste(upright)
        if upright.mode == "P":
            clean.putpalette(upright.getpalette() or [])
        clean.save(out, kind, **kept)
        return out.getvalue()
