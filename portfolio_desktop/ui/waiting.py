"""Long work in front of the window: how far it is, and the way to give it up."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.pages.reading import ReadingState
from portfolio_desktop.ui.progress import CancelledError
from portfolio_desktop.ui.runner import Runner

T = TypeVar("T")

AFTER_MS = 70
"""An edit that is over by then shows nothing, and one that is not lets the window answer within a
tenth of a second."""
_EVERY_MS = 40
_LOOKED_AT_EVERY_S = 0.01
_SIZE = (460, 200)


class Waiting:
    """Reports for one edit. While it shows nothing else of the window can be used, since the edit
    is one transaction; giving it up raises `CancelledError` in the edit, which then undoes itself.
    """

    def __init__(
        self, parent: QWidget | None, words: str, runner: Runner, *, may_stop: bool = True
    ) -> None:
        self._runner = runner
        self._may_stop = may_stop
        self._parent = parent
        self._words = words
        self._dialog: _WaitingDialog | None = None
        self._next = time.perf_counter() + AFTER_MS / 1000

    def report(self, done: int, total: int) -> None:
        """How far the edit is; lets the window paint, and hears whether it is given up."""
        if time.perf_counter() < self._next:
            return
        if self._dialog is None:
            self._dialog = _WaitingDialog(self._parent)
            self._dialog.state.offer_stop(self._may_stop)
            self._dialog.show()
        self._dialog.state.show_progress(self._words, done, total)
        with self._runner.holding():
            QApplication.processEvents()
        if self._dialog.given_up and self._may_stop:
            raise CancelledError
        self._next = time.perf_counter() + _EVERY_MS / 1000

    def rest(self) -> None:
        """The edit is saved and can be given up no more; what is shown of it takes turns of its
        own."""
        if self._dialog is not None:
            with self._runner.holding():
                QApplication.processEvents()

    def end(self) -> None:
        """The edit is over; nothing of the waiting stays."""
        if self._dialog is not None:
            self._dialog.over = True
            self._dialog.close()
            self._dialog.deleteLater()


def run_to_its_end(parent: QWidget | None, words: str, runner: Runner, verb: Callable[[], T]) -> T:
    """Carry out an edit that nobody can give up, in a thread of its own while the window waits and
    paints. Nothing else of the window can be used before it is over, nor is the register: so only
    that thread has it. Returns or raises what the edit does.
    """
    waiting = Waiting(parent, words, runner, may_stop=False)
    outcome: list[Callable[[], T]] = []
    thread = Thread(target=lambda: outcome.append(_outcome(verb)), name="edit")
    thread.start()
    try:
        while thread.is_alive():
            waiting.report(0, 0)
            thread.join(_LOOKED_AT_EVERY_S)
    finally:
        thread.join()
        waiting.end()
    return outcome[0]()


def _outcome(verb: Callable[[], T]) -> Callable[[], T]:
    """What gives the verb's result, or raises its failure, to whoever asks."""
    try:
        result = verb()
    except BaseException as failure:
        error = failure

        def fail() -> T:
            raise error

        return fail
    return lambda: result


class WaitingBeside(QObject):
    """In front of the window while work runs beside it; `given_up` is the user's wish to stop."""

    given_up = Signal()

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(parent)
        self._words = words
        self._dialog = _WaitingDialog(parent)
        self._dialog.state.show_progress(words, 0, 0)
        self._dialog.rejected.connect(self.given_up)
        self._dialog.over = True
        self._after = QTimer(self)
        self._after.setSingleShot(True)
        self._after.timeout.connect(self._dialog.show)
        self._after.start(AFTER_MS)

    def show_progress(self, done: int, total: int) -> None:
        """How far the work is; a total of 0 where that cannot be said."""
        self._dialog.state.show_progress(self._words, done, total)

    def end(self) -> None:
        """The work is over or given up; nothing of the waiting stays."""
        self._after.stop()
        self._dialog.blockSignals(True)
        self._dialog.close()
        self._dialog.deleteLater()
        self.deleteLater()


class _WaitingDialog(QDialog):
    """Closing it in any way while the edit runs is the wish to give the edit up."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Please wait"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.resize(*_SIZE)
        self.given_up = False
        self.over = False
        self.state = ReadingState()
        self.state.cancelled.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.state)

    def reject(self) -> None:
        self.given_up = True
        if self.over:
            super().reject()
