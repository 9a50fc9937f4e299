"""Tables for tests, written as rows of texts; a pair is a text with a fill."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.exchange.source import SourceTable, source_tables
from portfolio_desktop.exchange.tables import Cell, Row, SourceKind, Table, Workbook

GREEN, YELLOW, RED = "00B050", "FFC000", "FF0000"


def cell(content: str | tuple[str, str] | Cell) -> Cell:
    if isinstance(content, Cell):
        return content
    if isinstance(content, tuple):
        return Cell(content[0], content[0], content[1])
    return Cell(content, content)


def table(
    *rows: Sequence[str | tuple[str, str] | Cell],
    sheet: str = "Ark1",
    text: tuple[str, ...] = (),
    hidden: bool = False,
    number: int = 1,
) -> Table:
    made = tuple(
        Row(index, tuple(cell(content) for content in row)) for index, row in enumerate(rows, 1)
    )
    return Table(number, made, sheet=sheet, hidden=hidden, text=text)


def sources(*tables: Table, text: tuple[str, ...] = ()) -> tuple[SourceTable, ...]:
    return source_tables(Workbook(SourceKind.XLSX, tables, text))
