"""Measures the program's speed and says what of it holds: `python dev.py bench [NAME …]`.

Every benchmark measures both sides of its ratio in one process or one run, since machines are
noisy. `--write` puts the table into docs/speed.md.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.claims import Claim, Result, holds

NAMES = ("start", "search", "storage", "portfolio", "turns", "report", "pack")
ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "docs" / "speed.md"

_HEAD = """# Speed

What the program promises, measured by `python3 dev.py bench --write` on {day} with Python
{python} on {system}, {cores} cores. Both sides of a ratio are measured in the same run: the figures
of another machine differ, the ratios should not.

| What | Measured | Promised | |
|---|---|---|---|
"""

_FLOOR = """
## What a start cannot go below

A start of any program in Python and PySide has three parts that are not ours: Python itself until
its first line, Qt's libraries with the classes PySide makes for them, and the first painting of a
window. The bare window above is these three and nothing else, and takes half of what a fifth of
LibreOffice's time allows; as much again is left for the program. Of that a tenth goes to the names
of Qt alone, since PySide makes a Python class for each of the hundred enumerations in `Qt` when the
first of them is asked for. The rest is our own modules and the classes in them, the register that
is opened, looked at and read, and the widgets of the window. What could be left out, or put off
until the grid has painted, is (see "What a start loads" in architecture.md). The grid that is then
usable is sorted and grouped and takes keys and clicks; nothing is shown before that to look quick.
"""


def measured(name: str) -> Result | None:
    """One benchmark in a process of its own; None where it broke, and its own words were shown."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    print(f"{name} …", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    try:
        result: Result = json.loads(done.stdout)
    except json.JSONDecodeError:
        print(done.stdout)
        return None
    return result


def bound(ratio: Claim) -> str:
    if "at_least" in ratio:
        return f"at least {ratio['at_least']:g}"
    return f"at most {ratio['at_most']:g}"


def lines(results: dict[str, Result]) -> Iterator[str]:
    """The rows of the table, then the figures behind them."""
    for result in results.values():
        for ratio in result["ratios"]:
            sign = "holds" if holds(ratio) else "**missed**"
            yield f"| {ratio['what']} | {ratio['ratio']:g} | {bound(ratio)} | {sign} |"
    yield ""
    yield "## The figures behind the ratios"
    yield ""
    for name, result in results.items():
        for run in result["runs"]:
            facts = ", ".join(f"{key} {value}" for key, value in run.items() if key != "what")
            yield f"- {name}: {run['what']}" + (f": {facts}" if facts else "")


def main(arguments: list[str]) -> int:
    wanted = [name for name in arguments if not name.startswith("-")] or list(NAMES)
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        print(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(NAMES)}")
        return 2
    outcomes = {name: measured(name) for name in wanted}
    results = {name: result for name, result in outcomes.items() if result is not None}
    table = list(lines(results))
    print("\n".join(table))
    if "--write" in arguments:
        head = _HEAD.format(
            day=date.today().isoformat(),
            python=platform.python_version(),
            system=platform.system(),
            cores=os.cpu_count(),
        )
        text = head + "\n".join(table) + "\n" + _FLOOR
        TABLE.write_text(text, encoding="utf-8", newline="\n")
    good = all(holds(ratio) for result in results.values() for ratio in result["ratios"])
    return 0 if good and len(results) == len(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
