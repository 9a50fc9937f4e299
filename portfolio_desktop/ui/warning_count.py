"""Counts what is worth a look before printing, and what is not ready, in idle moments after each
change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from portfolio_desktop.services.steps import Steps
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.loading import COUNT_MODULES, Loading
from portfolio_desktop.ui.progress import Progress, raise_unforeseen
from portfolio_desktop.ui.status_row import StatusRow

T = TypeVar("T")
_REST_MS = 600


class WarningCount(QObject):
    """Follows the register, the month and every edit, and tells the status row.

    `items_counted(int)`: so many items of the month's meeting have no approved account.
    """

    items_counted = Signal(int)

    def __init__(self, context: WindowContext, status: StatusRow) -> None:
        super().__init__(status)
        self._context = context
        self._status = status
        self._counting: list[Progress] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._load)
        context.changed.connect(lambda _change: self._wait())
        context.period_changed.connect(lambda _period: self._wait())
        context.register_changed.connect(self._wait)

    def _wait(self) -> None:
        """Count once it is quiet; what is being counted is out of date."""
        self._give_up()
        self._rest.start()

    def _load(self) -> None:
        """What counts is much: it is loaded a piece at a time."""
        Loading(COUNT_MODULES, self.count, self)

    def count(self) -> None:
        """Count now."""
        self._give_up()
        context = self._context
        if not context.has_register:
            self._status.show_warnings(0)
            self.items_counted.emit(0)
            return
        from portfolio_desktop.services.account_checks import not_ready_steps
        from portfolio_desktop.services.checks import standing, warnings_steps

        reader, period = context.reader, context.period
        self._begin(not_ready_steps(reader, period), self.items_counted.emit)
        self._begin(
            warnings_steps(reader, period, context.register.today()),
            lambda found: self._status.show_warnings(len(standing(found))),
        )

    def _begin(self, steps: Steps[T], done: Callable[[T], None]) -> None:
        runner = self._context.runner
        self._counting.append(runner.run_steps(steps, done, raise_unforeseen, aside=True))

    def _give_up(self) -> None:
        counting, self._counting = self._counting, []
        for each in counting:
            each.cancel()
