"""Vote files: the field table, and how it becomes a Vote that has been counted."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hundred.charter.assembly.amounts import Amount
from hundred.charter.assembly.ballots import CHOICES, Terms, decimal, read_ballots, tallied
from hundred.charter.assembly.shares import Rule
from hundred.charter.assembly.tally import outcome_of
from hundred.core import common
from hundred.core.fields import Field, Group, Reference
from hundred.core.kind import Draft, Kind
from hundred.core.model import Measure, Vote
from hundred.core.moments import Moment
from hundred.core.scalars import Choice, Ref, Words, YesNo

if TYPE_CHECKING:
    from hundred.core.fields import Values
    from hundred.core.model import Ballot
    from hundred.core.problems import Place

OUTCOMES = ("adopted", "rejected", "no-quorum")
_DIGEST = re.compile(r"(?:sha256:)?([0-9a-f]{64})\Z")
TALLY = Group(
    what="a tally",
    fields=(
        Field(name="yes", type=Amount(), help="For it.", help_zh="赞成。", example="61"),
        Field(name="no", type=Amount(), help="Against it.", help_zh="反对。", example="22"),
        Field(name="abstain", type=Amount(), help="Neither.", help_zh="弃权。", example="9"),
        Field(name="invalid", type=Amount(), help="Ballots that say nothing that counts.", help_zh="无效票。", example="1"),
        Field(name="total", type=Amount(), help="The sum, to be checked.", help_zh="总数，用来核对。", example="93"),
    ),
)
_ELIGIBLE = Field(
    name="eligible", type=Amount(), required=True, example="237",
    help="How many may vote, or the whole area.", help_zh="有表决权的总数（或总面积）。",
)  # fmt: skip
_QUORUM = Field(
    name="quorum", type=Rule("eligible", fixed=True), example="1/2",
    help="How many must take part, as a share of the eligible or a number; abstentions and invalid ballots take part.",
    help_zh="须有多少参与：占有表决权总数的比例，或一个数；弃权和无效票也算参与。",
)  # fmt: skip
_PASS = Field(
    name="pass", type=Rule("cast"), required=True, example="at least 2/3 of cast",
    help="What yes has to reach: more than, or at least, a share of those cast (yes and no), participating or eligible.",
    help_zh="赞成须达到的比例：占赞成与反对之和（cast，默认）、参与者（participating）或全体（eligible）；如“参与表决的三分之二以上”。",
)  # fmt: skip
_TALLY = Field(
    name="tally", type=TALLY, example="{yes: 61, no: 22, abstain: 9}",
    help="The count, where the ballots themselves are not kept here.", help_zh="计票结果（不附选票表时写）。",
)  # fmt: skip
AREA = Group(what="a count by area", fields=(_ELIGIBLE, _QUORUM, _PASS, _TALLY))

FIELDS = (
    Field(
        name="question", type=Ref("question"), required=True, example="dogs-on-the-beach",
        help="The question that is voted on.", help_zh="所表决的议题。",
    ),
    Field(
        name="text_digest", type=Words(limit=80),
        example="3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea",
        help="The SHA-256 of the text voted on: a version of the charter, or the words of the question.",
        help_zh="所表决文本的 SHA-256：公约某一版，或议题本身的文字。",
    ),
    Field(
        name="opens", type=Moment(), required=True, example="2026-03-01",
        help="When it opens; a day counts from its first minute.", help_zh="开始；只写日期则从当天零点起。",
    ),
    Field(
        name="closes", type=Moment(), required=True, example="2026-03-14",
        help="When it closes; a day counts to its last minute.", help_zh="结束；只写日期则到当天结束。",
    ),
    Field(
        name="secret", type=YesNo(), example="no",
        help="no, where the ballots name the voters. The default is yes.", help_zh="写 no 表示记名投票；默认 yes（不记名）。",
    ),
    Field(
        name="counts", type=Choice(("people", "households", "members")), example="households",
        help="What has a vote each; the default is people.",
        help_zh="一票代表什么：people（人，默认）、households（户）、members（成员）。",
    ),
    _ELIGIBLE,
    _QUORUM,
    _PASS,
    _TALLY,
    Field(
        name="ballots", type=Words(limit=120), example="2026-dogs.csv",
        help="The table of ballots beside the file, of the same name.", help_zh="同名的选票表（CSV），放在旁边。",
    ),
    Field(
        name="area", type=AREA,
        help="A second measure: the same ballots by square metres. Both have to pass.",
        help_zh="第二种计法：同一批票按面积计，两项都须通过。",
    ),
    Field(
        name="outcome", type=Choice(OUTCOMES), example="adopted",
        help="What was announced. It is counted again, and has to be the same.", help_zh="公布的结果；会重新计算并核对。",
    ),
    common.SUMMARY,
    common.DATE,
    common.MODIFIED,
    common.LANG,
)  # fmt: skip


def build(draft: Draft) -> Vote | None:
    """Return the vote that a draft describes, counted; None where what is needed for that is missing."""
    values, report = draft.values, draft.report
    opens, closes = values["opens"], values["closes"]
    if opens is None or closes is None:
        return None
    terms = Terms(
        opens=_wall(opens, end=False),
        closes=_wall(closes, end=True),
        secret=values["secret"] is not False,
        by_area=values["area"] is not None,
    )
    if terms.opens >= terms.closes:
        report.error(values.place("closes"), "date-order", "the vote closes before it opens", "correct one of the two")
    written = values["text_digest"] or ""
    found = _DIGEST.match(written.casefold())
    if written and not found:
        cure = "write the 64 digits and letters that  hundred charter digest  prints"
        report.error(values.place("text_digest"), "not-a-digest", f"'{written}' is not a SHA-256", cure)
    ballots = _ballots(draft, terms)
    measures = tuple(_measures(draft, ballots, terms))
    outcome = outcome_of(measures) if ballots or values["tally"] else ""
    said = values["outcome"]
    if said and measures and not report.failed:
        if not outcome:
            cure = "write a tally, or the ballots, by which it can be counted"
            report.error(values.place("outcome"), "outcome", f"'{said}' is announced, but nothing is counted", cure)
        elif said != outcome:
            cure = f"write  outcome: {outcome}  or correct the count"
            report.error(values.place("outcome"), "outcome", f"the count gives '{outcome}', not '{said}'", cure)
    return Vote(
        **common.identity(draft, first="opens"),
        question=values["question"] or "",
        opens=_instant(terms.opens, draft),
        closes=_instant(terms.closes, draft),
        by_day=not isinstance(opens, datetime) and not isinstance(closes, datetime),
        digest=found[1] if found else "",
        secret=terms.secret,
        measures=measures,
        ballots=ballots,
        outcome=outcome,
    )


def _wall(value: date | datetime, *, end: bool) -> datetime:
    """Return a written time by the site's clock; a day alone is its first moment, or with `end` the first one after it."""
    return value if isinstance(value, datetime) else datetime.combine(value + timedelta(days=1 if end else 0), time())


