"""What became of articles from version to version, and the pages that show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest

from hundred.build.assemble import assemble
from hundred.charter.compare import compared, effects, fates
from hundred.charter.compare_plan import history
from hundred.charter.plan import plan
from hundred.core.model import Article
from hundred.core.outputs import Page

if TYPE_CHECKING:
    from tests.conftest import Hamlet

PAGE = "charter/compare/1.0/2.0/index.html"


def articles(ids: str, **bodies: str) -> tuple[Article, ...]:
    """Return articles with those ids in that order, numbered; `bodies` by id, the others all alike."""
    return tuple(
        Article(id=id_, title=id_.upper(), number=number, body=bodies.get(id_, "Text."), line=number)
        for number, id_ in enumerate(ids.split(), 1)
    )


def version(number: int, body: str, **header: str) -> str:
    """Return the file of a version that was adopted in that year of the twenties."""
    lines = {"title": "The charter", "version": f"{number}.0", "status": "adopted", "adopted": f"202{number}-01-01"}
    lines |= {"effective": f"202{number}-02-01"} | header
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + f"---\n{body}"


def body(ids: str, **bodies: str) -> str:
    """Return the Markdown of articles."""
    return "".join(f"\n## {id_.upper()} {{#{id_}}}\n\n{bodies.get(id_, 'Text.')}\n" for id_ in ids.split())


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("a b c", "a b c", {}),
        ("a b c", "a b d c", {"d": ("added",), "c": ("renumbered",)}),
        ("a b c", "a c", {"b": ("repealed",), "c": ("renumbered",)}),
        ("a b c d", "a d b c", {"d": ("moved",), "b": ("renumbered",), "c": ("renumbered",)}),
        ("a b", "b a", {"b": ("moved",), "a": ("renumbered",)}),
        ("", "a", {"a": ("added",)}),
    ],
)
def test_effects_follow_from_ids_and_order(old: str, new: str, found: dict[str, tuple[str, ...]]) -> None:
    """What came, went and moved is told by ids; the fewest articles that can have moved have; the rest has new numbers."""
    assert effects(articles(old), articles(new)) == found


def test_one_of_forty_moved_is_one_move() -> None:
    """Of forty articles, the one that was taken elsewhere has moved, those it passed were renumbered, no word changed."""
    ids = [f"a{number}" for number in range(40)]
    after = [*ids[:3], *ids[4:30], ids[3], *ids[30:]]

    found = effects(articles(" ".join(ids)), articles(" ".join(after)))

    assert [id_ for id_, done in found.items() if done == ("moved",)] == ["a3"]
    assert {done for id_, done in found.items() if id_ != "a3"} == {("renumbered",)}
    assert len(found) == 27


def test_reflow_and_marks_amend_nothing() -> None:
    """A text that says the same in other lines, with other bullets, was not amended."""
    old = articles("a", a="One line\nand more:\n\n* x\n* y")
    new = articles("a", a="One line and\nmore:\n\n- x\n- y")

    assert effects(old, new) == {}


def test_where_a_moved_article_stood_and_what_is_gone_stay_in_their_place() -> None:
    """What is gone stands after what it stood after; a moved article stands in both places, the first one `left`."""
    found = [(one.id, one.effects, one.left) for one in fates(articles("a b c d e"), articles("a d c e f"))]

    assert found == [
        ("a", (), False),
        ("b", ("repealed",), False),
        ("d", ("moved",), False),
        ("c", (), False),
        ("d", ("moved",), True),
        ("e", ("renumbered",), False),
        ("f", ("added",), False),
    ]


def test_all_pairs_of_the_newest_twelve_are_compared_and_each_with_the_next() -> None:
    """Sixty-six pages for twelve versions, and one more for each version beyond."""
    twelve, fifteen = (tuple(range(count)) for count in (12, 15))

    assert len(list(compared(twelve))) == 66  # type: ignore[arg-type]
    assert len(list(compared(fifteen))) == 66 + 3  # type: ignore[arg-type]
    assert {(one, one + 1) for one in range(14)} <= set(compared(fifteen))  # type: ignore[arg-type]


def page_of(hamlet: Hamlet, files: dict[str, str], file: str) -> Any:
    """Return the tree of a finished page."""
    return lxml.html.document_fromstring(hamlet.pages(files)[file].decode())


def test_a_compare_page_shows_both_redlines_whole(hamlet: Hamlet) -> None:
    """Without ins the page is the old version, without del the new one, article by article, unchanged ones included."""
    old = body("a b c", a="Old words stay here.", b="See [#c].")
    new = body("a c b d", a="New words stay here.", b="See [#c].")
    tree = page_of(
        hamlet, {"charter/1.0.md": version(1, old), "charter/2.0.md": version(2, new)}, "charter/compare/1.0/2.0/index.html"
    )

    def said(name: str, drop: str) -> dict[str, str]:
        (redline,) = (lxml.html.fromstring(lxml.html.tostring(one)) for one in tree.xpath(f"//*[@data-redline='{name}']"))
        for one in redline.xpath(f"//*[@data-generated]|//{drop}"):
            one.drop_tree()
        found = {one.get("id"): " ".join(one.text_content().split()) for one in redline.iter("section")}
        return {id_: text for id_, text in found.items() if text}

    now = {"a": "A New words stay here.", "b": "B See .", "c": "C Text.", "d": "D Text."}
    assert said("unified", "del") == now
    assert said("unified", "ins") == {"a": "A Old words stay here.", "b": "B See .", "c": "C Text."}
    assert said("split", "*[contains(@class, 'was')]") == {f"split_{id_}": text for id_, text in now.items()}


def test_numbers_and_notes_are_marked_as_not_of_the_text(hamlet: Hamlet) -> None:
    """Renumbering shows beside the text only, in elements that say that they are no part of it."""
    files = {"charter/1.0.md": version(1, body("a b")), "charter/2.0.md": version(2, body("n a b"))}
    tree = page_of(hamlet, files, PAGE)

    notes = [" ".join(one.text_content().split()) for one in tree.xpath("//*[@id='b']//*[@data-generated]")]
    marks = tree.xpath("//*[@id='a' or @id='b']//ins|//*[@id='a' or @id='b']//del")

    assert notes == ["Article 3 was Article 2"]
    assert marks == []


def test_a_repealed_article_is_told_by_its_text_alone(hamlet: Hamlet) -> None:
    """Where only the heading is left, its text is struck, and its number and title are not."""
    new = body("a") + "\n## B {#b .repealed}\n"
    tree = page_of(hamlet, {"charter/1.0.md": version(1, body("a b")), "charter/2.0.md": version(2, new)}, PAGE)

    (section,) = tree.xpath("//*[@data-redline='unified']//section[@id='b']")
    (number,) = section.xpath(".//*[contains(@class, 'number')]")

    assert section.get("data-effects") == "repealed"
    assert number.text_content().split() == ["Article", "2"]
    assert [one.getparent().tag for one in section.iter("del")] == ["p"]


def test_the_way_leads_from_change_to_change(hamlet: Hamlet) -> None:
    """Each change leads to the next and the one before, and the summary to each."""
    files = {"charter/1.0.md": version(1, body("a b c")), "charter/2.0.md": version(2, body("a b c", a="1", c="2"))}
    tree = page_of(hamlet, files, PAGE)

    assert tree.xpath("//section[@id='a']/p[@class='steps']/a/@href") == ["#c"]
    assert tree.xpath("//section[@id='c']/p[@class='steps']/a/@href") == ["#a"]
    assert tree.xpath("//section[@class='digest']//dd/a/@href") == ["#a", "#c"]


def test_every_edit_is_heard(hamlet: Hamlet) -> None:
    """Each ins and del begins with words that say what it is, in the language of the page, and ends with their end."""
    files = {"charter/1.0.md": version(1, body("a")), "charter/2.0.md": version(2, body("a", a="Other."))}
    tree = page_of(hamlet, files, "zh-Hans/charter/compare/1.0/2.0/index.html")

    heard = [
        re.sub(r"\s+", " ", one.text_content()) for one in tree.xpath("//*[@data-redline='unified']//*[self::ins or self::del]")
    ]

    assert heard
    assert all(one.startswith(("［删去：", "［新增：")) and one.endswith("］") for one in heard)


def test_the_page_of_an_article_tells_its_whole_history(hamlet: Hamlet) -> None:
    """An article's page says when it came, what was changed each time, where it moved, and when it went."""
    files = {
        "charter/1.0.md": version(1, body("a b c d")),
        "charter/2.0.md": version(2, body("a c d b", b="Other text.")),
        "charter/3.0.md": version(3, body("a c d")),
    }
    view = hamlet.view(files)

    assert view.community.ask(history, "b") == (
        (("", "1.0", ("added",)), ("1.0", "2.0", ("amended", "moved")), ("2.0", "3.0", ("repealed",))),
        "2.0",
        "repealed",
    )
    tree = page_of(hamlet, files, "charter/articles/b/index.html")
    assert tree.xpath("//ol/li/@id") == ["in_3.0", "in_2.0", "in_1.0"]
    assert [one.text_content().split("[deleted: ")[1] for one in tree.xpath("//li[@id='in_2.0']//del")] == ["Text.]"]


