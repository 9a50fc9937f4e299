"""A table that is filled in cell by cell from the keyboard, and block by block from a spreadsheet.

It shows rows as they are saved and tells what is written; only `show_rows` changes what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from portfolio_desktop.services.sheets import SheetCell, SheetRow
from portfolio_desktop.ui.controls import set_look
from portfolio_desktop.ui.opened_cells import OpenedCells
from portfolio_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Written = tuple[str, int, str]
"""Row id, column, and the text as typed."""

_ROW, _HEAD = 36, 34
_INNER = "    "
_NAME_LEAST = 170
"""What the first column is given at least; the others are as wide as their words ask for."""
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LEAVING = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_MOVES = {
    QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
    QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
}


class SheetModel(QAbstractTableModel):
    """The rows of a sheet; writing into it tells `written` and changes nothing by itself."""

    written = Signal(str, int, str)

    def __init__(self, titles: Sequence[str], theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._theme = theme
        self._rows: tuple[SheetRow, ...] = ()
        self.left = frozenset({0})
        """The columns of words; figures and dates stand to the right."""

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        return self._rows

    def show_rows(self, rows: tuple[SheetRow, ...]) -> None:
        """Show these; a cell that is being written in stays open where its row does."""
        before, after = [row.id for row in self._rows], [row.id for row in rows]
        new = next((at for at, row in enumerate(after) if row not in before), None)
        if before == after:
            self._rows = rows
        elif new is not None and after[:new] + after[new + 1 :] == before:
            self.beginInsertRows(QModelIndex(), new, new)
            self._rows = rows
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        if rows:
            last = self.index(len(rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def place_of(self, row: str) -> int | None:
        return next((at for at, each in enumerate(self._rows) if each.id == row), None)

    def cell(self, index: Index) -> SheetCell:
        return self._rows[index.row()].cells[index.column()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.cell(index).editable:
            return shown | Qt.ItemFlag.ItemIsEditable
        return shown

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value)
        if role != Qt.ItemDataRole.EditRole or text == self.cell(index).typed:
            return False
        self.written.emit(self._rows[index.row()].id, index.column(), text)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, cell = self._rows[index.row()], self.cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                inner = _INNER if row.inner and index.column() == 0 else ""
                return inner + cell.shown
            case Qt.ItemDataRole.EditRole:
                return cell.typed
            case Qt.ItemDataRole.ToolTipRole:
                return cell.tip or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, cell, index.column())
        return self._looks(row, cell, index.column(), role)

    def _looks(self, row: SheetRow, cell: SheetCell, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(_LEFT if column in self.left else _RIGHT)
            case Qt.ItemDataRole.FontRole if row.strong:
                font = QFont(QGuiApplication.font())
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case Qt.ItemDataRole.ForegroundRole if cell.late:
                return self._theme.colour("late")
            case Qt.ItemDataRole.ForegroundRole if row.advice:
                return self._theme.colour("accent")
            case Qt.ItemDataRole.ForegroundRole if not (cell.editable or row.strong):
                return self._theme.colour("soft")
        return None

    def _spoken(self, row: SheetRow, cell: SheetCell, column: int) -> str:
        """ "Go/no-go, Forventet: 14. nov. 2023"."""
        if column == 0:
            return cell.shown
        return f"{row.name}, {self._titles[column]}: {cell.shown or '–'}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._titles):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_LEFT if section in self.left else _RIGHT)
        return None


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SheetView(QTableView):
    """Arrows go from cell to cell; writing, Enter or F2 opens one; Enter keeps it and goes down,
    Tab to the side, Escape leaves it as it was. Delete empties what is marked. Tab goes from cell
    to cell also where none is open, and leaves the table after the last one; Ctrl+Tab leaves it at
    once.

    `cells_cleared` carries what is to be emptied, `block_pasted` a text for the cell of the cursor;
    `row_moved` is a wish to move its row, -1 up and 1 down (Alt and an arrow).
    """

    cells_cleared = Signal(list)
    block_pasted = Signal(str)
    row_marked = Signal(str)
    row_moved = Signal(int)

    def __init__(self, name: str, titles: Sequence[str], theme: Theme) -> None:
        super().__init__()
        self.sheet = SheetModel(titles, theme, self)
        self.setModel(self.sheet)
        self._cells = OpenedCells(self)
        self.setItemDelegate(self._cells)
        self._refused: Written | None = None
        self._goes_to: str | None = None
        """The row to be in when the open cell is closed."""
        self.setAccessibleName(name)
        self.setProperty("look", "list")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setFixedHeight(_HEAD)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell_marked(now))
        theme.changed.connect(self.viewport().update)

    def lay_out(self, widths: Sequence[int], words: Iterable[int] = ()) -> None:
        """The widths of all columns but the first, which takes what is left; `words` are further
        columns that hold words."""
        self.sheet.left |= frozenset(words)
        self.setMinimumWidth(min(_NAME_LEAST + sum(widths), 640))
        for column, width in enumerate(widths, start=1):
            self.setColumnWidth(column, width)

    def show_rows(self, rows: tuple[SheetRow, ...], marked: str | None = None) -> None:
        """Show these, the cursor where it was, or in the row of this id; first in the first row."""
        before = self.currentIndex()
        row = self.marked_row if marked is None else marked
        self.sheet.show_rows(rows)
        if self.editor is not None:
            self._goes_to = marked or self._goes_to
            return
        place = self.sheet.place_of(row) if before.isValid() or marked is not None else 0
        if place is None:
            place = min(before.row(), len(rows) - 1)
        if rows and self.currentIndex().row() != place:
            column = before.column() if before.isValid() else self._first_open(place)
            self.setCurrentIndex(self.sheet.index(place, column))

    def _first_open(self, place: int) -> int:
        """The first column of a row that can be written in."""
        cells = self.sheet.rows[place].cells
        return next((column for column, cell in enumerate(cells) if cell.editable), 0)

    @property
    def marked_row(self) -> str:
        """The id of the row the cursor stands in, "" for none."""
        index = self.currentIndex()
        return self.sheet.rows[index.row()].id if index.isValid() else ""

    def write_again(self, row: str, column: int, text: str) -> None:
        """Open a cell with what was written there and could not be kept, once it is closed."""
        self._refused = (row, column, text)

    @property
    def editor(self) -> QLineEdit | None:
        """Where a cell is being written in."""
        return self._cells.editor

    def commit(self) -> bool:
        """Keep what is being written in a cell; False where that is refused and still open."""
        if self.editor is not None:
            self.commitData(self.editor)
            self.closeEditor(self.editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return self.editor is None

    def to_editor(self) -> None:
        """Put the cursor where a cell is being written in."""
        if self.editor is not None:
            self.editor.setFocus()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        at = QPersistentModelIndex(self.currentIndex())
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        row, self._goes_to = self._goes_to, None
        place = None if row is None else self.sheet.place_of(row)
        if self._refused is not None:
            self._open_refused(*self._refused)
        elif at.isValid():
            here = self.sheet.index(at.row() if place is None else place, at.column())
            self.setCurrentIndex(here)
            self._go_on(here, hint)

    def _open_refused(self, row: str, column: int, text: str) -> None:
        self._refused = None
        place = self.sheet.place_of(row)
        if place is None:
            return
        index = self.sheet.index(place, column)
        self.setCurrentIndex(index)
        self.edit(index)
        editor = self.editor
        if editor is not None:
            editor.setText(text)
            editor.selectAll()
            editor.setFocus()
            set_look(editor, "fault")
            editor.textEdited.connect(lambda _text: set_look(editor, "cell"))

    def _go_on(self, here: QModelIndex, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """From the cell that was closed to the next one: Enter down, Tab to the side."""
        if hint in _MOVES:
            self.setCurrentIndex(self._beside(here, _MOVES[hint]))
        elif hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.sheet.index(here.row() + 1, here.column())
            if below.isValid():
                self.setCurrentIndex(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.editor is not None:
            event.accept()  # an open cell lets Enter through, which is no wish to close the dialog
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.block_pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._clear()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit(self.currentIndex())
        else:
            self._go(event)

    def _go(self, event: QKeyEvent) -> None:
        """Keys that go somewhere: with the row, out of the table, out of the dialog, or about."""
        key, held = event.key(), event.modifiers()
        if held == Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.row_moved.emit(_STEPS[key])
        elif key in _LEAVING and held & Qt.KeyboardModifier.ControlModifier:
            super().focusNextPrevChild(key == Qt.Key.Key_Tab)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        here = self.currentIndex()
        there = self._beside(here, 1 if onward else -1) if here.isValid() else here
        if there == here:
            return super().focusNextPrevChild(onward)
        self.setCurrentIndex(there)
        return True

    def block_from_here(self, block: Sequence[Sequence[str]]) -> list[Written]:
        """What a block of texts says where its first cell is the one the cursor stands in."""
        start = self.currentIndex()
        found = []
        for down, line in enumerate(block):
            for aside, text in enumerate(line):
                index = self.sheet.index(start.row() + down, start.column() + aside)
                if index.isValid() and self.sheet.cell(index).editable:
                    found.append((self.sheet.rows[index.row()].id, index.column(), text))
        return found

    def _clear(self) -> None:
        cells = [
            (self.sheet.rows[index.row()].id, index.column(), "")
            for index in self._marked_cells()
            if self.sheet.cell(index).editable and self.sheet.cell(index).typed
        ]
        if cells:
            self.cells_cleared.emit(cells)

    def _copy(self) -> None:
        lines: dict[int, list[str]] = {}
        for index in self._marked_cells():
            lines.setdefault(index.row(), []).append(self.sheet.cell(index).shown)
        text = "\n".join("\t".join(cells) for _row, cells in sorted(lines.items()))
        QGuiApplication.clipboard().setText(text)

    def _marked_cells(self) -> list[QModelIndex]:
        found = self.selectionModel().selectedIndexes()
        return sorted(found, key=lambda index: (index.row(), index.column()))

    def _beside(self, index: QModelIndex, step: int) -> QModelIndex:
        """The next cell that can be written in, row by row; the same where there is none."""
        width, count = self.sheet.columnCount(), self.sheet.rowCount() * self.sheet.columnCount()
        at = index.row() * width + index.column() + step
        while 0 <= at < count:
            found = self.sheet.index(at // width, at % width)
            if self.sheet.cell(found).editable:
                return found
            at += step
        return index

    def _tell_marked(self, index: QModelIndex) -> None:
        self.row_marked.emit(self.sheet.rows[index.row()].id if index.isValid() else "")
