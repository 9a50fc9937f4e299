"""Cells that keep their own colours in a chosen row, where the style sheet would paint others."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from portfolio_desktop.ui.theme import Theme


class OwnColours(QStyledItemDelegate):
    """The ink stays, and the ground too unless the cell is to be `marked` by the list's own."""

    def __init__(self, theme: Theme, parent: QWidget, *, marked: bool = False) -> None:
        super().__init__(parent)
        self.theme = theme
        self._marked = marked

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        option.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        if chosen and self._marked:
            option.backgroundBrush = QBrush(QColor(self.theme.palette.selection))
