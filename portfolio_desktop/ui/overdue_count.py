"""Tells the navigation how many commitments and actions are overdue, also before their page is."""

from __future__ import annotations

from PySide6.QtCore import QObject

from portfolio_desktop.services.follow_up import overdue_count
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.navigation import Navigation
from portfolio_desktop.ui.page_entries import FOLLOW_UP


class OverdueCount(QObject):
    """Follows the register, the month and every edit of one of them."""

    def __init__(self, context: WindowContext, navigation: Navigation) -> None:
        super().__init__(navigation)
        self._context = context
        self._navigation = navigation
        context.register_changed.connect(self._show)
        context.period_changed.connect(self._follow_period)
        context.changed.connect(self._follow)
        self._show()

    def _follow_period(self, _period: object) -> None:
        self._show()

    def _follow(self, change: Change) -> None:
        if any(table == "action" for table, _row in change.rows):
            self._show()

    def _show(self) -> None:
        """As of the day the month shown is told of, as on the page itself."""
        context, count = self._context, 0
        if context.has_register:
            day = min(context.register.today(), context.period.last_day)
            count = overdue_count(context.reader, day)
        self._navigation.show_count(FOLLOW_UP, count or None)
