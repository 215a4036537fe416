"""The pages of news, the standing pages, and the guide."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.pages import page_at, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the news, the standing pages and the guide in the language of `view`."""
    yield from _news(view)
    for record in view.community.pages:
        yield page_of(
            view,
            record,
            template="page.html",
            data={"record": record},
        )
    yield from _guide(view)


def _news(view: View) -> Iterator[Page]:
    posts, title = view.community.posts, view.say("News")
    feeds = alternates.feeds(view, title, "news")
    yield page_at(
        view,
        "/news/",
        kind="news",
        template="news/list.html",
        title=title,
        alternates=feeds,
        data={"posts": [(year, list(found)) for year, found in groupby(posts, lambda post: post.day.year)]},
    )
    for place, post in enumerate(posts):
        yield page_of(
            view,
            post,
            template="news/post.html",
            alternates=feeds,
            data={
                "post": post,
                "authors": [person for id_ in post.authors if (person := view.person(id_))],
                "groups": [group for id_ in post.groups if (group := view.community.find("group", id_))],
                "previous": posts[place + 1] if place + 1 < len(posts) else None,
                "next": posts[place - 1] if place else None,
            },
        )


def _guide(view: View) -> Iterator[Page]:
    pages = view.community.guide
    if not pages:
        return
    yield page_at(
        view,
        "/guide/",
        kind="guide",
        template="guide/list.html",
        title=view.say("Guide"),
        data={"pages": list(pages)},
    )
    for place, record in enumerate(pages):
        yield page_of(
            view,
            record,
            template="guide/page.html",
            title=f"{view.title(record)} · {view.say('Guide')}",  # some are named like the pages they explain
            data={
                "record": record,
                "pages": list(pages),
                "previous": pages[place - 1] if place else None,
                "next": pages[place + 1] if place + 1 < len(pages) else None,
            },
        )
