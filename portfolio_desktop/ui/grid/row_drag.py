"""Projects dragged to another place in the list: a line shows where, the list scrolls along.

Nothing leaves the window, so this is no drag of the desktop: a press, a way, and a release.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.ui.grid.board_places import changes_order, segment_of
from portfolio_desktop.ui.grid.view import PortfolioView
from portfolio_desktop.ui.theme import Theme

_EDGE, _SCROLL_MS, _LINE_HEIGHT = 36, 30, 9


class RowDrag(QObject):
    """Watches the grid's mouse. `moved(project ids, gap)` asks for the marked projects to be put
    before the line at `gap`; `refused(sorted)` says that they cannot be: because the list is sorted
    by a column, else because the place is in another group."""

    moved = Signal(object, int)
    refused = Signal(bool)

    def __init__(self, view: PortfolioView, theme: Theme, allowed: Callable[[], bool]) -> None:
        super().__init__(view)
        self._view = view
        self._allowed = allowed
        self._pressed: QPoint | None = None
        self._alone = False
        self._ids: tuple[str, ...] = ()
        self._gap: int | None = None
        self._line = DropLine(theme, view.viewport())
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    @property
    def going_on(self) -> bool:
        return bool(self._ids)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            match event.type():
                case QEvent.Type.MouseButtonPress:
                    return self._press(event)
                case QEvent.Type.MouseMove:
                    return self._move(event)
                case QEvent.Type.MouseButtonRelease:
                    return self._release(event)
        return isinstance(event, QKeyEvent) and self._give_up(event)

    def _give_up(self, event: QKeyEvent) -> bool:
        """Escape leaves everything where it stands."""
        escapes = self.going_on and event.key() == Qt.Key.Key_Escape
        if escapes:
            self._end()
        return escapes

    def _press(self, event: QMouseEvent) -> bool:
        """A press on one of several marked projects marks it alone only when it is let go there."""
        self._end()
        where = event.position().toPoint()
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        row = self._row_at(where) if plain else None
        if row is None:
            return False
        self._pressed = where
        marks = self._view.marks
        self._alone = marks.are_several and row.id in marks.ids()
        if self._alone:
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        return self._alone

    def _move(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            return False
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._end()
            return False
        where = event.position().toPoint()
        if not self.going_on:
            way = (where - self._pressed).manhattanLength()
            if way >= QApplication.startDragDistance():
                self._begin()
        if self.going_on:
            self._show(where)
        return True

    def _release(self, event: QMouseEvent) -> bool:
        ids, gap, alone, pressed = self._ids, self._gap, self._alone, self._pressed
        dragged = self.going_on
        self._end()
        if dragged:
            lines = self._view.lines_model.lines
            if gap is None:
                self.refused.emit(False)
            elif changes_order(lines, ids, gap):
                self.moved.emit(ids, gap)
            return True
        row = self._row_at(pressed) if alone and pressed is not None else None
        if row is not None:
            self._view.select_project(row.id)
        return alone

    def _begin(self) -> None:
        if not self._allowed():
            self._end()
            self.refused.emit(True)
            return
        self._ids = self._view.marks.ids()
        self._scrolling.start()
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _show(self, where: QPoint) -> None:
        """The line between two rows where the projects would come to stand."""
        lines = self._view.lines_model.lines
        segment = segment_of(lines, self._ids)
        gap = self._gap_at(where.y(), len(lines))
        inside = segment is not None and segment.start <= gap <= segment.stop
        self._gap = gap if inside else None
        shape = Qt.CursorShape.ClosedHandCursor if inside else Qt.CursorShape.ForbiddenCursor
        self._view.viewport().setCursor(shape)
        self._line.setVisible(inside)
        if inside:
            width, top = self._view.viewport().width(), self._top_of(gap)
            self._line.setGeometry(QRect(0, top - _LINE_HEIGHT // 2, width, _LINE_HEIGHT))
            self._line.raise_()

    def _gap_at(self, y: int, count: int) -> int:
        row = self._view.rowAt(max(y, 0))
        if row < 0:
            return count
        middle = self._view.rowViewportPosition(row) + self._view.rowHeight(row) // 2
        return row + (y > middle)

    def _top_of(self, gap: int) -> int:
        if gap < self._view.lines_model.rowCount():
            return self._view.rowViewportPosition(gap)
        last = gap - 1
        return self._view.rowViewportPosition(last) + self._view.rowHeight(last)

    def _scroll(self) -> None:
        """Near the edges the list moves along, faster the nearer."""
        viewport, bar = self._view.viewport(), self._view.verticalScrollBar()
        where = viewport.mapFromGlobal(viewport.cursor().pos())
        above, below = _EDGE - where.y(), where.y() - (viewport.height() - _EDGE)
        step = max(below, 0) - max(above, 0)
        if step:
            bar.setValue(bar.value() + max(min(step, _EDGE), -_EDGE))
            self._show(where)

    def _end(self) -> None:
        self._pressed, self._alone, self._ids, self._gap = None, False, (), None
        self._scrolling.stop()
        self._line.hide()
        self._view.viewport().unsetCursor()

    def _row_at(self, where: QPoint) -> PortfolioRow | None:
        line = self._view.lines_model.line(self._view.indexAt(where).row())
        return line if isinstance(line, PortfolioRow) else None


class DropLine(QWidget):
    """A line with a ring at its beginning, over the rows."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        middle = self.height() / 2
        painter.drawEllipse(QPointF(6, middle), 3, 3)
        painter.drawLine(QPointF(9, middle), QPointF(self.width(), middle))
        painter.end()
