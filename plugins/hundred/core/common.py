"""Fields that several kinds share, and the small steps from values to records that all of them take."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hundred.core.fields import Field
from hundred.core.moments import Moment
from hundred.core.problems import Place, did_you_mean
from hundred.core.scalars import Choice, Lang, Picture, Words

if TYPE_CHECKING:
    from hundred.core.kind import Draft

Parts = dict[str, Any]
START = Place()  # the first line, for problems of a file's name

TITLE = Field(
    name="title", type=Words(limit=200), required=True, translatable=True, example="Popcorn night",
    help="What it is called.", help_zh="名称。",
)  # fmt: skip
SUMMARY = Field(
    name="summary", type=Words(limit=400), translatable=True, example="Films, popcorn, no selling.",
    help="One sentence for lists, feeds and previews.", help_zh="一句话简介，用于列表、订阅源和预览。",
)  # fmt: skip
LANG = Field(
    name="lang", type=Lang(), example="zh-Hans",
    help="The language of the file, where it is not the site's default.", help_zh="本文件的语言（与网站默认语言不同才写）。",
)  # fmt: skip
IMAGE = Field(
    name="image", type=Picture(), example="images/lighthouse.webp",
    help="A picture under content/. It needs an image_alt.", help_zh="content/ 下的图片，须同时写 image_alt。",
)  # fmt: skip
IMAGE_ALT = Field(
    name="image_alt", type=Words(limit=500), translatable=True, example="The lighthouse at dusk, one window lit",
    help="What the picture shows, for those who cannot see it.", help_zh="图片内容的文字描述，供看不到图片的人使用。",
)  # fmt: skip
DATE = Field(
    name="date", type=Moment(), example="2026-11-09",
    help="When it was first published.", help_zh="首次发布的日期。",
)  # fmt: skip
MODIFIED = Field(
    name="modified", type=Moment(), example="2026-11-20",
    help="When it was last changed.", help_zh="最近一次修改的日期。",
)  # fmt: skip
STATUS = Field(
    name="status", type=Choice(("published", "draft")), example="draft",
    help="A draft is checked but appears nowhere.", help_zh="draft（草稿）只做检查，不在任何地方出现。",
)  # fmt: skip


def instant(value: date | datetime | None, draft: Draft) -> datetime | None:
    """Return a written date, or date and time, as an aware time in the site's zone; a date alone means its midnight."""
    if value is None:
        return None
    wall = value if isinstance(value, datetime) else datetime.combine(value, time())
    return wall.replace(tzinfo=ZoneInfo(draft.settings.timezone)).astimezone(UTC)


def identity(draft: Draft, first: str = "date") -> Parts:
    """Return the fields that every record has; where no `date` is written the field `first` says when it was published."""
    values = draft.values
    return {
        "id": draft.id,
        "path": draft.path,
        "texts": draft.texts,
        "published": instant(values["date"] or values[first], draft),
        "modified": instant(values["modified"], draft),
    }


def day_of(value: date | datetime) -> date:
    """Return the day of a written date or date and time."""
    return value.date() if isinstance(value, datetime) else value


def need_alt(draft: Draft, image: str = "image", alt: str = "image_alt") -> None:
    """Report a picture whose original has no words for those who cannot see it; a translation without them shows those."""
    if draft.values[image] and not draft.values[alt]:
        cure = f"add  {alt}: what the picture shows, in a sentence"
        draft.report.error(draft.values.place(image), "alt", f"the picture has no {alt}", cure)


def one_of(draft: Draft, name: str, known: tuple[str, ...], setting: str) -> str:
    """Return the value of the field `name` if the settings list it, else report the nearest that they list."""
    value: str = draft.values[name] or ""
    if value and value not in known:
        cure = did_you_mean(value, known) or f"write one of: {', '.join(known)}"
        message = f"'{value}' is not one of the site's {setting}"
        draft.report.error(draft.values.place(name), "choice", message, cure)
    return value
