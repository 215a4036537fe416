"""What a build is made from has a digest: the same while it is the same, another when it is another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hundred.build.inputs import Inputs
from hundred.core.community import question

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Hamlet

    from hundred.build.site import Site
    from hundred.core.community import Community
    from hundred.core.reads import Key

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
FILES: dict[str, str | bytes] = {
    "events/walk.md": "---\ntitle: A walk\nid: walk\nstart: 2026-12-05 19:00\ngroups: [readers]\n---\nText.\n",
    "groups/readers.md": "---\ntitle: Readers\n---\nWe read.\n",
    "images/dot.png": DOT,
}
READS: list[Key] = [
    ("find", "event", "walk"), ("find", "group", "readers"), ("find", "person", "nobody"), ("axis", "group", "readers"),
    ("ids", "group"), ("body", "content/events/walk.md"), ("part", "events"), ("part", "today"), ("part", "images"),
    ("template", "page.html"), ("theme",), ("file", "/theme/css/main.css"), ("words", "en"), ("words", "zh-Hans"), ("menu",),
    ("picture", "images/dot.png"), ("ask", "hundred.core.community._coming", "group", "readers", ""),
]  # fmt: skip


@question
def _shady(_: Community) -> object:
    """Return what has no digest."""
    return object()


def inputs(site: Site, menu: tuple[str, ...] = ("/events/",)) -> Inputs:
    """Return the inputs of a build of a site."""
    words = {lang: digest for lang, (_, digest) in site.catalogues.items()}
    return Inputs(community=site.loaded.community, theme=site.theme, content=site.content, words=words, menu=lambda: menu)


def changed(hamlet: Hamlet, change: Callable[[], Any], **conf: Any) -> set[Key]:
    """Return which reads have another digest after a change."""
    before = inputs(hamlet.site(FILES, **conf))
    digests = {key: before.digest(key) for key in READS}
    change()
    after = inputs(hamlet.site({}, **conf))
    return {key for key in READS if after.digest(key) != digests[key]}


def test_every_read_has_a_digest(hamlet: Hamlet) -> None:
    """None that cannot be told; only what gives the same has the same."""
    found = inputs(hamlet.site(FILES))

    digests = [found.digest(key) for key in READS]

    assert "" not in digests
    assert len(set(digests)) == len(READS) - 2  # three of them give the one event


def test_the_same_site_has_the_same_digests(hamlet: Hamlet) -> None:
    """Opened anew, from the files or from what was kept of them."""
    assert changed(hamlet, lambda: None) == set()


def test_a_body_is_an_input_by_itself(hamlet: Hamlet) -> None:
    """Who shows only the title does not depend on the text."""
    text = str(FILES["events/walk.md"])

    assert changed(hamlet, lambda: hamlet.write({"events/walk.md": text.replace("Text.", "Tea.")})) == {
        ("body", "content/events/walk.md")
    }


def test_a_title_changes_what_shows_the_record(hamlet: Hamlet) -> None:
    """The record, and every list in which it stands."""
    text = str(FILES["events/walk.md"])

    assert changed(hamlet, lambda: hamlet.write({"events/walk.md": text.replace("A walk", "The walk")})) == {
        ("find", "event", "walk"), ("axis", "group", "readers"), ("part", "events"),
        ("ask", "hundred.core.community._coming", "group", "readers", ""),
    }  # fmt: skip


def test_a_picture_is_an_input_by_its_bytes(hamlet: Hamlet) -> None:
    """The list of pictures stays the same."""
    assert changed(hamlet, lambda: hamlet.write({"images/dot.png": DOT + b"\0"})) == {("picture", "images/dot.png")}


def test_a_record_that_comes_is_an_input(hamlet: Hamlet) -> None:
    """Having looked for somebody in vain is a read too."""
    assert changed(hamlet, lambda: hamlet.write({"people/nobody.md": "---\nname: N\nconsent: yes\n---\n"})) == {
        ("find", "person", "nobody")
    }


def test_a_template_of_the_sites_own_is_an_input(hamlet: Hamlet) -> None:
    """An override changes every template that uses it."""
    own = hamlet.folder / "overrides" / "custom"
    own.mkdir(parents=True)

    found = changed(hamlet, lambda: (own / "footer.html").write_text("x"), THEME_TEMPLATES_OVERRIDES=["overrides"])

    assert found == {("template", "page.html")}


def test_words_are_an_input_of_their_language(hamlet: Hamlet) -> None:
    """A new word in Chinese makes no English page anew."""
    (hamlet.folder / "overrides").mkdir()
    path = hamlet.folder / "locale" / "zh_Hans" / "LC_MESSAGES" / "hundred.po"
    path.parent.mkdir(parents=True)

    found = changed(hamlet, lambda: path.write_text('msgid "Events"\nmsgstr "E"\n'), THEME_TEMPLATES_OVERRIDES=["overrides"])

    assert found == {("words", "zh-Hans")}


def test_the_menu_is_an_input(hamlet: Hamlet) -> None:
    """A part that appears shows in every menu."""
    site = hamlet.site(FILES)

    assert inputs(site).digest(("menu",)) != inputs(site, ("/events/", "/news/")).digest(("menu",))


def test_what_was_found_when_a_record_was_read_is_its_digest(hamlet: Hamlet) -> None:
    """Taken over from reading, or found anew, it is the same; of who is not shown nothing is taken over."""
    files = {**FILES, "people/ada.md": "---\nname: Ada\nconsent: no\n---\n"}
    files["groups/readers.md"] = "---\ntitle: Readers\nfounder: ada\n---\nWe read.\n"
    site = hamlet.site(files)
    plain, knowing = inputs(site), inputs(site)

    knowing.know(site.loaded.entries)

    reads = [*READS, ("find", "person", "ada"), ("body", "content/people/ada.md")]
    assert knowing.digests(reads) == plain.digests(reads)


@pytest.mark.parametrize(
    "key",
    [
        ("picture", "images/none.png"), ("picture", "../secret.png"), ("file", "/theme/none.css"), ("words", "fr"),
        ("part", "settings"), ("part", "bodies"), ("ask", "os.system", "true"), ("nonsense",),
        ("ask", f"{__name__}._shady"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_told_has_none(hamlet: Hamlet, key: Key) -> None:
    """A read that makes no sense here, from a ledger of another day, is told apart from everything and asks for nothing."""
    (hamlet.folder / "secret.png").write_bytes(DOT)

    assert inputs(hamlet.site(FILES)).digest(key) == ""


def test_reads_that_give_something_else_have_changed(hamlet: Hamlet) -> None:
    """They are told by their numbers; one that could not be told then has, whatever it gives now."""
    found = inputs(hamlet.site(FILES))
    before = found.digests(READS)

    told = [found.changed(READS, before), found.changed(READS[:3], [before[0], "other", ""])]

    assert told == [set(), {1, 2}]
