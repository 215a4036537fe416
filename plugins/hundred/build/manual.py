"""The guide's reference pages, made from the field tables and the settings: what changes there changes here.

Editors write the words around them as on any page; `python -m hundred.build.manual` renews, in content/guide of the
checkout, what stands under the heading with the id `reference`.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.kinds import every_kind
from hundred.calendars.lint.codes import CODES
from hundred.core.fields import Group, ListOf
from hundred.core.scalars import Choice
from hundred.core.settings import CONTRIBUTIONS, EVENT_KINDS, KEYS, TIERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hundred.core.fields import Field, FieldType
    from hundred.core.kind import Kind

GUIDE = Path(__file__).resolve().parents[3] / "content" / "guide"
_REFERENCE = re.compile(r"^(## .*\{#reference\}\n).*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def renewed(page: str, reference: str) -> str:
    """Return the text of a `page` with `reference` under its heading `{#reference}`. Raises ValueError without one."""
    made, count = _REFERENCE.subn(lambda match: f"{match[1]}\n{reference}", page)
    if count != 1:
        message = "the page has no heading with the id {#reference}, or several"
        raise ValueError(message)
    return made


def fields_reference(lang: str) -> str:
    """Return every field of every kind in `lang` as Markdown, events first."""
    kinds = sorted(every_kind(), key=lambda kind: kind.name != "event")
    return "\n".join(line for kind in kinds for line in _kind(kind, lang)).rstrip("\n") + "\n"


def settings_reference(lang: str) -> str:
    """Return every key of HUNDRED in `lang` as Markdown."""
    meanings = KEYS if lang == "en" else KEYS_ZH
    stop = WORDS[lang].stop
    return "\n".join(f"`{key}` {{: #{key} }}\n:   {_sentence(meanings[key], stop)}\n" for key in KEYS) + "\n"


def faults_reference(lang: str) -> str:
    """Return every fault that `hundred lint-ics` knows in `lang` as a table, those that are only told marked."""
    head = {"en": ("Code", "What is wrong", "What to do", " (only told)"), "zh-Hans": ("代码", "问题", "怎么改", "（只提醒）")}
    code, what, cure, told = head[lang]
    lines = [f"| {code} | {what} | {cure} |", "| --- | --- | --- |"]
    for name, one in CODES.items():
        said, done = (one.what, one.cure) if lang == "en" else (one.what_zh, one.cure_zh)
        lines.append(f"| `{name}` | {said}{told if one.severity == 'warning' else ''} | {done} |")
    return "\n".join(lines) + "\n"


def value_words(kind: FieldType, lang: str) -> str:
    """Return what a value of this type is, in `lang`. Raises KeyError for a type that has no Chinese name yet."""
    words = WORDS[lang]
    if isinstance(kind, ListOf):
        return words.list_of.format(value_words(kind.item, lang))
    if isinstance(kind, Group):
        return f"`{kind.label}`"
    if isinstance(kind, Choice):
        return words.one_of.format(words.comma.join(f"`{word}`" for word in kind.words))
    return kind.label if lang == "en" else LABELS_ZH[kind.label]


def main() -> int:
    """Renew the pages of the checkout's guide; return 1 where there is none."""
    if not GUIDE.is_dir():
        sys.stderr.write(f"there is no {GUIDE}: only a checkout of Hundred holds the guide\n")
        return 1
    for name, (make, lang) in PAGES.items():
        path = GUIDE / name
        path.write_text(renewed(path.read_text(encoding="utf-8"), make(lang)), encoding="utf-8", newline="\n")
    return 0


PAGES: dict[str, tuple[Callable[[str], str], str]] = {
    "calendar-check.md": (faults_reference, "en"),
    "calendar-check.zh-Hans.md": (faults_reference, "zh-Hans"),
    "fields.md": (fields_reference, "en"),
    "fields.zh-Hans.md": (fields_reference, "zh-Hans"),
    "settings.md": (settings_reference, "en"),
    "settings.zh-Hans.md": (settings_reference, "zh-Hans"),
}


