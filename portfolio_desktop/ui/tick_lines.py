"""Lines with a tick that their list sets itself, wherever on the line it is clicked."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

BELOW = int(Qt.ItemDataRole.UserRole) + 1
"""Whether a line stands below the one before, and begins further in."""
INDENT = 22

Index = QModelIndex | QPersistentModelIndex


class TickLines(QStyledItemDelegate):
    """Paints the ticks; Qt would turn them only where the box is hit, beside what the list does."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(BELOW):
            option.rect.setLeft(option.rect.left() + INDENT)
        super().paint(painter, option, index)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        return False
