"""The demo's charter as it is published: one digest for each text, wherever it is shown."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from built_site import LANGUAGES
from figures import needed, note
from lxml import html

if TYPE_CHECKING:
    from built_site import BuiltSite

LOCK = Path(__file__).resolve().parents[2] / "content" / "charter" / "lock.yaml"


def test_every_text_has_one_digest(site: BuiltSite) -> None:
    """What sha256sum says of each published text is what its page, charter.json and, where it is adopted, the lock say."""
    listed = json.loads(site.files["charter/charter.json"])
    lock = dict(line.split(": ") for line in LOCK.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    texts: dict[tuple[str, str], str] = {}
    for version in listed["versions"]:
        for text in version["texts"]:
            file = f"charter/{version['version']}/charter.{text['language']}.txt"
            texts[version["version"], text["language"]] = hashlib.sha256(site.files[file]).hexdigest()

    told = {(one["version"], text["language"]): text["sha256"] for one in listed["versions"] for text in one["texts"]}
    shown = {
        (number, lang): tree.xpath(f"//code[@data-digest='{lang}']/text()")[0]
        for number, lang in texts
        for tree in [html.fromstring(site.files[f"{LANGUAGES[lang]}/charter/{number}/index.html".lstrip("/")].decode())]
    }
    adopted = {one["version"] for one in listed["versions"] if one["status"] == "adopted"}
    locked = {(number, lang): lock[f"{number} {lang}"] for number, lang in texts if number in adopted}
    note(f"charter: {len(texts)} texts, {len(locked)} of them locked, each with one digest everywhere")
    assert told == texts
    assert shown == texts
    assert locked == {key: value for key, value in texts.items() if key[0] in adopted}


def test_charter_json_is_as_its_own_schema_says(site: BuiltSite) -> None:
    """The schema that is published beside it finds no fault with it."""
    jsonschema = needed("jsonschema")
    listed, schema = (json.loads(site.files[f"charter/charter.{name}json"]) for name in ("", "schema."))
    jsonschema.Draft202012Validator.check_schema(schema)

    assert [fault.message for fault in jsonschema.Draft202012Validator(schema).iter_errors(listed)] == []


def test_the_signatures_are_as_their_schema_says(site: BuiltSite) -> None:
    """The schema that is published for them finds no fault with those of any version."""
    jsonschema = needed("jsonschema")
    schema = json.loads(site.files["charter/signatures.schema.json"])
    listed = {path: json.loads(data) for path, data in site.files.items() if path.endswith("/signatures.json")}
    jsonschema.Draft202012Validator.check_schema(schema)
    judge = jsonschema.Draft202012Validator(schema)

    note(f"charter: {sum(one['total'] for one in listed.values())} signatures under {len(listed)} versions")
    assert len(listed) > 1
    assert [(path, fault.message) for path, one in listed.items() for fault in judge.iter_errors(one)] == []


def test_every_day_is_in_one_span(site: BuiltSite) -> None:
    """Since the first version took effect each span begins on the day after the one before, and the last has no end."""
    spans: list[dict[str, Any]] = json.loads(site.files["charter/charter.json"])["in_force"]

    firsts = [date.fromisoformat(one["from"]) for one in spans]
    lasts = [date.fromisoformat(one["until"]) for one in spans[:-1]]
    assert [last + timedelta(days=1) for last in lasts] == firsts[1:]
    assert spans[-1]["until"] is None


def test_no_link_names_a_version_that_is_not_there(site: BuiltSite) -> None:
    """The heads of versions name their history and their neighbours, each of which is a page."""
    rels = ("version-history", "latest-version", "predecessor-version", "successor-version")
    count = 0
    for path, page in site.pages.items():
        if page.kind == "charter":
            tree = html.fromstring(site.files[path].decode())
            named = {one.get("rel"): one.get("href") for one in tree.xpath("//head/link") if one.get("rel") in rels}
            count += len(named)
            assert {f"{address.strip('/')}/index.html" for address in named.values()} <= site.pages.keys()
            assert named.keys() >= {"version-history", "latest-version"}
    assert count > 0
