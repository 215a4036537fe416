"""The questions that a site asks in its spotlights: the setting `spotlight_questions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core.scalars import language_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Fault = Callable[[str, str, str], None]  # takes the dotted name of a setting, what is wrong with it, and the cure

NAME = "spotlight_questions"
_MOST, _LONGEST = 40, 200
_SHAPE = "as in {'en': ['What would you save from a fire?'], 'zh-Hans': ['着火了，你先救什么？']}"


def read_questions(written: object, languages: tuple[str, ...], fault: Fault) -> Mapping[str, tuple[str, ...]]:
    """Return the questions by language, the same ones in the same order; {} where there are none or they cannot be used."""
    if not written:
        return {}
    tables = written if isinstance(written, dict) else {languages[0]: written}
    found = {language_tag(str(tag)) or str(tag): _questions(asked) for tag, asked in tables.items()}
    if not all(found.values()):
        fault(NAME, f"{NAME} must be lists of questions by language", _SHAPE)
        return {}
    unknown = sorted(set(found) - set(languages))
    if unknown or languages[0] not in found:
        said = f"has no language '{unknown[0]}'" if unknown else f"asks nothing in '{languages[0]}'"
        fault(NAME, f"{NAME}: the site {said}", f"its languages are: {', '.join(languages)}")
        return {}
    if len({len(asked) for asked in found.values()}) > 1:
        fault(NAME, f"{NAME} are not as many in every language", "write the same questions, in the same order, in each")
        return {}
    return found


def _questions(asked: object) -> tuple[str, ...]:
    """Return the questions of a list, () where it is none."""
    if not isinstance(asked, list | tuple) or len(asked) > _MOST:
        return ()
    if not all(isinstance(one, str) and one.strip() and len(one) <= _LONGEST for one in asked):
        return ()
    return tuple(" ".join(one.split()) for one in asked)
