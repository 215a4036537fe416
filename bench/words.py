"""Prose to measure with: Markdown as communities write it, in English and Chinese, made of drawn words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.dice import Dice

_ENGLISH = (
    "anyone bread bring brings candle canteen chair chairs choir coat cold come cook cooks corner cup cups dance door doors "
    "early evening everyone ferry film finds first fog friend friends garden gate guest guests half hall hands harbour hears "
    "hour house invites kitchen knows lamp lane late lantern laughs learns leaves library lighthouse listens long makes marsh "
    "meets mends morning music neighbour neighbours never new night north nobody often old once opens paint paper path piano "
    "picture pier plays poem pot quiet rain reads room rope sand sea shares shed shoes shore shows sings sits slow small song "
    "soup south stage stairs stays step stones stool stories storm street summer supper swims table takes talks tea teaches "
    "tells tent tide tides together tools tower town twice umbrella umbrellas under until waits walk walks wall warm watch "
    "water wave weather whoever wind window winter wood words workshop writes year yellow"
).split()
_SMALL = "a and at before behind by for from in into near of on or the the the to with without".split()
_CHINESE = (
    "我们 大家 邻居 朋友 孩子 老人 客人 主人 码头 海边 灯塔 沙丘 图书馆 食堂 院子 巷子 舞台 帐篷 厨房 工具 自行车 雨伞 旧书 "
    "照片 唱歌 做饭 读书 散步 游泳 跳舞 讲故事 修东西 看电影 喝茶 聊天 画画 种花 听雨 点灯 写信 一起 慢慢 安静地 早一点 "
    "晚一点 每个人 带一把椅子 带一个杯子 不用报名 风很大 潮水退了 天黑以后 第一次来 从北边的门 坐在地上 也没关系 谁都可以 "
    "今年冬天 明年春天 去年夏天 周五晚上 面包 热汤 米饭 红薯 橘子 海盐 灯笼 蜡烛 歌声"
).split()
_PLACES = (
    "The old pier",
    "The canteen",
    "The long table in the library",
    "The shed behind the lighthouse",
    "灯塔下的空地",
    "The north gate",
)


def sentence(dice: Dice, words: int) -> str:
    """Return an English sentence of `words` words."""
    drawn = [dice.pick(_SMALL) if number % 3 == 1 else dice.pick(_ENGLISH) for number in range(words - 1)]
    drawn.append(dice.pick(_ENGLISH))
    if words > 9:  # noqa: PLR2004 - long enough to need a breath
        drawn[words // 2] += ","
    return f"{' '.join(drawn).capitalize()}."


def sentence_zh(dice: Dice, phrases: int) -> str:
    """Return a Chinese sentence of `phrases` phrases."""
    drawn = [dice.pick(_CHINESE) for _ in range(phrases)]
    return "，".join("".join(drawn[start : start + 3]) for start in range(0, phrases, 3)) + "。"


def paragraph(dice: Dice, words: int, *, chinese: bool = False) -> str:
    """Return a paragraph of about `words` words: one in four sentences with emphasis, one in six with a link."""
    sentences, left = [], words
    while left > 0:
        length = dice.span(7, 15)
        left -= length
        sentences.append(_marked(dice, sentence_zh(dice, length // 2) if chinese else sentence(dice, length), chinese))
    return ("" if chinese else " ").join(sentences)


def _marked(dice: Dice, text: str, chinese: bool) -> str:  # noqa: FBT001 - passed on
    """Return a sentence, now and then with a word that is strong or a link."""
    chance = dice.below(12)
    word = dice.pick(_CHINESE if chinese else _ENGLISH)
    gap = "" if chinese else " "
    stop = "。" if chinese else "."
    if chance < 2:  # noqa: PLR2004 - a sixth
        return f"{text}{gap}[{word}](https://{'tide' if chinese else word}.example/{dice.below(90)}/){stop}"
    if chance < 4:  # noqa: PLR2004 - a sixth
        return f"{text}{gap}**{word}**{stop}"
    if chance == 4:  # noqa: PLR2004 - a twelfth
        return f"{text}{gap}*{word}*{stop}"
    return text


def heading(dice: Dice, *, chinese: bool = False) -> str:
    """Return a few words without an end."""
    if chinese:
        return "".join(dice.pick(_CHINESE) for _ in range(2))
    return " ".join(dice.pick(_ENGLISH) for _ in range(3)).capitalize()


def items(dice: Dice, count: int, *, chinese: bool = False, numbered: bool = False) -> str:
    """Return a list of `count` items, the first words of every other one strong."""
    rows = []
    for number in range(1, count + 1):
        text = sentence_zh(dice, 5) if chinese else sentence(dice, 8)
        lead = f"**{heading(dice, chinese=chinese)}**{'：' if chinese else ': '}" if number % 2 else ""
        rows.append(f"{f'{number}.' if numbered else '-'} {lead}{text}")
    return "\n".join(rows)


def place(dice: Dice) -> str:
    """Return a place in words."""
    return dice.pick(_PLACES)
