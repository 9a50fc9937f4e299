"""A dialog that reads beside the window, and gives that up when it is closed."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from portfolio_desktop.services.steps import Steps
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.progress import CancelledError, Progress

T = TypeVar("T")
Heard = Callable[[T], None]
Fail = Callable[[BaseException], None]
Told = Callable[[int, int], None]


def _untold(_done: int, _total: int) -> None:
    """For what is over soon."""


class ReadingDialog(FramedDialog):
    """Nothing is heard of what ends, fails or goes on after the dialog was closed, nor of what was
    given up. `_stop` is set on closing, for who reads a file.
    """

    def __init__(self, context: WindowContext, parent: QWidget, title: str) -> None:
        super().__init__(context, parent, title)
        self._running: Progress | None = None
        self._stop, self._closed = Event(), False

    def _run(
        self, job: Callable[[Progress], T], then: Heard[T], fail: Fail, told: Told = _untold
    ) -> None:
        """A job beside the window; it gets frozen values and touches no register."""
        runner = self.context.runner
        self._follow(runner.run(job, self._heard(then), self._failed(fail), self._told(told)))

    def _take_steps(
        self, steps: Steps[T], then: Heard[T], fail: Fail, told: Told = _untold
    ) -> None:
        """A reading of the register, between the window's events."""
        runner = self.context.runner
        self._follow(
            runner.run_steps(steps, self._heard(then), self._failed(fail), self._told(told))
        )

    def _give_up(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.cancel()

    def done(self, result: int) -> None:
        """Reading is given up when the dialog is closed."""
        self._closed = True
        self._stop.set()
        self._give_up()
        super().done(result)

    def _break_off(self, error: BaseException) -> None:
        """For a failure that nobody foresaw: close, and leave it to the window to tell."""
        self.reject()
        raise error

    def _follow(self, running: Progress) -> None:
        if not running.over:
            self._running = running

    def _heard(self, then: Heard[T]) -> Heard[T]:
        def heard(result: T) -> None:
            if not self._closed:
                self._running = None
                then(result)

        return heard

    def _failed(self, fail: Fail) -> Fail:
        def failed(error: BaseException) -> None:
            if not self._closed and not isinstance(error, CancelledError):
                self._running = None
                fail(error)

        return failed

    def _told(self, told: Told) -> Told:
        def heard(done: int, total: int) -> None:
            if not self._closed:
                told(done, total)

        return heard
