"""What five thousand signatures cost: a site with one version of a charter, built cold with them and without, in turns.

Run it with `python3 tasks.py bench signatures`; it needs nothing but Hundred itself. Every round builds both sites
cold, then the signed one again with one more signature. The medians of the rounds are told, and that the site has every name.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import words
from bench.charter import CONF
from bench.dice import Dice
from bench.measure import Cost, Failed, measured

SIGNATURES, ROUNDS, UNNAMED, MOST = 5000, 5, 29, 5.0
_PLUGINS = Path(__file__).resolve().parents[1] / "plugins"
_HUNDRED = (sys.executable, "-m", "hundred.tasks.cli")
_FAMILY = (
    "Penrose Okafor Li Chen Wu Zhang Ito Smith García Müller Novak Ahmed Silva Kim 王 李 赵 陈 曾 Abe Diaz Evans Quinn".split()
)
_GIVEN = "Ada Bo Maya Leo Nia Omar Pia Rui Sam Tea 小明 晓棠 海燕 Uma Vic Wes Yan Zoe".split()


def main() -> int:
    """Measure, and print what it cost as JSON; 1 where a name is missing, or more than five seconds were added."""
    with tempfile.TemporaryDirectory(prefix="hundred-bench-") as folder:
        bare, signed = Path(folder) / "bare", Path(folder) / "signed"
        lay_out(bare)
        lay_out(signed, SIGNATURES)
        costs: dict[str, list[Cost]] = {"without": [], "with": [], "one more": []}
        for number in range(ROUNDS):
            for name, site in (("without", bare), ("with", signed)):
                for made in ("output", ".hundred-cache"):
                    shutil.rmtree(site / made, ignore_errors=True)
                costs[name].append(_built(site))
            _sign(signed, SIGNATURES + number, _digest(signed))
            costs["one more"].append(_built(signed))
        wrong = _counted(signed, SIGNATURES + ROUNDS)
    seconds = {name: round(median(one.wall for one in found), 2) for name, found in costs.items()}
    cpu = {f"{name}, cpu": round(median(one.cpu for one in found), 2) for name, found in costs.items()}
    added = round(seconds["with"] - seconds["without"], 2)
    row = {
        "signatures": SIGNATURES,
        "rounds": ROUNDS,
        **seconds,
        **cpu,
        "added": added,
        "added, cpu": _added(cpu),
        "wrong": wrong,
    }
    print(json.dumps(row))
    return int(bool(wrong) or added > MOST)


def lay_out(site: Path, count: int = 0) -> None:
    """Write a site with one version of a charter in two languages, and so many signatures under its original."""
    (site / "content" / "charter").mkdir(parents=True)
    (site / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    head = "version: '1.0'\nstatus: adopted\nadopted: 2020-01-01\neffective: 2020-01-02\n"
    for ending, own, chinese in (("", head, False), (".zh-Hans", "", True)):
        parts = [
            f"## {words.heading(Dice(3, n), chinese=chinese)} {{#a{n}}}\n\n{_prose(n, chinese=chinese)}\n" for n in range(20)
        ]
        text = f"---\ntitle: Charter\n{own}---\n\n" + "\n".join(parts)
        (site / "content" / "charter" / f"1.0{ending}.md").write_text(text, encoding="utf-8")
    if count:
        (site / "content" / "charter" / "signatures" / "1.0").mkdir(parents=True)
        digest = _digest(site)
        for number in range(count):
            _sign(site, number, digest)


def _prose(number: int, *, chinese: bool) -> str:
    return words.paragraph(Dice(4, number), 40, chinese=chinese)


def _sign(site: Path, number: int, digest: str) -> None:
    """Write the signature of that number; one in some is not named, one in four is a visitor's."""
    dice = Dice(9, number)
    name = f"{dice.pick(_GIVEN)} {dice.pick(_FAMILY)} {number}"
    who = f"name: {name}\nconsent: yes\n" if number % UNNAMED else ""
    role, day = "resident" if number % 4 else "visitor", f"2020-{2 + number % 9:02}-{1 + number % 27:02}"
    text = f"---\n{who}role: {role}\nsigned: {day}\ndigest: {digest}\n---\n"
    (site / "content" / "charter" / "signatures" / "1.0" / f"s{number}.md").write_text(text, encoding="utf-8")


def _digest(site: Path) -> str:
    """Return the digest of the original, as `hundred charter digest` prints it."""
    measured((*_HUNDRED, "charter", "digest", "1.0"), site, {"PYTHONPATH": str(_PLUGINS)}, 60)
    return (site / "said.txt").read_text(encoding="utf-8").split()[0]


def _built(site: Path) -> Cost:
    return measured((*_HUNDRED, "build"), site, {"PYTHONPATH": str(_PLUGINS)}, 600)


def _counted(site: Path, count: int) -> str:
    """Return what is wrong with the data that the site publishes, '' where nothing is."""
    listed = json.loads((site / "output/charter/1.0/signatures.json").read_text(encoding="utf-8"))
    unnamed = len(range(0, count, UNNAMED))
    if (listed["total"], listed["unnamed"], len(listed["signatures"])) != (count, unnamed, count - unnamed):
        return f"{listed['total']} signatures, {listed['unnamed']} of them not named, {len(listed['signatures'])} names"
    pages = "".join(
        path.read_text(encoding="utf-8") for path in sorted((site / "output/charter/1.0/signatures").rglob("*.html"))
    )
    lost = [one["name"] for one in listed["signatures"] if one["name"] not in pages]
    return f"on no page: {lost[:5]}" if lost else ""


def _added(cpu: dict[str, float]) -> float:
    return round(cpu["with, cpu"] - cpu["without, cpu"], 2)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as fault:
        sys.exit(str(fault))
