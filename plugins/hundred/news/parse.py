"""Files of news, pages and the guide: the field tables, and how they become records."""

from __future__ import annotations

from msgspec.structs import replace

from hundred.core import common
from hundred.core.fields import Field, ListOf
from hundred.core.kind import Draft, Kind
from hundred.core.model import Guide, Page, Post
from hundred.core.moments import Moment
from hundred.core.scalars import Ref, Slug, Whole

POST_FIELDS = (
    common.TITLE,
    Field(
        name="date", type=Moment(), required=True, example="2026-11-09",
        help="When it was published; a time may follow.", help_zh="发布日期，可加时间。",
    ),
    replace(common.SUMMARY, required=True),
    Field(name="authors", type=ListOf(Ref("person")), example="[wu-haiyan]", help="Who wrote it.", help_zh="作者。"),
    Field(name="groups", type=ListOf(Ref("group")), example="[tern-watch]", help="Groups it concerns.", help_zh="相关小组。"),
    Field(name="tags", type=ListOf(Slug()), example="[birds, sea]", help="Subjects.", help_zh="标签。"),
    common.IMAGE,
    common.IMAGE_ALT,
    common.STATUS,
    common.MODIFIED,
    common.LANG,
)  # fmt: skip
PAGE_FIELDS = (
    common.TITLE,
    common.SUMMARY,
    Field(
        name="order", type=Whole(most=9999), example="10",
        help="Its place among its neighbours; smaller comes first.", help_zh="排序，数字小的在前。",
    ),
    common.STATUS,
    common.DATE,
    common.MODIFIED,
    common.LANG,
)  # fmt: skip
# Addresses at the top of the site that belong to the product.
_TAKEN = frozenset(
    [
        "events",
        "groups",
        "venues",
        "people",
        "spotlights",
        "charter",
        "news",
        "guide",
        "calendars",
        "feeds",
        "wall",
        "search",
        "theme",
        "images",
        "admin",
    ]
)


def build_post(draft: Draft) -> Post | None:
    """Return the piece of news that a draft describes, or None while it is not published."""
    common.need_alt(draft)
    values = draft.values
    if values["date"] is None or values["status"] == "draft":
        return None
    return Post(
        **common.identity(draft),
        day=common.day_of(values["date"]),
        authors=values["authors"] or (),
        groups=values["groups"] or (),
        tags=values["tags"] or (),
        image=values["image"] or "",
    )


def build_page(draft: Draft) -> Page | None:
    """Return the standing page that a draft describes, or None while it is not published."""
    if draft.id in _TAKEN or draft.id in draft.settings.languages:
        cure = "rename the file"
        draft.report.error(common.START, "reserved", f"the address /{draft.id}/ belongs to the site itself", cure)
    return Page(**_page(draft)) if draft.values["status"] != "draft" else None


def build_guide(draft: Draft) -> Guide | None:
    """Return the page of the guide that a draft describes, or None while it is not published."""
    return Guide(**_page(draft)) if draft.values["status"] != "draft" else None


def _page(draft: Draft) -> common.Parts:
    order = draft.values["order"]
    return {**common.identity(draft), "order": 100 if order is None else order}


POST = Kind(name="post", folder="news", label="News", label_zh="新闻", fields=POST_FIELDS, build=build_post)
PAGE = Kind(name="page", folder="pages", label="Pages", label_zh="页面", fields=PAGE_FIELDS, build=build_page)
GUIDE = Kind(name="guide", folder="guide", label="Guide", label_zh="指南", fields=PAGE_FIELDS, build=build_guide)
