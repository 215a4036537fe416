"""What happened to the charter and when: told from the days in the records, never from the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.charter.assembly.asking import asked_of
from hundred.charter.compare import ids_of
from hundred.charter.compare_plan import changes
from hundred.charter.force import spans
from hundred.core.chronicle import Happening
from hundred.core.community import question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.community import Community
    from hundred.core.model import Question, Version, Vote

_DAY = timedelta(days=1)


@question
def happenings(community: Community, article: str) -> tuple[Happening, ...]:
    """Return what happened, and what is known to be going to happen: to the whole charter, or to one `article`.

    To an article belong the questions that name it or led to a change of it, the votes on them, and the versions that change
    more than its number.
    """
    about = community.ask(asked_of, article) if article else ()
    asked = [one for one in community.questions if not article or one.id in about]
    ids = {one.id for one in asked}
    found = [_asked(one) for one in asked]
    found += [one for vote in community.votes if vote.question in ids for one in _voted(vote)]
    return (*found, *(_of_article(community, article) if article else _of_versions(community)))


@question
def happening(community: Community, id: str) -> Happening | None:  # noqa: A002 - the word of the content
    """Return the happening of that id, None where there is none any more."""
    kind, _, rest = id.partition("/")
    article = rest.rpartition("/")[0] if kind == "article" else ""
    return next((one for one in community.ask(happenings, article) if one.id == id), None)


@question
def followed(community: Community) -> tuple[str, ...]:
    """Return the ids of all articles there ever were, which is what one can follow."""
    return tuple(ids_of(community.versions))


@question
def before(community: Community, id: str) -> str:  # noqa: A002
    """Return the id of the version before one, '' of the first."""
    ids = [one.id for one in community.versions]
    place = ids.index(id)
    return ids[place - 1] if place else ""


@question
def title_of(community: Community, id: str, lang: str) -> str:  # noqa: A002
    """Return what an article is called in the newest version that has it, in a language or else the original's."""
    found = (version.article(id, lang) for version in reversed(community.versions))
    return next((one.title for one in found if one), id)


def _asked(one: Question) -> Happening:
    at = one.published or datetime.combine(one.asked, time(), UTC)
    return Happening(what="asked", record="question", named=one.id, at=at, modified=one.modified)


def _voted(vote: Vote) -> Iterator[Happening]:
    """Yield that a vote opens, and, where it is counted, its result, which dates from its close."""
    yield Happening(what="opens", record="vote", named=vote.id, at=vote.opens)
    if vote.outcome:
        yield Happening(what="result", record="vote", named=vote.id, at=vote.closes, modified=vote.modified)


def _of_versions(community: Community) -> Iterator[Happening]:
    held = {version.id: (first, last) for version, first, last in spans(community)}
    for version in community.versions:
        at = _decided(community, version)
        if at:
            yield Happening(what="adopted", record="charter", named=version.id, at=at, modified=version.modified)
        first, last = held.get(version.id, (None, None))
        if first:
            yield Happening(what="effective", record="charter", named=version.id, at=_midnight(community, first))
        if version.repealed and last == version.repealed - _DAY:
            at = _midnight(community, version.repealed)
            yield Happening(what="repealed", record="charter", named=version.id, at=at)


def _of_article(community: Community, article: str) -> Iterator[Happening]:
    old = ""
    for version in community.versions:
        done = community.ask(changes, old, version.id).get(article, ())
        at = _decided(community, version) if set(done) - {"renumbered"} else None
        if at:
            yield Happening(what="changed", record="charter", named=version.id, at=at, article=article)
        old = version.id


def _decided(community: Community, version: Version) -> datetime | None:
    """Return when a version was adopted, or published while it is voted on; None where nothing tells.

    A day alone is its midnight; but where a vote on that very text closes on the day, it cannot have been before.
    """
    at = version.published or version.modified
    if at is None and version.status != "voting" and version.effective:
        at = _midnight(community, version.effective)
    if version.adopted is None or at != _midnight(community, version.adopted):
        return at
    texts = set(version.digests.values())
    closes = [vote.closes for vote in community.votes if vote.digest in texts and vote.outcome == "adopted"]
    return max([at, *(one for one in closes if at < one <= _midnight(community, version.adopted + _DAY))])


def _midnight(community: Community, day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(community.settings.timezone)).astimezone(UTC)
