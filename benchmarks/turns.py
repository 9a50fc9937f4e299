"""The longest turn of the window's event loop while something is done, at 10,000 projects.

    python -m benchmarks.turns [projects] [months]

The whole window on a real register. Each thing is done once, from the click to the moment when all
that it asked for is there; in between the window takes turn after turn, and as long as one lasts it
does not answer. Claim: no turn over 100 ms. A turn is measured by the time this thread has had a
core to itself: what other programs take is not the window's.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from benchmarks.claims import Result, at_most, told
from benchmarks.paper_turns import paper_turns
from benchmarks.register_data import kept_register
from portfolio_desktop.__main__ import window_program
from portfolio_desktop.environment.folders import HOME_VARIABLE
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.ui.main_window import MainWindow

PROJECTS, MONTHS = 10_000, 36
MOST_MS = 100.0
_LEAST_S, _START_S, _QUIET_TURNS, _BREATH_S = 0.3, 5.0, 20, 0.001
"""Something is over when so many turns have brought nothing more, and not before that time; after
the start all that is loaded beside the grid comes first. Work beside the window gets a breath after
each turn, as it does where the window waits for keys."""
Action = tuple[str, Callable[[], object]]


class Desk:
    """The window with one register, and how long its turns are."""

    def __init__(self, application: QApplication, path: Path) -> None:
        gc.disable()  # as `__main__` does until the window stands there
        program = window_program().Program(application)
        from portfolio_desktop.ui.runner import WorkerRunner
        from portfolio_desktop.ui.stepping import Stepping
        from portfolio_desktop.ui.tidying import Tidying

        self._application = application
        self.window: MainWindow = program.show(path)
        self._reading_parts = tuple(
            partial(each.findChildren, Stepping) for each in (program, self.window)
        )
        runner = self.window.context.runner
        assert isinstance(runner, WorkerRunner)
        self._runner = runner
        self.window.resize(1440, 860)
        self._program: QObject = program
        Tidying(application)

    def longest(self, action: Callable[[], object], least: float = _LEAST_S) -> float:
        """Do it, and wait until it is over: milliseconds of the longest turn."""
        self.window.activateWindow()  # else all garbage is searched for: the user has turned away
        most, begun, quiet = self._turn(action), time.monotonic(), 0
        while quiet < _QUIET_TURNS or time.monotonic() - begun < least:
            most = max(most, self._turn(self._application.processEvents))
            quiet = 0 if self._is_busy() else quiet + 1
            time.sleep(_BREATH_S)
        return most

    def _turn(self, work: Callable[[], object]) -> float:
        begun = time.thread_time()
        work()
        return (time.thread_time() - begun) * 1000

    def _is_busy(self) -> bool:
        """Whether something is read that was asked for, or made beside the window."""
        readings = (each for part in self._reading_parts for each in part())
        return bool(self._runner._jobs) or any(
            each.urgent and not each.progress.over for each in readings
        )


def measure(projects: int = PROJECTS, months: int = MONTHS) -> Result:
    """For each group the longest turn of all that was done, and what was done with its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder
        path = Path(folder) / "large.pfreg"
        _copy_to_disk(kept_register(projects, months), path)
        use_language(Language.DANISH)
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        desk = Desk(application, path)
        start = [("what comes after the grid", round(desk.longest(lambda: None, _START_S)))]
        groups = {"start": start} | {
            group: [(name, round(desk.longest(action))) for name, action in actions(desk.window)]
            for group, actions in (
                ("page", _pages),
                ("key", _keys),
                ("form", _forms),
                ("paper", paper_turns),
            )
        }
        desk.window.context.use_register(None)
        desk.window.close()
    return {
        "runs": [
            {"what": f"longest turn in ms, {group}", **dict(found)}
            for group, found in groups.items()
        ],
        "ratios": [
            at_most(
                f"{projects} × {months}: longest turn of any {group}, ms",
                max(took for _name, took in found),
                MOST_MS,
            )
            for group, found in groups.items()
        ],
    }


def _copy_to_disk(source: Path, path: Path) -> None:
    """Down to the disk: the first edit would else have to wait until the whole copy is there."""
    shutil.copyfile(source, path)
    with path.open("rb+") as copy:
        os.fsync(copy.fileno())


def _pages(window: MainWindow) -> Iterator[Action]:
    """Every page for the first time, and another month."""
    from portfolio_desktop.ui.page_entries import EVERY_PAGE

    for page in EVERY_PAGE:
        yield page, partial(window.show_page, page)
    window.show_page(EVERY_PAGE[0])
    yield "another month", window.actions_by_id["previous_month"].trigger
    yield "and back", window.actions_by_id["next_month"].trigger


def _keys(window: MainWindow) -> Iterator[Action]:
    """What is done all day long."""
    grid = window.portfolio.view
    yield "down", partial(_press, grid, Qt.Key.Key_Down)
    yield "end", partial(_press, grid, Qt.Key.Key_End)
    yield "a colour", partial(_press, grid, Qt.Key.Key_2, "2")
    yield "undo", window.actions_by_id["undo"].trigger
    yield "search", partial(_press, window.tools.search, 0, "e")
    yield "no search", window.tools.search.clear
    yield "sort", partial(window.portfolio.sort_by, "name")
    yield "same colours", window.actions_by_id["repeat"].trigger


def _forms(window: MainWindow) -> Iterator[Action]:
    """Forms as they open."""
    from portfolio_desktop.services.reporting import months_to_open
    from portfolio_desktop.ui.dialogs.follow_up import ActionDialog
    from portfolio_desktop.ui.dialogs.opening_month import OpeningMonthDialog
    from portfolio_desktop.ui.dialogs.plan import PlanDialog
    from portfolio_desktop.ui.dialogs.project import ProjectDialog
    from portfolio_desktop.ui.dialogs.request import RequestDialog
    from portfolio_desktop.ui.dialogs.risk import RiskDialog

    context, project = window.context, window.current_project
    makers: dict[str, Callable[[], QDialog]] = {
        "new project": lambda: ProjectDialog(context, window),
        "project": lambda: ProjectDialog(context, window, project),
        "plan": lambda: PlanDialog(context, window, project),
        "request": lambda: RequestDialog(context, window, project_id=project),
        "risk": lambda: RiskDialog(context, window, project=project),
        "promise": lambda: ActionDialog(context, window, project=project),
        "new month": lambda: OpeningMonthDialog(context, window, months_to_open(context.reader)),
    }
    for name, make in makers.items():
        yield name, partial(_open, make)


def _open(make: Callable[[], QDialog]) -> None:
    dialog = make()
    dialog.show()
    dialog.done(QDialog.DialogCode.Rejected)


def _press(widget: QWidget, key: int, text: str = "") -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(widget, event)


if __name__ == "__main__":
    sys.exit(told(measure(*map(int, sys.argv[1:]))))
