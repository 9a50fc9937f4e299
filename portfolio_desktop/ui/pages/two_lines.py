"""Cells of two lines, the lower one quieter: each ends in "…" where it does not fit.

Where the row has room for more, the upper one takes it.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from portfolio_desktop.ui.own_colours import OwnColours
from portfolio_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_AROUND = 8
_APART = 1


class TwoLineDelegate(OwnColours):
    """What the model says before a line break stands above, the rest beneath it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, marked=True)

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
        most = max((room.height() - 2 * _APART) // line - 1, 1)
        above = _lines(upper, shown.fontMetrics, room.width(), most)
        own = index.data(Qt.ItemDataRole.ForegroundRole)
        ink = own if isinstance(own, QColor) else shown.palette.color(QPalette.ColorRole.Text)
        below = _lines(" ".join(lower.split()), shown.fontMetrics, room.width(), 1)
        at = room.center().y() - (len(above) + 1) * line // 2 - _APART
        painter.save()
        painter.setFont(shown.font)
        for words, colour, gap in (
            *((words, ink, 0) for words in above),
            *((words, QColor(self.theme.palette.soft), 2 * _APART) for words in below),
        ):
            at += gap
            painter.setPen(colour)
            rect = QRect(room.left(), at, room.width(), line)
            painter.drawText(
                rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words
            )
            at += line
        painter.restore()


def _lines(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """The text in so many lines at most, broken between words; what does not fit is cut."""
    lines: list[str] = []
    words = text.split()
    while words:
        count = len(words)
        while count > 1 and metrics.horizontalAdvance(" ".join(words[:count])) > width:
            count -= 1
        if len(lines) + 1 == most:
            count = len(words)
        lines.append(" ".join(words[:count]))
        words = words[count:]
    return [metrics.elidedText(each, Qt.TextElideMode.ElideRight, width) for each in lines]


class AtTopDelegate(QStyledItemDelegate):
    """Words begin at the top of their row, where the cells beside them are of many lines."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        words, shown.text = shown.text, ""
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        room = shown.rect.adjusted(_AROUND, _AROUND, -_AROUND, 0)
        place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.save()
        painter.setFont(shown.font)
        painter.setPen(shown.palette.color(QPalette.ColorRole.Text))
        painter.drawText(room, place, words)
        painter.restore()
