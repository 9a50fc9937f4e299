"""From a keystroke in the search field to the painted grid, at 10,000 projects.

    python -m benchmarks.search [projects]

The whole window at 1440 x 860 on a real register, rows of two lines, grouped by phase as it opens.
A key event goes to the field; the time ends when the grid has painted. Claim: median at most
16 ms, 95th percentile at most 33 ms.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.claims import Result, at_most, told
from benchmarks.register_data import make_register
from portfolio_desktop.app import Program
from portfolio_desktop.environment.folders import HOME_VARIABLE
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.ui.main_window import MainWindow

PROJECTS = 10_000
MONTHS = 2
MOST_MEDIAN_MS, MOST_P95_MS = 16.0, 33.0
_TYPED = ("regionerne", "snitfladen er", "fejl før", "ultimo 2025", "16-7", "afprøvn", "æ ø å")
_ROUNDS = 5


class PaintCount(QObject):
    """Counts how often the grid has painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.count += 1
        return False


def measure(projects: int = PROJECTS) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder
        path = Path(folder) / "large.pfreg"
        make_register(path, projects, MONTHS)
        use_language(Language.DANISH)
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        window = Program(application).show(path)
        window.resize(1440, 860)
        _settle(application)
        times = sorted(_type_all(application, window))
        window.close()
    median = statistics.median(times)
    p95 = times[int(len(times) * 0.95)]
    what = f"{projects} projects, keystroke to painted grid"
    return {
        "runs": [{"what": "keystroke to painted grid", "rows": projects, "keys": len(times)}],
        "ratios": [
            at_most(f"{what}: median in ms", median, MOST_MEDIAN_MS, digits=1),
            at_most(f"{what}: 95th percentile in ms", p95, MOST_P95_MS, digits=1),
        ],
    }


def _type_all(application: QApplication, window: MainWindow) -> list[float]:
    field, painted = window.tools.search, PaintCount()
    window.portfolio.view.viewport().installEventFilter(painted)
    times: list[float] = []
    for text in _TYPED * _ROUNDS:
        for letter in text:
            times.append(_press(application, window, painted, 0, letter))
        for _letter in text:
            times.append(_press(application, window, painted, Qt.Key.Key_Backspace, ""))
        assert field.text() == ""
    return times


def _press(
    application: QApplication, window: MainWindow, painted: PaintCount, key: int, text: str
) -> float:
    """Milliseconds from the key to the paint it caused; one that changes nothing paints nothing."""
    before = painted.count
    lines = window.portfolio.view.model().rowCount()
    begun = time.perf_counter()
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(window.tools.search, event)
    application.processEvents()
    took = (time.perf_counter() - begun) * 1000
    shown = window.portfolio.view.isVisible()
    assert painted.count > before or not shown or not lines
    return took


def _settle(application: QApplication) -> None:
    """What a person does not wait for: the idle moments after opening."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        application.processEvents()


if __name__ == "__main__":
    sys.exit(told(measure(*map(int, sys.argv[1:]))))
