"""Signature files: the field table, and how it becomes a Signature. What needs the charter is asked in core."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, ClassVar

from hundred.core.fields import Field
from hundred.core.kind import Draft, Kind
from hundred.core.model import Signature
from hundred.core.moments import Day
from hundred.core.order import order_of
from hundred.core.scalars import Choice, Lang, Ref, Scalar, Words, YesNo

if TYPE_CHECKING:
    from hundred.core.fields import Reading
    from hundred.core.problems import Place

_DIGEST = re.compile(r"(?:sha256:)?(?P<hex>[0-9a-f]{16,64})\Z")
ROLES = ("resident", "visitor")


class Digest(Scalar, frozen=True):
    """The SHA-256 of a text in hex, or its first digits: sixteen at least."""

    wanted: ClassVar[str] = "a digest"

    label: str = "a digest"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> str | None:
        """Return the digits, or None after reporting."""
        match = _DIGEST.match(text.lower())
        if match is None:
            cure = f"copy it from the page of the version, 16 digits of it at least:  {name}: 9f86d081884c7d65"
            reading.report.error(place, "not-a-digest", f"'{text}' is not a digest", cure)
            return None
        return match["hex"]


FIELDS = (
    Field(name="person", type=Ref("person"), example="li-mo", help="Who signed, where they have a file in people/.", help_zh="签署人的 id（在 people/ 里有文件时）。"),
    Field(name="name", type=Words(limit=300), example="Ada Penrose", help="Who signed, where they have none. Left out for those who are not to be named.", help_zh="签署人的名字（没有 people/ 文件时）；不愿公开的就不写。"),
    Field(name="sort_key", type=Words(limit=100), example="Zeng Ke", help="How the name sorts, where its letters mislead.", help_zh="排序用的拼写，字面顺序不对时才写。"),
    Field(name="role", type=Choice(ROLES), required=True, example="resident", help="resident or visitor.", help_zh="resident（居民）或 visitor（访客）。"),
    Field(name="signed", type=Day(), required=True, example="2026-05-02", help="The day on which they signed.", help_zh="签署日期。"),
    Field(name="digest", type=Digest(), required=True, example="9f86d081884c7d65", help="The digest of the text that they signed, or its first sixteen digits: it says which version and language.", help_zh="所签文本的摘要，或其前十六位：由它可知是哪个版本、哪种语言。"),
    Field(name="consent", type=YesNo(), example="yes", help="yes if the name may be shown. Anything else, or nothing: the signature counts and is not named.", help_zh="本人同意公开姓名时写 yes。写别的或不写：签署照样计数，但不显示姓名。"),
    Field(name="lang", type=Lang(), example="zh-Hans", help="The language of the name.", help_zh="名字所用的语言。"),
)  # fmt: skip


def build(draft: Draft) -> Signature:
    """Return the signature that a draft describes, without a name where none is to be shown."""
    values = draft.values
    name, person = values["name"] or "", values["person"] or ""
    if name and person:
        cure = f"keep  person: {person}  alone: the name is in their own file"
        draft.report.error(values.place("name"), "signer", "the signature has both a person and a name", cure)
    elif values["consent"] and not (name or person) and not {"name", "person"} & values.places.keys():
        cure = "add  name: …  or  person: …  or write  consent: no"
        draft.report.error(values.place("consent"), "signer", "nobody is named who could agree to be shown", cure)
    if "@" in name[1:]:
        cure = "write a name instead; addresses never go on the site"
        draft.report.error(values.place("name"), "email", "the name looks like an e-mail address", cure)
    shown = values["consent"] is True
    lang = values["lang"] or ""
    return Signature(
        id=draft.id,
        path=draft.path,
        texts=draft.texts,
        version=draft.id.partition("/")[0],
        role=values["role"] or "",
        signed=values["signed"],
        digest=values["digest"] or "",
        consent=shown,
        name=name if shown else "",
        name_lang=lang if shown else "",
        person=person,
        signer=_signer(f"person:{person}" if person else name),
        order=order_of(values["sort_key"] or name, lang) if shown and name else "",
    )


def _signer(name: str) -> str:
    """Return what is equal for two spellings of a name, and says nothing of it."""
    folded = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    return hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest() if folded else ""


KIND = Kind(
    name="signature",
    folder="charter/signatures",
    label="Signatures",
    label_zh="签名",
    fields=FIELDS,
    build=build,
    under="charter",
)
