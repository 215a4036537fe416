"""News, standing pages and the guide: their files and their pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from hundred.core.model import Guide, Page, Post
from hundred.news.plan import plan

if TYPE_CHECKING:
    from tests.conftest import Hamlet


def test_every_field_reaches_the_record(hamlet: Hamlet) -> None:
    """All that an editor can write of a post, a page and a page of the guide is in its record."""
    files = {
        "people/ada.md": "---\nname: Ada\nconsent: yes\n---\n",
        "groups/readers.md": "---\ntitle: Readers\n---\n",
        "news/n.md": "---\ntitle: N\ndate: 2026-05-01 23:00\nsummary: S.\nauthors: ada\ngroups: [readers]\ntags: [sea]\nmodified: 2026-05-03\n---\n",
        "pages/about.md": "---\ntitle: About\nsummary: S.\norder: 0\ndate: 2026-05-01\n---\n",
        "guide/fields.md": "---\ntitle: Fields\n---\n",
    }

    community = hamlet.community(files)

    (post,), (page,), (guide,) = community.posts, community.pages, community.guide
    assert post == Post(
        id="n",
        path="content/news/n.md",
        texts=post.texts,
        published=datetime(2026, 5, 1, 15, tzinfo=UTC),
        modified=datetime(2026, 5, 2, 16, tzinfo=UTC),
        day=date(2026, 5, 1),
        authors=("ada",),
        groups=("readers",),
        tags=("sea",),
    )
    assert page == Page(
        id="about", path="content/pages/about.md", texts=page.texts, published=datetime(2026, 4, 30, 16, tzinfo=UTC), order=0
    )
    assert guide == Guide(id="fields", path="content/guide/fields.md", texts=guide.texts, order=100)


@pytest.mark.parametrize("name", ["events", "wall", "admin", "theme", "calendars"])
def test_a_page_cannot_take_the_sites_own_addresses(hamlet: Hamlet, name: str) -> None:
    """A standing page at the top of the site must not hide a part of it."""
    assert hamlet.told({f"pages/{name}.md": "---\ntitle: T\n---\n"}) == [f"content/pages/{name}.md:1:1 reserved"]


def test_a_page_cannot_be_called_like_a_language(hamlet: Hamlet) -> None:
    """The tree of a language lies at the top of the site too, and letter case does not tell addresses apart."""
    told = hamlet.told({"pages/zh-hans.md": "---\ntitle: T\n---\n"})

    assert [one.rpartition(" ")[2] for one in told] == ["collision"]


def test_drafts_are_checked_but_nowhere(hamlet: Hamlet) -> None:
    """A draft's slips are told; its page is not made."""
    files = {
        "news/n.md": "---\ntitle: N\ndate: 2026-01-01\nsummary: S.\nstatus: draft\n---\n",
        "pages/p.md": "---\ntitle: P\nstatus: draft\n---\n",
        "guide/g.md": "---\ntitle: G\nstatus: draft\n---\n",
    }

    community = hamlet.community(files)
    told = hamlet.told({"pages/p.md": "---\ntitle: P\nstatus: draft\nordre: 1\n---\n"})

    assert ((community.posts, community.pages, community.guide), told) == (((), (), ()), ["content/pages/p.md:4:1 unknown-key"])


def test_news_stand_by_year_and_lead_to_their_neighbours(hamlet: Hamlet) -> None:
    """The newest first; each piece knows the one before and after, its authors and its groups."""
    files = {
        "people/ada.md": "---\nname: Ada\nconsent: yes\n---\n",
        "groups/readers.md": "---\ntitle: Readers\n---\n",
        **{
            f"news/n{year}{month}.md": f"---\ntitle: N\ndate: {year}-0{month}-01\nsummary: S.\nauthors: [ada]\ngroups: [readers]\n---\n"
            for year in (2025, 2026)
            for month in (1, 2)
        },
    }

    first, *posts = (page for page in plan(hamlet.view(files)) if page.kind in {"news", "post"})

    listed: Any = first.fill().data["posts"]
    datas: list[Any] = [page.fill().data for page in posts]
    assert [(year, [one.id for one in found]) for year, found in listed] == [
        (2026, ["n20262", "n20261"]),
        (2025, ["n20252", "n20251"]),
    ]
    assert [(data["previous"] and data["previous"].id, data["next"] and data["next"].id) for data in datas] == [
        ("n20261", None),
        ("n20252", "n20262"),
        ("n20251", "n20261"),
        (None, "n20252"),
    ]
    assert ([one.id for one in datas[0]["authors"]], [one.id for one in datas[0]["groups"]]) == (["ada"], ["readers"])


def test_the_guide_is_read_in_order(hamlet: Hamlet) -> None:
    """Pages of the guide follow each other by their order; without pages there is no guide."""
    files = {f"guide/{name}.md": f"---\ntitle: {name}\norder: {order}\n---\n" for name, order in (("b", 1), ("a", 2), ("c", 3))}

    first, *pages = (page for page in plan(hamlet.view(files)) if page.kind == "guide")

    listed: Any = first.fill().data["pages"]
    datas: list[Any] = [page.fill().data for page in pages]
    assert ([one.id for one in listed], [page.path for page in pages]) == (
        ["b", "a", "c"],
        ["/guide/b/", "/guide/a/", "/guide/c/"],
    )
    assert [(data["previous"] and data["previous"].id, data["next"] and data["next"].id) for data in datas] == [
        (None, "a"),
        ("b", "c"),
        ("a", None),
    ]


def test_a_site_without_a_guide_has_no_page_of_it(hamlet: Hamlet) -> None:
    """The list of news is there from the first day, the guide only with its pages."""
    assert [page.path for page in plan(hamlet.view({}))] == ["/news/"]


def test_a_standing_page_lies_at_the_top(hamlet: Hamlet) -> None:
    """About lies at /about/ and in the other languages' trees."""
    pages = [
        page
        for lang in ("en", "zh-Hans")
        for page in plan(hamlet.view({"pages/about.md": "---\ntitle: About\nsummary: S.\n---\n"}, lang))
        if page.kind == "page"
    ]

    sheets = [page.fill() for page in pages]
    assert [(page.path, page.neutral, sheet.title, sheet.description) for page, sheet in zip(pages, sheets, strict=True)] == [
        ("/about/", "/about/", "About", "S."),
        ("/zh-Hans/about/", "/about/", "About", "S."),
    ]
