"""The printed list of all projects as a workbook, from the content that is printed."""

from __future__ import annotations

from portfolio_desktop.exchange.status_table import CellContent, Column, LampCell, StatusTable
from portfolio_desktop.exchange.write_xlsx import status_xlsx
from portfolio_desktop.services.pack_values import Grid, GridRow, Lamp, PackContent


def grid_xlsx(content: PackContent) -> bytes:
    """A row for each project, with shaded lamps and their words; the same content gives the same
    bytes. Of the open edition it has no more than its page.
    """
    grid = content.grid
    table = StatusTable(
        content.identity.title,
        None,
        _columns(grid),
        tuple(_cells(grid, row) for row in grid.rows),
    )
    return status_xlsx(table, grid.title)


def _columns(grid: Grid) -> tuple[Column, ...]:
    heads = grid.heads
    return (
        Column(heads.number, 9),
        Column(heads.project, 40, wraps=True),
        Column(heads.deadline, 18, wraps=True),
        Column(heads.phase, 16),
        Column(heads.previous, 16, wraps=True),
        Column(heads.current, 16, wraps=True),
        *(Column(each.name, 13, wraps=True) for each in grid.dimensions),
        Column(heads.remarks, 70, wraps=True),
        *([Column(heads.purpose, 50, wraps=True)] if _has_purposes(grid) else ()),
    )


def _cells(grid: Grid, row: GridRow) -> tuple[CellContent, ...]:
    reasons = (f"{reason.label}: {reason.text}" for reason in row.reasons)
    remarks = "".join(passage.text for passage in row.remarks)
    return (
        row.number,
        _lines(row.name, row.name_note, *row.plan_notes),
        _lines(row.deadline, *row.deadline_notes),
        row.phase,
        _lamp(row.previous),
        _lamp(row.current),
        *map(_lamp, row.lights),
        _lines(*reasons, remarks, row.note, row.see),
        *([row.purpose] if _has_purposes(grid) else ()),
    )


def _has_purposes(grid: Grid) -> bool:
    return any(row.purpose for row in grid.rows)


def _lamp(lamp: Lamp) -> LampCell:
    return LampCell(lamp.colour, _lines(lamp.word, lamp.note))


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
