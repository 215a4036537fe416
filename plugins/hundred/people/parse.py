"""Person files: the field table, and how it becomes a Person in the form that the person chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core import common
from hundred.core.fields import Field, Group, ListOf
from hundred.core.kind import Draft, Kind
from hundred.core.model import Contribution, Person
from hundred.core.moments import PartDay
from hundred.core.order import order_of
from hundred.core.problems import Place, did_you_mean
from hundred.core.scalars import Choice, Lang, Picture, Ref, Url, Whole, Words, YesNo
from hundred.core.slugs import slug_of
from hundred.people.names import shown_name

if TYPE_CHECKING:
    from hundred.core.fields import Values
    from hundred.core.model import Text

CONTRIBUTION = Group(
    what="a contribution",
    fields=(
        Field(
            name="kind",
            type=Words(limit=60),
            required=True,
            help="One of the site's contributions.",
            help_zh="贡献的类型。",
            example="hosting",
        ),
        Field(
            name="what",
            type=Words(limit=200),
            required=True,
            help="In a line.",
            help_zh="一句话说明。",
            example="the first popcorn night",
        ),
        Field(name="date", type=PartDay(), help="When.", help_zh="时间。", example="2021-05"),
        Field(
            name="proof",
            type=Url(site=True),
            help="Where it can be seen.",
            help_zh="在哪里可以看到。",
            example="/groups/popcorn/",
        ),
    ),
)

FIELDS = (
    Field(name="name", type=Words(limit=300), required=True, translatable=True, example="Ada Penrose", help="The name.", help_zh="姓名。"),
    Field(name="handle", type=Words(limit=100), example="reed_warbler", help="The name used online.", help_zh="网名。"),
    Field(
        name="display", type=Choice(("name", "handle", "both", "initials")), example="handle",
        help="What is shown: name (the default), handle, both or initials. The rest appears nowhere.",
        help_zh="展示方式：name（姓名，默认）、handle（网名）、both（两者）或 initials（首字母）。没选的写法不会出现。",
    ),
    Field(
        name="consent", type=YesNo(), example="yes",
        help="yes if the person agreed to be shown. Anything else, or nothing: they appear nowhere on the site.",
        help_zh="本人同意公开时写 yes。写别的或不写，就不会出现在网站的任何地方。",
    ),
    Field(name="lang", type=Lang(), example="zh-Hans", help="The language of the name.", help_zh="姓名所用的语言。"),
    Field(name="sort_key", type=Words(limit=100), example="Zeng Ke", help="How the name sorts, where its letters mislead.", help_zh="排序用的拼写，字面顺序不对时才写。"),
    Field(name="joined", type=PartDay(), example="2020-06", help="Since when: a day, a month or a year.", help_zh="加入时间：日、月或年。"),
    Field(name="tier", type=Words(limit=60), example="builders", help="One of the site's tiers.", help_zh="名墙上的层级，须是网站 tiers 里的一个。"),
    Field(
        name="seed", type=Whole(least=1, most=99_999), example="37",
        help="The permanent number on the wall; never given twice.", help_zh="名墙上的永久编号，不会重复使用。",
    ),
    Field(name="invited_by", type=Ref("person"), example="li-mo", help="Who brought them.", help_zh="引荐人。"),
    Field(
        name="state", type=Choice(("active", "alumni", "remembered", "withdrawn")), example="alumni",
        help="active (the default), alumni, remembered or withdrawn.", help_zh="active（在册，默认）、alumni（已离开）、remembered（怀念）或 withdrawn（已退出）。",
    ),
    Field(
        name="contributions", type=ListOf(CONTRIBUTION), example="[{kind: hosting, what: the first popcorn night}]",
        translatable=True, translated=ListOf(Words(limit=200)), words=lambda said: {f"contribution:{n}": one for n, one in enumerate(said)},
        help="What they did. A translation has only the words, in the same order: `[第一场爆米花夜]`.",
        help_zh="贡献。译文里只按同样的顺序写文字：`[第一场爆米花夜]`。",
    ),
    Field(name="links", type=ListOf(Url()), example="[https://ada.example]", help="Their own pages.", help_zh="个人网页。"),
    Field(name="photo", type=Picture(), example="images/ada.webp", help="A portrait under content/.", help_zh="content/ 下的照片。"),
    Field(name="photo_alt", type=Words(limit=500), translatable=True, example="Ada laughing in oilskins", help="What the portrait shows.", help_zh="照片内容的描述。"),
    Field(name="indexable", type=YesNo(), example="no", help="no asks search engines to leave the page out.", help_zh="写 no，就是请搜索引擎不要收录这一页。"),
    Field(
        name="forgotten", type=ListOf(Words(limit=80)), example="['0123456789abcdef:2:5e:00112233445566778899aabbccddeeff']",
        help="Traces of the name of somebody who has withdrawn, written by `hundred withdraw`; the name cannot be read from them.",
        help_zh="已退出者姓名的指纹，由 `hundred withdraw` 写入；从中读不出姓名。",
    ),
    common.DATE,
    common.MODIFIED,
)  # fmt: skip


def build(draft: Draft) -> Person:
    """Return the person that a draft describes; only the chosen form of the name is kept."""
    common.need_alt(draft, "photo", "photo_alt")
    values = draft.values
    lang = values["lang"] or draft.texts[0].lang
    if values["display"] in {"handle", "both"} and not values["handle"]:
        cure = "add  handle: …  or leave 'display' out"
        draft.report.error(
            values.place("display"), "display", f"display is '{values['display']}', but there is no handle", cure
        )
    for field in ("name", "handle"):
        if "@" in (values[field] or "")[1:]:
            cure = "write a name instead; addresses never go on the site"
            draft.report.error(values.place(field), "email", f"the {field} looks like an e-mail address", cure)
    _refuse_extra(draft)
    name = values["name"] or draft.id
    _warn_of_address(draft, name)
    handle, display = values["handle"] or "", values["display"] or "name"
    shown = shown_name(name, handle, display)
    name_lang = lang if display != "handle" else ""
    texts = tuple(_in_chosen_form(text, handle, display) for text in draft.texts)
    return Person(
        **(common.identity(draft) | {"texts": texts}),
        name=shown,
        name_lang=name_lang,
        consent=values["consent"] is True,
        sort_key=values["sort_key"] or "",
        order=order_of(values["sort_key"] or shown, name_lang),
        unshown=_unshown(draft, display),
        forgotten=_traces(draft),
        joined=values["joined"],
        tier=common.one_of(draft, "tier", draft.settings.tiers, "tiers"),
        seed=values["seed"],
        invited_by=values["invited_by"] or "",
        state=values["state"] or "active",
        contributions=tuple(_contribution(one, draft) for one in values["contributions"] or ()),
        links=values["links"] or (),
        photo=values["photo"] or "",
        indexable=values["indexable"] is not False,
    )


def _in_chosen_form(text: Text, handle: str, display: str) -> Text:
    """Return a text of a person whose title is their name in the form that they chose, and that holds no other."""
    words = {field: said for field, said in text.words.items() if field != "name"}
    return replace(text, title=shown_name(text.title, handle, display) if text.title else "", words=words)


def _refuse_extra(draft: Draft) -> None:
    """Report, in each translation, words for contributions that the original does not have."""
    known = len(draft.values["contributions"] or ())
    for text in draft.texts[1:]:
        extra = text.words.get(f"contribution:{known}")
        if extra is None:
            continue
        report = draft.reports[text.path]
        number = next((at for at, line in enumerate(report.lines, 1) if line.startswith("contributions:")), 1)
        message = f"the original has {known} contributions, and '{extra}' is one more"
        cure = "write as many as the original has, in its order"
        report.error(Place(line=number, width=len("contributions")), "no-contribution", message, cure)


def _unshown(draft: Draft, display: str) -> tuple[str, ...]:
    """Return the forms of the name that must stand nowhere: all of somebody who is not shown, else those not chosen."""
    values = draft.values
    names = [text.title for text in draft.texts]
    if values["consent"] is not True or values["state"] == "withdrawn":
        names += [values["handle"] or "", values["sort_key"] or ""]
        if all(len(word) > 1 and word.isalpha() for word in draft.id.split("-")):  # not `person-7`, which names nobody
            names.append(draft.id)
    elif display in {"handle", "initials"}:
        names.append(values["sort_key"] or "")
    else:
        return ()
    return tuple(dict.fromkeys(name for name in names if name))


def _traces(draft: Draft) -> tuple[str, ...]:
    """Return the traces of a withdrawn name, reporting what is none."""
    if not draft.values["forgotten"]:
        return ()
    from hundred.core.traces import is_trace  # noqa: PLC0415 - withdrawn people are few

    for text in draft.values["forgotten"]:
        if not is_trace(text):
            cure = "delete the line, or take it from an older version of the file"
            draft.report.error(
                draft.values.place("forgotten"), "trace", f"'{text}' is no trace as `hundred withdraw` writes them", cure
            )
    return tuple(text for text in draft.values["forgotten"] if is_trace(text))


def _warn_of_address(draft: Draft, name: str) -> None:
    """Warn where the address of the page gives away a name that its owner does not show."""
    display = draft.values["display"]
    words = {slug_of(word) for word in name.split()}
    hides = display == "initials" or (display == "handle" and draft.values["handle"])
    if hides and words & {part for part in draft.id.split("-") if len(part) > 2}:  # noqa: PLR2004
        cure = "rename the file, and the id wherever it is used, to what may be shown"
        message = f"the address /people/{draft.id}/ gives away the name that 'display: {display}' hides"
        draft.report.warn(draft.values.place("display"), "address-name", message, cure)


def _contribution(values: Values, draft: Draft) -> Contribution:
    sort = values["kind"] or ""
    if sort and sort not in draft.settings.contributions:
        cure = did_you_mean(sort, draft.settings.contributions)
        cure = cure or f"write one of: {', '.join(draft.settings.contributions)}"
        draft.report.error(values.place("kind"), "choice", f"'{sort}' is not one of the site's contributions", cure)
    return Contribution(sort=sort, what=values["what"] or "", date=values["date"], proof=values["proof"] or "")


KIND = Kind(name="person", folder="people", label="People", label_zh="人物", fields=FIELDS, build=build)
