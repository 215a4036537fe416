"""Check what bodies point to: other files, pictures, the web. Every fault at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from hundred.core import links as found_in
from hundred.core.links import pelican_target
from hundred.core.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from hundred.core.links import BodyLink
    from hundred.core.problems import Report

SCHEMES = frozenset({"http", "https", "mailto", "tel", "geo", "webcal"})


class CrossLink(Struct, frozen=True, kw_only=True):
    """A link of a body to a file or a picture of content/: what it needs there, as `file:path` or `image:path`."""

    link: BodyLink
    report: Report
    need: str


def look_through(body: str, first_line: int, source: str, report: Report) -> tuple[list[CrossLink], list[str]]:
    """Report the faults that a `body` has in itself; return its links to files, and the paths of the site it links to.

    `source` is the path under content/ of its file, `first_line` the line it starts on.
    """
    cross, paths = [], []
    found_links, tags = found_in.look_through(body, first_line)
    for link in found_links:
        if link.image and not link.words.strip():
            cure = "say what it shows between the brackets: ![the lighthouse at dusk](…)"
            report.error(link.place, "alt", "the picture has no words for those who cannot see it", cure)
        found = pelican_target(link.target, source)
        if found is None:
            _check_plain(link, report)
            paths += site_paths(link)
        elif found[0] == "filename" and not link.image:
            cross.append(CrossLink(link=link, report=report, need=f"file:{found[1]}"))
        elif found[0] in {"filename", "static", "attach"}:
            # {attach} is Pelican's and publishes whatever file it names; here both lead to pictures and nowhere else.
            cross.append(CrossLink(link=link, report=report, need=f"image:{found[1]}"))
        else:
            cure = "link to a file with {filename}, to a picture with {static}"
            report.error(link.place, "link", f"{{{found[0]}}} is not used here", cure)
    for tag, place in tags:
        cure = "write it in Markdown, or put `backticks` around it to show it"
        report.warn(place, "html", f"'{tag}' is shown as text: HTML is not used in bodies", cure)
    return cross, paths


def site_paths(link: BodyLink) -> list[str]:
    """Return the path of the site that a link leads to, without query and fragment; nothing for other links."""
    path = unquote(link.target.partition("#")[0].partition("?")[0])
    return [path] if path.startswith("/") and not path.startswith("//") else []


def report_broken(cross: Sequence[CrossLink], files: Mapping[str, bool], pictures: Collection[str]) -> None:
    """Report those of the links that lead to no published file or picture, each to its file's report.

    `files` maps each Markdown file under content/ to whether it is published; `pictures` are paths under content/.
    """
    for one in cross:
        what, _, path = one.need.partition(":")
        if what == "file":
            _check_file(one, path, files)
        elif path not in pictures:
            names = (name.removeprefix("images/") for name in pictures)
            cure = did_you_mean(path.removeprefix("images/"), names, lead="{static}/images/")
            cure = cure or "only pictures in content/images can be shown or linked"
            one.report.error(one.link.place, "broken-link", f"there is no picture 'content/{path}'", cure)


def _check_file(one: CrossLink, path: str, files: Mapping[str, bool]) -> None:
    if path not in files:
        cure = did_you_mean(path, files, lead="{filename}/")
        cure = cure or "name the file as it lies under content/, as in  {filename}/groups/popcorn.md"
        one.report.error(one.link.place, "broken-link", f"there is no file 'content/{path}'", cure)
    elif not files[path]:
        cure = "publish that file first, or take the link out"
        one.report.error(one.link.place, "broken-link", f"'content/{path}' is a draft and not on the site", cure)


def _check_plain(link: BodyLink, report: Report) -> None:
    target = link.target
    scheme, colon, _ = target.partition(":")
    if target.startswith(("#", "/")) and not target.startswith("//"):
        return  # looked up when every page is known
    if colon and scheme.casefold() in SCHEMES:
        return
    if not target:
        report.error(link.place, "link", "the link leads nowhere", "write where it leads between the parentheses")
    elif colon and "/" not in scheme and "." not in scheme:
        cure = "write an address that begins with https://"
        report.error(link.place, "link", f"a link may not begin with '{scheme}:'", cure)
    else:
        cure = f"link to a file with {{filename}}/…, to the web with https://{target.lstrip('/')}"
        cure = f"write  {{filename}}{target}" if target.partition("#")[0].endswith(".md") else cure
        report.error(link.place, "link", f"'{target}' is neither a file of the site nor an address on the web", cure)
