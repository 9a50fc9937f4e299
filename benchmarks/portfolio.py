"""From a large register on the disk to a grid that can be used, against plain sqlite3.

    python -m benchmarks.portfolio [projects] [months]

Plain sqlite3 reads the projects and the reports and lamps of two months, nothing else. The program
opens the file with all its looking, and the window (shown before, without a register) paints the
grid. Claims at 10,000 projects and 36 months: at most twice as long, in under 400 MB; and the
grid follows an edit in at most 33 ms.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.claims import Result, at_most, told
from benchmarks.register_data import LAST_PERIOD, kept_register, project_id
from portfolio_desktop.app import Program
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.folders import HOME_VARIABLE
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.portfolio import load_portfolio, refresh_rows
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.verbs.registers import show

PROJECTS, MONTHS = 10_000, 36
MOST_TIMES, MOST_MEGABYTES, MOST_EDIT_MS = 2.0, 400.0, 33.0
_ROUNDS = 5
_EDITS = 30


def measure(projects: int = PROJECTS, months: int = MONTHS) -> Result:
    """The ratios with the figures they come from; each side's best of several rounds, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder
        path = Path(folder) / "large.pfreg"
        shutil.copyfile(kept_register(projects, months), path)
        use_language(Language.DANISH)
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        window = Program(application).show(None)
        window.resize(1440, 860)
        application.processEvents()
        plain, opened, shown = [], [], []
        for _round in range(_ROUNDS):
            plain.append(read_plainly(path))
            opened.append(_open_and_read(path))
            shown.append(_open_in_window(application, window, path))
        following = _edit(path)
        window.context.use_register(None)
        window.close()
    return {
        "runs": [
            {"what": "projects and two months, plain", "ms": _ms(min(plain))},
            {"what": "opened and read, without a window", "ms": _ms(min(opened))},
            {"what": "opened to the painted grid", "ms": _ms(min(shown))},
            {"what": "grid read again after an edit, median", "ms": _ms(following)},
        ],
        "ratios": [
            at_most(
                f"{projects} × {months}: opened and read, against plain sqlite3",
                min(opened) / min(plain),
                MOST_TIMES,
            ),
            at_most(
                f"{projects} × {months}: opened to the painted grid, against plain sqlite3",
                min(shown) / min(plain),
                MOST_TIMES,
            ),
            at_most(f"{projects} × {months}: memory, MB", _megabytes(), MOST_MEGABYTES),
            at_most(
                f"{projects} × {months}: grid read again after an edit, ms",
                following * 1000,
                MOST_EDIT_MS,
            ),
        ],
    }


def read_plainly(path: Path) -> float:
    """Seconds to read the projects and two months' reports and lamps with plain sqlite3."""
    months = (str(LAST_PERIOD), str(LAST_PERIOD.previous))
    begun = time.perf_counter()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("SELECT * FROM project").fetchall()
        connection.execute("SELECT * FROM report WHERE period IN (?, ?)", months).fetchall()
        connection.execute(
            "SELECT light.* FROM report JOIN light ON light.report_id = report.id"
            " WHERE report.period IN (?, ?)",
            months,
        ).fetchall()
    return time.perf_counter() - begun


def _open_and_read(path: Path) -> float:
    begun = time.perf_counter()
    with open_register(path, actor="måling") as register:
        load_portfolio(register.reader, LAST_PERIOD, LAST_PERIOD.last_day)
        return time.perf_counter() - begun


def _open_in_window(application: QApplication, window: MainWindow, path: Path) -> float:
    begun = time.perf_counter()
    show(window, open_register(path, actor="måling"))
    while window.portfolio.reading:
        application.processEvents()
    application.processEvents()
    took = time.perf_counter() - begun
    window.context.use_register(None)
    application.processEvents()
    return took


def _edit(path: Path) -> float:
    """Seconds to show an edit, its saving not counted: the median of several."""
    times = []
    with RegisterFile.open(path, actor="måling") as register:
        shown = load_portfolio(register.reader, LAST_PERIOD, LAST_PERIOD.last_day)
        for number in range(_EDITS):
            colour = (Colour.GREEN, Colour.RED)[number % 2]
            change = set_colour(register, project_id(number), LAST_PERIOD, OVERALL, colour)
            begun = time.perf_counter()
            shown = refresh_rows(register.reader, shown, change)
            times.append(time.perf_counter() - begun)
    return statistics.median(times)


def _megabytes() -> float:
    """The most memory this process has had, both sides of the comparison included."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


if __name__ == "__main__":
    sys.exit(told(measure(*map(int, sys.argv[1:]))))
