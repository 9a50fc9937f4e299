"""Cells of two lines, the lower one quieter: each ends in "…" where it does not fit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from portfolio_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_AROUND = 8
_APART = 1


class TwoLineDelegate(QStyledItemDelegate):
    """What the model says before a line break stands above, the rest beneath it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        upper, _break, lower = str(index.data() or "").partition("\n")
        if not lower:
            super().paint(painter, option, index)
            return
        shown.text = ""
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        line = shown.fontMetrics.height()
        room = shown.rect.adjusted(_AROUND, 0, -_AROUND, -1)
        top = room.center().y() - line - _APART
        own = index.data(Qt.ItemDataRole.ForegroundRole)
        chosen = bool(shown.state & QStyle.StateFlag.State_Selected)  # as in cells of one line
        ink = (
            own
            if isinstance(own, QColor) and not chosen
            else shown.palette.color(QPalette.ColorRole.Text)
        )
        painter.save()
        painter.setFont(shown.font)
        for words, colour, at in (
            (upper, ink, top),
            (" ".join(lower.split()), QColor(self._theme.palette.soft), top + line + 2 * _APART),
        ):
            rect = QRect(room.left(), at, room.width(), line)
            elide = Qt.TextElideMode.ElideRight
            painter.setPen(colour)
            painter.drawText(
                rect,
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                shown.fontMetrics.elidedText(words, elide, rect.width()),
            )
        painter.restore()
