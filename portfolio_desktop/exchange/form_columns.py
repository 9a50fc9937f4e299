"""How a form is laid out: how far from its headings the answers stand, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from portfolio_desktop.exchange.lamp_words import read_lamp
from portfolio_desktop.exchange.sheet_cells import SheetCells, Spot, is_document
from portfolio_desktop.exchange.tables import Cell, Row, Sheet

_FEW_CELLS, _FEW_ROWS = 3, 2
_FIGURE = re.compile(r"\d")
_WHITE = "#FFFFFF"


class FormColumns:
    """A sheet's columns; of a document, those of each of its tables. `headings` are the cells
    whose words mean something.
    """

    def __init__(self, sheet: Sheet, headings: Collection[Spot]) -> None:
        self._sheet, self._headings = sheet, frozenset(headings)
        self._cells = SheetCells(sheet)
        self._document = is_document(sheet)
        self._width = max((len(row.cells) for row in sheet.rows), default=0)
        written = (n for row in sheet.rows for n, cell in enumerate(row.cells) if cell.text)
        self._first = min(written, default=0)
        self._steps: dict[tuple[int, int], int] = {}

    def right_of(self, heading: Spot) -> Spot:
        """The cell at the heading's right that answers it: the next one, or where a column is left
        empty between headings and answers, the one after that.
        """
        number, column = heading
        last = column + self._cells.cell(heading).col_span - 1
        table = self._cells.row(number).page
        return number, last + self._step(table, column)

    def holds(self, heading: Spot, answer: Spot) -> bool:
        """Whether the form has such a cell. A spreadsheet goes on beside its first column, where
        nothing may have been written yet.
        """
        table = self._cells.row(heading[0]).page
        if table:
            row = self._cells.row(answer[0])
            return row.page == table and answer[1] < len(row.cells)
        return self._document or answer[1] < self._width or heading[1] == self._first

    def _step(self, table: int, column: int) -> int:
        if (table, column) not in self._steps:
            self._steps[table, column] = self._usual_step(table, column)
        return self._steps[table, column]

    def _usual_step(self, table: int, column: int) -> int:
        """How far to the right most rows say something."""
        found: dict[int, list[Spot]] = {}
        for row in self._sheet.rows:
            if row.page == table and column < len(row.cells) and row.cells[column].text:
                step = _first_step(row, column)
                if step is not None:
                    last = column + row.cells[column].col_span - 1
                    found.setdefault(step, []).append((row.number, last + step))
        for step, spots in found.items():
            if _are_most(spots, found) and self._are_answers(spots):
                return step
        return 1

    def _are_answers(self, spots: Collection[Spot]) -> bool:
        """Whether lamps stand there, or something with a figure, and no further headings: in an
        empty form nothing else may stand at the right.
        """
        if not self._headings.isdisjoint(spots):
            return False
        cells = [self._cells.cell(spot) for spot in spots]
        return any(_FIGURE.search(each.text) or _is_lamp(each) for each in cells)


def _first_step(row: Row, column: int) -> int | None:
    """How many cells to the right the next one stands that says anything, within a few."""
    heading = row.cells[column]
    beside = row.cells[column + heading.col_span :][:_FEW_CELLS]
    steps = (step for step, cell in enumerate(beside, start=1) if _says_anything(cell, heading))
    return next(steps, None)


def _says_anything(cell: Cell, heading: Cell) -> bool:
    return bool(cell.text) or cell.fill not in {None, _WHITE, heading.fill}


def _are_most(spots: Collection[Spot], found: Mapping[int, Collection[Spot]]) -> bool:
    return len(spots) >= _FEW_ROWS and 2 * len(spots) > sum(map(len, found.values()))


def _is_lamp(cell: Cell) -> bool:
    return not read_lamp(cell.text, cell.fill).empty
