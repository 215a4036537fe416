"""Group files: the field table, and how it becomes a Group."""

from __future__ import annotations

from hundred.core import common
from hundred.core.fields import Field, ListOf
from hundred.core.kind import Draft, Kind
from hundred.core.model import Group
from hundred.core.moments import PartDay
from hundred.core.scalars import Choice, Ref, Words

FIELDS = (
    common.TITLE,
    common.SUMMARY,
    Field(
        name="kind", type=Choice(("interest", "city")), example="interest",
        help="What holds the group together: an interest (the default) or a city.", help_zh="小组类型：interest（兴趣小组，默认）或 city（城市小组）。",
    ),
    Field(name="founder", type=Ref("person"), example="li-mo", help="Who started it.", help_zh="发起人。"),
    Field(
        name="leads", type=ListOf(Ref("person")), example="[li-mo, fang-ke]",
        help="Who looks after it now.", help_zh="现任负责人。",
    ),
    Field(
        name="members", type=ListOf(Ref("person")), example="[zhou-qi, gao-ya]",
        help="Who else belongs to it. Whoever hosts its events or is credited there is counted without it.",
        help_zh="其他成员。主持过或参与过小组活动的人会自动算入，不必再写。",
    ),
    Field(
        name="started", type=PartDay(), example="2021-05",
        help="When it began: a day, a month or a year.", help_zh="成立时间：日、月或年。",
    ),
    Field(
        name="started_from", type=Ref("group"), example="salt-stage",
        help="The group it grew out of.", help_zh="源自哪个小组。",
    ),
    Field(
        name="state", type=Choice(("forming", "active", "archived")), example="forming",
        help="forming, active (the default) or archived. That a group rests is seen from its calendar.", help_zh="forming（筹备中）、active（活跃，默认）或 archived（已归档）。休眠（resting）由日历推算，不用写。",
    ),
    Field(
        name="contact", type=Words(), translatable=True, example="Come on a Friday",
        help="How to reach the group. No e-mail addresses.", help_zh="联系方式（不要写邮箱）。",
    ),
    common.IMAGE,
    common.IMAGE_ALT,
    common.DATE,
    common.MODIFIED,
    common.LANG,
)  # fmt: skip


def build(draft: Draft) -> Group:
    """Return the group that a draft describes."""
    common.need_alt(draft)
    values = draft.values
    return Group(
        **common.identity(draft),
        sort=values["kind"] or "interest",
        founder=values["founder"] or "",
        leads=values["leads"] or (),
        members=values["members"] or (),
        started=values["started"],
        started_from=values["started_from"] or "",
        state=values["state"] or "active",
        image=values["image"] or "",
    )


KIND = Kind(name="group", folder="groups", label="Groups", label_zh="小组", fields=FIELDS, build=build)
