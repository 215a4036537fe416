"""The whole site: templates, overrides, collisions, and the files that the whole site shares."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from lxml import etree, html

from hundred.build.assemble import Memory, assemble, assemble_into, file_of
from hundred.build.ld import json_ld
from hundred.build.render import native_name
from hundred.build.theme import Theme
from hundred.build.words import read_catalogue
from hundred.build.workshop import Workshop

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Hamlet

HOSTILE = "</script><script>alert(1)</script> <b>&\"'\u2028"


@pytest.mark.parametrize(
    ("path", "file"),
    [("/", "index.html"), ("/a/b/", "a/b/index.html"), ("/404.html", "404.html"), ("/calendars/all.ics", "calendars/all.ics")],
)
def test_every_address_has_its_file(path: str, file: str) -> None:
    """A path that ends with a slash is a folder's index."""
    assert file_of(path) == file


def test_texts_are_escaped_everywhere(hamlet: Hamlet) -> None:
    """A title full of HTML is text on every page, and leaves no element of linked data."""
    title = json.dumps(HOSTILE.replace("\u2028", " "))
    files = {
        "events/walk.md": hamlet.event(title=title, summary=title, price=title, venue=title),
        "groups/g.md": hamlet.file(title=title, summary=title),
        "people/p.md": hamlet.file(name=title, consent="yes"),
        "pages/a.md": hamlet.file(title=title),
    }

    made = hamlet.pages(files)

    for name, data in made.items():
        if name.endswith(".html"):
            page = html.document_fromstring(data)
            scripts = [one for one in page.iter("script") if one.get("type") != "application/ld+json"]
            assert (name, scripts, list(page.iter("b"))) == (name, [], [])
            assert [json.loads(one.text or "")["@context"] for one in page.iter("script")] == ["https://schema.org"] * len(
                list(page.iter("script"))
            )


@pytest.mark.parametrize("text", [HOSTILE, "<!--", "]]>", "\u2029", "海 & <i>"])
def test_no_text_leaves_linked_data(text: str) -> None:
    """What stands in JSON-LD is read back as it was, and ends no element."""
    drawn = str(json_ld({"name": text}))

    element = html.fragment_fromstring(drawn)
    assert (drawn.count("<"), json.loads(element.text or ""), element.tag) == (2, {"name": text}, "script")


def test_two_files_at_one_address_are_told(hamlet: Hamlet) -> None:
    """Addresses that differ in letter case or Unicode form are one address on many machines."""
    files: dict[str, str | bytes] = {"images/A.png": DOT, "images/a.png": DOT}

    (problem,) = hamlet.problems(files)

    assert (problem.path, problem.code, problem.message) == (
        "content/images/a.png",
        "collision",
        "the address /images/a.png is already taken by content/images/A.png",
    )


def test_a_site_overrides_single_templates(hamlet: Hamlet) -> None:
    """A template of the site goes before the theme's, and can extend the theme's own by `!theme/`."""
    own = hamlet.folder / "overrides" / "news"
    own.mkdir(parents=True)
    (own / "list.html").write_text(
        '{% extends "!theme/news/list.html" %}{% block main %}<p id="own">{{ page.title }}</p>{{ super() }}{% endblock %}'
    )

    made = hamlet.pages({}, THEME_TEMPLATES_OVERRIDES=["overrides"])

    page = html.document_fromstring(made["news/index.html"])
    assert (page.get_element_by_id("own").text, len(list(page.iter("main")))) == ("News", 1)


@pytest.mark.parametrize("template", ["{{ nothing }}", "{{ page.nothing }}", "{{ view.community.nothing.more }}"])
def test_a_template_cannot_speak_of_what_is_not_there(hamlet: Hamlet, template: str) -> None:
    """A slip in a template stops the build, instead of leaving a gap on a page."""
    own = hamlet.folder / "overrides"
    own.mkdir()
    (own / "404.html").write_text(template)

    with pytest.raises(UndefinedError):
        assemble(hamlet.site({}, THEME_TEMPLATES_OVERRIDES=["overrides"]))


def test_an_override_cannot_reach_other_files(hamlet: Hamlet) -> None:
    """Templates come from the folders of templates only."""
    (hamlet.folder / "secret.html").write_text("secret")
    (hamlet.folder / "overrides").mkdir()
    (hamlet.folder / "overrides" / "404.html").write_text('{% include "../secret.html" %}')

    with pytest.raises(TemplateNotFound):
        assemble(hamlet.site({}, THEME_TEMPLATES_OVERRIDES=["overrides"]))


def test_the_themes_files_have_a_digest_and_no_hidden_ones(tmp_path: Path) -> None:
    """An asset's address changes with its bytes, so that browsers may keep it for ever."""
    static = tmp_path / "static" / "css"
    static.mkdir(parents=True)
    (static / "main.css").write_text("a")
    (static / ".main.css.swp").write_text("b")
    first = Theme(tmp_path).asset("css/main.css")
    (static / "main.css").write_text("c")

    second = Theme(tmp_path)

    assert [address for address, _ in second.files()] == ["/theme/css/main.css"]
    assert (first.partition("?")[0], first != second.asset("css/main.css")) == ("/theme/css/main.css", True)


