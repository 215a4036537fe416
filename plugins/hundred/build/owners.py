"""Who is asked when files of a group change: the lines of a file CODEOWNERS, from the leads of the groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.community import Community
    from hundred.core.model import Group, Person

_ACCOUNT = re.compile(r"/([A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?)/?\Z")
_SPECIAL = re.compile(r"([\\ #!\[\]*?])")


def owner_lines(community: Community, host: str, before: str, folders: frozenset[str]) -> Iterator[str]:
    """Yield a line for each file or folder of a group that is not archived, with the accounts that its leads have at `host`.

    Somebody's account is the only word in the path of one of their `links`, as in `https://git.example/ada`; who is not
    shown has none. `before` is the path of the site in its repository, '' or `docs/`; `folders` are the groups that have
    a folder of their own among the events.
    """
    for group in community.groups:
        if group.state == "archived":
            continue
        people = (community.find("person", id_) for id_ in group.leads or (group.founder,))
        names = " ".join(dict.fromkeys(f"@{name}" for person in people if person and (name := account(person, host))))  # type: ignore[arg-type]
        if not names:
            yield f"# {group.id}: no lead has an account at {host} among their links"
            continue
        for path in _paths(group, folders):
            yield f"/{_SPECIAL.sub(_ESCAPED, before)}{path} {names}"


_ESCAPED = r"\\\1"


def _paths(group: Group, folders: frozenset[str]) -> Iterator[str]:
    stem = _SPECIAL.sub(_ESCAPED, group.path.removesuffix(".md"))
    yield f"{stem}.md"
    yield f"{stem}.*.md"
    if group.id in folders:
        yield f"{stem.partition('/groups/')[0]}/events/{group.id}/"


def account(person: Person, host: str) -> str:
    """Return the name of a person's account at a code host, '' where their links show none."""
    for link in person.links:
        parts = urlsplit(link)
        found = _ACCOUNT.match(parts.path)
        if found and (parts.hostname or "").removeprefix("www.") == host and not parts.query and not parts.fragment:
            return found[1]
    return ""
