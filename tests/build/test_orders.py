"""An order says in words how an output is made: the same words for the same output, others for another."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from hundred.build.orders import file_of, order_of, page_order
from hundred.core.digest import Digester
from hundred.core.outputs import Blob, Page, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Hamlet

FILES = {
    "events/walk.md": "---\ntitle: A walk\nid: walk\nstart: 2026-12-05 19:00\n---\nText.\n",
    "groups/walk.md": "---\ntitle: Walkers\n---\n",
}


class Drawn:
    """A renderer that draws nothing."""

    def render(self, page: Page) -> bytes:
        """Return the page's path."""
        return page.path.encode()


def make(*_: object, **__: object) -> bytes:
    """Return what nobody asks for."""
    return b""


def other(*_: object, **__: object) -> bytes:
    """Return the same from elsewhere."""
    return b""


def fill(*_: object) -> Sheet:
    """Return an empty sheet."""
    return Sheet(title="")


def words(make: Callable[..., Any]) -> str:
    """Return the words for a file that is made so."""
    return order_of(Blob(path="/x", make=make), "x", Digester()).made


def test_the_words_name_the_function() -> None:
    """Two functions of a module are not the same, and neither is a function with an argument."""
    found = [words(make), words(other), words(partial(make, "x")), words(partial(make, "y")), words(partial(make, "x", "y"))]

    assert len(set(found)) == 5
    assert all(f"{__name__}." in one for one in found)


@pytest.mark.parametrize(
    ("one", "another"),
    [
        (("a b",), ("a", "b")),
        (("",), ()),
        (("", "a"), ("a", "")),
        ((date(2026, 1, 2),), (date(2026, 2, 1),)),
        ((1,), (2,)),
        ((True,), (False,)),
        ((None,), ("",)),
        ((("a", "b"),), (("a",), ("b",))),
        (({"a": 1},), ({"a": 2},)),
    ],
    ids=str,
)
def test_other_arguments_are_other_words(one: tuple[object, ...], another: tuple[object, ...]) -> None:
    """Where one argument ends and the next begins is told too."""
    assert words(partial(make, *one)) != words(partial(make, *another))
    assert words(partial(make, *one)) == words(partial(make, *one)) != ""


def test_named_arguments_are_arguments() -> None:
    """What stands in a keyword decides as much."""
    assert words(partial(make, most=1)) != words(partial(make, most=2))


@pytest.mark.parametrize("strange", [object(), [object()], {"a": object()}, lambda: None])
def test_what_cannot_be_told_makes_no_words(strange: object) -> None:
    """Then the output is made in every build."""
    assert words(partial(make, strange)) == ""
    assert words(partial(lambda _: b"", "x")) == words(lambda: b"") == ""


def test_records_and_views_are_reads(hamlet: Hamlet) -> None:
    """A record stands in the words by its id alone: that it changed is told by its read, as is the language by its words."""
    view = hamlet.view(FILES)
    event, group = (view.community.by_id[kind, "walk"] for kind in ("event", "group"))

    order, of_group = (order_of(Blob(path="/x", make=partial(make, view, one)), "x", Digester()) for one in (event, group))

    assert order.reads == (("words", "en"), ("find", "event", "walk"))
    assert of_group.reads == (("words", "en"), ("find", "group", "walk"))
    assert ("A walk" in order.made, "walk" in order.made) == (False, True)


def test_a_late_file_is_a_late_order() -> None:
    """It is made after the others."""
    orders = [order_of(Blob(path="/x.ics", make=make, late=late), "x.ics", Digester()) for late in (False, True)]

    assert [(one.file, one.late, one.make is make) for one in orders] == [("x.ics", False, True), ("x.ics", True, True)]


BASE: dict[str, Any] = {
    "path": "/a/", "neutral": "/a/", "lang": "en", "kind": "page", "template": "page.html", "fill": partial(fill, "a"),
}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"neutral": "/b/"}, {"kind": "news"}, {"template": "x.html"}, {"fill": partial(fill, "b")}, {"indexable": False},
        {"changed": datetime(2026, 1, 1, tzinfo=UTC)},
    ],
    ids=str,
)  # fmt: skip
def test_all_that_a_page_declares_is_in_its_words(change: dict[str, Any]) -> None:
    """A page of which anything else is declared is made anew."""
    renderer: Any = Drawn()
    order, another = (page_order(Page(**{**BASE, **more}), "a/index.html", renderer, Digester()) for more in ({}, change))

    assert order.made != another.made
    assert (order.file, order.late, order.make()) == ("a/index.html", False, b"/a/")


def test_a_page_whose_filling_cannot_be_told_has_no_words() -> None:
    """Though its template can."""
    renderer: Any = Drawn()

    assert page_order(Page(**{**BASE, "fill": lambda: Sheet(title="")}), "a", renderer, Digester()).made == ""


@pytest.mark.parametrize(
    ("path", "file"), [("/", "index.html"), ("/a/", "a/index.html"), ("/404.html", "404.html"), ("/a/b.ics", "a/b.ics")]
)
def test_a_path_is_served_by_a_file(path: str, file: str) -> None:
    """A folder by its index."""
    assert file_of(path) == file


def test_no_two_outputs_of_a_site_are_made_alike(hamlet: Hamlet) -> None:
    """The words and reads tell every output of a whole site from every other."""
    site = hamlet.site({**FILES, "events/walk.zh-Hans.md": "---\ntitle: 散步\n---\n", "images/a.png": b""})
    plan = site.plan
    renderer: Any = Drawn()
    orders = [page_order(page, "x", renderer, Digester()) for page in plan.pages]
    orders += [order_of(one, "x", Digester()) for one in plan.blobs]

    told = [one for one in orders if one.made]
    assert told == orders
    assert len({(one.made, one.reads) for one in told}) == len(told) > 50
