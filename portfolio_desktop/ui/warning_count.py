"""Counts what is worth a look before printing, in an idle moment after each change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.status_row import StatusRow

_REST_MS = 600
_MOST_PROJECTS = 1_000
"""Above this the count would be felt; the status row then offers the list without a number."""


class WarningCount(QObject):
    """Follows the register, the month and every edit, and tells the status row."""

    def __init__(self, context: WindowContext, status: StatusRow) -> None:
        super().__init__(status)
        self._context = context
        self._status = status
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.count)
        context.changed.connect(lambda _change: self._rest.start())
        context.period_changed.connect(lambda _period: self._rest.start())
        context.register_changed.connect(lambda: self._rest.start())

    def count(self) -> None:
        """Count now."""
        context = self._context
        if not context.has_register:
            self._status.show_warnings(0)
            return
        if len(context.reader.projects()) > _MOST_PROJECTS:
            self._status.show_warnings(None)
            return
        from portfolio_desktop.services.checks import warnings

        found = warnings(context.reader, context.period, context.register.today())
        self._status.show_warnings(len(found))
