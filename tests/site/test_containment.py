"""Nothing outside content/ is read, nothing outside the output is written, and no header reaches into the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from built_site import ROOT, run_pelican, tree
from figures import note
from pelican.contents import Article
from small_site import assemble_site, open_small, refused, write

if TYPE_CHECKING:
    from pathlib import Path

CONF = f"""SITENAME = "Town"
SITEURL = "https://town.example"
TIMEZONE = "Asia/Shanghai"
PATH = "content"
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
PLUGINS = ["hundred"]
THEME = {str(ROOT / "theme")!r}
HUNDRED = {{"uid_domain": "town.example"}}
"""
SECRET = "canary-5c0e-outside-the-content"  # noqa: S105 - a secret that guards nothing
EVENT = "---\ntitle: Picnic\nid: picnic\nstart: 2026-12-05 19:30\n---\n"
WHERE = (
    "/proc/self/environ",
    "../pelicanconf.py",
    "/../pelicanconf.py",
    "../secret.md",
    "../../secret.md",
    "/events/../../secret.md",
    "..%2F..%2Fsecret.md",
    "%2e%2e/%2e%2e/secret.md",
    "....//....//secret.md",
    "..\\..\\secret.md",
    "../secret.webp",
    "../../secret.webp",
    "/images/../../secret.webp",
    "images/linked.webp",
    "/images/linked.webp",
    "/images/folder/secret.webp",
    "file:///etc/passwd",
    "/etc/passwd",
    "~/.ssh/id_rsa",
    "secret.md\u0000.webp",
    "//evil.example/x",
    ".env",
    "/.env",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a small sound site with secrets beside its content and hidden in it."""
    site = tmp_path / "site"
    write(
        site, {"events/picnic.md": f"{EVENT}Come.\n", ".env": SECRET, "events/.draft.md": SECRET, "events/picnic.md~": SECRET}
    )
    (site / "pelicanconf.py").write_text(CONF + f"# {SECRET}\n", encoding="utf-8")
    for name in ("secret.md", "secret.webp"):
        (site / name).write_text(SECRET, encoding="utf-8")
    return site


def published(folder: Path) -> bytes:
    """Return all that a build wrote, names and contents."""
    files = tree(folder) if folder.exists() else {}
    return b"".join(path.encode() + data for path, data in files.items())


@pytest.mark.parametrize("what", ["attach", "static", "filename", "static-picture"])
def test_links_out_of_the_content_are_refused(tmp_path: Path, what: str) -> None:
    """A link to a file that is not of the content is a problem of its file, whatever the spelling."""
    mark, word = ("!", "static") if what.endswith("picture") else ("", what)
    bodies = {f"events/e{n}.md": f"{EVENT}{mark}[a]({{{word}}}{path})\n" for n, path in enumerate(WHERE)}
    bodies = {name: text.replace("id: picnic", f"id: {name[7:-3]}") for name, text in bodies.items()}

    found = refused(open_small(write(tmp_path, bodies).parent))

    assert found.keys() == {f"content/{name}" for name in bodies}


def test_a_build_that_is_refused_writes_nothing(folder: Path) -> None:
    """With every bad link in one site the build ends with status 1, names every file, and publishes nothing at all.

    What it keeps for the next one is in its own folder, and says nothing of what it may not read.
    """
    bodies = {
        f"events/e{n}.md": f"{EVENT}[a]({{attach}}{path})\n".replace("id: picnic", f"id: e{n}") for n, path in enumerate(WHERE)
    }
    write(folder, bodies)
    before = tree(folder)

    done = run_pelican(folder, folder / "output", HUNDRED_CANARY=SECRET)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    assert [name for name in bodies if f"content/{name}:" not in done.stderr] == []
    assert not (folder / "output").exists()
    after = tree(folder)
    kept = {name: after.pop(name) for name in list(after) if name.startswith(".hundred-cache/")}
    assert after == before
    assert SECRET.encode() not in b"".join(kept.values())


