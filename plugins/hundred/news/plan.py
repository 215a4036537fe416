"""The pages of news, the standing pages, and the guide."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.outputs import Sheet
from hundred.core.pages import page_at, page_of, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Guide, Post, Record
    from hundred.core.outputs import Alternate, Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the news, the standing pages and the guide in the language of `view`."""
    community = view.community
    yield page_at(view, "/news/", kind="news", template="news/list.html", fill=partial(_news, view))
    for post in community.posts:
        yield page_of(view, post, template="news/post.html", fill=partial(_post, view, post))
    for record in community.pages:
        yield page_of(view, record, template="page.html", fill=partial(_standing, view, record))
    if community.guide:
        yield page_at(view, "/guide/", kind="guide", template="guide/list.html", fill=partial(_guide, view))
    for chapter in community.guide:
        yield page_of(view, chapter, template="guide/page.html", fill=partial(_chapter, view, chapter))


def _news(view: View) -> Sheet:
    years = groupby(view.community.posts, lambda post: post.day.year)
    return Sheet(
        title=view.say("News"),
        alternates=_feeds(view),
        data={"posts": [(year, list(found)) for year, found in years]},
    )


def _post(view: View, post: Post) -> Sheet:
    community = view.community
    newer, older = community.around(post)
    return sheet_of(
        view,
        post,
        alternates=_feeds(view),
        data={
            "post": post,
            "authors": [person for id_ in post.authors if (person := view.person(id_))],
            "groups": [group for id_ in post.groups if (group := community.find("group", id_))],
            "previous": older,
            "next": newer,
        },
    )


def _feeds(view: View) -> tuple[Alternate, ...]:
    return alternates.feeds(view, view.say("News"), "news")


def _standing(view: View, record: Record) -> Sheet:
    return sheet_of(view, record, data={"record": record})


def _guide(view: View) -> Sheet:
    return Sheet(title=view.say("Guide"), data={"pages": list(view.community.guide)})


def _chapter(view: View, chapter: Guide) -> Sheet:
    before, after = view.community.around(chapter)
    return sheet_of(
        view,
        chapter,
        title=f"{view.title(chapter)} · {view.say('Guide')}",  # some are named like the pages they explain
        data={
            "record": chapter,
            "pages": list(view.community.guide),
            "previous": before,
            "next": after,
        },
    )
