"""A form's cells as its own program shows them, to point at with the mouse or the keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, qGray
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.form_pointing import Spot, own_cell
from portfolio_desktop.exchange.sheet_places import column_letter
from portfolio_desktop.exchange.tables import Cell, CellNote, Row, Sheet
from portfolio_desktop.ui.theme import Theme

_MOST_ROWS_WITH_GAPS = 400
_ROW, _NARROWEST, _WIDEST, _LETTERS = 28, 72, 260, 200
_DARK_INK, _LIGHT_INK, _HALF = "#1B1F24", "#FFFFFF", 140


class FormCells(QTableWidget):
    """The cells of a sheet or document; `pointed` says at which row, as the sheet counts it, and
    column from 0.
    """

    pointed = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sheet = Sheet("", ())
        self._numbers: list[int] = []
        self._answers: Mapping[Spot, str] = {}
        self.setAccessibleName(_("The form's cells"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self._frames = _AnswerFrames(theme, self)
        self.setItemDelegate(self._frames)
        self.cellClicked.connect(self._point)

    def show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._numbers = _numbers(sheet)
        width = 1 + max((len(row.cells) for row in sheet.rows), default=0)
        self.clear()
        self.clearSpans()
        self.setRowCount(len(self._numbers))
        self.setColumnCount(width)
        self.setHorizontalHeaderLabels([column_letter(index) for index in range(width)])
        self.setVerticalHeaderLabels([str(number) for number in self._numbers])
        rows = {row.number: row for row in sheet.rows}
        for at, number in enumerate(self._numbers):
            self._fill_row(at, rows.get(number, Row(number, ())), width)
        self.resizeColumnsToContents()
        for column in range(width):
            fitted = min(max(self.columnWidth(column), _NARROWEST), _WIDEST)
            self.setColumnWidth(column, fitted)
        self.setCurrentCell(0, 0)

    def _fill_row(self, at: int, row: Row, width: int) -> None:
        for column in range(width):
            cell = row.cells[column] if column < len(row.cells) else Cell()
            self.setItem(at, column, _item(cell))
            wide, high = cell.col_span, self._rows_in(row.number, cell.row_span)
            if (wide > 1 or high > 1) and cell.note is not CellNote.MERGED:
                self.setSpan(at, column, high, wide)

    def _rows_in(self, number: int, span: int) -> int:
        return sum(number <= each < number + span for each in self._numbers)

    def show_answers(self, answers: Mapping[Spot, str]) -> None:
        """Frame the cells that hold answers, told by what each is called."""
        for spot in {*self._answers, *answers}:
            if spot[0] in self._numbers:
                item = self.item(self._numbers.index(spot[0]), spot[1])
                if item is not None:
                    name = answers.get(spot, "")
                    item.setData(Qt.ItemDataRole.UserRole, name)
                    item.setToolTip(name)
                    item.setData(
                        Qt.ItemDataRole.AccessibleTextRole,
                        f"{name}: {item.text()}" if name else item.text(),
                    )
        self._answers = dict(answers)
        self.viewport().update()

    def go_to(self, spot: Spot) -> None:
        if spot[0] in self._numbers:
            self.setCurrentCell(self._numbers.index(spot[0]), spot[1])

    def _point(self, at: int, column: int) -> None:
        self.pointed.emit(*own_cell(self._sheet, (self._numbers[at], column)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space point at the cell; they are not for the dialog's button."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if self.currentRow() >= 0:
                self._point(self.currentRow(), self.currentColumn())
            return
        super().keyPressEvent(event)


def _numbers(sheet: Sheet) -> list[int]:
    """The rows to show: a sheet's empty ones too, since their cells may be asked for."""
    numbers = [row.number for row in sheet.rows]
    last = max(numbers, default=0)
    if any(row.page for row in sheet.rows) or last > _MOST_ROWS_WITH_GAPS:
        return numbers
    return list(range(1, last + 2))


def _item(cell: Cell) -> QTableWidgetItem:
    item = QTableWidgetItem(" ".join(cell.text.split())[:_LETTERS])
    font = item.font()
    font.setBold(cell.bold)
    item.setFont(font)
    fill = QColor(cell.fill) if cell.fill else QColor()
    if fill.isValid():
        item.setBackground(fill)
        item.setForeground(QColor(_DARK_INK if qGray(fill.rgb()) > _HALF else _LIGHT_INK))
    return item


class _AnswerFrames(QStyledItemDelegate):
    """Draws a frame around each cell that holds an answer."""

    def __init__(self, theme: Theme, parent: QTableWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.UserRole):
            painter.save()
            painter.setPen(QPen(QColor(self._theme.palette.accent), 2))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1.5, -1.5))
            painter.restore()
