"""A signature counts for the text whose digest it names, and names nobody who did not agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Hamlet

    from hundred.core.community import Community

CHARTER = (
    "---\ntitle: C\nversion: '{0}'\nstatus: adopted\nadopted: 2026-0{1}-01\neffective: 2026-0{1}-02\n---\n## Q {{#q}}\n\n{2}.\n"
)
FIRST, SECOND = CHARTER.format("1.0", 1, "Once"), CHARTER.format("2.0", 2, "Twice")


def signed(digest: str, who: str = "name: Ada\nconsent: yes", *, day: str = "2026-03-01", role: str = "resident") -> str:
    """Return a signature file."""
    return f"---\n{who}\nrole: {role}\nsigned: {day}\ndigest: {digest}\n---\n"


@pytest.fixture
def digests(hamlet: Hamlet) -> dict[str, str]:
    """Return the digest of each version of a charter."""
    community = hamlet.community({"charter/1.0.md": FIRST, "charter/2.0.md": SECOND})
    return {version.id: version.digests["en"] for version in community.versions}


def town(hamlet: Hamlet, files: dict[str, str]) -> Community:
    """Return a community with two versions of a charter, and `files` under charter/signatures/."""
    own = {f"charter/signatures/{path}": text for path, text in files.items()}
    return hamlet.community({"charter/1.0.md": FIRST, "charter/2.0.md": SECOND, **own})


def test_a_signature_belongs_to_the_version_of_its_folder(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """Two people whose files have one name sign two versions."""
    community = town(hamlet, {"1.0/ada.md": signed(digests["1.0"]), "2.0/ada.md": signed(digests["2.0"])})

    assert [(one.id, one.version) for one in community.signatures] == [("1.0/ada", "1.0"), ("2.0/ada", "2.0")]


def test_a_name_without_consent_never_reaches_the_community(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """Neither a name nor what it sorts by is in the record; the signature is."""
    community = town(hamlet, {"2.0/x.md": signed(digests["2.0"], "name: Boris Quick")})
    (found,) = community.signatures

    assert "oris" not in repr(found)
    assert (found.name, found.role) == ("", "resident")


@pytest.mark.parametrize("header", ["consent: no", "state: withdrawn\nconsent: yes", ""])
def test_a_person_who_is_not_shown_signs_without_a_name(hamlet: Hamlet, digests: dict[str, str], header: str) -> None:
    """Whatever the signature says, the person's own file decides."""
    files = {
        "charter/1.0.md": FIRST,
        "charter/2.0.md": SECOND,
        "people/bo.md": f"---\nname: Boris Quick\n{header}\n---\n",
        "charter/signatures/2.0/x.md": signed(digests["2.0"], "person: bo\nconsent: yes"),
    }
    (found,) = hamlet.community(files).signatures

    assert (found.name, found.person, found.consent) == ("", "", False)


def test_a_person_signs_in_the_form_that_they_chose(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """The name is the one of their own file."""
    files = {
        "charter/1.0.md": FIRST,
        "charter/2.0.md": SECOND,
        "people/bo.md": "---\nname: Boris Quick\ndisplay: initials\nconsent: yes\n---\n",
        "charter/signatures/2.0/x.md": signed(digests["2.0"], "person: bo\nconsent: yes"),
    }
    (found,) = hamlet.community(files).signatures

    assert (found.name, found.person) == ("B. Q.", "bo")


def test_chinese_names_stand_by_their_pinyin(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """曾 is read as the family name it is."""
    names = ["赵一", "曾可", "Ada", "陈二", "Ben"]
    files = {f"2.0/p{n}.md": signed(digests["2.0"], f"name: {name}\nconsent: yes") for n, name in enumerate(names)}

    assert [one.name for one in town(hamlet, files).signatures] == ["Ada", "Ben", "陈二", "曾可", "赵一"]


def test_the_order_of_files_makes_no_difference(hamlet: Hamlet, digests: dict[str, str]) -> None:
    """However files are named and listed, signatures stand in one order."""
    who = [f"name: {name}\nconsent: yes" for name in ("Ada", "ada", "Åsa", "Zoë", "李四", "=1+1", "<b>")]
    once = town(hamlet, {f"2.0/p{n}.md": signed(digests["2.0"], one) for n, one in enumerate(who)})
    shuffled = [who[place] for place in (4, 6, 0, 3, 1, 5, 2)]
    other = type(hamlet)(hamlet.folder / "other")
    again = town(other, {f"2.0/q{n}.md": signed(digests["2.0"], one) for n, one in enumerate(shuffled)})

    assert [one.name for one in again.signatures] == [one.name for one in once.signatures]


def test_one_fault_in_thousands_of_files_is_told_once(hamlet: Hamlet) -> None:
    """A digest of no text is one message with the number of files, so that what explains it can still be seen."""
    files = {f"charter/signatures/2.0/p{n}.md": signed("0" * 16, f"name: P {n}") for n in range(30)}
    told = [one for one in hamlet.told({"charter/2.0.md": SECOND, **files}) if "/signatures/" in one]

    assert told == ["content/charter/signatures/2.0/p0.md:5:9 no-text"]
