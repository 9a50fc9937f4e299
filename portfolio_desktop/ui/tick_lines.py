"""Lines with a tick that their list sets itself."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

BELOW = int(Qt.ItemDataRole.UserRole) + 1
"""Whether a line stands below the one before, and begins further in."""
INDENT = 22
_NEAR = 4
"""Who misses the tick by so many px means it."""

Index = QModelIndex | QPersistentModelIndex


class TickLines(QStyledItemDelegate):
    """Paints the ticks; Qt would turn them only where the box is hit, beside what the list does."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(BELOW):
            option.rect.setLeft(option.rect.left() + INDENT)
        super().paint(painter, option, index)

    def is_tick(self, lines: QAbstractItemView, index: Index, where: QPoint) -> bool:
        """Whether the tick of a line is hit there, or what is left of it."""
        option = QStyleOptionViewItem()
        self.initStyleOption(option, index)
        option.rect = lines.visualRect(index)
        if index.data(BELOW):
            option.rect.setLeft(option.rect.left() + INDENT)
        box = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        return where.x() <= lines.style().subElementRect(box, option, lines).right() + _NEAR

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        return False
