"""Counts what is worth a look before printing, in idle moments after each change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.ui.status_row import StatusRow

_REST_MS = 600


class WarningCount(QObject):
    """Follows the register, the month and every edit, and tells the status row."""

    def __init__(self, context: WindowContext, status: StatusRow) -> None:
        super().__init__(status)
        self._context = context
        self._status = status
        self._counting: Progress | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.count)
        context.changed.connect(lambda _change: self._wait())
        context.period_changed.connect(lambda _period: self._wait())
        context.register_changed.connect(self._wait)

    def _wait(self) -> None:
        """Count once it is quiet; what is being counted is out of date."""
        if self._counting is not None:
            self._counting.cancel()
        self._rest.start()

    def count(self) -> None:
        """Count now."""
        context = self._context
        if not context.has_register:
            self._status.show_warnings(0)
            return
        from portfolio_desktop.services.checks import standing, warnings_steps

        steps = warnings_steps(context.reader, context.period, context.register.today())
        self._counting = context.runner.run_steps(
            steps, lambda found: self._status.show_warnings(len(standing(found))), raise_unforeseen
        )


def raise_unforeseen(error: BaseException) -> None:
    """A count that was given up is no failure."""
    if not isinstance(error, CancelledError):
        raise error
