"""Jinja as the engine uses it: as Jinja by itself, only that the same thing is not made twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateNotFound, UndefinedError, pass_context
from markupsafe import Markup, escape
from msgspec.structs import replace

from hundred.build.codes import Codes
from hundred.build.drawing import Drawing, Words, escaped
from hundred.core.reads import Reads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.runtime import Context
    from tests.conftest import Hamlet

SAID = {"Menu": "菜单", "100 %% of %(what)s": "<b>%(what)s</b> 的 100 %%", "A & B": "甲 & <i>乙</i>"}
MACROS = "{% macro greet(one) %}<p>{{ _('Menu') }} {{ one }} {{ ask() }}</p>{% endmacro %}"


@pass_context
def _around(context: Context) -> str:
    """Return a name of the page's context."""
    return str(context.resolve("name"))


class _Asked:
    """A callable object of a kind that Jinja has to look at."""

    def __call__(self) -> str:
        """Return a text that must be escaped."""
        return "<asked>"


def _stops() -> str:
    raise StopIteration


def _names(say: Any) -> dict[str, object]:
    return {"around": _around, "asked": _Asked(), "stops": _stops, "site": {"name": "<Hamlet>"}, "say": say}


def drawing(templates: Mapping[str, str], reads: Reads | None = None) -> Drawing:
    """Return the engine's environment for some templates."""
    made = Drawing(DictLoader(dict(templates)), reads or Reads(), Codes())
    say = _say
    made.install_gettext_callables(say, _say_number, newstyle=True)
    made.globals.update(_names(say), _=Words(say), gettext=Words(say))
    return made


def stock(templates: Mapping[str, str]) -> Environment:
    """Return Jinja's own environment with the same rules."""
    made = Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(_say, _say_number, newstyle=True)
    made.globals.update(_names(_say))
    return made


def _say(message: str) -> str:
    return SAID.get(message, message)


def _say_number(singular: str, plural: str, n: int) -> str:
    return singular if n == 1 else plural


@pytest.mark.parametrize(
    "template",
    [
        "{{ _('Menu') }}{{ gettext('Menu') }}{{ _('A & B') }}",
        "{{ _('100 %% of %(what)s', what=name) }}",
        "{{ _('not translated <b>') }}{{ _(name) }}",
        "{% set m = _('A & B') %}{{ m }}{{ m ~ name }}{{ m|length }}{{ m|lower }}",
        "{% autoescape false %}{{ _('A & B') }}{{ _('100 %% of %(what)s', what=name) }}{{ name }}{% endautoescape %}",
        "{% trans %}Menu{% endtrans %}{% trans what=name %}100 % of {{ what }}{% endtrans %}",
        "{{ ngettext('%(num)s <name>', '%(num)s <names>', 2) }}{{ ['Menu']|map('upper')|first }}",
        "{% macro m(a, b=2) %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}{% call m(1, b=name) %}<i>{{ name }}</i>{% endcall %}",
        "{% macro m(a) %}<b>{{ a }}</b>{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(name, 2, x=3) }}{% autoescape false %}{{ m(name) }}{% endautoescape %}",
        "{{ around() }}{% for name in ['<a>'] %}{{ around() }}{{ asked() }}{{ loop.cycle('x', 'y') }}{% endfor %}",
        "{% set name = '<set>' %}{% block inner scoped %}{{ around() }}{{ self.inner is defined }}{% endblock %}",
        "{{ site.name }}{{ site['name'].upper() }}{{ 'a,b'.split(',')|join('<') }}{{ range(3)|list }}{{ dict(a=1) }}",
        "{% include 'part.html' %}{% include 'part.html' ignore missing without context %}{% include ['no.html', 'part.html'] %}",
        "{% import 'macros.html' as m with context %}{{ m.named() }}{% from 'macros.html' import plain %}{{ plain(name) }}",
    ],
)
def test_it_draws_as_jinja_does(template: str) -> None:
    """Words, macros, contexts and includes come out as from Jinja's own environment."""
    templates = {
        "page.html": template,
        "part.html": "<{{ name|default('nobody') }}>",
        "macros.html": "{% macro named() %}{{ name }}{% endmacro %}{% macro plain(one) %}{{ one }}{{ site.name }}{% endmacro %}",
    }

    drawn = drawing(templates).get_template("page.html").render(name="<Ada & co>")

    assert drawn == stock(templates).get_template("page.html").render(name="<Ada & co>")


@pytest.mark.parametrize(
    "template",
    ["{{ stops().more }}", "{{ _(nothing) }}", "{{ nothing() }}", "{% from 'macros.html' import named %}{{ named() }}"],
)
def test_nothing_undefined_is_drawn(template: str) -> None:
    """What is not there stops the build; a macro that is imported without context does not know the page's names."""
    templates = {"page.html": template, "macros.html": "{% macro named() %}{{ name }}{% endmacro %}"}

    with pytest.raises(UndefinedError):
        drawing(templates).get_template("page.html").render(name="Ada")


