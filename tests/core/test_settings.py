"""Settings: every key, its default, and every fault at its line."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from hundred.core.charter_settings import CharterSettings
from hundred.core.problems import Report
from hundred.core.settings import CONTRIBUTIONS, EVENT_KINDS, KEYS, TIERS, Settings, read_settings
from hundred.core.wall_settings import WallSettings

SOURCE = """\
SITENAME = "Hamlet"
SITEURL = "https://hamlet.example"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "en"
HUNDRED = {
    "languages": [],
    "names": {}, "motto": {},
    "tiers": [],
    "wall": {},
    "calendar": {},
    "vocabulary": {},
    "uid_domain": "",
    "langages": [],
    "plan": "",
    "groups": {"rest": 0},
    "spotlight_questions": [],
}
"""


def read(**changes: Any) -> tuple[Settings | None, list[str], list[str]]:
    """Return the settings of a configuration, its problems as `line:col code`, and each message with its help."""
    raw = {"SITENAME": "Hamlet", "SITEURL": "https://hamlet.example", "TIMEZONE": "Asia/Shanghai", "DEFAULT_LANG": "en"}
    report = Report("pelicanconf.py", SOURCE.split("\n"))
    settings = read_settings(raw | changes, SOURCE, report)
    told = [f"{one.place.line}:{one.place.col} {one.code}" for one in report.problems]
    return settings, told, [f"{one.message} | {one.help}" for one in report.problems]


def test_everything_has_a_default() -> None:
    """A site that says only its name, address and zone is whole."""
    settings, told, _ = read()

    assert told == []
    assert settings == Settings(
        url="https://hamlet.example",
        timezone="Asia/Shanghai",
        languages=("en",),
        names={"en": "Hamlet"},
        mottos={},
        uid_domain="hamlet.example",
        event_kinds=EVENT_KINDS,
        tiers=TIERS,
        contributions=CONTRIBUTIONS,
        vocabulary={"en": {}},
        calendar_length=timedelta(hours=2),
        calendar_refresh=timedelta(hours=12),
    )


def test_every_key_is_read() -> None:
    """Each key of HUNDRED ends in the settings, languages in their usual form with the default first."""
    written = {
        "uid_domain": "calendar.hamlet.example",
        "languages": ["zh_hans", "en", "EN"],
        "names": {"zh-CN": "小村"},
        "motto": "Leave the light on",
        "event_kinds": ["talk", "散步"],
        "tiers": ["first"],
        "contributions": ["tea"],
        "vocabulary": {"zh": {"city:hamlet": "小村"}, "fr": {"x": "y"}},
        "wall": {"order": "name", "period": "week", "counts": True},
        "calendar": {"length": "90m", "refresh": "1d"},
        "charter": {"numbers": "section", "repealed": "unnumbered", "prevailing": "zh", "pdf": True},
        "groups": {"rest": 90},
        "spotlight_questions": {"en": ["Why  here?"], "zh-CN": ["为什么在这儿？"]},
        "plan": "town.pages:plan",
    }

    settings, told, _ = read(HUNDRED=written, SITEURL="https://hamlet.example/site/")

    assert (set(written), told) == (set(KEYS), [])
    assert settings == Settings(
        url="https://hamlet.example/site",
        timezone="Asia/Shanghai",
        languages=("en", "zh-Hans"),
        names={"en": "Hamlet", "zh-Hans": "小村"},
        mottos={"en": "Leave the light on"},
        uid_domain="calendar.hamlet.example",
        event_kinds=("talk", "散步"),
        tiers=("first",),
        contributions=("tea",),
        vocabulary={"en": {}, "zh-Hans": {"city:hamlet": "小村"}},
        wall=WallSettings(order="name", period="week", counts=True),
        calendar_length=timedelta(minutes=90),
        calendar_refresh=timedelta(days=1),
        charter=CharterSettings(numbers="section", repealed="unnumbered", prevailing=("zh-Hans",), pdf=True),
        groups_rest=90,
        spotlight_questions={"en": ("Why here?",), "zh-Hans": ("为什么在这儿？",)},
        plan="town.pages:plan",
    )


def test_names_and_mottos_fall_back_to_the_default_language() -> None:
    """A language without a name of its own shows the default one; a site without a motto shows none."""
    settings, _, _ = read(HUNDRED={"languages": ["en", "zh-Hans"], "motto": {"zh-Hans": "留一盏灯"}})

    assert settings is not None
    assert (settings.lang, settings.name("zh-Hans"), settings.motto("zh-Hans"), settings.motto("en")) == (
        "en",
        "Hamlet",
        "留一盏灯",
        "",
    )


@pytest.mark.parametrize(
    ("url", "base"), [("https://h.example", ""), ("https://h.example/", ""), ("https://h.example/a/b/", "/a/b")]
)
def test_the_base_is_the_path_of_the_site(url: str, base: str) -> None:
    """A site may lie under a path of its host."""
    settings, _, _ = read(SITEURL=url)

    assert settings is not None
    assert (settings.base, settings.url) == (base, url.rstrip("/"))


@pytest.mark.parametrize(
    ("changes", "told", "message"),
    [
        ({"SITEURL": ""}, "2:1 setting", "SITEURL '' is not an address on the web | calendars and feeds need the site's address: SITEURL = 'https://my-town.example'"),
        ({"SITEURL": "hamlet.example"}, "2:1 setting", "SITEURL 'hamlet.example' is not an address on the web | calendars and feeds need the site's address: SITEURL = 'https://my-town.example'"),
        ({"SITENAME": ""}, "1:1 setting", "the site has no name | write  SITENAME = 'My Town'"),
        ({"TIMEZONE": ""}, "3:1 timezone", "the site has no time zone | write an IANA name: TIMEZONE = 'Asia/Shanghai'"),
        ({"TIMEZONE": "Asia/Shangai"}, "3:1 timezone", "TIMEZONE 'Asia/Shangai' is not a time zone | did you mean 'Asia/Shanghai' or 'Asia/Khandyga' or 'Asia/Kashgar'?"),
        ({"HUNDRED": {"langages": ["en"]}}, "13:5 unknown-setting", "HUNDRED has no key 'langages' | did you mean 'languages' or 'names'?"),
        ({"HUNDRED": ["en"]}, "5:1 setting", "HUNDRED is not a table of keys and values | write  HUNDRED = {'languages': ['en']}"),
        ({"HUNDRED": {"languages": "en"}}, "6:5 setting", "languages 'en' is not a list of language tags | as in ['en', 'zh-Hans']"),
        ({"HUNDRED": {"languages": ["en", "klingon"]}}, "6:5 setting", "languages ['en', 'klingon'] is not a list of language tags | as in ['en', 'zh-Hans']"),
        ({"HUNDRED": {"languages": ["en", "xx"]}}, "6:5 setting", "nothing is known of the language 'xx' | write a language that dates can be said in, such as en, zh-Hans, ar or pt-BR"),
        ({"HUNDRED": {"languages": ["zh-Hans"]}}, "6:5 setting", "languages does not hold DEFAULT_LANG 'en' | add it as the first"),
        ({"HUNDRED": {"names": ["Hamlet"]}}, "7:5 setting", "names must be text by language | as in {'en': '…'}"),
        ({"HUNDRED": {"motto": {"en": 1}}}, "7:18 setting", "motto must be text by language | as in {'en': '…'}"),
        ({"HUNDRED": {"tiers": ["First Hundred"]}}, "8:5 setting", "tiers must be a list of short names | as in ['founding-hundred', 'builders']"),
        ({"HUNDRED": {"charter": {"numbers": "roman"}}}, "1:1 setting", "charter: 'roman' cannot be the numbers | write one of: article, section"),
        ({"HUNDRED": {"charter": {"repealed": "gone"}}}, "1:1 setting", "charter: 'gone' cannot be the repealed | write one of: numbered, unnumbered"),
        ({"HUNDRED": {"charter": {"prevailing": "fr"}}}, "1:1 setting", "charter: prevailing 'fr' names what is no language of this site | as in 'en', or a list of languages whose texts are equal"),
        ({"HUNDRED": {"charter": {"pdf": "yes"}}}, "1:1 setting", "charter: 'yes' is neither True nor False | write  True  or  False, without quotes"),
        ({"HUNDRED": {"charter": {"prevailing": 5}}}, "1:1 setting", "charter: prevailing 5 names what is no language of this site | as in 'en', or a list of languages whose texts are equal"),
        ({"HUNDRED": {"wall": {"order": "age"}}}, "9:5 setting", "wall: 'age' cannot be the order | write one of: ordinal, name, joined, hashed"),
        ({"HUNDRED": {"wall": {"ordre": "name"}}}, "9:5 setting", "wall may hold: counts, order, period | as in {'order'"),
        ({"HUNDRED": {"wall": {"period": "hour"}}}, "9:5 setting", "wall: 'hour' cannot be the period | write one of: month, week, day, year"),
        ({"HUNDRED": {"wall": {"counts": "no"}}}, "9:5 setting", "wall: 'no' is neither True nor False | write  True  or  False, without quotes"),
        ({"HUNDRED": {"calendar": {"length": "long"}}}, "10:5 setting", "calendar: 'long' is not a length of time | as in '2h' or '90m'"),
        ({"HUNDRED": {"vocabulary": ["member"]}}, "11:5 setting", "vocabulary must be words by language | as in {'en': {'member': 'villager'}}"),
        ({"HUNDRED": {"uid_domain": "my town"}}, "12:5 setting", "uid_domain 'my town' is not a host's name | as in 'my-town.example'"),
        ({"HUNDRED": {"plan": "town.pages"}}, "14:5 setting", "plan: 'town.pages' is not a function | write it as 'my_module:my_function'"),
        ({"HUNDRED": {"plan": "../town:plan"}}, "14:5 setting", "plan: '../town:plan' is not a function | write it as 'my_module:my_function'"),
        ({"HUNDRED": {"plan": "town:plan()"}}, "14:5 setting", "plan: 'town:plan()' is not a function | write it as 'my_module:my_function'"),
        ({"HUNDRED": {"groups": {"rest": 0}}}, "15:5 setting", "groups: '0' is not a number of days | as in {'rest': 180}"),
        ({"HUNDRED": {"groups": {"rest": "180"}}}, "15:5 setting", "groups: '180' is not a number of days | as in {'rest': 180}"),
        ({"HUNDRED": {"spotlight_questions": "Why?"}}, "16:5 setting", "spotlight_questions must be lists of questions by language | as in {'en': ['What would you save from a fire?'], 'zh-Hans': ['着火了，你先救什么？']}"),
        ({"HUNDRED": {"spotlight_questions": {"en": ["Why?", " "]}}}, "16:5 setting", "spotlight_questions must be lists of questions by language | as in {'en': ['What would you save from a fire?'], 'zh-Hans': ['着火了，你先救什么？']}"),
        ({"HUNDRED": {"spotlight_questions": {"en": ["Why?"], "fr": ["Quoi ?"]}}}, "16:5 setting", "spotlight_questions: the site has no language 'fr' | its languages are: en"),
        ({"HUNDRED": {"languages": ["en", "zh"], "spotlight_questions": {"zh": ["为什么？"]}}}, "16:5 setting", "spotlight_questions: the site asks nothing in 'en' | its languages are: en, zh-Hans"),
        ({"HUNDRED": {"languages": ["en", "zh"], "spotlight_questions": {"en": ["A?", "B?"], "zh": ["甲？"]}}}, "16:5 setting", "spotlight_questions are not as many in every language | write the same questions, in the same order, in each"),
        ({"HUNDRED": {"plan": len}}, "14:5 setting", "plan: '<built-in function len>' is not a function | write it as 'my_module:my_function'"),
    ],
)  # fmt: skip
def test_every_fault_stands_at_its_line(changes: dict[str, Any], told: str, message: str) -> None:
    """A setting that cannot be used is told at its key in the file, with what to write."""
    settings, found, messages = read(**changes)

    assert (settings, found, messages) == (None, [told], [message])


@pytest.mark.parametrize("there", [True, False])
def test_pdfs_need_one_more_package(monkeypatch: pytest.MonkeyPatch, there: bool) -> None:  # noqa: FBT001 - a table
    """Where it is not installed, the site is not built without them: the message has the command to paste."""
    monkeypatch.setattr("hundred.core.charter_settings.find_spec", lambda name: name if there else None)

    _, told, messages = read(HUNDRED={"charter": {"pdf": True}})

    cure = "charter: the package that makes PDFs is not installed | run  pip install 'pelican-hundred[pdf]'"
    assert list(zip(told, messages, strict=True)) == ([] if there else [("1:1 setting", cure)])


def test_all_faults_are_told_in_one_run() -> None:
    """One fault does not hide the next."""
    _, told, _ = read(SITENAME="", TIMEZONE="x", HUNDRED={"langages": [], "wall": 1, "tiers": 2})

    assert told == ["13:5 unknown-setting", "3:1 timezone", "1:1 setting", "8:5 setting", "9:5 setting"]


def test_a_file_that_python_cannot_read_has_no_places() -> None:
    """Faults of values are told at the first line where the file itself cannot be parsed."""
    report = Report("pelicanconf.py")

    read_settings({"SITEURL": ""}, "SITEURL = (", report)

    assert {(one.place.line, one.place.col) for one in report.problems} == {(1, 1)}
