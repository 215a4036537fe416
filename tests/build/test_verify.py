"""A last look at the finished pages: every link inside the site leads somewhere."""

from __future__ import annotations

import pytest

from hundred.build.verify import broken_links

URL = "https://h.example"
FILES = {
    "index.html": '<p id="top">x</p>',
    "a/index.html": "<h2 id=\"海\">x</h2><a id='quoted'>y</a>",
    "a/x.ics": "BEGIN",
    "images/灯.png": "",
}


def broken(link: str, *, base: str = "", file: str = "b/c/index.html") -> tuple[int, list[str]]:
    """Return how many internal links a page with this link holds, and those that are broken."""
    files = {name: data.encode() for name, data in {**FILES, file: link}.items()}
    count, found = broken_links(files, base, URL + base)
    assert all(one == file for one, _ in found)
    return count, [target for _, target in found]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/">x</a>',
        '<a href="/#top">x</a>',
        '<a href="/a/">x</a>',
        '<a class="x" href="/a/index.html" title="y">x</a>',
        '<a href="/a/#%E6%B5%B7">x</a>',
        '<a href="/a/#海">x</a>',
        '<a href="../../a/x.ics">x</a>',
        '<img src="/images/%E7%81%AF.png?v=1" alt="">',
        '<link rel="x" href="https://h.example/a/">',
        '<p id="here"><a href="#here">x</a></p>',
        '<a href="./">x</a>',
        '<a href="?page=2">x</a>',
    ],
)
def test_a_link_that_leads_somewhere_is_counted(link: str) -> None:
    """Pages, files and fragments, absolute and relative, quoted and not."""
    assert broken(link) == (1, [])


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://other.example/">x</a>',
        '<a href="mailto:a@b.example">x</a>',
        '<a href="//h.example/x">x</a>',
        '<a href="https://h.example.evil.example/">x</a>',
        "<p>href=&quot;/x/&quot;</p>",
    ],
)
def test_links_that_leave_the_site_are_not_looked_at(link: str) -> None:
    """Only what is ours can be looked up."""
    assert broken(link) == (0, [])


@pytest.mark.parametrize(
    "target",
    ["/b/", "/a", "/a/#nothing", "../x/", "/images/none.png", "https://h.example/b/", "#nowhere", "/../a/", "/A/"],
)
def test_a_link_that_leads_nowhere_is_named(target: str) -> None:
    """A missing page, file or fragment is named with the page that links to it."""
    assert broken(f'<a href="{target}">x</a>') == (1, [target])


@pytest.mark.parametrize(
    ("target", "fine"),
    [
        ("/base/a/", True),
        ("/base/", True),
        ("https://h.example/base/a/", True),
        ("../../a/", True),
        ("/a/", False),
        ("/basement/a/", False),
        ("/", False),
    ],
)
def test_a_site_below_a_path_links_below_it(target: str, *, fine: bool) -> None:
    """Under a base path, a link from the host's root leads out of the site, and is broken."""
    assert broken(f'<a href="{target}">x</a>', base="/base") == (1, [] if fine else [target])
