"""A last look at the finished pages: every link inside the site leads somewhere, to the very place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.build.produce import produce
from hundred.build.verify import Site, look_at, missing_fragments, read_page

if TYPE_CHECKING:
    from tests.conftest import Hamlet

URL = "https://h.example"
FILES = {
    "index.html": '<p id="top">x</p>',
    "a/index.html": '<h2 id="海">x</h2><a class="y" id="a&amp;b">y</a>',
    "a/x.ics": "BEGIN",
    "images/灯.png": "",
}


def broken(link: str, *, base: str = "", file: str = "b/c/index.html") -> tuple[int, list[str]]:
    """Return how many internal links a page with this link holds, and those that are broken, in it or at the far end."""
    files = {**FILES, file: link}
    site = Site(files=frozenset(files), base=base, url=URL + base)
    look = look_at(file, link.encode(), site)
    missing = missing_fragments({file: look.fragments}, lambda name: files[name])
    assert look_at(file, link.encode(), site) == look  # what it remembers of targets changes nothing
    return look.links, [*look.broken, *(f"far {target}" for one, target in missing if one == file)]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/">x</a>',
        '<a href="/#top">x</a>',
        '<a href="/a/">x</a>',
        '<a class="x" href="/a/index.html" title="y">x</a>',
        '<a href="/a/#%E6%B5%B7">x</a>',
        '<a href="/a/#海">x</a>',
        '<a href="/a/#a&amp;b">x</a>',
        '<a href="../../a/x.ics">x</a>',
        '<a href="/a/x.ics#line">x</a>',
        '<img src="/images/%E7%81%AF.png?v=1" alt="">',
        '<link rel="x" href="https://h.example/a/">',
        '<p id="here"><a href="#here">x</a></p>',
        '<p id="here"><a href="/b/c/#here">x</a></p>',
        '<a href="./">x</a>',
        '<a href="?page=2">x</a>',
    ],
)
def test_a_link_that_leads_somewhere_is_counted(link: str) -> None:
    """Pages, files and fragments, absolute and relative."""
    assert broken(link) == (1, [])


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://other.example/">x</a>',
        '<a href="mailto:a@b.example">x</a>',
        '<a href="//h.example/x">x</a>',
        '<a href="https://h.example.evil.example/">x</a>',
        "<p>href=&quot;/x/&quot;</p>",
        "<code>&lt;a href=&#34;/x/&#34;&gt;</code>",
    ],
)
def test_links_that_leave_the_site_are_not_looked_at(link: str) -> None:
    """Only what is ours can be looked up."""
    assert broken(link) == (0, [])


@pytest.mark.parametrize(
    "target", ["/b/", "/a", "../x/", "/images/none.png", "https://h.example/b/", "#nowhere", "/b/c/#nowhere", "/../a/", "/A/"]
)
def test_a_link_that_leads_nowhere_is_named(target: str) -> None:
    """A missing page, file, or place in the page itself is named."""
    assert broken(f'<a href="{target}">x</a>') == (1, [target])


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("/a/#nothing", "/a/index.html#nothing"),
        ("../../a/#top", "/a/index.html#top"),
        ("https://h.example/#none", "/index.html#none"),
        ("/a/#A&amp;B", "/a/index.html#A&B"),
    ],
)
def test_a_place_that_another_page_lacks_is_named(target: str, place: str) -> None:
    """The page is there and the place is not."""
    assert broken(f'<a href="{target}">x</a>') == (1, [f"far {place}"])


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


def test_only_pages_hold_links() -> None:
    """A calendar that says href is not a page."""
    look = look_at("a.ics", b'<a href="/none/">', Site(files=frozenset(), base="", url=URL))

    assert (look.links, look.broken, look.fragments) == (0, (), ())


def test_each_far_page_is_read_once() -> None:
    """However many pages lead to it."""
    read = []

    def page(name: str) -> str:
        read.append(name)
        return '<p id="x">'

    missing = missing_fragments({f"{n}.html": ("far.html#x", "far.html#y") for n in range(3)}, page)

    assert (missing, read) == ([(f"{n}.html", "/far.html#y") for n in range(3)], ["far.html"])


@given(
    names=st.lists(st.sampled_from(["id", "href", "src", "class", "data-id", "title"]), min_size=1, max_size=4, unique=True),
    value=st.text(alphabet="a/#&;<>\" 海='", max_size=12),
)
def test_values_are_read_as_a_browser_does(names: list[str], value: str) -> None:
    """Whatever stands in an attribute as our serialisers write it is found as it was meant, and nothing else."""
    from markupsafe import escape  # noqa: PLC0415 - what the templates use

    attributes = " ".join(f'{name}="{escape(value)}"' for name in names)

    targets, ids = read_page(f"<p {attributes}>href=&#34;/x/&#34;</p>")

    assert targets == [value for name in names if name in {"href", "src"}]
    assert ids == ({value} if "id" in names else set())


ABOUT = "---\ntitle: About\n---\nSee [tea]({filename}/pages/walks.md#tea).\n"
WALKS = "---\ntitle: Walks\n---\nText.\n\n## Tea {#tea}\n\nHot.\n"
OWN = '<p>{{ body(record) }}</p>{% if page.path == "/about/" %}<a href="/walks/">x</a>{% endif %}'


def built(hamlet: Hamlet, files: dict[str, str]) -> tuple[list[str], tuple[str, ...]]:
    """Build into the same folder as before; return what is wrong, with its file, and the files that are new."""
    (hamlet.folder / "overrides").mkdir(exist_ok=True)
    (hamlet.folder / "overrides" / "page.html").write_text(OWN)
    for path in hamlet.folder.glob("content/pages/*.md"):
        path.unlink()
    conf = {"THEME_TEMPLATES_OVERRIDES": ["overrides"], "HUNDRED": {"languages": ["en"]}}
    made, _ = produce(hamlet.site(files, **conf), hamlet.folder / "output")
    return [f"{one.path}: {one.message}" for one in made.problems], made.fresh


def test_a_kept_page_is_looked_at_again_when_a_place_vanished(hamlet: Hamlet) -> None:
    """The page that is linked to is made anew, without the place; the one that links was not touched, and is told."""
    first = built(hamlet, {"pages/about.md": ABOUT, "pages/walks.md": WALKS})

    problems, fresh = built(hamlet, {"pages/about.md": ABOUT, "pages/walks.md": WALKS.replace("## Tea {#tea}", "")})

    assert first[0] == []
    assert problems == ["content/pages/about.md: the page /about/index.html links to /walks/index.html#tea, which is not there"]
    assert "about/index.html" not in fresh


def test_a_kept_page_is_looked_at_again_when_a_page_vanished(hamlet: Hamlet) -> None:
    """A template of the site's own leads from one page to another by its address; then the other one goes."""
    about = ABOUT.replace("[tea]({filename}/pages/walks.md#tea)", "tea")
    first = built(hamlet, {"pages/about.md": about, "pages/walks.md": WALKS})

    problems, fresh = built(hamlet, {"pages/about.md": about})

    assert first[0] == []
    assert problems == ["content/pages/about.md: the page /about/index.html links to /walks/, which is not there"]
    assert "about/index.html" not in fresh


def test_what_was_wrong_is_told_until_it_is_mended(hamlet: Hamlet) -> None:
    """A build that published nothing has looked at nothing that the next one could take for sound."""
    about = ABOUT.replace("[tea]({filename}/pages/walks.md#tea)", "tea")
    built(hamlet, {"pages/about.md": about, "pages/walks.md": WALKS})
    once = built(hamlet, {"pages/about.md": about})

    again = built(hamlet, {"pages/about.md": about})
    mended = built(hamlet, {"pages/about.md": about, "pages/walks.md": WALKS})

    assert (again, mended) == (once, ([], ()))
