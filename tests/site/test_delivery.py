"""The demo site under real web servers, configured by what Hundred writes for them: nginx, Caddy and Apache."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from built_site import EPOCH, ROOT, address_of, copy_demo, language_of, tree
from figures import note
from web_servers import SERVERS, free_port, under_apache, under_caddy, under_nginx

from hundred.build.delivery.apache import htaccess
from hundred.build.delivery.table import ANYBODY, ASK_FIRST, EVERYWHERE, FEED_JSON, FOR_EVER, SHARED, TYPES, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from web_servers import Asking

AGENDA = "calendars/embed/group/popcorn/index.html"
PREFIXES = ("/zh-Hans",)
HIDDEN = ("/_headers", "/.htaccess", "/.hundred.json", "/.nojekyll", "/events/.git/config")


@dataclass
class Town:
    """A copy of the demo community that is built, and built again, in folders that servers may read."""

    folder: Path

    @property
    def output(self) -> Path:
        """Return the folder of the finished site."""
        return self.folder / "output"

    def build(self, *, cache: bool = True) -> None:
        """Build it; without what former builds kept, if so wished."""
        if not cache:
            shutil.rmtree(self.folder / ".hundred-cache", ignore_errors=True)
        command = [sys.executable, "-P", "-m", "hundred.tasks.cli", "build"]
        env = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT / "plugins")}
        done = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def edit(self) -> None:
        """Give one event another title, a second later at least: servers tell versions apart by the second."""
        (file,) = (self.folder / "content" / "events").rglob("the-long-night.md")
        text = file.read_text(encoding="utf-8")
        time.sleep(1.1)
        file.write_text(re.sub(r"(?m)^title: (.*)$", r"title: \1 again", text, count=1), encoding="utf-8")
        self.build()

    def calendars(self) -> dict[str, bytes]:
        """Return every calendar of the site by its address."""
        return {f"/{path}": data for path, data in tree(self.output).items() if path.endswith((".ics", ".jcal"))}


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    """Return the demo community, built, with a page that is made for frames."""
    with tempfile.TemporaryDirectory(prefix="hundred-delivery-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # servers change their user
        found = Town(copy_demo(folder))
        found.build()
        agenda = found.output / AGENDA
        agenda.parent.mkdir(parents=True, exist_ok=True)
        agenda.write_bytes(b"<!doctype html>" if not agenda.exists() else agenda.read_bytes())
        yield found


@pytest.fixture(scope="module", params=list(SERVERS))
def server(request: pytest.FixtureRequest) -> str:
    """Return the name of a server."""
    return str(request.param)


@pytest.fixture(scope="module")
def ask(server: str, town: Town, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """Return a connection to the server, which serves the town."""
    place = Place(host="127.0.0.1", root=str(town.output), secure=False, prefixes=PREFIXES)
    with SERVERS[server](place, tmp_path_factory.mktemp(server)) as asking:
        yield asking


def served(town: Town) -> dict[str, bytes]:
    """Return the bytes of every file for visitors by its address; a name with a dot or an underscore at its head is none.

    The page of an event that was renamed is for servers that are told of nothing; the others answer with the new address.
    """
    files = {path: data for path, data in tree(town.output).items() if not re.search(r"(?:^|/)[._]", path)}
    return {address_of(path): data for path, data in files.items() if b'http-equiv="refresh"' not in data}


def test_every_file_comes_whole_with_its_headers(server: str, town: Town, ask: Asking) -> None:
    """Of every file of the site: bytes, type and charset, rules of caution, CORS on what is shared; nothing is an attachment."""
    faults, endings = [], set()
    files = served(town)
    for address, data in files.items():
        ending = address.rpartition("/")[2].rpartition(".")[2] or "html"
        endings.add(ending)
        wanted = {name.lower(): value for name, value in EVERYWHERE}
        feed = re.match(r"(/zh-Hans)?/feeds/.*\.json$", address)
        wanted["content-type"] = FEED_JSON if feed else TYPES[ending]
        wanted["cache-control"] = (FOR_EVER if address.startswith("/theme/") else ASK_FIRST)[1]
        if ending in SHARED:
            wanted[ANYBODY[0].lower()] = ANYBODY[1]
        if "/calendars/embed/" not in address:
            wanted["x-frame-options"] = "DENY"
        answer = ask(address)
        given = {name: answer.headers.get(name) for name in wanted}
        extra = {
            "content-disposition",
            "x-frame-options",
            "access-control-allow-origin",
        } & answer.headers.keys() - wanted.keys()
        if (answer.status, answer.body, given, extra) != (200, data, wanted, set()):
            faults.append((address, answer.status, given, extra))

    note(f"{server}: {len(files)} files, {len(endings)} endings, {len(faults)} served otherwise than the table says")
    assert faults == []
    assert {"html", "ics", "json", "atom", "rss", "svg", "css"} <= endings
    assert any(not address.isascii() for address in files)


@pytest.mark.parametrize(
    "address", ["/nowhere/", "/zh-Hans/nowhere/", "/calendars/group/nobody.ics", "/海边.ics", "/images/", *HIDDEN]
)
def test_what_is_missing_or_hidden_is_answered_by_the_page_for_it(server: str, town: Town, ask: Asking, address: str) -> None:
    """The status is 404, the page is that of the language, it is HTML, and no folder is listed."""
    page = "zh-Hans/404.html" if language_of(address[1:]) == "zh-Hans" else "404.html"

    answer = ask(address)

    refused = 403 if server == "apache2" and address == "/images/" else 404  # Apache says that a folder is there
    assert answer.status == refused
    assert b"Index of" not in answer.body
    assert answer.headers["content-type"].lower().startswith("text/html")
    if refused == 404:
        assert answer.body == (town.output / page).read_bytes()
        assert answer.headers["content-type"] == TYPES["html"]
        assert (answer.headers["x-content-type-options"], answer.headers.get("access-control-allow-origin")) == (
            "nosniff",
            None,
        )


def test_an_address_without_its_slash_leads_on(ask: Asking) -> None:
    """`/events` and a page below it are sent on to the same with a slash, whatever the host is called outside."""
    for address in ("/events", "/zh-Hans/events"):
        answer = ask(address)

        assert answer.status in {301, 308}
        assert re.sub(r"^http://127\.0\.0\.1(:\d+)?", "", answer.headers["location"]) == f"{address}/"


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_rebuild_without_change_costs_subscribers_nothing(server: str, town: Town, ask: Asking, coding: str) -> None:
    """After a build from nothing of the same content every calendar is answered by 304, by its tag and by its time."""
    before = {address: ask(address, Accept_Encoding=coding) for address in town.calendars()}
    if coding == "gzip":
        assert before["/calendars/all.ics"].headers["content-encoding"] == "gzip"
    time.sleep(1.1)
    town.build(cache=False)

    tags = [ask(one, Accept_Encoding=coding, If_None_Match=answer.headers["etag"]) for one, answer in before.items()]
    times = [
        ask(one, Accept_Encoding=coding, If_Modified_Since=answer.headers["last-modified"]) for one, answer in before.items()
    ]
    fresh = [answer.status for answer in (*tags, *times)].count(304)
    note(
        f"{server}, {coding}: {len(before)} calendars after a rebuild without change: {fresh} answers of {len(tags) * 2} are 304"
    )
    assert len(before) > 200
    assert {(answer.status, answer.body) for answer in (*tags, *times)} == {(304, b"")}


def test_after_an_edit_only_calendars_that_changed_are_sent(server: str, town: Town, ask: Asking) -> None:
    """An event with another title is sent to who holds a calendar of it; all others hear 304."""
    before = town.calendars()
    tags = {address: ask(address).headers["etag"] for address in before}
    town.edit()

    after = town.calendars()
    changed = {address for address in before if before[address] != after[address]}
    answers = {address: ask(address, If_None_Match=tag) for address, tag in tags.items()}
    note(f"{server}: one event retitled: {len(changed)} of {len(before)} calendars sent anew, 304 for the others")
    assert 0 < len(changed) < len(before) / 4
    assert {address for address, answer in answers.items() if answer.status == 200} == changed
    assert {answer.status for answer in answers.values()} == {200, 304}
    assert all(answers[address].body == after[address] for address in changed)


@pytest.fixture
def yard() -> Iterator[Path]:
    """Return a small folder that servers may read, with a page where another one moved to."""
    with tempfile.TemporaryDirectory(prefix="hundred-delivery-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "404.html").write_text("missing", encoding="utf-8")
        for address in ("events/新的", "events/new"):
            (folder / address).mkdir(parents=True)
            (folder / address / "index.html").write_text(address, encoding="utf-8")
        yield folder


MOVES = (("/events/old/", "/events/new/"), ("/events/旧的/", "/events/新的/"))


@pytest.mark.parametrize("serving", [under_nginx, under_caddy, under_apache])
def test_an_address_that_was_given_up_leads_to_its_heir(serving: object, yard: Path, tmp_path: Path) -> None:
    """A renamed event is found at its old address for good, by a move that programs may remember."""
    place = Place(host="127.0.0.1", root=str(yard), secure=False, moves=MOVES)
    (yard / ".htaccess").write_bytes(htaccess(place))

    with serving(place, tmp_path) as ask:  # type: ignore[operator]  # one of three of the same form
        answers = [ask(old) for old, _ in MOVES]

    assert [answer.status for answer in answers] == [301, 301]
    found = [re.sub(r"^http://127\.0\.0\.1(:\d+)?", "", answer.headers["location"]) for answer in answers]
    assert all(location.isascii() for location in found)
    assert [unquote(location) for location in found] == [new for _, new in MOVES]


def test_nginx_sends_who_comes_without_tls_to_the_secure_address(yard: Path, tmp_path: Path) -> None:
    """A webcal: address that a program reads as http: ends at https:, with path and question."""
    _certificate(tmp_path)
    place = Place(host="town.example", root=str(yard))

    with under_nginx(place, tmp_path, secure=[f"127.0.0.1:{free_port()} ssl"], keys=str(tmp_path)) as ask:
        answer = ask("/calendars/all.ics?x=1", Host="town.example")

    assert (answer.status, answer.headers["location"]) == (301, "https://town.example/calendars/all.ics?x=1")


def test_apache_sends_who_comes_without_tls_to_the_secure_address(yard: Path, tmp_path: Path) -> None:
    """The same under Apache, but only under the site's own name: at a preview nobody is sent away."""
    place = Place(host="town.example", root=str(yard))
    (yard / ".htaccess").write_bytes(htaccess(place))

    with under_apache(place, tmp_path) as ask:
        sent, behind, preview = (
            ask("/events/new/", Host="town.example"),
            ask("/events/new/", X_Forwarded_Proto="https"),
            ask("/events/new/"),
        )

    assert (sent.status, sent.headers["location"]) == (301, "https://town.example/events/new/")
    assert (behind.status, preview.status) == (200, 200)


def _certificate(folder: Path) -> None:
    """Make a certificate that nobody trusts."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=town.example"]
    command += ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run(command, check=True, capture_output=True)
