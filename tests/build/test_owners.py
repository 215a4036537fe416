"""Who is asked when files of a group change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hundred.build.owners import account, owner_lines

if TYPE_CHECKING:
    from tests.conftest import Hamlet

    from hundred.core.model import Person

HOST = "git.example"


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://git.example/ada", "ada"),
        ("https://www.git.example/Ada.P-1/", "Ada.P-1"),
        ("https://git.example/ada/repository", ""),
        ("https://git.example/", ""),
        ("https://git.example/ada?tab=x", ""),
        ("https://git.example/ada%0a*", ""),
        ("https://git.example/-ada", ""),
        ("https://git.example.evil/ada", ""),
        ("https://blog.example/ada", ""),
    ],
)
def test_an_account_is_a_page_at_the_host(hamlet: Hamlet, link: str, name: str) -> None:
    """The only word in the path of a link to that host; nothing else can get into the file."""
    person: Person = hamlet.record("people/ada.md", f"---\nname: Ada\nconsent: yes\nlinks: ['{link}']\n---\n")  # type: ignore[assignment]

    assert account(person, HOST) == name


def test_leads_own_the_files_of_their_groups(hamlet: Hamlet) -> None:
    """Leads first, the founder where nobody leads; never who did not consent, and nothing for what is over."""
    shown = "---\nname: {0}\nconsent: {1}\nlinks: ['https://git.example/{0}']\n---\n"
    files = {
        **{f"people/{name}.md": shown.format(name, "yes") for name in ("ada", "bo", "cy")},
        "people/sil.md": shown.format("sil", "no"),
        "groups/a.md": "---\ntitle: A\nleads: [ada, sil, bo]\nfounder: cy\n---\n",
        "groups/sub/b.md": "---\ntitle: B\nfounder: cy\n---\n",
        "groups/c.md": "---\ntitle: C\nleads: [sil]\n---\n",
        "groups/d.md": "---\ntitle: D\nleads: [ada]\nstate: archived\n---\n",
    }

    lines = list(owner_lines(hamlet.community(files), HOST, "my site/", frozenset({"a", "d"})))

    assert lines == [
        "/my\\ site/content/groups/a.md @ada @bo",
        "/my\\ site/content/groups/a.*.md @ada @bo",
        "/my\\ site/content/events/a/ @ada @bo",
        "/my\\ site/content/groups/sub/b.md @cy",
        "/my\\ site/content/groups/sub/b.*.md @cy",
        "# c: no lead has an account at git.example among their links",
    ]
