"""The menu of what the rows can be grouped by."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from portfolio_desktop.environment.texts import _


class GroupingMenu(QMenu):
    """One entry per grouping. `grouping_chosen` carries the id, "" for none."""

    grouping_chosen = Signal(str)

    def __init__(self, groupings: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        only_one = QActionGroup(self)
        for title, key in ((_("No grouping"), ""), *groupings):
            action = self.addAction(title)
            action.setCheckable(True)
            action.triggered.connect(
                lambda _checked=False, wish=key: self.grouping_chosen.emit(wish)
            )
            only_one.addAction(action)
            self._actions[key] = action

    def show_grouping(self, key: str) -> None:
        """Tick the one in use."""
        self._actions[key].setChecked(True)
