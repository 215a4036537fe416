"""What charter.json holds of questions and votes, as a JSON Schema (draft 2020-12).

Amounts and shares are texts: a program that reads them as binary fractions would count two thirds wrongly.
"""

from __future__ import annotations

from hundred.charter.schema_words import (
    ADDRESS,
    AMOUNT,
    DAY,
    DIGEST,
    FRACTION,
    MOMENT,
    TEXT,
    VERSION,
    YES,
    about,
    listed,
    object_of,
    or_null,
)

_OUTCOMES = ["adopted", "rejected", "no-quorum"]
_BASE = {"enum": ["cast", "participating", "eligible"]}

_TEXTS = object_of(
    language=about(TEXT, "BCP 47."),
    title=about(TEXT, "The question in a few words."),
    summary=about(TEXT, "A sentence or two; may be empty."),
    sha256=about(DIGEST, "The digest: SHA-256 of the file at `text`, in hex; a vote may name it."),
    text=about(ADDRESS, "Its words: title, empty line, text."),
    url=about(ADDRESS, "The page."),
)
QUESTION = object_of(
    id=about(TEXT, "Its permanent name."),
    state=about(
        {"enum": ["open", "voting", "adopted", "rejected", "withdrawn", "lapsed"]}, "How it stood when this was written."
    ),
    asked=about(DAY, "The day it was asked."),
    asked_by=or_null(
        object_of(name=about(TEXT, "As they are shown."), url=about(ADDRESS, "Their page.")),
        "Who asked it; null where nobody is named who agreed to be.",
    ),
    articles=listed(TEXT, "The ids of the articles it is about."),
    votes=listed(TEXT, "The ids of the votes on it, the last one to close first."),
    led_to=listed(
        object_of(version=about(VERSION, "The version."), articles=listed(TEXT, "The ids of the articles that changed there.")),
        "The versions that it led to, oldest first.",
    ),
    url=about(ADDRESS, "The page in the site's first language, for good."),
    texts=listed(_TEXTS, "The original first."),
)

_COUNTS = object_of(
    **dict.fromkeys(("yes", "no", "abstain", "invalid"), AMOUNT),
    cast=about(AMOUNT, "Yes and no together."),
    participating=about(AMOUNT, "All ballots."),
)
_HURDLE = object_of(
    share=about(FRACTION, "What was asked for: a share such as 2/3, or a number where `of` is null."),
    strict=about(YES, "Whether more than that was asked for, not at least that."),
    of=or_null(_BASE, "Of which votes the share is."),
    needed=or_null(FRACTION, "The same as an amount; null where it is not known before the count."),
    part=or_null(FRACTION, "What was got, as a part of `of`, of the eligible where that is null; null before the count."),
    reached=or_null(YES, "Whether that was enough; null before the count."),
)
_MEASURE = object_of(
    name=about({"enum": ["heads", "area"]}, "One ballot each, or by area."),
    unit=about(TEXT, "What is counted."),
    eligible=about(AMOUNT, "How many may vote."),
    counts=or_null(_COUNTS, "The count, in exact decimals; null before it."),
    quorum=or_null(_HURDLE, "How many had to take part; null where nothing was asked for."),
    majority=about(_HURDLE, "How many had to say yes."),
    outcome=or_null({"enum": _OUTCOMES}, "How it came out by this measure."),
)
VOTE = object_of(
    id=about(TEXT, "Its permanent name."),
    question=about(TEXT, "The id of the question."),
    state=about({"enum": ["coming", "voting", "uncounted", *_OUTCOMES]}, "How it stood when this was written."),
    opens=about(MOMENT, "When it opens (UTC)."),
    closes=about(MOMENT, "The first moment at which it is closed (UTC)."),
    by_day=about(YES, "Whether it opens and closes with whole days of the community's own calendar."),
    secret=about(YES, "Whether nobody is named in the ballots."),
    text_sha256=or_null(DIGEST, "The digest of the text voted on."),
    text=or_null(
        object_of(
            kind=about({"enum": ["version", "question"]}, "What has that text."),
            id=about(TEXT, "Its id."),
            language=about(TEXT, "BCP 47."),
        ),
        "Where that text is; null where the vote names none.",
    ),
    measures=listed(_MEASURE, "Every way in which the ballots count; all have to be passed."),
    outcome=or_null({"enum": _OUTCOMES}, "The outcome; null before the count."),
    url=about(ADDRESS, "The page in the site's first language, for good."),
    ballots=or_null(ADDRESS, "The ballots, as CSV, to be counted again."),
)
