"""The grid itself: keyboard, mouse and row heights. It asks for changes and makes none."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from portfolio_desktop.domain.status import OVERALL
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.programmes import FLAT, Nesting
from portfolio_desktop.ui.grid.arranging import Group
from portfolio_desktop.ui.grid.cell_painting import CellPainter
from portfolio_desktop.ui.grid.choosing import MarkedRows
from portfolio_desktop.ui.grid.columns import Column
from portfolio_desktop.ui.grid.folding import is_triangle, wished_fold
from portfolio_desktop.ui.grid.header import GridHeader
from portfolio_desktop.ui.grid.line_steps import next_heading, next_row
from portfolio_desktop.ui.grid.model import Index, Line, PortfolioModel
from portfolio_desktop.ui.grid.own_viewport import give_viewport
from portfolio_desktop.ui.lamp_controls import COLOUR_KEYS
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import GROUP_HEIGHT, ROW_HEIGHT

_Action = QAbstractItemView.CursorAction
_STEPS = {_Action.MoveUp: -1, _Action.MoveDown: 1}
_STEPS |= {_Action.MovePageUp: -1, _Action.MovePageDown: 1}
_TO_HEADING: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PortfolioView(QTableView):
    """Rows of projects. Emits what the user asks for:

    - `colour_requested(project_id, dimension, colour | None)` by a digit key;
    - `closed_lamp_pressed(project_id)` by a digit key on a lamp of the past, `digit_on_heading` by
      one on a heading;
    - `lamp_menu_requested(project_id, dimension, global position)` by a click on a lamp of the
      current row;
    - `reason_requested(project_id, dimension)` by Tab;
    - `edit_requested(project_id, column key)` by F2, Enter or a double click;
    - `menu_requested(project_id, global position)`; `project_selected(project_id or "")`;
    - `group_toggled(key)`; `programme_folded(project_id, folded)` by its triangle, or by Left and
      Right at its name; `marked()` when other projects are marked, or more or fewer.

    `room_changed` tells that `room` did.
    """

    colour_requested = Signal(str, str, object)
    closed_lamp_pressed = Signal(str)
    digit_on_heading = Signal()
    lamp_menu_requested = Signal(str, str, QPoint)
    reason_requested = Signal(str, str)
    edit_requested = Signal(str, str)
    menu_requested = Signal(str, QPoint)
    project_selected = Signal(str)
    group_toggled = Signal(str)
    programme_folded = Signal(str, bool)
    room_changed = Signal()
    marked = Signal()

    def __init__(self, theme: Theme, model: PortfolioModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.changed.connect(give_viewport(self).update)
        self._lines_model = model
        self._announced = ""
        self._required = 0
        self.marks = MarkedRows(self, model)
        self._group_places: frozenset[int] = frozenset()
        self.grid_header = GridHeader(theme, self)
        self.setHorizontalHeader(self.grid_header)
        self.setItemDelegate(CellPainter(theme, self))
        self.setModel(model)
        self.setAccessibleName(_("Projects"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(GROUP_HEIGHT)
        self.doubleClicked.connect(self._edit_clicked)

    @property
    def lines_model(self) -> PortfolioModel:
        return self._lines_model

    @property
    def room(self) -> int:
        """How wide the columns together may be, in px. The room of the scroll bar is kept free
        whether it is there or not, so that a search moves no column."""
        return self.width() - self._around

    def require_room(self, room: int) -> None:
        """Let what stands beside the grid take none of this much room while it can do without."""
        self._required = room
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._required + self._around, super().minimumSizeHint().height())

    @property
    def _around(self) -> int:
        return 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()

    def show_lines(self, lines: tuple[Line, ...], nesting: Nesting = FLAT) -> None:
        """Show other lines; the current project stays current while it is among them, and the
        current column in any case."""
        current = self.current_project()
        column = max(self.currentIndex().column(), 0)
        several = frozenset(self.marks.ids()) if self.marks.are_several else frozenset()
        self.clearSpans()
        self._lines_model.set_lines(lines, nesting)
        last = self._lines_model.columnCount()
        groups = frozenset([place for place, line in enumerate(lines) if type(line) is Group])
        # Qt keeps the heights of the lines that stood here before; only groups had another one.
        for place in self._group_places - groups:
            if place < len(lines):
                self.setRowHeight(place, ROW_HEIGHT)
        for place in groups:
            self.setRowHeight(place, GROUP_HEIGHT)
            self.setSpan(place, 0, 1, last)
        self._group_places = groups
        place_now = self._lines_model.place_of(current) if current else None
        if place_now is not None:
            self._make_current(place_now, column)
            if several:
                self.marks.mark(several)
        self._announce()

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show other columns; the current project stays, in the column of the same key."""
        project, column = self.current_project(), self.current_column()
        self._lines_model.set_columns(columns)
        place = self._lines_model.place_of(project) if project else None
        if place is not None:
            places = [at for at, each in enumerate(columns) if column and each.key == column.key]
            self._make_current(place, places[0] if places else 0)

    def current_line(self) -> Line | None:
        index = self.currentIndex()
        return self._lines_model.line(index.row()) if index.isValid() else None

    def current_row(self) -> PortfolioRow | None:
        line = self.current_line()
        return line if isinstance(line, PortfolioRow) else None

    def current_project(self) -> str:
        row = self.current_row()
        return "" if row is None else row.id

    def current_column(self) -> Column | None:
        index = self.currentIndex()
        return self._lines_model.columns[index.column()] if index.isValid() else None

    def select_project(self, project_id: str) -> bool:
        """Make a project current and show it; False when it is not among the lines."""
        place = self._lines_model.place_of(project_id)
        if place is None:
            return False
        self._make_current(place, max(self.currentIndex().column(), 0))
        self.scrollTo(self.currentIndex())
        return True

    def select_first(self) -> None:
        self.select_near(0)

    def select_near(self, place: int) -> None:
        """Make the project in or below a line current, else the last one above it."""
        rows = [
            at for at, line in enumerate(self._lines_model.lines) if isinstance(line, PortfolioRow)
        ]
        if rows:
            near = next((at for at in rows if at >= place), rows[-1])
            self._make_current(near, max(self.currentIndex().column(), 0))
            self.scrollTo(self.currentIndex())

    def leave_hidden_column(self) -> None:
        """Make the name current in place of a cell that cannot be seen."""
        index = self.currentIndex()
        if index.isValid() and self.isColumnHidden(index.column()):
            keys = [column.key for column in self._lines_model.columns]
            self._make_current(index.row(), keys.index("name"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.room_changed.emit()
        super().resizeEvent(event)
        self._keep_in_sight(event.oldSize().height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.marks.follow_current(self.current_line())
        self._announce()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Without an event Qt would ask which keys are held down, whoever chooses the project."""
        if event is None:
            flags = QItemSelectionModel.SelectionFlag
            return flags.ClearAndSelect | flags.Rows
        return super().selectionCommand(index, event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.marked.emit()

    def _keep_in_sight(self, height_before: int) -> None:
        """What takes room from the grid does not take the marked row out of sight."""
        row = self.visualRect(self.currentIndex())
        if self.viewport().height() < row.bottom() <= height_before:
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and self._key_on_line(event.key()):
            event.accept()
            return
        if (
            self._key_to_edge(event)
            or self._key_to_heading(event)
            or self.marks.reach_by_key(event)
        ):
            event.accept()
            return
        super().keyPressEvent(event)

    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """From project to project: the heading of an open group is stepped over, for what is done
        to one project after another must not fall between two."""
        index = super().moveCursor(action, modifiers)
        step = _STEPS.get(action)
        if step is None or self.current_row() is None:
            return index
        row = next_row(self._lines_model.lines, index.row(), step)
        return index if row is None else self._lines_model.index(row, index.column())

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes to the reason for the current lamp; Shift+Tab to the control before."""
        project = self.current_project()
        if next and project:
            self.reason_requested.emit(project, self._dimension())
            return True
        return super().focusNextPrevChild(next)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        line = self._lines_model.line(index.row()) if index.isValid() else None
        was_current = index.isValid() and index.row() == self.currentIndex().row()
        if self.marks.reach_by_press(event, index):
            return
        super().mousePressEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or event.modifiers():
            return
        if isinstance(line, Group):
            self.group_toggled.emit(line.key)
        elif isinstance(line, PortfolioRow) and self._is_on_triangle(event, line, index):
            self.programme_folded.emit(line.id, not self._lines_model.nesting.folds[line.id])
        elif isinstance(line, PortfolioRow) and was_current:
            self._click_on_lamp(line, index)

    def _edit_clicked(self) -> None:
        """Of a double click of which the first half was elsewhere, such as on the start page, Qt
        makes a single one."""
        line, column = self.current_line(), self.current_column()
        if isinstance(line, PortfolioRow) and column is not None and not column.sets_lamp:
            self.edit_requested.emit(line.id, column.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        project = self.current_project()
        if project:
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            where = self._cell_corner() if by_key else event.globalPos()
            self.menu_requested.emit(project, where)

    def _key_on_line(self, key: int) -> bool:
        line = self.current_line()
        if isinstance(line, Group):
            return self._key_on_group(key, line)
        if line is None:
            return False
        column = self.current_column()
        if key == Qt.Key.Key_Escape and self.marks.are_several:
            self.marks.mark_current_alone()
            return True
        fold = wished_fold(key, line, column, self._lines_model.nesting)
        if fold is not None:
            self.programme_folded.emit(line.id, fold)
            return True
        if key in COLOUR_KEYS:
            if column is not None and column.closed:
                self.closed_lamp_pressed.emit(line.id)
            else:
                self.colour_requested.emit(line.id, self._dimension(), COLOUR_KEYS[key])
            return True
        if key in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter} and column is not None:
            self.edit_requested.emit(line.id, column.key)
            return True
        return False

    def _key_on_group(self, key: int, group: Group) -> bool:
        opens = key == Qt.Key.Key_Right and group.collapsed
        closes = key == Qt.Key.Key_Left and not group.collapsed
        turns = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if opens or closes or turns:
            place = self.currentIndex().row()
            self.group_toggled.emit(group.key)
            self._make_current(place, 0)
        if key in COLOUR_KEYS:
            self.digit_on_heading.emit()
        return opens or closes or turns or key in COLOUR_KEYS

    def _key_to_edge(self, event: QKeyEvent) -> bool:
        """Home and End go to the first and the last row, and with Ctrl to the edge columns."""
        if event.key() not in {Qt.Key.Key_Home, Qt.Key.Key_End} or not self._lines_model.lines:
            return False
        first = event.key() == Qt.Key.Key_Home
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            row = max(self.currentIndex().row(), 0)
            column = self._shown_places()[0 if first else -1]
        else:
            end = 0 if first else len(self._lines_model.lines) - 1
            found = next_row(self._lines_model.lines, end, 1 if first else -1)
            row = end if found is None else found
            column = max(self.currentIndex().column(), 0)
        if event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.marks.reach_to(row)
        else:
            self._make_current(row, column)
        self.scrollTo(self.currentIndex())
        return True

    def _key_to_heading(self, event: QKeyEvent) -> bool:
        """Ctrl with an arrow goes to the heading above or below, where a group is folded."""
        step = _TO_HEADING.get(event.key())
        if step is None or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        place = next_heading(self._lines_model.lines, self.currentIndex().row() + step, step)
        if place is not None:
            self._make_current(place, max(self.currentIndex().column(), 0))
            self.scrollTo(self.currentIndex())
        return True

    def _shown_places(self) -> list[int]:
        """The columns that are shown, from the left."""
        header = self.grid_header
        shown = [place for place in range(header.count()) if not header.isSectionHidden(place)]
        return sorted(shown, key=header.visualIndex)

    def _click_on_lamp(self, row: PortfolioRow, index: QModelIndex) -> None:
        column = self._lines_model.columns[index.column()]
        if column.sets_lamp:
            self.lamp_menu_requested.emit(row.id, column.dimension, self._cell_corner())

    def _is_on_triangle(self, event: QMouseEvent, row: PortfolioRow, index: QModelIndex) -> bool:
        cell = self.visualRect(index)
        column = self._lines_model.columns[index.column()]
        within = int(event.position().x()) - cell.left()
        return column.key == "name" and is_triangle(within, row, self._lines_model.nesting)

    def _cell_corner(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())

    def _dimension(self) -> str:
        column = self.current_column()
        return column.dimension if column is not None and column.sets_lamp else OVERALL

    def _make_current(self, row: int, column: int) -> None:
        flags = (
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows
        )
        index = self._lines_model.index(row, column)
        self.selectionModel().setCurrentIndex(index, flags)

    def _announce(self) -> None:
        project = self.current_project()
        if project != self._announced:
            self._announced = project
            self.project_selected.emit(project)
