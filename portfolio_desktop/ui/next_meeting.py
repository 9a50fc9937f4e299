"""Tells the status row when the next meeting is."""

from __future__ import annotations

from PySide6.QtCore import QObject

from portfolio_desktop.services.meeting_list import next_meeting_words
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.status_row import StatusRow


class NextMeeting(QObject):
    """Follows the register and every edit of a meeting."""

    def __init__(self, context: WindowContext, status: StatusRow) -> None:
        super().__init__(status)
        self._context = context
        self._status = status
        context.register_changed.connect(self._show)
        context.changed.connect(self._follow)
        self._show()

    def _follow(self, change: Change) -> None:
        if any(table == "meeting" for table, _row in change.rows):
            self._show()

    def _show(self) -> None:
        context = self._context
        words = ""
        if context.has_register:
            words = next_meeting_words(context.reader, context.register.today())
        self._status.show_meeting(words)
