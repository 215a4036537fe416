"""What the charter costs: twelve versions of three thousand words in two languages, every pair compared, built cold.

Run it with `python3 tasks.py bench charter`; it needs nothing but Hundred itself. Two kinds of history are measured: one in
which each version amends five articles by a few words, moves one and adds or repeals one, as communities do, and one in
which two thirds of all articles are written anew each time, which is the most that comparing can be made to do.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from bench import words
from bench.dice import Dice
from bench.measure import measured

_PLUGINS = Path(__file__).resolve().parents[1] / "plugins"
VERSIONS, ARTICLES, LANGUAGES = 12, 40, ("en", "zh-Hans")
CONF = """import hundred
SITENAME = "Bench"
SITEURL = "https://bench.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
PLUGINS = ["hundred"]
THEME = hundred.theme_path()
HUNDRED = {"uid_domain": "bench.example", "languages": ["en", "zh-Hans"]}
"""
Article = tuple[str, str, tuple[str, ...]]
"""The id of an article, its title, and its paragraphs and lists."""


def main() -> int:
    """Measure both histories and print what each cost as JSON, one a line."""
    with tempfile.TemporaryDirectory(prefix="hundred-bench-") as folder:
        for name, rewritten in (("amended", False), ("rewritten", True)):
            site = Path(folder) / name
            lay_out(site, rewritten=rewritten)
            cost = measured((sys.executable, "-m", "hundred.tasks.cli", "build"), site, {"PYTHONPATH": str(_PLUGINS)}, 600)
            pages = len(list((site / "output").rglob("charter/compare/*/*/index.html")))
            text = (site / "content/charter/1.0.md").read_text(encoding="utf-8")
            row = {"history": name, "seconds": round(cost.wall, 2), "cpu": round(cost.cpu, 2), "compare pages": pages}
            print(json.dumps(row | {"versions": VERSIONS, "words": len(text.split())}))
    return 0


def lay_out(site: Path, *, rewritten: bool) -> None:
    """Write a site that has nothing but the charter in all its versions and languages."""
    (site / "content" / "charter").mkdir(parents=True)
    (site / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    for lang in LANGUAGES:
        articles = [_article(place, 0, lang) for place in range(ARTICLES)]
        for number in range(1, VERSIONS + 1):
            ending = "" if lang == LANGUAGES[0] else f".{lang}"
            file = site / "content" / "charter" / f"{number}.0{ending}.md"
            file.write_text(_file(number, articles, own=not ending), encoding="utf-8")
            articles = _rewritten(articles, number, lang) if rewritten else _amended(articles, number, lang)


def _article(place: int, edition: int, lang: str) -> Article:
    dice, chinese = Dice(5, place, edition), lang != LANGUAGES[0]
    parts = (
        words.paragraph(dice, 40, chinese=chinese),
        words.items(dice, 3, chinese=chinese),
        words.paragraph(dice, 12, chinese=chinese),
    )
    return f"article-{place:02d}-{edition}", words.heading(dice, chinese=chinese), parts


def _rewritten(articles: list[Article], number: int, lang: str) -> list[Article]:
    """Return the articles, two thirds of them with other words under the old ids."""
    return [
        (id_, title, _article(place, number, lang)[2]) if place % 3 else (id_, title, parts)
        for place, (id_, title, parts) in enumerate(articles)
    ]


def _amended(articles: list[Article], number: int, lang: str) -> list[Article]:
    """Return the articles as an assembly leaves them: five amended, one moved, one added, one repealed every other time."""
    found = list(articles)
    for turn in range(5):
        place = (number * 7 + turn * 3) % len(found)
        id_, title, (first, *others) = found[place]
        more = (words.sentence if lang == LANGUAGES[0] else words.sentence_zh)(Dice(7, number, turn), 9)
        found[place] = (id_, title, (f"{more} {first}", *others))
    found.insert(number * 5 % len(found), found.pop(number * 3 % len(found)))
    found.append(_article(ARTICLES, number, lang))
    if number % 2:
        found.pop(number)
    return found


def _file(number: int, articles: list[Article], *, own: bool) -> str:
    header = ["title: The Charter"]
    if own:
        header += [
            f"version: {number}.0",
            "status: adopted",
            f"adopted: {2010 + number}-04-01",
            f"effective: {2010 + number}-05-01",
        ]
    body = "".join(f"\n## {title} {{#{id_}}}\n\n" + "\n\n".join(parts) + "\n" for id_, title, parts in articles)
    return "---\n" + "\n".join(header) + f"\n---\n{body}"


if __name__ == "__main__":
    sys.exit(main())
