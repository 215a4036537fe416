"""The community's nouns, frozen: what every part and every template speaks of."""

from hundred.core.model.assembly import Ballot, Measure, Position, Question, Share, Vote
from hundred.core.model.base import Record, Text
from hundred.core.model.charter import Amendment, Article, Version
from hundred.core.model.event import Credit, Event, Occurrence, Session
from hundred.core.model.group import Group
from hundred.core.model.person import Contribution, Person
from hundred.core.model.signature import Signature
from hundred.core.model.story import Guide, Page, Post, Spotlight
from hundred.core.model.venue import Venue

__all__ = [
    "Amendment",
    "Article",
    "Ballot",
    "Contribution",
    "Credit",
    "Event",
    "Group",
    "Guide",
    "Measure",
    "Occurrence",
    "Page",
    "Person",
    "Position",
    "Post",
    "Question",
    "Record",
    "Session",
    "Share",
    "Signature",
    "Spotlight",
    "Text",
    "Venue",
    "Version",
    "Vote",
]