def _kind(kind: Kind, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield f"### {kind.label if lang == 'en' else kind.label_zh} {{#{kind.folder.replace('/', '-')}}}\n"
    yield words.folder.format(f"`content/{kind.folder}/`") + "\n"
    for field in kind.fields:
        yield f"`{field.name}` {{: #{kind.folder.replace('/', '-')}-{field.name} }}\n:   {_meaning(field, lang)}\n"
        inside = [f"    - `{inner.name}`{words.colon}{_meaning(inner, lang)}" for inner in _inside(field.type)]
        yield from [*inside, ""] if inside else ()


def _meaning(field: Field, lang: str) -> str:
    """Return all that is to be said of a field, on one line."""
    words = WORDS[lang]
    said = [field.help if lang == "en" else field.help_zh]
    if field.later:
        return words.gap.join([*said, words.later])
    if field.required:
        said.append(words.required)
    if field.translatable:
        said.append(words.translatable)
    said.append(words.value.format(value_words(field.type, lang)))
    if field.example:
        said.append(words.example.format(f"`{field.name}: {field.example}`"))
    return words.gap.join(said)


def _inside(kind: FieldType) -> tuple[Field, ...]:
    """Return the fields inside a field, as in the entries of an event's `people`."""
    inner = kind.item if isinstance(kind, ListOf) else kind
    return inner.fields if isinstance(inner, Group) else ()


def _sentence(text: str, stop: str) -> str:
    """Return a clause as a sentence, with what is Python in it shown as code."""
    shown = re.sub(r"\{'[^{}]*\}", lambda match: f"`{match[0]}`", text)
    return shown[0].upper() + shown[1:] + stop


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """Phrases of one language; `{}` takes what the phrase is about."""

    folder: str
    required: str
    translatable: str
    later: str
    value: str
    example: str
    list_of: str
    one_of: str
    colon: str
    comma: str
    gap: str
    stop: str


WORDS = {
    "en": _Words(
        folder="Files in {}.",
        required="**Required.**",
        translatable="*Translated.*",
        later="*Planned: refused until a later version.*",
        value="Value: {}.",
        example="Example: {}",
        list_of="a list; each entry is {}",
        one_of="one of {}",
        colon=": ",
        comma=", ",
        gap=" ",
        stop=".",
    ),
    "zh-Hans": _Words(
        folder="位于 {} 的文件。",
        required="**必填**。",
        translatable="可翻译。",
        later="还在计划中，目前写了会报错。",
        value="填写：{}。",
        example="例：{}",
        list_of="列表，每一项：{}",
        one_of="以下之一：{}",
        colon="：",
        comma="、",
        gap="",
        stop="。",
    ),
}
# The English names of the field types are their own labels.
LABELS_ZH = {
    "a digest": "摘要",
    "a sentence": "一句话",
    "an RRULE": "RRULE",
    "a date": "日期",
    "a date and time, or a date": "日期加时间，或日期",
    "a date, a month or a year": "日期、月份或年份",
    "a language tag": "语言标签",
    "a length of time": "时长",
    "a picture's path under content/": "图片在 content/ 下的路径",
    "a short name": "短名（小写字母、数字、汉字，中间可用短横线）",
    "a time zone": "时区名",
    "a time, a date and time, or a date": "时间、日期加时间，或日期",
    "a whole number": "整数",
    "an https address": "https 网址",
    "latitude, longitude": "纬度和经度，用半角逗号隔开",
    "text": "文字",
    "the id of a charter": "公约版本的 id",
    "the id of a group": "小组的 id",
    "a number": "数字",
    "a share, as in `more than 1/2 of cast`": "比例，如 `more than 1/2 of cast`",
    "the id of a question": "议题的 id",
    "the id of a vote": "表决的 id",
    "the id of a person": "人物的 id",
    "the id of an event": "活动的 id",
    "yes or no": "yes 或 no",
}
KEYS_ZH = {
    "uid_domain": "每个日历 UID 的后半部分；定一次，永远不改；默认：SITEURL 的主机名",
    "languages": "语言标签的列表，默认语言在最前；默认：只有 DEFAULT_LANG",
    "names": "各语言的网站名称；默认：SITENAME",
    "motto": "首页、日历和订阅源里的一句话：直接写文字，或按语言分写",
    "event_kinds": f"活动的 kind 可以用的词；默认：{'、'.join(EVENT_KINDS)}",
    "tiers": f"名墙的层级，按顺序；默认：{'、'.join(TIERS)}",
    "contributions": f"贡献的类型；默认：{'、'.join(CONTRIBUTIONS)}",
    "vocabulary": "按语言：要替换的主题用词，以及标签、类型、层级、角色的名称",
    "wall": "{'order': 'ordinal', 'period': 'month', 'counts': False}：名墙的排序，可用 ordinal（编号）、name（姓名）、"
    "joined（加入时间）或 hashed（抽签）；用 hashed 时，次序每月（month）换一次，也可每周（week）、每天（day）、每年（year）；"
    "名墙上要不要写出人数",
    "calendar": "{'length': '2h', 'refresh': '12h', 'mixes': {}}：没写结束时间的活动在日历里显示多长；请日历程序多久来取一次；"
    "您自己合成的日历，按 id",
    "charter": "{'numbers': 'article', 'repealed': 'numbered', 'prevailing': '', 'pdf': False}：条文称作 article（第几条）"
    "还是 section（§）；废止的条文保留序号（numbered）还是不编号（unnumbered）；以哪种语言的文本为准，可以不止一种；"
    "每个版本要不要也出 PDF",
    "groups": "{'rest': 180}：活跃的小组多少天没有活动，就显示为休眠",
    "spotlight_questions": "按语言：写了 form: questions 的专访要回答的问题",
    "plan": "您自己的一个函数，写作 'module:function'，由它来定网站有哪些页面和文件，代替全部内建部分",
}


if __name__ == "__main__":
    sys.exit(main())
