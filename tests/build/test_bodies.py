"""Bodies in a page: links of the page's language, pictures with their size, articles by number and title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from hundred.core.model import Version

if TYPE_CHECKING:
    from tests.conftest import Hamlet

    from hundred.build.site import Site
    from hundred.core.model import Record

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def body(site: Site, kind: str, id_: str, lang: str = "en") -> str:
    """Return the body of a record for the tree of a language."""
    record: Record | None = site.loaded.community.find(kind, id_)
    assert record is not None
    return str(site.plan.bodies.body(record, lang))


@pytest.mark.parametrize(
    ("lang", "url", "href"),
    [
        ("en", "https://h.example", "/groups/readers/#top"),
        ("zh-Hans", "https://h.example", "/zh-Hans/groups/readers/#top"),
        ("en", "https://h.example/base", "/base/groups/readers/#top"),
        ("zh-Hans", "https://h.example/base", "/base/zh-Hans/groups/readers/#top"),
    ],
)
def test_a_link_to_a_file_leads_into_the_readers_own_tree(hamlet: Hamlet, lang: str, url: str, href: str) -> None:
    """A body that is shown in another language's tree links to that tree, under the site's base."""
    files = {
        "groups/readers.md": "---\ntitle: R\n---\n",
        "events/walk.md": hamlet.event("[r]({filename}/groups/readers.md#top)"),
    }

    found = body(hamlet.site(files, SITEURL=url), "event", "walk", lang)

    assert found == f'<p><a href="{href}">r</a></p>'


def test_a_link_to_a_translation_leads_to_the_record(hamlet: Hamlet) -> None:
    """Whichever of a record's files is named, the reader comes to its page."""
    files = {
        "groups/readers.md": "---\ntitle: R\n---\n",
        "groups/readers.zh-Hans.md": "---\ntitle: 读\n---\n",
        "events/walk.md": hamlet.event("[r](|filename|../groups/readers.zh-Hans.md)"),
    }

    assert body(hamlet.site(files), "event", "walk") == '<p><a href="/groups/readers/">r</a></p>'


@pytest.mark.parametrize("target", ["{static}/images/dot.png", "{static}../images/dot.png", "{filename}/images/dot.png"])
def test_a_picture_knows_its_size(hamlet: Hamlet, target: str) -> None:
    """A picture in a body keeps its room on the page while it is loaded."""
    files = {"images/dot.png": DOT, "events/walk.md": hamlet.event(f"![a dot]({target})")}

    found = html.fragment_fromstring(body(hamlet.site(files, SITEURL="https://h.example/base"), "event", "walk"))

    (picture,) = found.iter("img")
    assert dict(picture.attrib) == {
        "alt": "a dot",
        "src": "/base/images/dot.png",
        "width": "1",
        "height": "1",
        "loading": "lazy",
    }


@pytest.mark.parametrize("code", ['`src="{static}/images/none.png"`', '    src="{static}/images/none.png"'])
def test_code_about_pictures_needs_no_picture(hamlet: Hamlet, code: str) -> None:
    """A page of the guide may show how a picture is written."""
    found = body(hamlet.site({"guide/g.md": f"---\ntitle: G\n---\n{code}\n"}), "guide", "g")

    assert "{static}/images/none.png" in html.fragment_fromstring(found).text_content()


def test_who_is_not_shown_is_not_linked_to(hamlet: Hamlet) -> None:
    """A link to the file of somebody without consent leads nowhere."""
    files = {"people/sil.md": "---\nname: Sil\n---\n", "events/walk.md": hamlet.event("[a]({filename}/people/sil.md)")}

    assert body(hamlet.site(files), "event", "walk") == "<p><a>a</a></p>"


CHARTER = "---\ntitle: C\nversion: '1.0'\nstatus: voting\n---\n## Preamble {#preamble}\n\nWe.\n\n## *Dogs* & [cats] {#dogs}\n\n### When\n\nSee [#dogs] and [#preamble] and [x](#when) and[^1].\n\n[^1]: Note.\n"


def test_a_reference_is_the_articles_number_and_title(hamlet: Hamlet) -> None:
    """`[#id]` becomes a link with the number and title that the article has in this version."""
    site = hamlet.site({"charter/1.0.md": CHARTER})
    version = site.loaded.community.versions[0]
    assert isinstance(version, Version)

    found = html.fragment_fromstring(
        str(site.plan.bodies.article(version, version.articles["en"][1], "en")), create_parent="div"
    )

    assert [(link.get("href"), link.text_content()) for link in found.iter("a")] == [
        ("#dogs", "Article 1 *Dogs* & [cats]"),
        ("#preamble", "Preamble"),
        ("#dogs-when", "x"),
        ("#dogs-fn:1", "1"),
        ("#dogs-fnref:1", "↩"),
    ]
    assert {element.get("id") for element in found.iter() if element.get("id")} == {"dogs-when", "dogs-fn:1", "dogs-fnref:1"}


def test_a_version_is_read_whole_elsewhere(hamlet: Hamlet) -> None:
    """In a feed, a version's body is all its articles under their headings, their titles escaped."""
    found = body(hamlet.site({"charter/1.0.md": CHARTER}), "charter", "1.0")

    headings = [(one.get("id"), one.text_content()) for one in html.fragment_fromstring(found, create_parent="div").iter("h2")]
    assert headings == [("preamble", "Preamble"), ("dogs", "Article 1 *Dogs* & [cats]")]


def test_references_in_a_translation_are_of_the_translation(hamlet: Hamlet) -> None:
    """A translated article names its neighbours in its own language."""
    files = {
        "charter/1.0.md": "---\ntitle: C\nversion: '1.0'\nstatus: voting\n---\n## Dogs {#dogs}\n\nX.\n",
        "charter/1.0.zh-Hans.md": "---\ntitle: 公约\n---\n## 狗 {#dogs}\n\n见 [#dogs]。\n",
    }
    found = html.fragment_fromstring(body(hamlet.site(files), "charter", "1.0", "zh-Hans"), create_parent="div")

    (link,) = found.iter("a")
    assert (link.get("href"), "狗" in link.text_content()) == ("#dogs", True)
