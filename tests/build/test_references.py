"""A template's digest is that of all it reaches, and of nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment
from jinja2.meta import find_referenced_templates, find_undeclared_variables
from jinja2.nodes import Name

from hundred import theme_path
from hundred.build.references import References
from hundred.build.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES = {
    "base.html": "{% block main %}{% endblock %}{% include 'custom/foot.html' %}",
    "custom/foot.html": "",
    "words.html": "{% macro linked(one) %}{{ one }}{% endmacro %}",
    "card.html": "{%- from\n 'words.html' import linked -%}{% macro card(one) %}{{ linked(one) }}{% endmacro %}",
    "event.html": "{% extends 'base.html' %}{% block main %}{% import 'card.html' as cards %}{% endblock %}",
    "post.html": "{% extends 'base.html' %}{% include ['own.html', 'words.html'] ignore missing %}",
    "about.html": "<p>",
    "any.html": "{% include name %}",
    "odd.html": "{# {% include #}{% include 'about.html' %}",
    "hidden.html": "{# {% include 'about.html' %} #}",
}


def theme(folder: Path, changed: Mapping[str, str] | None = None, own: Mapping[str, str] | None = None) -> Theme:
    """Return a theme of the templates above, some changed, with overrides."""
    for name, text in ({f"theme/templates/{name}": text for name, text in (TEMPLATES | dict(changed or {})).items()} | {f"own/{name}": text for name, text in (own or {}).items()}).items():  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Theme(folder / "theme", (folder / "own",))


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        ("words.html", {"words.html", "card.html", "event.html", "post.html", "any.html", "odd.html"}),
        ("card.html", {"card.html", "event.html", "any.html", "odd.html"}),
        ("custom/foot.html", {"custom/foot.html", "base.html", "event.html", "post.html", "any.html", "odd.html"}),
        ("post.html", {"post.html", "any.html", "odd.html"}),
        ("own.html", {"post.html", "any.html", "odd.html"}),
        ("about.html", {"about.html", "hidden.html", "any.html", "odd.html"}),
    ],
)
def test_an_edit_changes_the_digests_of_those_that_reach_it(tmp_path: Path, changed: str, touched: set[str]) -> None:
    """Who extends, includes or imports it, at whatever remove, has another digest; a name that is worked out may be any."""
    before = theme(tmp_path)
    digests = {name: before.digest_of(name) for name in TEMPLATES}

    after = theme(tmp_path, {changed: TEMPLATES.get(changed, "") + "<!-- new -->"})

    assert {name for name in TEMPLATES if after.digest_of(name) != digests[name]} == touched


def test_an_override_changes_what_it_goes_before(tmp_path: Path) -> None:
    """A site's own template counts in the place of the theme's, with the theme's own where it builds on that."""
    before = {name: theme(tmp_path).digest_of(name) for name in TEMPLATES}

    over = theme(tmp_path, own={"card.html": "{% extends '!theme/card.html' %}"})
    after = {name: over.digest_of(name) for name in TEMPLATES}
    edited = theme(tmp_path, {"card.html": "{% macro card(one) %}{% endmacro %}"}).digest_of("event.html")

    assert {name for name in TEMPLATES if after[name] != before[name]} == {"card.html", "event.html", "any.html", "odd.html"}
    assert edited not in {after["event.html"], before["event.html"]}


def test_digests_know_names_from_texts(tmp_path: Path) -> None:
    """The same text under another name is another template; asking twice gives the same."""
    made = theme(tmp_path, {"copy.html": TEMPLATES["about.html"]})

    assert made.digest_of("copy.html") != made.digest_of("about.html")
    assert made.digest_of("no.html") == theme(tmp_path).digest_of("no.html") != made.digest_of("about.html")


def test_static_files_have_one_digest(tmp_path: Path) -> None:
    """It changes with a byte and with a name, and not with a file that is not published."""
    static = tmp_path / "static"
    static.mkdir()
    (static / "a.css").write_text("a")
    digests = [Theme(tmp_path).files_digest]
    (static / ".a.css.swp").write_text("b")
    digests.append(Theme(tmp_path).files_digest)
    (static / "a.css").write_text("b")
    digests.append(Theme(tmp_path).files_digest)
    (static / "a.css").rename(static / "b.css")
    digests.append(Theme(tmp_path).files_digest)

    assert (digests[0] == digests[1], len(set(digests))) == (True, 3)


def test_the_references_of_the_theme_are_those_that_jinja_finds() -> None:
    """Reading no more than the tags that can name a template finds what parsing all of it finds."""
    loader = Theme(Path(theme_path())).loader()
    parser, references = Environment(autoescape=True), References(loader)

    for name in loader.list_templates():
        reached, due = set(), [name]
        while due:
            one = due.pop()
            reached.add(one)
            source = loader.get_source(parser, one)[0]
            due += [other for other in find_referenced_templates(parser.parse(source)) if other not in reached and other]

        assert references.reached(name) == reached


def test_the_macros_of_the_theme_need_no_context() -> None:
    """Every file of macros names only what is the same on every page: its modules are made once for all of them.

    Those of a file that is included, as part of one page, or that is a document of its own, know that page.
    """
    loader = Theme(Path(theme_path())).loader()
    parser = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    found = {}
    sources = {name: loader.get_source(parser, name)[0] for name in loader.list_templates()}
    for name, source in sources.items():
        included = any(f'include "{name.rpartition("!theme/")[2]}"' in text for text in sources.values())
        whole = "{% extends" in source or "<!doctype" in source.casefold()
        if "{% macro" in source and not whole and not included:
            tree = parser.parse(source)
            own = {one.name for one in tree.find_all(Name) if one.ctx != "load"}
            found[name] = find_undeclared_variables(tree) - own

    known = set("_ ngettext keep view lang site url absolute picture picture_size article_label community".split())
    assert {name: sorted(names - known) for name, names in found.items() if names - known} == {}
    assert "partials/words.html" in found
