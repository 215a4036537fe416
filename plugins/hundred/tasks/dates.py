"""`hundred dates FILE`: the rule of an event and every one of its dates in words, in the languages of the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.conf import SettingsProblem
from hundred.core.dates import say_when
from hundred.core.problems import as_text
from hundred.core.rule.say import say_rule
from hundred.core.times import AllDay, Timed, Undated
from hundred.tasks.arguments import WrongUsage
from hundred.tasks.chosen import chosen_folder, chosen_site
from hundred.tasks.report import failed, from_here

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from hundred.core.model import Event
    from hundred.core.model.event import Occurrence
    from hundred.core.times import When
    from hundred.tasks.arguments import Arguments

_STATES = {
    "en": {"moved": "moved from {}", "cancelled": "cancelled", "skipped": "left out", "added": "added"},
    "zh": {"moved": "原定 {}", "cancelled": "取消", "skipped": "不办", "added": "加开"},
}
_OPEN = {"en": "date to be announced", "zh": "日期待定"}


def dates(asked: Arguments) -> int:
    """Print the dates of the event that a file is about; return 1 where it has errors, or is no event that is published."""
    (file,) = asked.paths
    folder = chosen_folder(asked)
    if not file.is_file():
        message = f"there is no file {file}"
        raise WrongUsage(message)
    try:
        site = chosen_site(asked)
        loaded = site.loaded
        problems = list(loaded.problems)
    except SettingsProblem as refused:
        print(as_text(refused.problems), end="")
        return 1
    wanted = file.resolve()
    own = from_here([one for one in problems if (folder / one.path).resolve() == wanted], folder, Path.cwd())
    events = loaded.community.events
    found = next((one for one in events if any((folder / text.path).resolve() == wanted for text in one.texts)), None)
    if own:
        print(as_text(own))
    if found is None:
        if not failed(own):
            print(f"{file} is no event that the site shows")
        return 1
    for lang in _languages(asked.lang, site.settings.languages):
        print("\n".join(say_dates(found, lang)), end="\n\n")
    return int(failed(own))


def say_dates(event: Event, lang: str) -> Iterator[str]:
    """Yield the title of an event, its rule where it has one, and a line for each of its dates."""
    text = next((one for one in event.texts if one.lang == lang), event.original)
    yield text.title
    if event.rule and not isinstance(event.when, Undated):
        yield say_rule(event.rule, _start_of(event.when), event.zone, lang)
    if not event.occurrences:
        yield f"  {_said(event.when, event.zone, lang)}"
        return
    width = len(str(len(event.occurrences)))
    number = 0
    for one in event.occurrences:
        held = one.state not in {"skipped", "cancelled"}
        number += held
        change = _change(one, event, lang, text.words.get(f"why:{one.on}", one.why))
        yield f"  {str(number) if held else '-':>{width}}  {_said(one.when, event.zone, lang)}{change}"


def _change(one: Occurrence, event: Event, lang: str, why: str) -> str:
    """Return what is different about a date, and why."""
    chinese = lang.startswith("zh")
    form = _STATES["zh" if chinese else "en"].get(one.state, "")
    planned = _said(one.planned, event.zone, lang) if one.planned else ""
    words = [word for word in (form.format(planned), why) if word]
    if not words:
        return ""
    return f"；{'：'.join(words)}" if chinese else f"; {': '.join(words)}"


def _said(when: When, zone: str, lang: str) -> str:
    return say_when(when, zone, lang, to_be_announced=_OPEN["zh" if lang.startswith("zh") else "en"]).whole


def _start_of(when: Timed | AllDay) -> datetime | date:
    return when.start if isinstance(when, Timed) else when.first_day


def _languages(asked: str, known: tuple[str, ...]) -> tuple[str, ...]:
    if not asked:
        return known
    if asked not in known:
        message = f"the site has no language '{asked}'; it has {', '.join(known)}"
        raise WrongUsage(message)
    return (asked,)