def _instant(wall: datetime, draft: Draft) -> datetime:
    """Return a time of the site's clock as an instant."""
    return wall.replace(tzinfo=ZoneInfo(draft.settings.timezone)).astimezone(UTC)


def _ballots(draft: Draft, terms: Terms) -> tuple[Ballot, ...]:
    values, report = draft.values, draft.report
    own = f"{draft.id}.csv"
    named, beside = values["ballots"], f"{draft.path.rpartition('/')[0]}/{own}"
    there = beside in draft.reports
    if named and named != own:
        cure = f"rename the table to {own} and write  ballots: {own}"
        report.error(values.place("ballots"), "ballots", f"the ballots of this vote are in {own}, beside it", cure)
    elif named and not there:
        cure = f"put the table at {beside}, or write a tally"
        report.error(values.place("ballots"), "ballots", f"there is no table {own} beside this file", cure)
    elif there and not named:
        cure = f"write  ballots: {own}  in {draft.path}, or delete the table"
        draft.reports[beside].error(common.START, "ballots", "the vote does not name this table", cure)
    if named != own or beside not in draft.attached:
        return ()

    def note(voter: str, place: Place) -> None:
        draft.reading.refs.append(Reference(kind="person", id=voter, field="ballots", place=place, path=beside))

    return read_ballots(draft.reports[beside], draft.attached[beside], terms, note)


def _measures(draft: Draft, ballots: tuple[Ballot, ...], terms: Terms) -> list[Measure]:
    values = draft.values
    found = [_measure(draft, "heads", values["counts"] or "people", values, ballots)]
    if terms.by_area:
        found.append(_measure(draft, "area", "m²", values["area"], () if terms.secret else ballots))
    return [one for one in found if one is not None]


def _measure(draft: Draft, name: str, unit: str, values: Values, ballots: tuple[Ballot, ...]) -> Measure | None:
    """Return a measure with its count, reporting sums that cannot be."""
    if values["eligible"] is None or values["pass"] is None:
        return None
    report, tally = draft.report, values["tally"]
    summed = tallied(ballots, name) if ballots else {}
    if tally:
        written = {choice: tally[choice] or "0" for choice in CHOICES}
        if name == "heads" and (broken := next((one for one in CHOICES if "." in written[one]), "")):
            report.error(
                tally.place(broken),
                "amount",
                f"'{written[broken]}' is not a whole number of ballots",
                "nobody has half a vote: write whole numbers",
            )
        for choice in CHOICES if summed else ():
            if Fraction(written[choice]) != Fraction(summed[choice]):
                cure = f"write  {choice}: {summed[choice]}  or correct the table"
                message = f"the ballots give {summed[choice]} {choice}, the tally says {written[choice]}"
                report.error(_at(tally, choice), "sum", message, cure)
        total = sum((Fraction(one) for one in written.values()), Fraction(0))
        if tally["total"] and Fraction(tally["total"]) != total:
            cure = f"write  total: {decimal(total)}  or correct the parts"
            report.error(tally.place("total"), "sum", f"the parts give {decimal(total)}, the total says {tally['total']}", cure)
        summed = summed or written
    needs: dict[str, Any] = {"eligible": values["eligible"], "quorum": values["quorum"], "passes": values["pass"]}
    measure = Measure(name=name, unit=unit, **{**needs, **summed})
    part = measure.amount("participating")
    if part > measure.amount("eligible"):
        cure = "correct the number of the eligible, or the count"
        message = f"{decimal(part)} took part, and only {values['eligible']} may vote"
        report.error(values.place("eligible"), "eligible", message, cure)
    if name == "area" and not summed and (ballots or draft.values["tally"]):
        cure = "add  tally: {yes: …, no: …}  with the sums of the areas"
        report.error(draft.values.place("area"), "sum", "the area is not counted", cure)
    return measure


def _at(tally: Values, choice: str) -> Place:
    return tally.places.get(choice) or tally.place("")


KIND = Kind(
    name="vote", folder="charter/votes", label="Votes", label_zh="表决", fields=FIELDS, build=build, attached=".csv"
)  # fmt: skip
