"""The redlines of the demo, as anybody can check them: from the finished pages alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import lxml.html
import pytest
from built_site import LANGUAGES, file_of
from figures import note

if TYPE_CHECKING:
    from built_site import BuiltSite

PREFIXES = LANGUAGES.values()


def compare_pages(site: BuiltSite, prefix: str) -> dict[tuple[str, str], Any]:
    """Return the tree of every page that compares two versions, by the two."""
    start = f"{prefix}/charter/compare/".lstrip("/")
    files = [file for file in site.pages if file.startswith(start) and file.count("/") == start.count("/") + 2]
    return {tuple(file.removeprefix(start).split("/")[:2]): tree_of(site, file) for file in files}  # type: ignore[misc]


def tree_of(site: BuiltSite, file: str) -> Any:
    """Return the tree of a page."""
    return lxml.html.document_fromstring(site.files[file].decode())


def text_of(element: Any, *dropped: str) -> str:
    """Return the text of an element without those elements in it and without what is not of the text, blanks as one."""
    copy = lxml.html.fromstring(lxml.html.tostring(element, encoding="unicode", with_tail=False))
    for one in copy.xpath("|".join(f".//{name}" for name in ("*[@data-generated]", *dropped))):
        one.drop_tree()
    return " ".join(copy.text_content().split())


def version_of(site: BuiltSite, prefix: str, number: str) -> dict[str, str]:
    """Return the text of every article of a version, by id, from the version's own page."""
    (text,) = tree_of(site, file_of(f"{prefix}/charter/{number}/")).xpath("//*[@data-charter-text]")
    return {one.xpath("h2/@id")[0]: text_of(one) for one in text.xpath("section")}


@pytest.mark.parametrize("prefix", PREFIXES, ids=LANGUAGES)
def test_every_redline_gives_both_versions_back(site: BuiltSite, prefix: str) -> None:
    """Without ins a redline is the old version's page, without del the new one's, word for word, and each side is its own."""
    pages = compare_pages(site, prefix)
    versions = {number: version_of(site, prefix, number) for pair in pages for number in pair}
    faults = []
    for (old, new), tree in pages.items():
        (unified,), (split,) = (tree.xpath(f"//*[@data-redline='{name}']") for name in ("unified", "split"))
        sections = {one.get("id"): one for one in unified.xpath(".//section")}
        sides = {one.get("id").removeprefix("split_"): one for one in split.xpath(".//section")}
        for number, drop, other in ((old, "ins", "div[@class='now']"), (new, "del", "div[@class='was']")):
            whole = {id_: text for id_, one in sections.items() if (text := text_of(one, drop))}
            beside = {id_: text for id_, one in sides.items() if (text := text_of(one, other))}
            faults += [(old, new, drop, id_) for id_ in versions[number] if whole.get(id_) != versions[number][id_]]
            faults += [(old, new, "side", id_) for id_ in versions[number] if beside.get(id_) != versions[number][id_]]
            faults += [(old, new, "more", id_) for id_ in {*whole, *beside} - versions[number].keys()]
    note(f"{len(pages)} redlines of the demo give both versions back ({prefix or 'English'})")

    assert len(pages) == len(versions) * (len(versions) - 1) // 2
    assert faults == []


@pytest.mark.parametrize("prefix", PREFIXES, ids=LANGUAGES)
def test_marks_stand_where_text_may_stand(site: BuiltSite, prefix: str) -> None:
    """No ins or del is the child of a list, a table or a row, in another one, or around a block."""
    wrong = (
        ".//*[self::ins or self::del][parent::ul or parent::ol or parent::dl or parent::table or parent::tbody or parent::tr"
    )
    wrong += " or ancestor::ins or ancestor::del or .//p or .//li or .//td]"

    assert {pair: found for pair, tree in compare_pages(site, prefix).items() if (found := tree.xpath(wrong))} == {}


@pytest.mark.parametrize("prefix", PREFIXES, ids=LANGUAGES)
def test_every_article_is_two_steps_from_its_history(site: BuiltSite, prefix: str) -> None:
    """Every article of every version leads to its page, and that names each version that changed it."""
    ids = {id_ for number in ("1.0", "2.0", "3.0") for id_ in version_of(site, prefix, number)}

    told = {id_: tree_of(site, file_of(f"{prefix}/charter/articles/{id_}/")).xpath("//ol/li/@id") for id_ in ids}
    linked = {
        link.rstrip("/").rpartition("/")[2]
        for number in ("1.0", "2.0", "3.0")
        for link in tree_of(site, file_of(f"{prefix}/charter/{number}/")).xpath("//p[@class='trail']/a/@href")
    }

    assert [id_ for id_, steps in told.items() if not steps] == []
    assert linked == ids
