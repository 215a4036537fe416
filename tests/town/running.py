"""What happens to settings, program, clock, output and cache."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

from hundred.build import stage
from town.acts import act, pick

if TYPE_CHECKING:
    from collections.abc import Callable

    from town.hamlet import Town

_SETTINGS: dict[str, tuple[object, ...]] = {
    "SITENAME": ("Hamlet", "Burg & <i>Co</i>"),
    "SITEURL": ("https://hamlet.example", "https://hamlet.example/town", "http://other.example"),
    "TIMEZONE": ("Asia/Shanghai", "Europe/London", "America/New_York"),
    "DEFAULT_LANG": ("en", "zh-Hans"),
    "THEME": ("theme", "second"),
    "THEME_TEMPLATES_OVERRIDES": (["own/templates"], []),
}
_HUNDRED: dict[str, tuple[object, ...]] = {
    "languages": (["en", "zh-Hans"], ["en"], ["en", "zh-Hans", "fr"]),
    "motto": ("Light on", {"en": "Leave it on", "zh-Hans": "留一盏灯"}, ""),
    "names": ({"zh-Hans": "小村"}, {}),
    "vocabulary": ({}, {"en": {"Events": "Evenings", "tag:tea": "Tea!"}}, {"zh-Hans": {"city:bay": "海湾"}}),
    "wall": ({"order": "name"}, {"order": "joined"}, {}),
    "calendar": ({"length": "3h"}, {"refresh": "6h"}, {}),
    "uid_domain": ("hamlet.example", "town.example"),
    "tiers": (["builders", "neighbours"], ["neighbours", "builders"]),
}
_PLANS = ("town.plans:titles", "town.plans:fewer", "")
_ENDS = """2026-11-21T08:30 2026-11-21T09:00 2026-11-21T11:00 2026-11-21T13:00 2026-11-21T16:00 2026-11-22T01:30
2026-11-22T16:00 2026-11-24T16:00 2026-12-26T16:00 2026-12-31T16:00 2027-01-01T00:00""".split()
_STEPS = (1, 3600, 86_400, 7 * 86_400, 40 * 86_400, 200 * 86_400, -3600, -86_400)


@act
def change_setting(town: Town, a: int, b: int, _c: int) -> None:
    """Change one of Pelican's settings; another theme among them."""
    name = pick(list(_SETTINGS), a)
    town.conf[name] = pick(_SETTINGS[name], b)
    if name == "THEME" and not (town.folder / "second").exists():
        shutil.copytree(town.folder / "theme", town.folder / "second")
        town.put("second/static/css/main.css", b"p { margin: 0 }\n")
        town.put("second/templates/custom/footer.html", b"<p>second</p>\n")


@act
def change_own_setting(town: Town, a: int, b: int, _c: int) -> None:
    """Change one of Hundred's settings."""
    name = pick(list(_HUNDRED), a)
    town.hundred[name] = pick(_HUNDRED[name], b)


@act
def change_plan(town: Town, a: int, _b: int, _c: int) -> None:
    """Follow another plan."""
    town.hundred["plan"] = pick(_PLANS, a)


@act
def upgrade(town: Town, a: int, _b: int, _c: int) -> None:
    """Take another version of the program, which writes other pages and calendars."""
    town.version = a % 3


@act
def move_clock(town: Town, a: int, _b: int, _c: int) -> None:
    """Let time pass, or run back."""
    town.now += timedelta(seconds=pick(_STEPS, a))


@act
def move_clock_to_an_end(town: Town, a: int, b: int, _c: int) -> None:
    """Go to an instant at which something ends, or a second beside it."""
    town.now = town.now.fromisoformat(f"{pick(_ENDS, a)}+00:00") + timedelta(seconds=b % 3 - 1)


@act
def tamper_with_the_output(town: Town, a: int, b: int, _c: int) -> None:
    """Delete, change or touch a file of the output."""
    if found := sorted(path for path in town.output.rglob("*") if path.is_file()):
        path = pick(found, a)
        if b % 3 == 0:
            path.unlink()
        elif b % 3 == 1:
            path.write_bytes(path.read_bytes()[:-1] + b"tampered")
        else:
            os.utime(path)


@act
def delete_a_folder_of_the_output(town: Town, a: int, _b: int, _c: int) -> None:
    """Delete a folder of the output, or all of it."""
    if found := sorted(path for path in town.output.rglob("*") if path.is_dir()):
        shutil.rmtree(pick([town.output, *found], a))


@act
def damage_the_cache(town: Town, a: int, b: int, _c: int) -> None:
    """Cut a file of the cache off, or fill it with noise."""
    if found := sorted(path for path in town.cache.rglob("*") if path.is_file()):
        path = pick(found, a)
        data = path.read_bytes()
        place = b % (len(data) + 1)
        path.write_bytes((data[:place], data[:place] + b"\0noise" + data[place + 6 :], b"")[a % 3])


@act
def delete_the_cache(town: Town, _a: int, _b: int, _c: int) -> None:
    """Throw the cache away."""
    shutil.rmtree(town.cache, ignore_errors=True)


@act
def let_the_disk_rest(town: Town, _a: int, _b: int, _c: int) -> None:
    """Let the disk rest."""
    town.clock.rest()


@act
def change_nothing(_town: Town, _a: int, _b: int, _c: int) -> None:
    """Do nothing."""


@act
def kill_a_build(town: Town, a: int, _b: int, _c: int) -> None:
    """Build in another process, which dies at one of its moves."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    left = a % 25

    def dying(move: Callable[[str, str], None]) -> Callable[[str, str], None]:
        def moved(old: str, new: str) -> None:
            nonlocal left
            if not left:
                os._exit(9)
            left -= 1
            move(old, new)

        return moved

    try:
        stage.os.replace, stage.os.rename = dying(os.replace), dying(os.rename)
        town.build("engine")
    finally:
        os._exit(0)
