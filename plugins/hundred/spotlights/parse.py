"""Spotlight files: the field table, and how it becomes a Spotlight."""

from __future__ import annotations

from dataclasses import replace

from hundred.core import common
from hundred.core.fields import Field, ListOf
from hundred.core.kind import Draft, Kind
from hundred.core.model import Spotlight
from hundred.core.moments import Moment
from hundred.core.scalars import Ref

FIELDS = (
    common.TITLE,
    Field(
        name="people", type=ListOf(Ref("person")), required=True, example="[ada-penrose]",
        help="Whom it is about. All of them must have consent: yes.", help_zh="主角。每一位都必须有 consent: yes。",
    ),
    Field(
        name="date", type=Moment(), required=True, example="2026-11-09",
        help="When it was published.", help_zh="发布日期。",
    ),
    replace(common.SUMMARY, required=True),
    common.IMAGE,
    common.IMAGE_ALT,
    common.STATUS,
    common.MODIFIED,
    common.LANG,
)  # fmt: skip


def build(draft: Draft) -> Spotlight | None:
    """Return the spotlight that a draft describes, or None while it is not published."""
    common.need_alt(draft)
    values = draft.values
    if values["date"] is None or values["status"] == "draft":
        return None
    return Spotlight(
        **common.identity(draft),
        day=common.day_of(values["date"]),
        people=values["people"] or (),
        image=values["image"] or "",
    )


KIND = Kind(name="spotlight", folder="spotlights", label="Spotlights", label_zh="人物专访", fields=FIELDS, build=build)
