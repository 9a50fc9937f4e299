"""The head of the grid: captions in soft ink, an arrow on the sorted column."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S

HEADER_HEIGHT = 36
_ARROW = 8


class GridHeader(QHeaderView):
    """Column heads that sort on a click and can be moved and widened; `let_go` after each."""

    let_go = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(26)
        self.setFixedHeight(HEADER_HEIGHT)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.let_go.emit()

    def sizeHint(self) -> QSize:
        return QSize(0, HEADER_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette = self._theme.palette
        model = self.model()
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        alignment = Qt.AlignmentFlag(
            model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
            or int(Qt.AlignmentFlag.AlignLeft)
        )
        painter.save()
        painter.fillRect(rect, QColor(palette.panel))
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        painter.setFont(self._theme.caption_font(semibold=True))
        painter.setPen(QColor(palette.accent if sorted_here else palette.soft))
        centred = bool(alignment & Qt.AlignmentFlag.AlignHCenter)
        inset = 2 if centred else SPACE_S
        room = QRectF(rect).adjusted(inset, 0, -inset, 0)
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(alignment | Qt.AlignmentFlag.AlignVCenter), shown)
        if sorted_here:
            self._paint_arrow(
                painter, rect, painter.fontMetrics().horizontalAdvance(shown), centred
            )
        painter.restore()

    def _paint_arrow(self, painter: QPainter, rect: QRect, words: int, centred: bool) -> None:
        if centred:
            left, top = rect.center().x() - _ARROW / 2, rect.top() + 3.0
        else:
            left = min(rect.left() + SPACE_S + words + 4.0, rect.right() - _ARROW - 1.0)
            top = rect.center().y() - 1.0
        up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        base, tip = (top + 4, top) if up else (top, top + 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.palette.accent))
        corners = ((left, base), (left + _ARROW, base), (left + _ARROW / 2, tip))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
