"""A row of a list dragged to another place: a line shows where. Escape leaves it where it stood."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QTableView

from portfolio_desktop.ui.grid.row_drag import DropLine
from portfolio_desktop.ui.theme import Theme

_LINE_HEIGHT = 9


class ListDrag(QObject):
    """`moved(place, gap)`: the row at `place` is to stand before the line at `gap`, both counted in
    the list as it is. Nothing is told where that is where it stands."""

    moved = Signal(int, int)

    def __init__(self, view: QTableView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPoint | None = None
        self._place: int | None = None
        self._gap = 0
        self.allowed = True
        self._line = DropLine(theme, view.viewport())
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            match event.type():
                case QEvent.Type.MouseButtonPress:
                    self._press(event)
                case QEvent.Type.MouseMove:
                    return self._move(event)
                case QEvent.Type.MouseButtonRelease:
                    return self._release()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._going_on:
            self._end()
            return True
        return False

    @property
    def _going_on(self) -> bool:
        return self._place is not None

    def _press(self, event: QMouseEvent) -> None:
        self._end()
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        where = event.position().toPoint()
        if plain and self.allowed and self._view.indexAt(where).isValid():
            self._pressed = where

    def _move(self, event: QMouseEvent) -> bool:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        where = event.position().toPoint()
        far = (where - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._going_on and far:
            self._place = self._view.indexAt(self._pressed).row()
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._going_on:
            self._show(where)
        return True

    def _release(self) -> bool:
        place, gap = self._place, self._gap
        self._end()
        if place is None:
            return False
        if gap not in {place, place + 1}:
            self.moved.emit(place, gap)
        return True

    def _show(self, where: QPoint) -> None:
        view = self._view
        row = view.rowAt(max(where.y(), 0))
        count = view.model().rowCount()
        if row < 0:
            self._gap = count
        else:
            middle = view.rowViewportPosition(row) + view.rowHeight(row) // 2
            self._gap = row + (where.y() > middle)
        last = self._gap == count
        at = view.rowViewportPosition(self._gap - last) + last * view.rowHeight(count - 1)
        width = view.viewport().width()
        self._line.setGeometry(QRect(0, at - _LINE_HEIGHT // 2, width, _LINE_HEIGHT))
        self._line.show()
        self._line.raise_()

    def _end(self) -> None:
        self._pressed, self._place = None, None
        self._line.hide()
        self._view.viewport().unsetCursor()
