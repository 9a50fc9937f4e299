"""A form's cells as its own program shows them, to point at with the mouse or the keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, qGray
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.form_pointing import own_cell
from portfolio_desktop.exchange.sheet_cells import Spot
from portfolio_desktop.exchange.sheet_places import column_letter
from portfolio_desktop.exchange.tables import Cell, CellNote, Row, Sheet
from portfolio_desktop.ui.own_colours import OwnColours
from portfolio_desktop.ui.theme import Theme

_MOST_ROWS_WITH_GAPS = 400
_ROW, _NARROWEST, _WIDEST, _LETTERS = 28, 40, 210, 400
_PADDING, _MOST_LINES = 14, 4
_DARK_INK, _LIGHT_INK, _HALF = "#1B1F24", "#FFFFFF", 140
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FormCells(QTableWidget):
    """The cells of a sheet or document; `pointed` says at which row, as the sheet counts it, and
    column from 0.
    """

    pointed = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sheet = Sheet("", ())
        self._document = False
        self._rows: dict[int, int] = {}
        self._numbers: list[int] = []
        self._answers: Mapping[Spot, str] = {}
        self.setAccessibleName(_("The form's cells"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(True)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setItemDelegate(_AnswerFrames(theme, self))
        self.cellClicked.connect(self._point)

    def show_sheet(self, sheet: Sheet) -> None:
        self._sheet, self._answers = sheet, {}
        self._document = any(row.page for row in sheet.rows)
        self._numbers = _numbers(sheet)
        self._rows = {number: at for at, number in enumerate(self._numbers)}
        width = max((len(row.cells) for row in sheet.rows), default=0) + (not self._document)
        self.clear()
        self.clearSpans()
        self.setRowCount(len(self._numbers))
        self.setColumnCount(width)
        self.setHorizontalHeaderLabels([column_letter(index) for index in range(width)])
        self.setVerticalHeaderLabels([str(number) for number in self._numbers])
        rows = {row.number: row for row in sheet.rows}
        for number, at in self._rows.items():
            self._fill_row(at, rows.get(number, Row(number, ())), width)
        self._fit_columns()
        self._fit_rows()
        self.setCurrentCell(0, 0)

    def _fill_row(self, at: int, row: Row, width: int) -> None:
        for column in range(width):
            cell = row.cells[column] if column < len(row.cells) else Cell()
            self.setItem(at, column, _item(cell))
            wide, high = cell.col_span, self._rows_in(row.number, cell.row_span)
            if column == 0 and self._is_line(row):
                wide = width
            if (wide > 1 or high > 1) and cell.note is not CellNote.MERGED:
                self.setSpan(at, column, high, wide)

    def _is_line(self, row: Row) -> bool:
        """Whether the row is a line of text in a document, between its tables."""
        return self._document and row.page == 0 and len(row.cells) == 1

    def _rows_in(self, number: int, span: int) -> int:
        return sum(each in self._rows for each in range(number, number + span))

    def _fit_columns(self) -> None:
        """As wide as what stands in the column alone, within reason."""
        metrics = self._metrics()
        widths = [_NARROWEST] * self.columnCount()
        for row, column, cell in self._shown_cells():
            if cell.col_span == 1 and not self._is_line(row):
                longest = max(map(metrics.horizontalAdvance, cell.text.split("\n")))
                widths[column] = max(widths[column], min(longest + _PADDING, _WIDEST))
        for column, wide in enumerate(widths):
            self.setColumnWidth(column, wide)

    def _fit_rows(self) -> None:
        """As high as the words need that stand in one row."""
        metrics = self._metrics()
        heights = dict.fromkeys(self._numbers, _ROW)
        for row, column, cell in self._shown_cells():
            if cell.row_span == 1 and cell.text:
                wide = self.columnSpan(self._rows[row.number], column)
                room = sum(self.columnWidth(column + each) for each in range(wide)) - _PADDING
                lines = sum(
                    max(1, -(-metrics.horizontalAdvance(part) // max(room, 1)))
                    for part in cell.text[:_LETTERS].split("\n")
                )
                high = min(lines, _MOST_LINES) * metrics.lineSpacing() + _ROW - metrics.height()
                heights[row.number] = max(heights[row.number], high)
        for number, high in heights.items():
            self.setRowHeight(self._rows[number], high)

    def _metrics(self) -> QFontMetrics:
        font = self.font()
        font.setBold(True)
        return QFontMetrics(font)

    def _shown_cells(self) -> Iterator[tuple[Row, int, Cell]]:
        for row in self._sheet.rows:
            for column, cell in enumerate(row.cells):
                if cell.note is not CellNote.MERGED:
                    yield row, column, cell

    def show_answers(self, answers: Mapping[Spot, str]) -> None:
        """Frame the cells that hold answers, told by what each is called."""
        for spot in {*self._answers, *answers}:
            item = self.item(self._rows.get(spot[0], -1), spot[1])
            if item is not None:
                name = answers.get(spot, "")
                item.setData(Qt.ItemDataRole.UserRole, name)
                item.setToolTip(name)
                told = f"{name}: {item.text()}" if name else item.text()
                item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        self._answers = dict(answers)
        self.viewport().update()

    def go_to(self, spot: Spot) -> None:
        if spot[0] in self._rows:
            self.setCurrentCell(self._rows[spot[0]], spot[1])

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
    last = max((row.number + _height(row) for row in sheet.rows), default=1) - 1
    if any(row.page for row in sheet.rows) or last > _MOST_ROWS_WITH_GAPS:
        return numbers
    return list(range(1, last + 2))


def _height(row: Row) -> int:
    return max((cell.row_span for cell in row.cells), default=1)


def _item(cell: Cell) -> QTableWidgetItem:
    item = QTableWidgetItem(cell.text[:_LETTERS])
    item.setTextAlignment(_TOP if cell.row_span > 1 else _MIDDLE)
    font = item.font()
    font.setBold(cell.bold)
    item.setFont(font)
    fill = QColor(cell.fill) if cell.fill else QColor()
    if fill.isValid():
        item.setBackground(fill)
        item.setForeground(QColor(_DARK_INK if qGray(fill.rgb()) > _HALF else _LIGHT_INK))
    return item


class _AnswerFrames(OwnColours):
    """Draws a frame around each cell that holds an answer, a heavy one around that which is chosen.
    The cell keeps its own colours, which may be the answer.
    """

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if not chosen and not index.data(Qt.ItemDataRole.UserRole):
            return
        wide = 3 if chosen else 1.5
        painter.save()
        painter.setPen(QPen(QColor(self.theme.palette.accent), wide))
        inset = wide / 2
        painter.drawRect(QRectF(option.rect).adjusted(inset, inset, -inset - 1, -inset - 1))
        painter.restore()
