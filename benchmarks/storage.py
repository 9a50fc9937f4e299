"""How fast the register file saves, opens and is checked, as ratios within one run.

    python -m benchmarks.storage [projects] [months]

Claims at 10,000 projects and 36 months, on a disk: an edit with its durable save takes at most
three times a bare one-row commit with the same pragmas and less than 3 ms more; opening takes at
most half as long as reading the projects and two months with plain sqlite3; the full check takes
at most twelve times as long as reading all rows, in under 500 MB.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.claims import Result, at_most, told
from benchmarks.register_data import LAST_PERIOD, kept_register, project_id
from portfolio_desktop.domain.ids import light_id, report_id
from portfolio_desktop.domain.periods import last_periods
from portfolio_desktop.domain.status import DEFAULT_DIMENSIONS, Colour
from portfolio_desktop.storage.connection import connect, make_durable
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.values import Label

PROJECTS, MONTHS = 10_000, 36
MOST_TIMES_BARE, MOST_MS_ABOVE = 3.0, 3.0
MOST_OPENING = 0.5
MOST_TIMES_READING, MOST_MEGABYTES = 12.0, 500.0
_EDITS = 150

_CHECK = """
import sys, time
from pathlib import Path
from portfolio_desktop.storage.register_file import RegisterFile
with RegisterFile.open(Path(sys.argv[1]), actor="måling") as register:
    begun = time.perf_counter()
    findings = register.check()
    print(time.perf_counter() - begun)
assert findings == (), findings[:3]
# The peak of this process alone: what getrusage tells includes the process that started it.
status = Path("/proc/self/status")
peak = status.read_text().split("VmHWM:")[1].split()[0] if status.exists() else 0
print(int(peak) / 1024)
"""


def measure(projects: int = PROJECTS, months: int = MONTHS) -> Result:
    """All ratios with the figures they come from."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.pfreg"
        shutil.copyfile(kept_register(projects, months), path)
        edit, bare = _edit_and_bare_commit(path, Path(folder) / "bare.db", projects, months)
        opening, two_months = _opening(path), _read_two_months(path)
        reading = min(_read_all_rows(path) for _ in range(3))
        checking, megabytes = min(_check(path) for _ in range(2))
    return {
        "runs": [
            {"what": "bare one-row commit", "ms": round(bare * 1000, 2)},
            {"what": "edit with durable save", "ms": round(edit * 1000, 2)},
            {"what": "opening", "seconds": round(opening, 3)},
            {"what": "projects and two months, plain", "seconds": round(two_months, 3)},
            {"what": "reading all rows", "seconds": round(reading, 2)},
            {"what": "full check", "seconds": round(checking, 2)},
        ],
        "ratios": [
            at_most("edit against a bare commit", edit / bare, MOST_TIMES_BARE),
            at_most("edit above a bare commit, ms", (edit - bare) * 1000, MOST_MS_ABOVE),
            at_most("opening against projects and two months", opening / two_months, MOST_OPENING),
            at_most("full check against reading all rows", checking / reading, MOST_TIMES_READING),
            at_most("memory of the full check, MB", megabytes, MOST_MEGABYTES),
        ],
    }


def _edit_and_bare_commit(
    path: Path, bare_path: Path, projects: int, months: int
) -> tuple[float, float]:
    """Medians in seconds, measured turn by turn so that a busy disk meets both."""
    source = random.Random(1)
    periods = last_periods(LAST_PERIOD, months)
    edits, commits = [], []
    with closing(connect(bare_path, "rwc")) as bare, RegisterFile.open(path, actor="m") as register:
        make_durable(bare)
        bare.execute("CREATE TABLE one (id INTEGER PRIMARY KEY, value TEXT)")
        bare.execute("INSERT INTO one VALUES (1, '')")
        for number in range(_EDITS):
            report = report_id(project_id(source.randrange(projects)), str(source.choice(periods)))
            light = light_id(report, source.choice(DEFAULT_DIMENSIONS)[0])
            begun = time.perf_counter()
            with register.edit(Label("status_set", {"number": "22-3"})) as session:
                session.set("light", light, "reason", f"Grund {number}")
                session.set("light", light, "colour", Colour.RED)
            saved = time.perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("UPDATE one SET value = ? WHERE id = 1", (str(number),))
            bare.execute("COMMIT")
            edits.append(saved - begun)
            commits.append(time.perf_counter() - saved)
    return statistics.median(edits), statistics.median(commits)


def _opening(path: Path) -> float:
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        register = RegisterFile.open(path, actor="måling")
        taken.append(time.perf_counter() - begun)
        register.close()
    return min(taken)


def _read_two_months(path: Path) -> float:
    months = tuple(str(period) for period in last_periods(LAST_PERIOD, 2))
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        with closing(sqlite3.connect(path)) as plain:
            plain.execute("SELECT * FROM project").fetchall()
            plain.execute("SELECT * FROM report WHERE period IN (?, ?)", months).fetchall()
            plain.execute(
                "SELECT light.* FROM report JOIN light ON light.report_id = report.id"
                " WHERE report.period IN (?, ?)",
                months,
            ).fetchall()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def _read_all_rows(path: Path) -> float:
    begun = time.perf_counter()
    with closing(sqlite3.connect(path)) as plain:
        for table in CURRENT.tables:
            for _row in plain.execute(f"SELECT * FROM {table.name}"):
                pass
    return time.perf_counter() - begun


def _check(path: Path) -> tuple[float, float]:
    """Seconds of the check alone, and the most memory (MB) of a process that does nothing else."""
    command = [sys.executable, "-c", _CHECK, str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = run.stdout.split()
    return float(seconds), float(megabytes)


if __name__ == "__main__":
    sys.exit(told(measure(*map(int, sys.argv[1:]))))
