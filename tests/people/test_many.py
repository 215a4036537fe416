"""A site of many people, a third of whom did not agree: of none of these is a name, a handle or an address in any file."""

from __future__ import annotations

import html
import json
import random
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pytest
from tests.conftest import Hamlet

from hundred.tasks.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping

MANY = 180
FIRST = "Zebedee Quilla Orsolya Thandiwe Ingvild Caspian Ludmila Oksana Fionnuala Ragnhild Wolfram Ximena Ulrika".split()
LAST = "Quackenbush Vanderlyn Okonkwo Szczepanski Thistlewaite Abernethy Björnstad Castellanos Eszterházy Gudmundsen".split()
ENDS = ("son", "ova", "ez", "sen", "ian", "ides", "escu", "off", "ström", "dottir", "nen", "oglu", "shvili", "ko", "ić")
FAMILY, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "珺璐瑶琪曦昊宸轩泽霖煜皓梓涵婧妤翊珩霁澍旻昱晏翎甯"
CONF = "SITENAME, SITEURL, TIMEZONE, DEFAULT_LANG = 'Hamlet', 'https://hamlet.example', 'Asia/Shanghai', 'en'\n"


class Somebody(NamedTuple):
    """A person of the site."""

    id: str
    name: str
    handle: str
    agreed: bool


def everybody() -> list[Somebody]:
    """Return people with names that stand nowhere else, every third without consent."""
    dice = random.Random(100)  # noqa: S311 - names, not secrets
    western = [f"{first} {last}{end}" for first in FIRST for last in LAST for end in ENDS]
    eastern = [family + a + b for family in FAMILY for a in GIVEN for b in GIVEN if a != b]
    names = [*dice.sample(western, MANY // 2), *dice.sample(eastern, MANY - MANY // 2)]
    dice.shuffle(names)
    found = []
    for n, name in enumerate(names):
        slug = re.sub("[^a-z]+", "-", name.lower()).strip("-") if name.isascii() else name if name[0] in FAMILY else f"x-{n}-y"
        found.append(Somebody(slug, name, f"hdl_{n}x", n % 3 != 0))
    return found


PEOPLE = everybody()


def files() -> dict[str, str | bytes]:
    """Return the content: everybody is named in headers and links of others, at random."""
    dice = random.Random(7)  # noqa: S311 - as above
    ids = [one.id for one in PEOPLE]
    found: dict[str, str | bytes] = {}
    for n, one in enumerate(PEOPLE):
        header = {
            "name": one.name,
            "handle": one.handle,
            "seed": str(n + 1),
            "joined": f"20{10 + n % 15}-05",
            "tier": "builders",
        }
        header |= {"consent": "yes"} if one.agreed else {"consent": "no"} if n % 2 else {}
        header |= {"invited_by": dice.choice(ids[:n])} if n else {}
        found[f"people/{one.id}.md"] = Hamlet.file("Mends nets.\n", **header, contributions="[{kind: hosting, what: tea}]")
    for n in range(MANY // 8):
        cast = ", ".join(f"{{person: {id_}, as: role {n}}}" for id_ in dice.sample(ids, 3))
        body = f"See [them]({{filename}}/people/{dice.choice(ids)}.md).\n"
        start = f"2026-{1 + n % 12:02}-{1 + n % 28:02} 19:00"
        found[f"events/e{n}.md"] = Hamlet.file(
            body,
            title=f"Event {n}",
            id=f"e{n}",
            start=start,
            hosts=f"[{dice.choice(ids)}]",
            people=f"[{cast}]",
            groups=f"[g{n % 5}]",
        )
    for n in range(5):
        found[f"groups/g{n}.md"] = Hamlet.file(
            title=f"Group {n}", founder=dice.choice(ids), leads=f"[{', '.join(dice.sample(ids, 3))}]"
        )
        found[f"news/n{n}.md"] = Hamlet.file(
            title=f"News {n}", date="2026-01-02", summary="S.", authors=f"[{dice.choice(ids)}]"
        )
    return found  # fmt: skip


def readable(made: Mapping[str, bytes]) -> str:
    """Return all files and their names in one text, in every form in which their readers see them."""
    texts = []
    for path, data in made.items():
        text = data.decode("utf-8", "ignore").replace("\r\n ", "")
        texts += [path, text, unquote(html.unescape(text)), re.sub(r"\\u([0-9a-f]{4})", lambda hit: chr(int(hit[1], 16)), text)]
    return "\n".join(texts).casefold()


@pytest.fixture(scope="module")
def hamlet(tmp_path_factory: pytest.TempPathFactory) -> Hamlet:
    """Return the folder of the site."""
    made = Hamlet(tmp_path_factory.mktemp("many"))
    (made.folder / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    return made


def named(text: str, people: list[Somebody]) -> list[str]:
    """Return those names, handles and addresses of people that stand in a text."""
    return [said for one in people for said in (one.name, one.handle, one.id) if said.casefold() in text]


def seeds(made: Mapping[str, bytes]) -> dict[str, int]:
    """Return the number of everybody on the wall."""
    return {unquote(one["url"]): one["seed"] for tier in json.loads(made["wall/wall.json"])["tiers"] for one in tier["people"]}


def test_nobody_is_named_who_did_not_agree_or_has_left(hamlet: Hamlet) -> None:
    """Not in pages, feeds, calendars, tables or addresses; after a withdrawal neither, and all others keep their numbers."""
    made = hamlet.pages(files())
    text = readable(made)
    hidden = [one for one in PEOPLE if not one.agreed]
    leaver = next(one for one in PEOPLE[20:] if one.agreed)
    assert named(text, [leaver]) == [leaver.name, leaver.id]
    assert named(text, hidden) == []

    status = main(["withdraw", leaver.id, "--site", str(hamlet.folder)])

    after = hamlet.pages({})
    assert (status, named(readable(after), [*hidden, leaver])) == (0, [])
    assert {f"https://hamlet.example/people/{leaver.id}/"} == {url for url in seeds(made) if url not in seeds(after)}
    assert all(seeds(made)[url] == seed for url, seed in seeds(after).items())
