"""Reading content/: originals and translations, names, links in bodies; never an exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pelican.contents import Article

from hundred.build.kinds import FOLDERS, every_kind

if TYPE_CHECKING:
    from tests.conftest import Hamlet

WALK = "---\ntitle: A walk\nid: walk\nstart: 2026-12-05 19:00\n---\nText.\n"


def test_a_translation_is_another_text_of_the_record(hamlet: Hamlet) -> None:
    """Files of one name are one record; facts come from the original, words from each."""
    files = {
        "events/walk.md": WALK.replace("---\nText", "summary: Along the sea.\nprice: free\n---\nText"),
        "events/walk.zh-Hans.md": "---\ntitle: 散步\nprice: 免费\n---\n正文。\n",
    }

    community = hamlet.community(files)

    (event,) = community.events
    assert event.langs == ("en", "zh-Hans")
    assert [
        (text.lang, text.title, text.summary, text.words.get("price"), community.body(text), text.body_line)
        for text in event.texts
    ] == [
        ("en", "A walk", "Along the sea.", "free", "Text.\n", 8),
        ("zh-Hans", "散步", "", "免费", "正文。\n", 5),
    ]
    assert (event.text("zh-Hans").title, event.text("fr").title) == ("散步", "A walk")


@pytest.mark.parametrize(
    ("name", "header", "lang"),
    [
        ("walk.md", "", "en"),
        ("walk.md", "lang: zh-Hans\n", "zh-Hans"),
        ("walk.zh-Hans.md", "", "zh-Hans"),
        ("walk.zh-hans.md", "", "zh-Hans"),
        ("walk.zh.md", "", "zh-Hans"),
        ("walk.en.md", "", "en"),
    ],
)
def test_a_file_alone_is_an_original_in_its_language(hamlet: Hamlet, name: str, header: str, lang: str) -> None:
    """A record need not exist in the default language; its name or its header says in which it is."""
    record = hamlet.record(f"events/{name}", WALK.replace("title", f"{header}title"))

    assert (record.id, record.langs) == ("walk", (lang,))


@pytest.mark.parametrize(
    ("files", "told", "message"),
    [
        (
            {"events/walk.zh-Hans.md": "---\ntitle: 散步\nstart: 2026-12-05 20:00\n---\n"},
            "content/events/walk.zh-Hans.md:3:1 fact",
            "'start' is a fact and does not belong in a translation | leave it in walk.md only; a translation holds words",
        ),
        (
            {"events/walk.zh-Hans.md": "---\ntilte: 散步\n---\n"},
            "content/events/walk.zh-Hans.md:2:1 unknown-key",
            "'tilte' is not a key of a translation in events/ | did you mean 'title'?",
        ),
        (
            {"events/walk.zh-Hans.md": "---\nsummary: 海\n---\n"},
            "content/events/walk.zh-Hans.md:2:1 missing",
            "'title' is missing | add it, as in  title: Popcorn night",
        ),
        (
            {"events/walk.zh-Hans.md": "---\ntitle: 散步\nlang: en\n---\n"},
            "content/events/walk.zh-Hans.md:3:7 language",
            "the file's name says zh-Hans, the header en | write  lang: zh-Hans, or leave it out: the file's name says it",
        ),
        (
            {"events/walk.en.md": "---\ntitle: A walk\n---\n"},
            "content/events/walk.en.md:1:1 language",
            "there is already a text in en | content/events/walk.md is written in en already: rename one of the two",
        ),
        (
            {"events/walk.zh-Hans.md": "---\ntitle: 散步\n---\n", "events/walk.zh-CN.md": "---\ntitle: 走\n---\n"},
            "content/events/walk.zh-Hans.md:1:1 language",
            "there is already a text in zh-Hans: content/events/walk.zh-CN.md | keep one of the two",
        ),
        (
            {"events/walk.fr.md": "---\ntitle: Promenade\n---\n"},
            "content/events/walk.fr.md:1:1 language",
            "'fr' is not a language of this site | the site's languages are: en, zh-Hans",
        ),
        (
            {"events/other.md": "---\ntitle: X\nid: x\nstart: 2026-12-05\nlang: de\n---\n"},
            "content/events/other.md:5:7 language",
            "'de' is not a language of this site | the site's languages are: en, zh-Hans",
        ),
        (
            {"events/Big Walk.md": WALK.replace("id: walk", "id: big")},
            "content/events/Big Walk.md:1:1 file-name",
            "'Big Walk' cannot stand in an address | rename the file to big-walk.md",
        ),
        (
            {"events/Big Walk.zh-Hans.md": WALK.replace("id: walk", "id: big")},
            "content/events/Big Walk.zh-Hans.md:1:1 file-name",
            "'Big Walk' cannot stand in an address | rename the file to big-walk.zh-Hans.md",
        ),
    ],
)
def test_faults_between_files_of_one_name(hamlet: Hamlet, files: dict[str, str], told: str, message: str) -> None:
    """A translation holds words in its own language; names can stand in an address."""
    (problem,) = hamlet.problems({"events/walk.md": WALK, **files})

    found = f"{problem.path}:{problem.place.line}:{problem.place.col} {problem.code}"
    assert (found, f"{problem.message} | {problem.help}") == (told, message)


def test_translations_without_an_original_are_told(hamlet: Hamlet) -> None:
    """Where only translations are left, the first becomes the original, and the facts that the other has are told."""
    conf = {"HUNDRED": {"languages": ["en", "zh-Hans", "fr"]}}

    told = hamlet.told({"events/walk.fr.md": WALK, "events/walk.zh-Hans.md": "---\ntitle: 散步\nvenue: 灯塔\n---\n"}, **conf)

    assert told == ["content/events/walk.zh-Hans.md:3:1 fact"]


def test_a_person_is_named_in_a_language_of_their_own(hamlet: Hamlet) -> None:
    """The language of a name need not be one of the site's."""
    community = hamlet.community({"people/ada.md": "---\nname: Ádám\nlang: hu\nconsent: yes\n---\n"})

    (person,) = community.people

    assert (person.name_lang, person.langs) == ("hu", ("en",))


