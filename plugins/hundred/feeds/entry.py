"""Entries: an event, a post, a spotlight, or what happened to the charter, as a feed tells of it in one language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape
from msgspec import Struct

from hundred.core.chronicle import Happening
from hundred.core.clock import Clock
from hundred.core.invitation import discreet, titled
from hundred.core.model import Event, Post, Record, Spotlight
from hundred.core.paths import web_address
from hundred.core.plain import one_line
from hundred.core.series import dates_of
from hundred.core.times import Timed
from hundred.feeds.absolute import absolute_links
from hundred.feeds.stamps import published_at, updated_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from hundred.core.chronicle import Chronicle
    from hundred.core.dates import WhenWords
    from hundred.core.view import View

Renderer = Callable[[Record], str]
"""Gives the body of a record as sanitised HTML in the language of the view."""
Weigher = Callable[[str], int]
"""Gives the length in bytes of a picture under content/, 0 where it is not known."""
Written = Event | Post | Spotlight
"""The records that feeds tell of."""
Told = Written | Happening
"""What feeds tell of."""

_MEDIA = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}


class Enclosure(Struct, frozen=True, kw_only=True):
    """A picture that goes with an entry: its address, media type, and length in bytes (0: not known)."""

    url: str
    type: str
    length: int = 0


class Entry(Struct, frozen=True, kw_only=True):
    """One entry of a feed. Text is plain, on one line and clean but `html`, a fragment with absolute links only.

    `id` is a tag: URI (RFC 4151) that outlives titles, times and SITEURL; `published` and `updated` are aware.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    image: Enclosure | None
    lang: str


def make_entry(record: Written, view: View, render: Renderer, weigh: Weigher) -> Entry:
    """Return the entry for a record that has a date of publication (see `published_at`); raise ValueError otherwise."""
    published = published_at(record)
    if published is None:
        message = f"{record.path} has no date of publication"
        raise ValueError(message)
    text = view.text(record)
    url = web_address(view.settings.url, view.href(record))
    when = view.when(record) if isinstance(record, Event) else None
    title, summary, body = one_line(_title(record, view, when)), one_line(text.summary), str(render(record))
    if isinstance(record, Event) and when:
        title, summary, body = (_discreet(record, words) for words in (title, summary, _facts(record, view, when) + body))
    return Entry(
        id=entry_id(record, view),
        url=url,
        title=title or record.id,
        summary=summary,
        html=absolute_links(body, url),
        published=published,
        updated=updated_at(record, published, Clock(view)),
        authors=_names(record, view),
        tags=tuple(dict.fromkeys(tag for tag in map(one_line, _tags(record, view)) if tag)),
        image=_enclosure(record.image, view, weigh) if record.image else None,
        lang=text.lang,
    )


def chronicle_entry(one: Happening, view: View, chronicle: Chronicle) -> Entry:
    """Return the entry for something that happened to the charter; its id is the same in all feeds that tell of it."""
    told = chronicle.tell(view, one)
    path, hash_, anchor = told.path.partition("#")
    url = web_address(view.settings.url, view.path(path)) + hash_ + quote(anchor)
    names = tuple(name for name in map(one_line, told.authors) if name)
    return Entry(
        id=tag_uri(view, one.id),
        url=url,
        title=one_line(told.title) or one.id,
        summary=one_line(told.summary),
        html=absolute_links(told.html, url),
        published=one.at,
        updated=updated_at(one, one.at, Clock(view)),
        authors=names or (one_line(view.settings.name(view.lang)),),
        tags=(),
        image=None,
        lang=told.lang,
    )


def entry_id(record: Written, view: View) -> str:
    """Return the permanent id of a record in one language: `tag:ternbay.example,2026:en/event/tb-2026-popcorn-12`.

    An event is named by its calendar id, so that its file may be renamed; the others by the name of their file, which is
    their only id. The domain is the calendars', which is set once. The language is there because a reader who follows
    two languages' feeds is owed both texts.
    """
    name = record.uid if isinstance(record, Event) else record.id
    return tag_uri(view, f"{record.kind}/{name}")


def tag_uri(view: View, name: str) -> str:
    """Return a tag: URI for `name` in the language of the view; the year is fixed, it only dates the domain's owner."""
    return f"tag:{view.settings.uid_domain},2026:{view.lang}/{quote(name, safe='/')}"


def _title(record: Written, view: View, when: WhenWords | None) -> str:
    title = view.title(record)
    if not isinstance(record, Event) or when is None:
        return title
    if record.occurrences:
        return titled(view, record.standing, f"{title} · {_repeats(record, view)}")
    return titled(view, record.standing, f"{title} · {when.start if isinstance(record.when, Timed) else when.whole}")


def _repeats(series: Event, view: View) -> str:
    """Return in words how a series repeats, or how many dates it has."""
    count = sum(one.state != "skipped" for one in series.occurrences)
    return view.rule(series) or view.catalogue.ngettext("%(num)s date", "%(num)s dates", count) % {"num": count}


def _discreet(event: Event, words: str) -> str:
    """Return text or HTML without the address to join by of an event that is not for everybody, which feeds are."""
    return discreet(event, words).replace(str(escape(event.online)), "") if event.online and not event.join_link else words


def _facts(event: Event, view: View, when: WhenWords) -> str:
    """Return a paragraph that says when and where, as a reader sees no page around the text."""
    time = Markup('<time datetime="{}">{}</time>').format(when.start_iso, when.whole)
    repeats = (_repeats(event, view),) if event.occurrences else ()
    lines = [line for line in (titled(view, event.standing, "").strip(), *repeats, time, view.place(event)) if line]
    lines += _changes(event, view)
    return f"<p>{'<br>'.join(escape(line) for line in lines)}</p>\n"


def _changes(event: Event, view: View) -> Iterator[str]:
    """Yield every date of a series that is not as planned, with its reason."""
    for one in dates_of(event) if event.occurrences else ():
        if one.status != event.status or one.was or one.why:
            words, why = view.when(one), view.why(one)[0]
            yield f"{titled(view, one.standing, words.whole)}{f' · {why}' if why else ''}"


def _names(record: Written, view: View) -> tuple[str, ...]:
    """Return who speaks: the authors or hosts who are shown, else the groups, else the community itself; never nobody."""
    ids = record.hosts if isinstance(record, Event) else record.authors if isinstance(record, Post) else ()
    names = [one_line(person.name) for id_ in ids if (person := view.person(id_))]
    groups = record.groups if isinstance(record, Event | Post) else ()
    names = names or [one_line(view.title(group)) for id_ in groups if (group := view.community.find("group", id_))]
    return tuple(dict.fromkeys(name for name in names if name)) or (one_line(view.settings.name(view.lang)),)


def _tags(record: Written, view: View) -> list[str]:
    if isinstance(record, Event):
        kind = [view.label("kind", record.sort)] if record.sort else []
        return [*kind, *(view.label("tag", tag) for tag in record.tags)]
    return [view.label("tag", tag) for tag in record.tags] if isinstance(record, Post) else []


def _enclosure(path: str, view: View, weigh: Weigher) -> Enclosure:
    media = _MEDIA.get(path.rpartition(".")[2].lower(), "application/octet-stream")
    return Enclosure(url=web_address(view.settings.url, f"/{path}"), type=media, length=weigh(path))
