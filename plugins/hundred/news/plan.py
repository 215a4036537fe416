"""The pages of news, the standing pages, and the guide."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.outputs import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.view import View


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the news, the standing pages and the guide in the language of `view`."""
    yield from _news(view)
    for record in view.community.pages:
        text = view.text(record)
        yield Page(
            path=view.href(record),
            neutral=record.address,
            lang=view.lang,
            kind="page",
            template="page.html",
            title=text.title,
            description=text.summary,
            changed=record.changed,
            source=record.path,
            data={"record": record},
        )
    yield from _guide(view)


def _news(view: View) -> Iterator[Page]:
    posts, title = view.community.posts, view.say("News")
    feeds = alternates.feeds(view, title, "news")
    yield Page(
        path=view.path("/news/"),
        neutral="/news/",
        lang=view.lang,
        kind="news",
        template="news/list.html",
        title=title,
        alternates=feeds,
        data={"posts": [(year, list(found)) for year, found in groupby(posts, lambda post: post.day.year)]},
    )
    for place, post in enumerate(posts):
        text = view.text(post)
        yield Page(
            path=view.href(post),
            neutral=post.address,
            lang=view.lang,
            kind="post",
            template="news/post.html",
            title=text.title,
            description=text.summary,
            image=post.image,
            changed=post.changed,
            source=post.path,
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
    yield Page(
        path=view.path("/guide/"),
        neutral="/guide/",
        lang=view.lang,
        kind="guide",
        template="guide/list.html",
        title=view.say("Guide"),
        data={"pages": list(pages)},
    )
    for place, record in enumerate(pages):
        text = view.text(record)
        yield Page(
            path=view.href(record),
            neutral=record.address,
            lang=view.lang,
            kind="guide",
            template="guide/page.html",
            title=text.title,
            description=text.summary,
            changed=record.changed,
            source=record.path,
            data={
                "record": record,
                "pages": list(pages),
                "previous": pages[place - 1] if place else None,
                "next": pages[place + 1] if place + 1 < len(pages) else None,
            },
        )
