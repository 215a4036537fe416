"""The feeds of the charter: what happened, when, in words, and under ids that last; read as feed readers read them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from lxml import html

from hundred.charter.happenings import happenings

if TYPE_CHECKING:
    from tests.charter.assembly.conftest import Assembly

LAMP = "## Lamp {#lamp}\n\nLeave it on.\n"
FIRST = f"## Dogs {{#dogs}}\n\nOn a lead before nine.\n\n## Boats {{#boats}}\n\nUp the beach.\n\n{LAMP}"
SECOND = f"## Drones {{#drones}}\n\nNot over nests.\n\n## Dogs {{#dogs}}\n\nOn a lead before eight.\n\n{LAMP}"
AMENDMENTS = """
  - {article: dogs, effect: amended, question: dogs}
  - {article: drones, effect: added}
  - {article: boats, effect: repealed}
""".strip("\n")
CHARTER = {
    "charter/1.0.md": ("1.0", "status: adopted\nadopted: 2025-03-20\neffective: 2025-04-01", FIRST),
    "charter/2.0.md": (
        "2.0",
        f"status: adopted\nadopted: 2026-03-14\neffective: 2026-12-01\nsupersedes: '1.0'\namendments:\n{AMENDMENTS}",
        SECOND,
    ),
}
VERSIONS = {
    path: f"---\ntitle: Our <Charter>\nversion: '{id_}'\n{head}\n---\n{body}" for path, (id_, head, body) in CHARTER.items()
}


def files(assembly: Assembly, changed: dict[str, str] | None = None) -> dict[str, str]:
    """Return the files of a hamlet with two adopted versions."""
    return assembly.files({**VERSIONS, **(changed or {})})


def items(assembly: Assembly, name: str, changed: dict[str, str] | None = None, **conf: Any) -> list[dict[str, Any]]:
    """Return the entries of a feed."""
    made = assembly.hamlet.pages(files(assembly, changed), **conf)
    found: list[dict[str, Any]] = json.loads(made[f"feeds/{name}.json"])["items"]
    return found


def names(found: list[dict[str, Any]]) -> list[str]:
    """Return the ids of entries without what all have in common."""
    return [one["id"].partition(",2026:en/")[2] for one in found]


def test_what_happened_is_told_newest_first(assembly: Assembly) -> None:
    """A question, its vote, its result, and a version that is adopted; one that is not yet in force is not said to be."""
    found = items(assembly, "charter")

    assert [(name, one["date_published"]) for name, one in zip(names(found), found, strict=True)] == [
        ("vote/2026-dogs/result", "2026-03-14T16:00:00Z"),
        ("charter/2.0", "2026-03-13T16:00:00Z"),
        ("vote/2026-dogs/opens", "2026-02-28T16:00:00Z"),
        ("question/dogs", "2026-01-31T16:00:00Z"),
        ("charter/1.0/effective", "2025-03-31T16:00:00Z"),
        ("charter/1.0", "2025-03-19T16:00:00Z"),
    ]


def test_nothing_is_told_before_it_happens(assembly: Assembly) -> None:
    """Day by day, one more entry at a time; the others keep their ids and their dates."""
    days = [datetime(2025, 3, 1, tzinfo=UTC) + timedelta(days=number) for number in (0, 25, 40, 345, 380, 400, 700)]
    changed = {"charter/votes/2026-dogs.md": assembly.vote(tally="")}  # one that is counted may not be to come
    seen = [names(items(assembly, "charter", changed, now=day)) for day in days]

    assert [len(one) for one in seen] == [0, 1, 2, 3, 5, 5, 6]
    assert all(set(before) <= set(after) for before, after in pairwise(seen))
    assert seen[-1][0] == "charter/2.0/effective"


def test_a_version_is_adopted_when_the_vote_on_its_text_closes(assembly: Assembly) -> None:
    """Where both are on one day, the adoption cannot have been before the count."""
    digest = assembly.hamlet.site(assembly.files(VERSIONS)).loaded.community.versions[1].digests["en"]
    vote = assembly.vote(text_digest=digest, closes="2026-03-14 18:10")

    found = items(assembly, "charter", {"charter/votes/2026-dogs.md": vote})

    assert names(found)[:2] == ["charter/2.0", "vote/2026-dogs/result"]
    assert {one["date_published"] for one in found[:2]} == {"2026-03-14T10:10:00Z"}


def test_a_result_says_the_count(assembly: Assembly) -> None:
    """The amounts, exactly, what was needed, and whether that was reached."""
    one = next(one for one in items(assembly, "charter") if one["id"].endswith("result"))

    told = html.fromstring(one["content_html"]).text_content()
    assert one["title"] == "The vote: Adopted · Dogs?"
    assert "6 of 10 people took part: 4 yes, 2 no." in told
    assert "Quorum: At least 1/2 of all who may vote have to take part. 6 of 10 (3/5 = 60%) · reached" in told
    assert "Majority: At least 2/3 of those who said yes or no have to say yes. 4 of 6 (2/3 ≈ 66.67%) · reached" in told


def test_a_version_says_what_it_changed(assembly: Assembly) -> None:
    """Articles that came, were amended or went, each with its link; then all of its text. Titles are text."""
    one = next(one for one in items(assembly, "charter") if one["id"].endswith("charter/2.0"))

    tree = html.fromstring(one["content_html"])
    assert one["title"] == "Version 2.0 adopted · Our <Charter>"
    assert [row.text_content() for row in tree.iter("li")] == ["Added: Drones", "Amended: Dogs", "Repealed: Boats"]
    assert [link.get("href") for link in tree.xpath("//li/a")] == [
        f"https://hamlet.example/charter/articles/{name}/" for name in ("drones", "dogs", "boats")
    ]
    assert "On a lead before eight." in tree.text_content()


def test_an_article_has_a_feed_of_its_own(assembly: Assembly) -> None:
    """The questions about it, the votes on them, and each version that changed it, with every word that was changed."""
    found = items(assembly, "article/dogs")

    assert names(found) == [
        "vote/2026-dogs/result",
        "article/dogs/2.0",
        "vote/2026-dogs/opens",
        "question/dogs",
        "article/dogs/1.0",
    ]
    changed = next(one for one in found if one["id"].endswith("article/dogs/2.0"))
    tree = html.fromstring(changed["content_html"])
    assert (changed["title"], changed["url"]) == (
        "Dogs: Amended · Version 2.0 adopted",
        "https://hamlet.example/charter/articles/dogs/#in_2.0",
    )
    assert [one.text_content() for one in tree.iter("del", "ins")] == ["[deleted: nine]", "[inserted: eight]"]


@pytest.mark.parametrize(("article", "title"), [("boats", "Boats: Repealed"), ("drones", "Drones: Added")])
def test_an_article_that_came_or_went_says_so(assembly: Assembly, article: str, title: str) -> None:
    """A new one with its text, a repealed one without."""
    one = items(assembly, f"article/{article}")[0]

    assert one["title"] == f"{title} · Version 2.0 adopted"
    assert ("Not over nests." in one["content_html"]) == (article == "drones")


def test_a_new_number_is_no_news(assembly: Assembly) -> None:
    """The lamp is where it was, under another number, and nobody who follows it hears of that."""
    assert names(items(assembly, "article/lamp")) == ["article/lamp/1.0"]


def test_both_languages_have_them_in_three_forms(assembly: Assembly) -> None:
    """The same entries under ids of their own, at the addresses of their tree; a reader has no complaint."""
    made = assembly.hamlet.pages(files(assembly))
    seen = {}
    for tree in ("", "zh-Hans/"):
        for form in ("atom", "rss"):
            feed = feedparser.parse(made[f"{tree}feeds/article/dogs.{form}"])
            seen[tree, form] = [one.id.partition("/")[2] for one in feed.entries]
            assert not feed.bozo
            assert all(one.link.startswith(f"https://hamlet.example/{tree}charter/") for one in feed.entries)

    assert len({tuple(one) for one in seen.values()}) == 1


def test_a_page_names_the_feed_of_its_article(assembly: Assembly) -> None:
    """In its head, and for people under the history."""
    made = assembly.hamlet.pages(files(assembly))
    tree = html.fromstring(made["zh-Hans/charter/articles/dogs/index.html"])
    wanted = [f"/zh-Hans/feeds/article/dogs.{form}" for form in ("atom", "rss", "json")]

    assert [one.get("href") for one in tree.xpath("//head/link[@rel='alternate'][contains(@href, '/feeds/')]")] == wanted
    assert [one.get("href") for one in tree.xpath("//section[@class='subscribe']//a")] == wanted


def test_who_asked_is_said_with_consent_only(assembly: Assembly) -> None:
    """Ada speaks for her question, for Boris' the community does."""
    found = {
        who: items(assembly, "charter", {"charter/questions/dogs.md": assembly.question(asked_by=who)}) for who in ("ada", "bo")
    }
    authors = {who: next(one["authors"] for one in rows if one["id"].endswith("question/dogs")) for who, rows in found.items()}

    assert authors == {"ada": [{"name": "Ada Penrose"}], "bo": [{"name": "Hamlet"}]}
    assert "Boris" not in json.dumps(found)


