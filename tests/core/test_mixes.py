"""Mixes: calendars that a site puts together itself, read from the settings and laid along the axes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hundred.build.site import SettingsProblem
from hundred.core.mixes import Mix, read_mixes

if TYPE_CHECKING:
    from tests.conftest import Hamlet

LANGS = ("en", "zh-Hans")
FILM = {"title": {"zh-Hans": "北京的电影", "en": "Film in Beijing"}, "all": {"tag": ["film"], "city": ["beijing"]}}


def read(written: object) -> tuple[tuple[Mix, ...], list[str]]:
    """Return the mixes of a setting, and each fault as `where: message | cure`."""
    told: list[str] = []
    return read_mixes(written, LANGS, lambda where, message, cure: told.append(f"{where}: {message} | {cure}")), told


def test_a_mix_is_read() -> None:
    """Names in the order in which they are written, each once; the title of the default language first."""
    mixes, told = read({"film": FILM, "sea": {"title": "Sea", "any": {"tag": ["sea", "sea"], "group": ["swimmers"]}}})

    assert told == []
    assert mixes == (
        Mix(id="film", titles={"en": "Film in Beijing", "zh-Hans": "北京的电影"}, all=(("tag", "film"), ("city", "beijing"))),
        Mix(id="sea", titles={"en": "Sea"}, any=(("tag", "sea"), ("group", "swimmers"))),
    )
    assert [mixes[0].title(lang) for lang in ("en", "zh-Hans", "fr")] == ["Film in Beijing", "北京的电影", "Film in Beijing"]


def test_no_mix_is_no_fault() -> None:
    """Most sites have none."""
    assert read(None) == read({}) == ((), [])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (["film"], "calendar.mixes: mixes must be calendars by id | as in {'film-in-beijing': {'title': 'Film in Beijing', 'all': {'tag': ['film'], 'city': ['beijing']}}}"),
        ({"Film!": FILM}, "calendar.mixes.Film!: 'Film!' cannot name a calendar | write it in small letters with hyphens, as in 'film-in-beijing'"),
        ({"film": ["film"]}, "calendar.mixes.film: the mix 'film' must be a table | as in {'title': 'Film in Beijing', 'all': {'tag': ['film'], 'city': ['beijing']}}"),
        ({"film": FILM | {"titel": "Film"}}, "calendar.mixes.film.titel: a mix has no key 'titel' | did you mean 'title'?"),
        ({"film": {"all": {"tag": ["film"]}}}, "calendar.mixes.film.title: the mix 'film' has no title | add  'title': {'en': '…'}"),
        ({"film": {"title": {"zh-Hans": "电影"}, "all": {"tag": ["film"]}}}, "calendar.mixes.film.title: the mix 'film' has no title | add  'title': {'en': '…'}"),
        ({"film": {"title": "Film"}}, "calendar.mixes.film: the mix 'film' does not say what is in it | as in {'title': 'Film in Beijing', 'all': {'tag': ['film'], 'city': ['beijing']}}"),
        ({"film": {"title": "Film", "all": ["film"]}}, "calendar.mixes.film.all: what is in a mix must be lists of ids by axis | as in {'tag': ['film'], 'city': ['beijing']}"),
        ({"film": {"title": "Film", "any": {"tags": ["film"]}}}, "calendar.mixes.film.any.tags: there is no axis 'tags' | did you mean 'tag'?"),
        ({"film": {"title": "Film", "any": {"colour": ["red"]}}}, "calendar.mixes.film.any.colour: there is no axis 'colour' | write one of: group, tag, venue, city, festival, series, person"),
        ({"film": {"title": "Film", "all": {"tag": "film"}}}, "calendar.mixes.film.all.tag: 'tag' must be a list of ids | as in {'tag': ['film']}"),
        ({"film": {"title": "Film", "all": {"tag": []}}}, "calendar.mixes.film.all.tag: 'tag' must be a list of ids | as in {'tag': ['an-id']}"),
        ({"film": {"title": "Film", "all": {"tag": [1]}}}, "calendar.mixes.film.all.tag: 'tag' must be a list of ids | as in {'tag': ['an-id']}"),
    ],
)  # fmt: skip
def test_every_fault_is_told_where_it_stands(written: object, told: str) -> None:
    """What cannot be used is left out, with its place, a reason and what to write."""
    assert read(written) == ((), [told])


FILES = {
    "groups/choir.md": "---\ntitle: Choir\n---\n",
    "venues/hall.md": "---\ntitle: Hall\ncity: Tern Bay\n---\n",
    "events/a.md": "---\ntitle: A\nid: a\nstart: 2026-12-01 19:00\nvenue: hall\ntags: [music]\n---\n",
    "events/b.md": "---\ntitle: B\nid: b\nstart: 2026-12-02 19:00\ngroups: [choir]\ntags: [music]\n---\n",
    "events/c.md": "---\ntitle: C\nid: c\nstart: 2026-12-03 19:00\ngroups: [choir]\n---\n",
}


def conf(mix: dict[str, Any]) -> dict[str, Any]:
    """Return settings with one mix."""
    return {"HUNDRED": {"calendar": {"mixes": {"mixed": {"title": "Mixed"} | mix}}}}


@pytest.mark.parametrize(
    ("mix", "ids"),
    [
        ({"any": {"group": ["choir"], "city": ["tern-bay"]}}, ["a", "b", "c"]),
        ({"all": {"group": ["choir"], "tag": ["music"]}}, ["b"]),
        ({"all": {"tag": ["music"]}, "any": {"city": ["tern-bay"], "group": ["choir"]}}, ["a", "b"]),
        ({"all": {"city": ["tern-bay"], "group": ["choir"]}}, []),
    ],
)
def test_a_mix_holds_what_lies_along_its_names(hamlet: Hamlet, mix: dict[str, Any], ids: list[str]) -> None:
    """All of `all`, and one of `any` where there is such: by start, each event once."""
    community = hamlet.community(FILES, **conf(mix))

    assert [event.id for event in community.events_of("mix", "mixed")] == ids


def test_what_a_mix_names_must_be_there(hamlet: Hamlet) -> None:
    """A group that is not there stops the build at its line; a tag that no event has yet is only told."""
    source = 'HUNDRED = {"calendar": {"mixes": {\n    "m": {"title": "M",\n          "any": {"group": ["chior"],\n                  "tag": ["musik"]}}}}}\n'
    hamlet.write(FILES)
    (hamlet.folder / "pelicanconf.py").write_text(
        f'SITENAME = "Hamlet"\nSITEURL = "https://h.example"\nTIMEZONE = "Asia/Shanghai"\nDEFAULT_LANG = "en"\n{source}'
    )
    from hundred.build.site import open_site  # noqa: PLC0415 - as a command opens it

    told = [
        (one.severity.value, one.place.line, one.place.col, one.message, one.help)
        for one in open_site(hamlet.folder).check().problems
    ]

    assert told == [
        ("error", 7, 19, "there is no group 'chior'", "did you mean 'choir'?"),
        ("warning", 8, 19, "no event has the tag 'musik'", "did you mean 'music'?"),
    ]


def test_a_fault_in_the_settings_stops_the_site(hamlet: Hamlet) -> None:
    """As every other setting that cannot be used."""
    with pytest.raises(SettingsProblem) as caught:
        hamlet.site(FILES, **conf({"any": {"grupo": ["choir"]}}))

    assert [one.help for one in caught.value.problems] == ["did you mean 'group'?"]