@given(st.text(st.sampled_from("<>&\"'a é海\n"), max_size=30), st.integers(0, 300))
def test_texts_are_escaped_as_markupsafe_does(text: str, more: int) -> None:
    """Short texts, long ones and what is no text at all come out the same; what is safe already is left alone."""
    for value in (text, text + "a" * more, Markup(text), more, None, [text], escape(text)):  # noqa: S704 - safe or not, left alone
        assert str(escaped(value)) == str(escape(value))


@pytest.mark.parametrize("template", ["{{ v }}", "{% set w %}{{ v }}{% endset %}{{ w }}{{ w ~ v }}", "{% filter upper %}{{ v }}{% endfilter %}",
                                      "{% macro m() %}{{ v }}{% endmacro %}{{ m() }}{{ m()|e }}{{ [m()]|join(v) }}", "{{ v|safe }}{{ v|e|e }}{{ v|forceescape }}"])  # fmt: skip
def test_a_hostile_text_is_escaped_once(template: str) -> None:
    """Wherever a template keeps a text on its way, it reaches the page escaped exactly as Jinja by itself does."""
    for hostile in ("<b onclick='x'>&amp;\"", "<" * 300):
        drawn, expected = (
            made({"page.html": template}).get_template("page.html").render(v=hostile) for made in (drawing, stock)
        )

        assert drawn == expected


def test_a_missing_template_is_told() -> None:
    """Looking templates up once hides no fault."""
    with pytest.raises(TemplateNotFound):
        drawing({"page.html": "{% include 'no.html' %}"}).get_template("page.html").render()


def test_what_was_read_for_a_module_counts_for_every_page() -> None:
    """A name that is set while a macro file is loaded is an input of all that import from it."""
    reads = Reads()
    made = drawing(
        {"page.html": "{% from 'macros.html' import shown %}{{ shown }}", "macros.html": "{% set shown = look() %}"}, reads
    )
    made.globals["look"] = lambda: reads.note("part", "pages") or "seen"
    made.get_template("page.html").render()

    with reads.collect() as seen:
        made.get_template("page.html").render()

    assert list(seen) == [("part", "pages")]


def test_a_macro_is_drawn_once_for_the_same_arguments(hamlet: Hamlet) -> None:
    """What is kept depends on the record, the other arguments and their types, and a hit on no less than a fresh one."""
    community = hamlet.community({"events/walk.md": hamlet.event(), "events/talk.md": hamlet.event(id="talk", title="<Talk>")})
    made = drawing({"card.html": "{% macro card(event, level) %}{{ level }}{{ title(event) }}{% endmacro %}"}, community.reads)
    asked = []

    def title(event: Any) -> str:
        asked.append(event.id)
        community.reads.note("find", "event", event.id)
        return str(event.original.title)

    made.globals["title"] = title
    card = made.get_template("card.html").module.card
    walk, talk = (community.by_id["event", id_] for id_ in ("walk", "talk"))
    first = [str(made.keep(card, one, level)) for one, level in ((walk, 1), (walk, True), (talk, 1))]

    with community.reads.collect() as seen:
        again = [str(made.keep(card, one, level)) for one, level in ((walk, 1), (walk, True), (talk, 1))]

    assert first == again == ["1A walk", "TrueA walk", "1&lt;Talk&gt;"]
    assert (asked, list(seen)) == (["walk", "walk", "talk"], [("find", "event", "walk"), ("find", "event", "talk")])


def test_a_kept_drawing_never_passes_for_that_of_another_record(hamlet: Hamlet) -> None:
    """Records that come and go while pages are drawn are not taken for one another."""
    (event,) = hamlet.community({"events/walk.md": hamlet.event()}).events
    made = drawing({"card.html": "{% macro card(event) %}{{ event.uid }}{% endmacro %}"})
    card = made.get_template("card.html").module.card

    drawn = [str(made.keep(card, replace(event, uid=str(number)))) for number in range(50)]

    assert drawn == [str(number) for number in range(50)]


def test_languages_share_compiled_templates_and_nothing_else() -> None:
    """Each language's environment has words of its own for the same code."""
    codes, loader = (
        Codes(),
        DictLoader({"macros.html": MACROS, "page.html": "{% from 'macros.html' import greet %}{{ greet('x') }}"}),
    )
    drawn, code = [], []
    for said in ("Menu", "菜单"):
        made = Drawing(loader, Reads(), codes)
        made.globals.update(_=Words(lambda _, said=said: said), ask=lambda: "?")
        drawn.append(made.get_template("page.html").render())
        code.append(made.get_template("macros.html").root_render_func.__code__)

    assert drawn == ["<p>Menu x ?</p>", "<p>菜单 x ?</p>"]
    assert code[0] is code[1]
