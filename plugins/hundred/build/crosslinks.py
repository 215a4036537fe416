"""Check what bodies point to: other files, pictures, the web. Every fault at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core.links import find_html, find_links, pelican_target
from hundred.core.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hundred.core.links import BodyLink
    from hundred.core.model import Text
    from hundred.core.problems import Report

SCHEMES = frozenset({"http", "https", "mailto", "tel", "geo", "webcal"})


def check_bodies(
    texts: Iterable[Text], reports: Mapping[str, Report], files: Mapping[str, bool], pictures: frozenset[str], *, label: str
) -> None:
    """Report the broken and the dangerous links in the bodies of `texts`, each to its file's report.

    `files` maps each Markdown file under content/ to whether it is published; `pictures` are paths under content/;
    the paths of texts begin with `label`.
    """
    for text in texts:
        report, source = reports[text.path], text.path.removeprefix(f"{label}/")
        for link in find_links(text.body, text.body_line):
            _check(link, source, report, files, pictures)
        for tag, place in find_html(text.body, text.body_line):
            cure = "write it in Markdown, or put `backticks` around it to show it"
            report.warn(place, "html", f"'{tag}' is shown as text: HTML is not used in bodies", cure)


def _check(link: BodyLink, source: str, report: Report, files: Mapping[str, bool], pictures: frozenset[str]) -> None:
    if link.image and not link.words.strip():
        cure = "say what it shows between the brackets: ![the lighthouse at dusk](…)"
        report.error(link.place, "alt", "the picture has no words for those who cannot see it", cure)
    found = pelican_target(link.target, source)
    if found is None:
        _check_plain(link, report)
    elif found[0] == "filename" and not link.image:
        _check_file(link, found[1], report, files)
    elif found[0] in {"filename", "static", "attach"}:
        # {attach} is Pelican's, and publishes whatever file it names; here both lead to pictures of content/ and nowhere else.
        if found[1] not in pictures:
            names = (name.removeprefix("images/") for name in pictures)
            cure = did_you_mean(found[1].removeprefix("images/"), names, lead="{static}/images/")
            cure = cure or "only pictures in content/images can be shown or linked"
            report.error(link.place, "broken-link", f"there is no picture 'content/{found[1]}'", cure)
    else:
        cure = "link to a file with {filename}, to a picture with {static}"
        report.error(link.place, "link", f"{{{found[0]}}} is not used here", cure)


def _check_file(link: BodyLink, path: str, report: Report, files: Mapping[str, bool]) -> None:
    if path not in files:
        cure = did_you_mean(path, files, lead="{filename}/")
        cure = cure or "name the file as it lies under content/, as in  {filename}/groups/popcorn.md"
        report.error(link.place, "broken-link", f"there is no file 'content/{path}'", cure)
    elif not files[path]:
        cure = "publish that file first, or take the link out"
        report.error(link.place, "broken-link", f"'content/{path}' is a draft and not on the site", cure)


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
