"""The home page, the list of all titles, and the page for what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hundred.build.home import index, plan

if TYPE_CHECKING:
    from tests.conftest import Hamlet

VERSION = "---\ntitle: C\nversion: '{0}'\nstatus: adopted\nadopted: 2021-01-01\neffective: {1}\n---\n## Q {{#q}}\n\nX.\n"


def test_the_home_page_shows_what_is_next_and_newest(hamlet: Hamlet) -> None:
    """The next six events, the newest portrait, the charter in force and the one to come, the latest names and news."""
    files: dict[str, str | bytes] = {
        **{f"events/e{day}.md": hamlet.event(id=f"e{day}", start=f"2026-12-0{day}") for day in range(1, 9)},
        "events/open.md": hamlet.event(id="open", start="2027"),
        "events/over.md": hamlet.event(id="over", start="2026-11-01"),
        "people/old.md": "---\nname: Old\nconsent: yes\njoined: 2019\n---\n",
        "people/new.md": "---\nname: New\nconsent: yes\njoined: 2026-05-01\n---\n",
        "people/mid.md": "---\nname: Mid\nconsent: yes\njoined: 2022-05\n---\n",
        "people/who.md": "---\nname: Who\nconsent: yes\n---\n",
        "people/not.md": "---\nname: Not\njoined: 2026-11-01\n---\n",
        "charter/1.0.md": VERSION.format("1.0", "2021-02-01"),
        "charter/2.0.md": VERSION.format("2.0", "2027-02-01"),
        "charter/3.0.md": VERSION.format("3.0", "2028-02-01"),
        **{f"news/n{day}.md": f"---\ntitle: N\ndate: 2026-05-0{day}\nsummary: S.\n---\n" for day in range(1, 6)},
        **{
            f"spotlights/s{day}.md": f"---\ntitle: S\npeople: [old]\ndate: 2026-05-0{day}\nsummary: S.\n---\n" for day in (1, 2)
        },
    }

    (page,) = plan(hamlet.view(files))

    data: Any = page.fill().data
    assert ([one.id for one in data["upcoming"]], data["spotlight"].id) == ([f"e{day}" for day in range(1, 7)], "s2")
    assert (data["version"].id, data["next_version"].id, [one.id for one in data["posts"]]) == (
        "1.0",
        "2.0",
        ["n5", "n4", "n3"],
    )
    assert [one.id for one in data["names"]] == ["new", "mid", "old", "who"]


def test_an_empty_site_has_a_home(hamlet: Hamlet) -> None:
    """Nothing is invented where there is nothing yet."""
    (page,) = plan(hamlet.view({}, "zh-Hans"))

    sheet = page.fill()
    assert (page.path, sheet.title, sheet.data["spotlight"], sheet.data["version"], sheet.data["upcoming"]) == (
        "/zh-Hans/",
        "Hamlet",
        None,
        None,
        [],
    )


def test_every_title_is_listed_in_order(hamlet: Hamlet) -> None:
    """Events, groups, venues and stories by their titles, each marked with its own language; headings without titles are left out."""
    files = {
        "events/b.md": hamlet.event(id="b", title="beach"),
        "events/a.md": hamlet.event(id="a", title="Zoo"),
        "events/c.md": hamlet.event(id="c", title="Apple"),
        "events/c.zh-Hans.md": "---\ntitle: 苹果\n---\n",
        "guide/g.md": "---\ntitle: Fields\n---\n",
    }

    titles, missing = index(hamlet.view(files, "zh-Hans"))

    assert titles.fill().data["entries"] == [
        (
            "Events",
            [
                ("beach", "/zh-Hans/events/b/", "en"),
                ("Zoo", "/zh-Hans/events/a/", "en"),
                ("苹果", "/zh-Hans/events/c/", "zh-Hans"),
            ],
        ),
        ("Guide", [("Fields", "/zh-Hans/guide/g/", "en")]),
    ]
    assert (missing.path, missing.indexable) == ("/zh-Hans/404.html", False)


def test_votes_stand_among_the_titles_by_their_questions(hamlet: Hamlet) -> None:
    """A vote has no title of its own; in each language it goes by that of its question."""
    files: dict[str, str | bytes] = {
        "charter/questions/dogs.md": "---\ntitle: Dogs?\nasked: 2026-02-01\n---\nMay they?\n",
        "charter/questions/dogs.zh-Hans.md": "---\ntitle: 遛狗？\n---\n可以吗？\n",
        "charter/votes/v1.md": "---\nquestion: dogs\nopens: 2026-03-01\ncloses: 2026-03-07\neligible: 9\npass: at least 1/2 of cast\n---\n",
    }

    for lang, tree, title in (("en", "", "Dogs?"), ("zh-Hans", "/zh-Hans", "遛狗？")):
        page = next(page for page in index(hamlet.view(files, lang)) if page.kind == "search")
        rows: Any = page.fill().data["entries"]
        assert rows == [
            ("Questions", [(title, f"{tree}/charter/questions/dogs/", lang)]),
            ("Votes", [(title, f"{tree}/charter/votes/v1/", lang)]),
        ]
