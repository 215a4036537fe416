"""The pages of the charter: what is in force, and every version at its permanent address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.charter.force import state, until
from hundred.core import alternates
from hundred.core.pages import page_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hundred.core.model import Version
    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the charter in the language of `view`; none where the site has no charter."""
    versions = view.community.versions
    if not versions:
        return
    today = view.now.astimezone(ZoneInfo(view.settings.timezone)).date()
    current = view.community.in_force(today) or versions[-1]
    yield _page(view, current, today, "/charter/")
    for version in versions:
        yield _page(view, version, today, version.address)


def _page(view: View, version: Version, today: date, neutral: str) -> Page:
    community, text = view.community, view.text(version)
    versions = community.versions
    place = versions.index(version)
    # All versions have one title; only /charter/ is the charter itself.
    number = view.say("Version %(version)s") % {"version": version.id}
    return page_at(
        view,
        neutral,
        kind="charter",
        template="charter/version.html",
        title=text.title if neutral == "/charter/" else f"{text.title} · {number}",
        description=text.summary,
        changed=version.changed,
        source=version.path,
        alternates=alternates.feeds(view, view.say("Charter"), "charter"),
        data={
            "version": version,
            "articles": version.articles[text.lang],
            "text_lang": text.lang,
            "state": state(version, community, today),
            "current": community.in_force(today),
            "until": until(version, community),
            "older": versions[place - 1] if place else None,
            "newer": versions[place + 1] if place + 1 < len(versions) else None,
            "versions": [(one, state(one, community, today)) for one in reversed(versions)],
            "permanent": view.href(version),
        },
    )