def test_a_charter_nobody_voted_on_has_a_feed_of_its_versions(assembly: Assembly) -> None:
    """Questions and votes are not needed."""
    found = items(assembly, "charter", {"charter/questions/dogs.md": "", "charter/votes/2026-dogs.md": ""})

    assert names(found) == ["charter/2.0", "charter/1.0/effective", "charter/1.0"]


def test_what_is_known_of_the_future_is_in_the_answer_already(assembly: Assembly) -> None:
    """The list of happenings does not depend on the clock, so that no build makes it anew for that."""
    community = assembly.hamlet.site(files(assembly)).loaded.community

    with community.reads.collect():
        found = community.ask(happenings, "")

    assert "charter/2.0/effective" in {one.id for one in found}


def test_texts_of_strangers_stay_texts(assembly: Assembly) -> None:
    """Whatever a title holds, the HTML of an entry holds it as text."""
    odd = "\"<img src=x onerror=alert(1)> & 'more' %(title)s\""
    changed = {"charter/questions/dogs.md": assembly.question(title=odd, summary=odd)}
    charter = {path: text.replace("## Dogs {", "## <b>Dogs</b> & %s {") for path, text in VERSIONS.items()}

    for name in ("charter", "article/dogs"):
        for one in items(assembly, name, changed | charter):
            tree = html.fromstring(f"<div>{one['content_html']}</div>")
            assert {element.tag for element in tree.iter()} <= {
                "div", "p", "a", "br", "ul", "li", "h2", "code", "strong", "ins", "del", "span",
            }  # fmt: skip
            assert "onerror" not in one["content_html"].replace("&lt;img src=x onerror=alert(1)&gt;", "")


def test_two_measures_are_told_one_after_the_other(assembly: Assembly) -> None:
    """Each with its own sums and its own verdict, in the language of the feed."""
    area = "{eligible: 100, pass: more than 1/2 of eligible, tally: {yes: 40.5, no: 20}}"
    vote = assembly.vote(quorum="4", counts="households", area=area)
    made = assembly.hamlet.pages(files(assembly, {"charter/votes/2026-dogs.md": vote}))

    found = json.loads(made["zh-Hans/feeds/charter.json"])["items"]
    told = html.fromstring(next(one for one in found if one["id"].endswith("result"))["content_html"]).text_content()

    assert "按户数：" in told
    assert "按面积：" in told
    assert "81/200 = 40.5%" in told
    assert told.rstrip().endswith("不够")
