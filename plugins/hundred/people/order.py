"""Where a name stands among others: by its letters, Chinese names by their pinyin; the same on every machine.

The order is close to the root of the Unicode collation: case and accents do not count, digits stand before letters and
Latin letters before those of other scripts. What a language of its own does with å or ñ is for `sort_key` to say: a wall
holds names of many languages, and has one order.
"""

from __future__ import annotations

import re
import unicodedata

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff]")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
# Characters that are read otherwise in a family name. Two of them first: the longer one counts.
_SURNAMES = {
    "万俟": "mo qi", "尉迟": "yu chi", "长孙": "zhang sun", "单于": "chan yu", "澹台": "tan tai", "令狐": "ling hu",
    "曾": "zeng", "单": "shan", "仇": "qiu", "解": "xie", "任": "ren", "华": "hua", "朴": "piao", "区": "ou", "查": "zha",
    "盖": "ge", "尉": "wei", "乐": "yue", "覃": "qin", "种": "chong", "员": "yun", "黑": "he", "缪": "miao", "燕": "yan",
    "翟": "zhai", "召": "shao", "秘": "bi", "洗": "xian", "折": "she", "逄": "pang", "繁": "po", "晟": "cheng", "宓": "mi",
    "應": "ying", "區": "ou", "單": "shan", "蓋": "ge", "樂": "yue", "華": "hua", "員": "yun", "種": "chong", "繆": "miao",
}  # fmt: skip


def order_of(name: str, lang: str = "") -> str:
    """Return the key by which a name is sorted: small letters without accents, in words; '' for what has no letters.

    Han characters are read as Chinese unless `lang` is another language or kana stand beside them.
    """
    if _HAN.search(name) and (not lang or lang.partition("-")[0] == "zh") and not _KANA.search(name):
        name = _HAN.sub(lambda run: f" {_pinyin(run[0])} ", name)
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold().translate(_LETTERS))
    # Marks of vowels and tones belong to the letters of many scripts; what stands on Latin, Greek and Cyrillic does not.
    letters = (char for char in bare if not "\u0300" <= char <= "\u036f")
    kept = "".join(char if char.isalnum() or unicodedata.category(char) in {"Mn", "Mc"} else " " for char in letters)
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def _pinyin(name: str) -> str:
    """Return a Chinese name in pinyin without tones, its first character or two read as a family name."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - only names in Chinese need it, and only when their file is read

    for length in (2, 1):
        family = _SURNAMES.get(name[:length])
        if family:
            return " ".join([family, *lazy_pinyin(name[length:])])
    return " ".join(lazy_pinyin(name))
