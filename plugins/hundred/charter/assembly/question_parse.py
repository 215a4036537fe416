"""Question files: the field table, and how it becomes a Question with the digest of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.charter.canon import digest_of, tidy_gaps, tidy_lines
from hundred.core import common
from hundred.core.fields import Field, Group, ListOf, Values
from hundred.core.kind import Draft, Kind
from hundred.core.model import Position, Question
from hundred.core.moments import Day
from hundred.core.scalars import Choice, Ref, Slug, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

STATES = ("open", "voting", "adopted", "rejected", "withdrawn", "lapsed")
_SIDES = Choice(("for", "against", "other"), {"赞成": "for", "反对": "against", "其他": "other", "其它": "other"})
_SAYS = Field(
    name="says", type=Words(limit=2000), required=True, example="The birds were here first.",
    help="What they say, in a few sentences.", help_zh="他们的意见，几句话。",
)  # fmt: skip
_BY = Field(
    name="by", type=Words(limit=120), example="the night fishers",
    help="Who speaks, where it is not a person of the site.", help_zh="发言者（不是本站人物时用文字写）。",
)  # fmt: skip
POSITION = Group(
    what="a position",
    fields=(
        Field(
            name="person", type=Ref("person"), example="old-pan",
            help="Who speaks, by id; without consent the position stays and the name does not.",
            help_zh="发言者的 id；本人未同意公开时，意见保留，名字不显示。",
        ),
        _BY,
        Field(
            name="side", type=_SIDES, required=True, example="for",
            help="for, against or other.", help_zh="for（赞成）、against（反对）或 other（其他）。",
        ),
        _SAYS,
    ),
)  # fmt: skip
TRANSLATED = Group(what="the words of a position", fields=(_BY, replace(_SAYS, required=False)), short="says")


def words_of(entries: Iterable[Values]) -> dict[str, str]:
    """Return what a translation says of the positions, in their order, as `says:0`, `by:0` and so on."""
    return {f"{name}:{place}": one[name] for place, one in enumerate(entries) for name in ("says", "by") if one[name]}


FIELDS = (
    common.TITLE,
    Field(
        name="asked", type=Day(), required=True, example="2026-02-11",
        help="The day it was raised.", help_zh="提出日期。",
    ),
    Field(
        name="asked_by", type=Ref("person"), example="old-pan",
        help="Who raised it; shown with their consent only.", help_zh="提出人的 id；本人同意才显示。",
    ),
    Field(
        name="state", type=Choice(STATES), example="open",
        help="Where no vote says it: open (the default), withdrawn or lapsed. The others follow from the vote.",
        help_zh="没有表决时的状态：open（默认）、withdrawn（撤回）或 lapsed（作罢）；voting、adopted、rejected 由表决推算。",
    ),
    Field(
        name="articles", type=ListOf(Slug()), example="[dogs, terns]",
        help="The ids of the articles that it is about.", help_zh="涉及的条文 id。",
    ),
    Field(
        name="positions", type=ListOf(POSITION), translatable=True, translated=ListOf(TRANSLATED), words=words_of,
        help="Who spoke for it and against it. A translation repeats them in the same order, with says and by alone.",
        help_zh="各方的意见。译文按同样次序写，只写 says 和 by。",
    ),
    Field(
        name="vote", type=Ref("vote"), example="2026-dogs",
        help="The vote that decides it, where there are several.", help_zh="决定它的表决（有多次表决时写）。",
    ),
    common.SUMMARY,
    common.DATE,
    common.MODIFIED,
    common.LANG,
)  # fmt: skip


def build(draft: Draft) -> Question:
    """Return the question that a draft describes."""
    values = draft.values
    found = [one for one in values["positions"] or () if one is not None]
    for one in found:
        if one["person"] and one["by"]:
            cure = "keep one of the two"
            draft.report.error(one.place("by"), "positions", "the position has a person and a name in words", cure)
    for text in draft.texts[1:]:
        beyond = [key for key in text.words if key.startswith(("says:", "by:")) and int(key.partition(":")[2]) >= len(found)]
        if beyond:
            report = draft.reports[text.path]
            cure = f"write as many positions as {draft.path} has, in its order: {len(found)}"
            report.error(common.START, "positions", "the translation has more positions than the original", cure)
    return Question(
        **common.identity(draft, first="asked"),
        asked=values["asked"] or draft.reading.today,
        asked_by=values["asked_by"] or "",
        state=values["state"] or "",
        articles=values["articles"] or (),
        positions=tuple(
            Position(person=one["person"] or "", by=one["by"] or "", side=one["side"] or "other", says=one["says"] or "")
            for one in found
        ),
        vote=values["vote"] or "",
        digests={text.lang: digest_of(words(text.title, draft.bodies[text.path])) for text in draft.texts},
    )


def words(title: str, body: str) -> str:
    """Return the words of a question in the form that is digested: its title, an empty line, and its text, tidied."""
    return f"{tidy_lines(title)}\n\n{tidy_gaps(tidy_lines(body))}\n"


KIND = Kind(
    name="question", folder="charter/questions", label="Questions", label_zh="议题", fields=FIELDS, build=build
)  # fmt: skip