@pytest.mark.parametrize(
    ("amendments", "told"),
    [
        ("[{article: a, effect: amended}, {article: d, effect: added}]", []),
        ("[{article: a, effect: amended}, {article: d, effect: added}, {article: c, effect: renumbered}]", []),
        ("[{article: a, effect: amended}]", ["amendment: 'd' was added, which the amendments do not say"]),
        (
            "[{article: a, effect: moved}, {article: d, effect: added}]",
            ["amendment: the text does not show that 'a' was moved: it was amended"],
        ),
        (
            "[{article: b, effect: amended}, {article: a, effect: amended}, {article: d, effect: added}]",
            ["amendment: the text does not show that 'b' was amended: it is as it was"],
        ),
        (
            "[{article: x, effect: amended}, {article: a, effect: amended}, {article: d, effect: added}]",
            ["no-article: there is no article 'x' in this version or the one before"],
        ),
    ],
)
def test_what_a_version_says_was_done_is_held_against_its_text(hamlet: Hamlet, amendments: str, told: list[str]) -> None:
    """Declared effects are compared with those that the texts show, both ways."""
    files = {
        "charter/1.0.md": version(1, body("a b c")),
        "charter/2.0.md": version(2, body("a b d c", a="Other."), supersedes="1.0", amendments=amendments),
    }

    found = [f"{one.code}: {one.message}" for one in hamlet.problems(files) if one.code in {"amendment", "no-article"}]

    assert found == told