def test_every_file_is_read_although_others_are_broken(hamlet: Hamlet) -> None:
    """One broken file hides no other's problems, and is no problem of files that refer to it."""
    files = {
        "groups/a.md": "broken",
        "groups/b.md": "---\ntitle: B\nstarted_from: a\nfounder: nobody\n---\nSee [a]({filename}/groups/a.md).\n",
        "people/c.md": "---\nname: C\nconsent: maybe\n---\n",
    }

    told = hamlet.told(files)

    assert told == ["content/groups/a.md:1:1 header", "content/groups/b.md:4:10 no-person", "content/people/c.md:3:10 yes-no"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_make_no_other_record(hamlet: Hamlet, ending: str, mark: str) -> None:
    """A file saved on another system is the same record, with its problems on the same lines."""
    text = WALK.replace("title", "tags: [sea]\nsummary: >-\n  One\n  two\ntitle")
    plain = hamlet.record("events/walk.md", text)

    found = hamlet.record("events/walk.md", mark + text.replace("\n", ending))
    told = hamlet.told({"events/walk.md": mark + text.replace("start", "strat").replace("\n", ending)})

    assert (found, told) == (plain, ["content/events/walk.md:8:1 unknown-key"])


@pytest.mark.parametrize("folder", sorted(FOLDERS))
def test_every_kind_refuses_an_empty_header(hamlet: Hamlet, folder: str) -> None:
    """Whatever the kind, a file that says nothing is told, and no exception is raised."""
    told = hamlet.told({f"{folder}/1.0.md" if folder == "charter" else f"{folder}/x.md": "---\nx: y\n---\n"})

    assert "unknown-key" in {one.rpartition(" ")[2] for one in told}


KEYS = sorted(
    {name for name in dir(Article) if not name.startswith("__")}
    | {field.name for kind in every_kind() for field in kind.fields}
)
VALUES = ["x", "", "'", "[", "{a: b}", "[x, y]", "null", "yes", "2026-12-05 19:00", "-1", "../../x", "<b>", "｛", "[[[[[[[[x]]]]]]]]", "{person: x}", "https://a.example", "#", "&a", "*a", "|"]  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    folder=st.sampled_from(sorted(FOLDERS)),
    header=st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES)), max_size=6),
    body=st.text(alphabet="[](){}#*`<>!:/|-_ \n海a1", max_size=60),
)
def test_no_header_is_too_strange(hamlet: Hamlet, folder: str, header: list[tuple[str, str]], body: str) -> None:
    """Any key of ours or of Pelican with any value gives a record or problems, never an exception."""
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in header) + f"---\n{body}"

    site = hamlet.site({f"{folder}/x.md": text})
    problems = site.check().problems
    (hamlet.folder / "content" / folder / "x.md").unlink()

    lines = text.count("\n") + 1
    assert [one.place for one in problems if not 1 <= one.place.line <= lines] == []


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(folder=st.sampled_from(sorted(FOLDERS)), data=st.binary(max_size=300))
def test_no_bytes_are_too_strange(hamlet: Hamlet, folder: str, data: bytes) -> None:
    """A file of arbitrary bytes gives problems, never an exception."""
    site = hamlet.site({f"{folder}/x.md": data})
    problems = site.check().problems
    (hamlet.folder / "content" / folder / "x.md").unlink()

    assert {one.path for one in problems} == {f"content/{folder}/x.md"}
