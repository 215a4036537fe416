"""Spotlight files: the field table, and how it becomes a Spotlight."""

from __future__ import annotations

from msgspec.structs import replace

from hundred.core import common
from hundred.core.fields import Field, ListOf
from hundred.core.kind import Draft, Kind
from hundred.core.model import Spotlight
from hundred.core.moments import Moment
from hundred.core.scalars import Choice, Ref, Words
from hundred.spotlights.answers import check_answers

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
    Field(
        name="form", type=Choice(("story", "questions")), example="questions",
        help="story (the default), or questions: every heading is then one of the site's spotlight_questions.",
        help_zh="story（文章，默认）或 questions（问答：每个标题都是网站 spotlight_questions 里的问题）。",
    ),
    Field(
        name="quote", type=Words(limit=280), translatable=True, example="You round up.",
        help="A sentence of theirs, shown large beside the story and in the series.", help_zh="主角说的一句话，在文中和专访列表里放大显示。",
    ),
    common.IMAGE,
    common.IMAGE_ALT,
    Field(
        name="photo_consent", type=Choice(("yes", "nobody", "no")), example="yes",
        help="yes if everybody who can be recognised in the pictures of this file agreed to that; nobody if nobody can be.",
        help_zh="本文图片里认得出的人都同意刊登，写 yes；图里认不出任何人，写 nobody。",
    ),
    Field(
        name="photo_credit", type=Words(limit=200), translatable=True, example="Photograph: Gao Ya",
        help="Whose picture it is, shown under it.", help_zh="图片的作者，显示在图片下方。",
    ),
    common.STATUS,
    common.MODIFIED,
    common.LANG,
)  # fmt: skip


def build(draft: Draft) -> Spotlight | None:
    """Return the spotlight that a draft describes, or None while it is not published."""
    common.need_alt(draft)
    values = draft.values
    _need_consent(draft)
    if values["form"] == "questions":
        check_answers(draft)
    if values["date"] is None or values["status"] == "draft":
        return None
    return Spotlight(
        **common.identity(draft),
        day=common.day_of(values["date"]),
        people=values["people"] or (),
        image=values["image"] or "",
    )


def _need_consent(draft: Draft) -> None:
    """Report pictures of which nobody has said that those in them agreed."""
    agreed = draft.values["photo_consent"]
    pictured = draft.values["image"] or any("![" in body for body in draft.bodies.values())
    if agreed == "no" and pictured:
        cure = "take the pictures out, or ask and write  photo_consent: yes"
        draft.report.error(
            draft.values.place("photo_consent"), "photo-consent", "those in the pictures have not agreed to be shown", cure
        )
    elif not agreed and pictured and draft.values["status"] != "draft":
        cure = (
            "add  photo_consent: yes  when everybody in them agreed, or  photo_consent: nobody  when nobody can be recognised"
        )
        place = draft.values.place("image")
        draft.report.warn(place, "photo-consent", "nothing says that those in the pictures agreed to be shown", cure)


KIND = Kind(name="spotlight", folder="spotlights", label="Spotlights", label_zh="人物专访", fields=FIELDS, build=build)
