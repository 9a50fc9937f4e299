"""Several projects marked in the grid at once: with Shift and Ctrl, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.ui.grid.model import PortfolioModel

_FLAGS = QItemSelectionModel.SelectionFlag
_ROWS_ALONE = _FLAGS.ClearAndSelect | _FLAGS.Rows
_REACHING: dict[int, QAbstractItemView.CursorAction] = {
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
}


class MarkedRows(QObject):
    """Which rows of a grid are marked beside the current one.

    What is marked reaches from an anchor, where the mark was last alone, to the current row. The
    anchor is a project and not a place, since lines come and go.
    """

    def __init__(self, view: QTableView, model: PortfolioModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._anchor = ""
        self._extending = False

    def rows(self) -> tuple[PortfolioRow, ...]:
        """The marked projects from above; the current one where no other is."""
        lines = self._model.lines
        found = tuple(
            line
            for line in (lines[place] for place in sorted(self._places()) if place < len(lines))
            if isinstance(line, PortfolioRow)
        )
        return found or self._current()

    @property
    def are_several(self) -> bool:
        """Whether more than one project is marked."""
        return len(self._places()) > 1 and len(self.rows()) > 1

    def ids(self) -> tuple[str, ...]:
        return tuple(row.id for row in self.rows())

    def follow_current(self, line: object) -> None:
        """Another line is current: unless the mark was drawn there, it begins anew from it."""
        if not self._extending:
            self._anchor = line.id if isinstance(line, PortfolioRow) else ""

    def reach_to(self, place: int) -> None:
        """Mark everything between the anchor and a line, which becomes current."""
        begin = self._model.place_of(self._anchor) if self._anchor else None
        current = self._view.currentIndex()
        begin = max(current.row(), 0) if begin is None else begin
        self._mark([(min(begin, place), max(begin, place))])
        self._move_current(place, max(current.column(), 0))

    def reach_by_key(self, event: QKeyEvent) -> bool:
        """Shift with an arrow or a page marks from the anchor to there; whether that was it."""
        action = _REACHING.get(event.key())
        if action is None or event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            return False
        index = self._view.moveCursor(action, event.modifiers())
        if index.isValid():
            self.reach_to(index.row())
        return True

    def reach_by_press(self, event: QMouseEvent, index: QModelIndex) -> bool:
        """Shift with a press on a row does the same with the mouse."""
        left = event.button() is Qt.MouseButton.LeftButton
        reaches = left and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if reaches and index.isValid():
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            self.reach_to(index.row())
        return reaches and index.isValid()

    def mark_all(self) -> None:
        if self._model.lines:
            self._mark([(0, len(self._model.lines) - 1)])

    def mark_current_alone(self) -> None:
        index = self._view.currentIndex()
        if index.isValid():
            self._view.selectionModel().select(index, _ROWS_ALONE)
            self.follow_current(self._model.line(index.row()))

    def mark(self, ids: Collection[str]) -> None:
        """Mark these projects, as far as they are among the lines."""
        lines = self._model.lines
        places = [
            place
            for place, line in enumerate(lines)
            if isinstance(line, PortfolioRow) and line.id in ids
        ]
        if places:
            self._mark(_runs(places))

    def _places(self) -> set[int]:
        """The marked lines, headings among them."""
        marked = self._view.selectionModel().selection()
        parts = (marked.at(place) for place in range(marked.count()))
        return {place for part in parts for place in range(part.top(), part.bottom() + 1)}

    def _current(self) -> tuple[PortfolioRow, ...]:
        line = self._model.line(self._view.currentIndex().row())
        return (line,) if isinstance(line, PortfolioRow) else ()

    def _mark(self, runs: Iterable[tuple[int, int]]) -> None:
        marked = QItemSelection()
        last = self._model.columnCount() - 1
        for first, end in runs:
            marked.select(self._model.index(first, 0), self._model.index(end, last))
        self._view.selectionModel().select(marked, _ROWS_ALONE)

    def _move_current(self, place: int, column: int) -> None:
        self._extending = True
        index = self._model.index(place, column)
        self._view.selectionModel().setCurrentIndex(index, _FLAGS.NoUpdate)
        self._extending = False
        self._view.scrollTo(index)


def _runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Places in order as the runs they make."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
