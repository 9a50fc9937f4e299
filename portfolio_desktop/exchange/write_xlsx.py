"""A status table as a workbook: typed cells, shaded lamps with words, filter, frozen headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.money import Money
from portfolio_desktop.environment.texts import Language, active_language
from portfolio_desktop.exchange.status_table import CellContent, LampCell, StatusTable
from portfolio_desktop.exchange.xlsx_writing import (
    LONGEST_TEXT,
    SHADES,
    new_workbook,
    sheet_title,
    workbook_bytes,
    write_text,
)

_HEADING_ROW = 3
_LINE = 15.0
_TALLEST = 409.0
"""Points; a spreadsheet allows no higher row."""


def status_xlsx(table: StatusTable, sheet_name: str = "") -> bytes:
    """The workbook; the same table gives the same bytes, since no clock is asked.

    Its sheet is named after the month unless told otherwise.

    Text stays text whatever it begins with. A text beyond `LONGEST_TEXT` letters is cut and ends
    with "…" (see `cut_cells`); control characters become U+FFFD.
    """
    workbook = new_workbook(table.title)
    sheet = workbook.active
    sheet.title = sheet_title(sheet_name) if sheet_name else _sheet_name(table)
    _write_cell(sheet, 1, 1, table.title)
    _write_headings(sheet, table)
    for number, row in enumerate(table.rows, start=_HEADING_ROW + 1):
        for place, cell in enumerate(row, start=1):
            _write_cell(sheet, number, place, cell, wraps=table.columns[place - 1].wraps)
        sheet.row_dimensions[number].height = _height(table, row)
    return workbook_bytes(workbook)


def cut_cells(table: StatusTable) -> int:
    """How many texts are too long for a cell of a workbook."""
    texts = (_plain(cell) for row in table.rows for cell in row)
    return sum(text is not None and len(text) > LONGEST_TEXT for text in texts)


def _plain(cell: CellContent) -> str | None:
    return cell.text if isinstance(cell, ImpreciseDate) else cell if isinstance(cell, str) else None


def _height(table: StatusTable, row: Sequence[CellContent]) -> float:
    """Points that the row's texts need where they wrap; no program measures them on opening."""
    lines = 1
    for column, cell in zip(table.columns, row, strict=True):
        text = cell.word if isinstance(cell, LampCell) else _plain(cell) or ""
        if column.wraps or isinstance(cell, LampCell):
            parts = text.split("\n")
            lines = max(lines, sum(len(part) // (column.width - 1) + 1 for part in parts))
    return min(lines * _LINE, _TALLEST)


def _sheet_name(table: StatusTable) -> str:
    return sheet_title("Status" if table.period is None else f"Status {table.period}")


def _write_headings(sheet: Any, table: StatusTable) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.cell(1, 1).font = Font(bold=True, size=14)
    for place, column in enumerate(table.columns, start=1):
        _write_cell(sheet, _HEADING_ROW, place, column.title)
        cell = sheet.cell(_HEADING_ROW, place)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E7E6E6")
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    last = get_column_letter(max(len(table.columns), 1))
    sheet.auto_filter.ref = f"A{_HEADING_ROW}:{last}{_HEADING_ROW + len(table.rows)}"
    sheet.freeze_panes = sheet.cell(_HEADING_ROW + 1, 3)
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write_cell(
    sheet: Any, row: int, place: int, content: CellContent, *, wraps: bool = False
) -> None:
    from openpyxl.styles import Alignment

    cell = sheet.cell(row, place)
    cell.alignment = Alignment(wrap_text=wraps, vertical="top")
    if isinstance(content, LampCell):
        _write_lamp(cell, content)
    elif isinstance(content, Money):
        cell.value = content.ore / 100
        cell.number_format = "#,##0.00"
    elif isinstance(content, ImpreciseDate):
        _write_date(cell, content)
    elif content:
        write_text(cell, content)


def _write_date(cell: Any, date: ImpreciseDate) -> None:
    """A real date only where a certain day is known."""
    if date.precision is not Precision.DAY or date.latest is None:
        write_text(cell, date.text)
        return
    cell.value = date.latest
    danish = active_language() is Language.DANISH
    cell.number_format = "dd\\-mm\\-yyyy" if danish else "yyyy\\-mm\\-dd"


def _write_lamp(cell: Any, lamp: LampCell) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    write_text(cell, lamp.word)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if lamp.colour is not None:
        fill, letters = SHADES[lamp.colour]
        cell.fill = PatternFill("solid", fgColor=fill)
        cell.font = Font(bold=True, color=letters)
        cell.alignment = Alignment(horizontal="center", vertical="top", wrap_text=True)
