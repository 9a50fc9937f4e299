"""The cells of a whole sheet by where they stand."""

from __future__ import annotations

from typing import TypeAlias

from portfolio_desktop.exchange.grids import EMPTY_CELL
from portfolio_desktop.exchange.tables import Cell, Row, Sheet

Spot: TypeAlias = "tuple[int, int]"
"""A cell: its row as the sheet counts it, and its column from 0."""


def is_document(sheet: Sheet) -> bool:
    """Whether it is the text of a document, where a heading outside a table is answered by the
    lines below it; a spreadsheet has a name, and always another column.
    """
    return not sheet.name or any(row.page for row in sheet.rows)


class SheetCells:
    """Rows and cells, empty ones where the sheet has none."""

    def __init__(self, sheet: Sheet) -> None:
        self._rows = {row.number: row for row in sheet.rows}

    def row(self, number: int) -> Row:
        return self._rows.get(number, Row(number, ()))

    def cell(self, spot: Spot) -> Cell:
        number, column = spot
        cells = self.row(number).cells
        return cells[column] if column < len(cells) else EMPTY_CELL