@pytest.mark.parametrize(("first", "second"), [("de", "de"), ("zh-Hans", "en"), ("en", "zh-Hans"), ("de", "en")])
def test_versions_in_other_languages_are_compared_too(hamlet: Hamlet, first: str, second: str) -> None:
    """Whatever languages two versions are written in, also none of the site's, their redline gives both texts back."""
    files = {
        "charter/1.0.md": version(1, body("a", a="Alt."), lang=first),
        "charter/2.0.md": version(2, body("a", a="Neu."), lang=second),
    }

    pages = assemble(hamlet.site(files)).files

    for prefix in ("", "zh-Hans/"):
        tree = lxml.html.document_fromstring(pages[prefix + PAGE].decode())
        (unified,) = tree.xpath("//*[@data-redline='unified']")
        for one in unified.xpath(".//*[@data-generated]"):
            one.drop_tree()
        assert {one.tag: one.text_content() for one in unified.iter("ins", "del")} == {"del": "Alt", "ins": "Neu"}
        assert unified.get("lang", tree.get("lang")) == second


def test_a_single_version_is_compared_with_nothing(hamlet: Hamlet) -> None:
    """With one version there is no page to compare, and a page for each article."""
    pages = [page.path for page in plan(hamlet.view({"charter/1.0.md": version(1, body("a"))})) if isinstance(page, Page)]

    assert pages == ["/charter/", "/charter/1.0/", "/charter/articles/", "/charter/articles/a/", "/charter/timeline/"]
