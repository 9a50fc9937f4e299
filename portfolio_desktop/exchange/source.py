"""The tables of a file as the import looks at them: all their rows, with their places in words."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.tables import Cell, Row, SourceKind, Table, Workbook
from portfolio_desktop.exchange.write_csv import unguarded


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row with its number and its place in words, as the file's own program says it."""

    row: int
    place: str
    cells: tuple[Cell, ...]
    hidden: bool = False

    def cell(self, index: int) -> Cell | None:
        return self.cells[index] if index < len(self.cells) else None

    def text(self, index: int) -> str:
        cell = self.cell(index)
        return "" if cell is None else tidy(cell.text)


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One table of the file. `number` counts them from 1, `name` says which it is in words, `text`
    are the lines above it, `after` those under it, and `around` all that may name its month: these,
    its sheet, the rest.
    """

    number: int
    name: str
    sheet: str
    hidden: bool
    text: tuple[str, ...]
    around: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    after: tuple[str, ...] = ()


def source_tables(workbook: Workbook) -> tuple[SourceTable, ...]:
    """Every table of the file, its headings among its rows."""
    return tuple(
        _source_table(number, table, workbook)
        for number, table in enumerate(workbook.tables, start=1)
    )


def _source_table(number: int, table: Table, workbook: Workbook) -> SourceTable:
    several = sum(other.sheet == table.sheet for other in workbook.tables) > 1
    name = _table_name(table, several=several)
    sheet = (table.sheet,) if table.sheet else ()
    around = (*table.text, *sheet, *workbook.text)
    plain = _unguarded if workbook.kind is SourceKind.CSV else tuple
    rows = tuple(_source_row(row, name, plain(row.cells)) for row in table.rows)
    return SourceTable(
        number, name, table.sheet, table.hidden, table.text, around, rows, table.after
    )


def _unguarded(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Cells of a text file, without the apostrophes that keep them from being formulas."""
    return tuple(dataclasses.replace(cell, text=unguarded(cell.text)) for cell in cells)


def _source_row(row: Row, name: str, cells: tuple[Cell, ...]) -> SourceRow:
    if row.page:
        name = _("page {page}").format(page=row.page)
    place = _("{table}, row {row}").format(table=name, row=row.number)
    return SourceRow(row.number, place, cells, row.hidden)


def _table_name(table: Table, *, several: bool) -> str:
    if not table.sheet:
        return _("table {number}").format(number=table.number)
    sheet = _("sheet “{sheet}”").format(sheet=table.sheet)
    if not several:
        return sheet
    return _("{sheet}, table {number}").format(sheet=sheet, number=table.number)


def tidy(text: str) -> str:
    """One space between words; line breaks kept, but never more than two together."""
    lines = [" ".join(line.split()) for line in text.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