def test_links_in_the_file_system_are_refused(folder: Path) -> None:
    """A symbolic link to a file, to a folder or to itself is a problem, and what it leads to is not published."""
    images = folder / "content" / "images"
    images.mkdir()
    (images / "linked.webp").symlink_to(folder / "secret.webp")
    (images / "folder").symlink_to(folder)
    (folder / "content" / "events" / "linked.md").symlink_to(folder / "secret.md")
    (folder / "content" / "news").symlink_to(folder / "content" / "events")
    (folder / "content" / "venues").symlink_to(folder / "content" / "venues")

    done = run_pelican(folder, folder / "output")

    names = ("images/linked.webp", "images/folder", "events/linked.md", "news", "venues")
    assert done.returncode == 1
    assert [name for name in names if f"content/{name}:" not in done.stderr] == []
    assert SECRET not in done.stderr + done.stdout
    assert not (folder / "output").exists()


def test_what_is_hidden_or_beside_is_not_published(folder: Path) -> None:
    """Dotfiles, editors' backups, files beside the content and the environment are in no output."""
    done = run_pelican(folder, folder / "output", HUNDRED_CANARY=SECRET)

    assert done.returncode == 0, done.stderr
    assert b"Picnic" in published(folder / "output")
    assert SECRET.encode() not in published(folder / "output")


@pytest.mark.parametrize("kind", ["events", "news", "pages", "people", "groups", "venues", "spotlights", "charter", "guide"])
def test_no_key_reaches_into_the_program(tmp_path: Path, kind: str) -> None:
    """Every attribute and method of Pelican's Article as a key is a problem or a field of ours, never a crash."""
    keys = sorted({*dir(Article), "save_as", "url", "template", "status", "slug", "__class__", "_content", "override_save_as"})
    files = {f"{kind}/k{n}.md": f"---\ntitle: T\n{key}: ../../x.html\n---\nX.\n" for n, key in enumerate(keys)}

    found = refused(open_small(write(tmp_path, files).parent))

    note(f"{len(keys)} keys of Article in {kind}/: {len(found)} files refused")
    unrefused = {keys[int(name.partition("/k")[2][:-3])] for name in files if f"content/{name}" not in found}
    assert unrefused <= {"summary", "slug"}
    assert len(keys) > 60


@pytest.mark.parametrize("name", ["../x", "...", "a/../../x", "con", "a b", 'a"b', "a<b", "x" * 120, "_redirects", "a%2e", "A"])
def test_no_file_name_reaches_out(tmp_path: Path, name: str) -> None:
    """A file whose name cannot stand in an address is refused; whatever comes out lies under the output folder."""
    try:
        content = write(
            tmp_path / "a" / "b", {f"pages/{name}.md": "---\ntitle: T\n---\nX.\n", "pages/ok.md": "---\ntitle: T\n---\nX.\n"}
        )
    except OSError:
        pytest.skip("this file system cannot hold the name")
    found = refused(open_small(content.parent))
    inside = [path for path in content.rglob("*.md") if path.stem != "ok" and not path.name.startswith(".")]

    assert len(found) == len(inside)


def test_templates_in_texts_are_texts(tmp_path: Path) -> None:
    """What looks like a template in a text is shown as it was written."""
    text = "{{ 7 * 7 }} {% raw %} {{ site }} ${7*7} %(year)s {0} {# x #}"
    event = EVENT.replace("Picnic", f"'{text}'") + f"\n{text}\n"

    made = assemble_site(tmp_path, {"events/picnic.md": event})

    page = made.files["events/picnic/index.html"].decode()
    assert made.problems == ()
    assert page.count("{{ 7 * 7 }} {% raw %} {{ site }} ${7*7} %(year)s {0}") >= 4
    assert "49" not in page.partition("<main")[2].partition("</article>")[0].replace("%", "")
