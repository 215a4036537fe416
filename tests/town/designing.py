"""What designers do to the theme, its words and the templates of the site's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from town.acts import act, pick

if TYPE_CHECKING:
    from town.hamlet import Town

_LEAVES = ("page.html", "home.html", "events/event.html", "groups/group.html", "story.html", "wall/wall.html")
_MACROS = (
    "partials/when.html",
    "partials/place.html",
    "partials/words.html",
    "partials/event-card.html",
    "partials/person.html",
)


@act
def edit_leaf_template(town: Town, a: int, b: int, _c: int) -> None:
    """Change a template that draws a page."""
    _mark_template(town, "{% block main %}", pick(_LEAVES, a), f"<p>{b}</p>")


@act
def edit_macro(town: Town, a: int, b: int, _c: int) -> None:
    """Change a template that others include or import."""
    _mark_template(town, ") %}", pick(_MACROS, a), f"<b>{b}</b>")


def _mark_template(town: Town, place: str, name: str, words: str) -> None:
    path = f"theme/templates/{name}"
    before, found, after = (town.folder / path).read_text(encoding="utf-8").partition(place)
    town.put(path, (before + found + words + after).encode())


@act
def edit_css(town: Town, a: int, _b: int, _c: int) -> None:
    """Change the style sheet, but not its size."""
    path = "theme/static/css/main.css"
    town.put(path, f"/* {a % 9} */\n".encode() + (town.folder / path).read_bytes()[-4000:])


@act
def add_static_file(town: Town, a: int, b: int, _c: int) -> None:
    """Add a static file or change it, an editor's backup among them."""
    town.put(f"theme/static/{pick(['own.css', 'img/x.svg', 'a~', 'b.bak', '#c', '.hidden'], a)}", f"{b}".encode())


@act
def edit_words(town: Town, a: int, b: int, _c: int) -> None:
    """Change a message of the theme, or of the site's own catalogue."""
    lang, theme = pick(["en", "zh_Hans"], a), pick(["theme", "own"], a // 2)
    message = pick(["Skip to the content", "date to be announced", "tag:tea", "Events", "[Cancelled] %(title)s"], b)
    end = " %(title)s" if "%" in message else ""
    path = f"{theme}/locale/{lang}/LC_MESSAGES/hundred.po"
    file = town.folder / path
    head = f'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    text = file.read_text(encoding="utf-8") if file.exists() else head
    entry = f'msgid "{message}"\n'
    text = text.split(f"\n{entry}")[0] + "\n" if theme == "own" else text
    before, found, after = text.partition(entry)
    after = after.partition("\n")[2] if found else ""
    town.put(path, f'{before}{entry}msgstr "{b} {a}{end}"\n{after}'.encode())


@act
def override_template(town: Town, a: int, b: int, _c: int) -> None:
    """Put a template in the place of the theme's."""
    own, name, text = town.folder / "own/templates", *pick(
        [
            ("custom/footer.html", f"<p>{b}</p>"),
            ("page.html", f'{{% extends "!theme/page.html" %}}{{% block main %}}<p>{b}</p>{{{{ super() }}}}{{% endblock %}}'),
            ("partials/place.html", f"{{% macro place(event) %}}{b} {{{{ event.place }}}}{{% endmacro %}}"),
            ("custom/head.html", '{% include "custom/more.html" ignore missing %}'),
            ("custom/more.html", f"<meta name=more content={b}>"),
            ("custom/header.html", "{% for one in community.groups %}{{ one.id }}{{ body(one) }}{% endfor %}{{ view.now }}" if b % 2 else "{{ community.today }}"),
        ],
        a,
    )  # fmt: skip
    town.put(str((own / name).relative_to(town.folder)), text.encode())


@act
def drop_override(town: Town, a: int, _b: int, _c: int) -> None:
    """Delete a file of the site's own theme."""
    if found := sorted(path for path in (town.folder / "own").rglob("*") if path.is_file()):
        pick(found, a).unlink()