def test_the_sitemap_lists_every_page_with_its_twins(hamlet: Hamlet) -> None:
    """Each indexable page in each language, with its last change where it is known; the page for what is missing is not one."""
    files = {
        "events/walk.md": hamlet.event(modified="2026-11-01"),
        "people/p.md": hamlet.file(name="P", consent="yes", indexable="no"),
    }

    made = hamlet.pages(files)

    root = etree.fromstring(made["sitemap.xml"])
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    entries = {one.findtext("s:loc", namespaces=names): one for one in root.findall("s:url", names)}
    walk = entries["https://hamlet.example/events/walk/"]
    assert {one.get("hreflang"): one.get("href") for one in walk.findall("x:link", names)} == {
        "en": "https://hamlet.example/events/walk/",
        "zh-Hans": "https://hamlet.example/zh-Hans/events/walk/",
    }
    assert walk.findtext("s:lastmod", namespaces=names) == "2026-10-31T16:00:00Z"
    assert [one for one in entries if one and ("people" in one or "404" in one)] == []
    pages = {
        f"https://hamlet.example/{name.removesuffix('index.html')}"
        for name in made
        if name.endswith("/index.html") or name == "index.html"
    }
    assert set(entries) == {one for one in pages if "/people/" not in one and "/calendars/embed/" not in one}


def test_servers_and_robots_are_told_what_they_need(hamlet: Hamlet) -> None:
    """Robots find the sitemap, servers the types and rules, and GitHub keeps names with an underscore."""
    made = hamlet.pages({}, SITEURL="https://h.example/base")

    assert made["robots.txt"] == b"User-agent: *\nAllow: /\n\nSitemap: https://h.example/base/sitemap.xml\n"
    assert b"/*.ics\n  Content-Type: text/calendar; charset=utf-8\n" in made["_headers"]
    assert (b"default-src 'none'" in made["_headers"], made[".nojekyll"]) == (True, b"")


def test_the_smallest_site_is_whole(hamlet: Hamlet) -> None:
    """A site without a single file of content has every page that others link to, in every language."""
    made = hamlet.pages({})

    assert {"index.html", "zh-Hans/index.html", "events/index.html", "404.html", "search/index.html", "wall/index.html"} <= set(
        made
    )


def test_a_page_in_two_languages_says_so(hamlet: Hamlet) -> None:
    """Each page is marked with its language and its kind."""
    made = hamlet.pages({"events/walk.md": hamlet.event(), "events/walk.zh-Hans.md": "---\ntitle: 散步\n---\n"})

    pages = [html.document_fromstring(made[name]) for name in ("events/walk/index.html", "zh-Hans/events/walk/index.html")]

    assert [(page.get("lang"), page.find("body").get("data-kind"), page.findtext(".//h1")) for page in pages] == [
        ("en", "event", "A walk"),
        ("zh-Hans", "event", "散步"),
    ]


@pytest.mark.parametrize(
    ("tag", "name"),
    [("en", "English"), ("zh-Hans", "简体中文"), ("zh-Hant", "繁體中文"), ("fr", "Français"), ("pt-BR", "Português (Brasil)")],
)
def test_a_language_is_named_in_itself(tag: str, name: str) -> None:
    """Who looks for their language reads its own name."""
    assert native_name(tag) == name


def test_a_sites_own_words_go_before_the_themes(tmp_path: Path) -> None:
    """Catalogues are read in order; what neither has is said in English, as are words that are only fuzzily translated."""
    for folder, word in (("own", "Doings"), ("theme", "Events!")):
        path = tmp_path / folder / "locale" / "zh_Hans" / "LC_MESSAGES"
        path.mkdir(parents=True)
        more = 'msgid "Groups"\nmsgstr "G"\n\n#, fuzzy\nmsgid "Wall"\nmsgstr "W"\n\nmsgid "%(n)s event"\nmsgid_plural "%(n)s events"\nmsgstr[0] "%(n)s 场"\n'
        (path / "hundred.po").write_text(
            f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Events"\nmsgstr "{word}"\n\n{more if folder == "theme" else ""}',
            encoding="utf-8",
        )

    found, digest = read_catalogue("zh-Hans", [tmp_path / "own", tmp_path / "theme"])

    assert [found.gettext(one) for one in ("Events", "Groups", "Wall", "Venues")] == ["Doings", "G", "Wall", "Venues"]
    assert [found.ngettext("%(n)s event", "%(n)s events", n) for n in (1, 2)] == ["%(n)s 场", "%(n)s 场"]
    assert [found.ngettext("day", "days", n) for n in (1, 2)] == ["day", "days"]
    assert digest != read_catalogue("zh-Hans", [tmp_path / "theme"])[1]


DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def test_a_mate_is_left_before_a_fault_is_told(hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is told of it clears the stage, onto which a mate would go on to write."""
    left: list[bool] = []
    mate: Any = SimpleNamespace(leave=lambda: left.append(True))

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Workshop, "make_all", interrupted)
    with pytest.raises(KeyboardInterrupt):
        assemble_into(hamlet.site({}), Memory(), str, mate=mate)

    assert left == [True]
