"""From what the user chooses in the import dialog to a wish for the next preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.mapping_wish import MappingWish
from portfolio_desktop.exchange.sheet_places import column_letter
from portfolio_desktop.exchange.tables import Row, Workbook
from portfolio_desktop.workflows.import_values import ImportPreview

_LOOKED_THROUGH = 60


def wish_for(preview: ImportPreview, uses: Mapping[int, str]) -> MappingWish:
    """Exactly these uses, in the table that is shown."""
    columns = {column_letter(index): target for index, target in uses.items()}
    wish = preview.wish or MappingWish()
    chosen = next((table.number for table in preview.tables if table.chosen), None)
    return MappingWish(
        MappingProxyType(columns),
        only_named=True,
        table=None if chosen is None else _place(preview.source, chosen),
        day_first=wish.day_first,
    )


def wish_for_table(preview: ImportPreview, number: int) -> MappingWish:
    """Another table of the file, its columns recognised."""
    return MappingWish(table=_place(preview.source, number))


def by_hand(workbook: Workbook) -> MappingWish:
    """The largest table, whatever it looks like, with no column used yet but those recognised."""
    with_rows = [table for table in workbook.tables if table.rows]
    largest = max(with_rows, key=lambda table: len(table.rows))
    return MappingWish(table=with_rows.index(largest) + 1)


def _place(workbook: Workbook | None, number: int) -> int:
    """A wish counts the tables that have rows; the preview numbers all of them."""
    tables = () if workbook is None else workbook.tables
    return sum(bool(table.rows) for table in tables[:number])


def examples(preview: ImportPreview) -> tuple[str, ...]:
    """For every column the first text that stands under its heading, "" where there is none."""
    chosen = next((table.number for table in preview.tables if table.chosen), None)
    if preview.source is None or chosen is None:
        return ("",) * len(preview.columns)
    table = preview.source.tables[chosen - 1]
    rows = next(each.rows for each in preview.tables if each.chosen)
    body = table.rows[len(table.rows) - rows :][:_LOOKED_THROUGH]
    return tuple(_example(body, use.index) for use in preview.columns)


def _example(body: Sequence[Row], column: int) -> str:
    cells = [row.cells[column] for row in body if column < len(row.cells)]
    text = next((cell.text for cell in cells if cell.text.strip()), "")
    if not text and any(cell.fill for cell in cells):
        return _("(colours without text)")
    return " ".join(text.split())
