"""Finds the tables in a sheet of cells: title lines apart, header rows joined, the rest as rows.

It knows nothing of projects: a header is a row of short words over rows that look otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portfolio_desktop.exchange.tables import Cell, Row, Table, padded

_LONGEST_TITLE = 60
_MOST_HEADER_ROWS = 3
_DIGITS_FIRST = re.compile(r"\W*\d")


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of one sheet or file, and the lines of text between them."""

    tables: tuple[Table, ...]
    texts: tuple[str, ...]


def find_tables(rows: Iterable[Row], *, sheet: str = "", hidden: bool = False) -> Found:
    """Split the rows at blank ones into tables and lines of text.

    A block that has no header of its own and fits under the table before it belongs to that table.
    """
    tables: list[Table] = []
    texts: list[str] = []
    waiting: list[str] = []
    for block in _blocks(rows):
        lines, body = _title_lines(block)
        texts += lines
        waiting += lines
        if not body:
            continue
        table = as_table(body, len(tables) + 1, sheet=sheet, texts=tuple(waiting), hidden=hidden)
        if tables and not waiting and _continues(tables[-1], table):
            tables[-1] = _joined(tables[-1], table)
            continue
        tables.append(table)
        waiting = []
    return Found(tuple(tables), tuple(texts))


def as_table(
    rows: Sequence[Row],
    number: int,
    *,
    sheet: str = "",
    page: int = 0,
    texts: tuple[str, ...] = (),
    hidden: bool = False,
) -> Table:
    """All rows as one table; its header is told from the rows themselves."""
    width = max((_filled_width(row) for row in rows), default=0)
    even = [Row(row.number, _cut(row.cells, width), row.hidden) for row in rows]
    height = header_height(even)
    return Table(
        number,
        titles(even[:height], width),
        tuple(even[:height]),
        tuple(row for row in even[height:] if _has_content(row)),
        sheet=sheet,
        page=page,
        hidden=hidden,
        texts=texts,
    )


def with_header(table: Table, height: int) -> Table:
    """The same table with its first `height` rows taken for the header."""
    rows = (*table.header, *table.rows)
    width = len(table.titles)
    return Table(
        table.number,
        titles(rows[:height], width),
        rows[:height],
        rows[height:],
        table.sheet,
        table.page,
        table.hidden,
        table.hidden_columns,
        table.texts,
    )


def header_height(rows: Sequence[Row]) -> int:
    """How many rows at the top are headings; 0 where the first one looks like the others."""
    if len(rows) < 2 or not _is_heading(rows[0]):
        return 0
    height = 1
    while (
        height < min(_MOST_HEADER_ROWS, len(rows) - 1)
        and _is_heading(rows[height], partial=True)
        and _is_open(rows[:height], rows[height])
    ):
        height += 1
    return height


def titles(header: Sequence[Row], width: int) -> tuple[str, ...]:
    """One heading for each column: merged headings reach over their columns, and those of several
    rows are joined from above."""
    parts: list[list[str]] = [[] for _column in range(width)]
    for row in header:
        reach, text = 0, ""
        for column, cell in enumerate(row.cells):
            if not cell.blank:
                text, reach = " ".join(cell.text.split()), cell.columns
            if reach > 0 and text not in parts[column]:
                parts[column].append(text)
            reach -= 1
    return tuple(" ".join(part) for part in parts)


def _blocks(rows: Iterable[Row]) -> list[list[Row]]:
    blocks: list[list[Row]] = [[]]
    for row in rows:
        if _has_content(row):
            blocks[-1].append(row)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _title_lines(block: list[Row]) -> tuple[list[str], list[Row]]:
    """The leading rows with a single text, where wider rows follow, are lines above the table."""
    widest = max(_count(row) for row in block)
    if widest <= 1 and len(block) < 2 and _text_like(block[0]):
        return [_line(block[0])], []
    if widest <= 1:
        return ([_line(row) for row in block], []) if _prose(block) else ([], block)
    start = 0
    while start < len(block) - 1 and _count(block[start]) == 1 and widest > 1:
        start += 1
    return [_line(row) for row in block[:start]], block[start:]


def _prose(block: list[Row]) -> bool:
    """Single cells under each other that read as text and not as a list with a heading."""
    return any(len(_line(row)) > _LONGEST_TITLE for row in block)


def _text_like(row: Row) -> bool:
    return any(isinstance(cell.value, str) or cell.value is None for cell in row.cells)


def _line(row: Row) -> str:
    return " ".join(cell.text.strip() for cell in row.cells if not cell.blank)


def _count(row: Row) -> int:
    return sum(not cell.blank for cell in row.cells)


def _has_content(row: Row) -> bool:
    """A row whose cells are only shaded counts when several are: lamps without words."""
    return any(not cell.blank for cell in row.cells)


def _filled_width(row: Row) -> int:
    for column in range(len(row.cells), 0, -1):
        cell = row.cells[column - 1]
        if not cell.blank:
            return column - 1 + cell.columns
    return 0


def _cut(cells: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    return padded(list(cells[:width]), width)


def _is_heading(row: Row, *, partial: bool = False) -> bool:
    """Short words only, at least two (one in a further row), none twice in the same row."""
    texts = [cell.text.strip() for cell in row.cells if not cell.blank]
    if len(texts) < (1 if partial else 2):
        return False
    values = [cell.value for cell in row.cells if not cell.blank]
    if any(value is not None and not isinstance(value, str) for value in values):
        return False
    words = [text for text in texts if not _DIGITS_FIRST.match(text)]
    return len(words) >= 0.7 * len(texts) and all(len(text) <= _LONGEST_TITLE for text in texts)


def _is_open(above: Sequence[Row], below: Row) -> bool:
    """Whether the rows above leave room for a further row of headings: a heading over several
    columns, or columns without one that the row below names."""
    merged = any(cell.columns > 1 or cell.rows > 1 for row in above for cell in row.cells)
    named = titles(above, len(below.cells))
    unnamed = [column for column, title in enumerate(named) if not title]
    fills = any(not below.cells[column].blank for column in unnamed)
    beneath = [
        cell
        for column, cell in enumerate(below.cells)
        if not cell.blank and named[column] and not _under_merged(above, column)
    ]
    return (merged or fills) and not beneath


def _under_merged(above: Sequence[Row], column: int) -> bool:
    for row in above:
        for start in range(column + 1):
            cell = row.cells[start]
            if not cell.blank and cell.columns > 1 and start <= column < start + cell.columns:
                return True
    return False


def _continues(before: Table, after: Table) -> bool:
    return not after.header and bool(before.header) and len(after.titles) <= len(before.titles)


def _joined(before: Table, after: Table) -> Table:
    width = len(before.titles)
    more = tuple(Row(row.number, _cut(row.cells, width), row.hidden) for row in after.rows)
    return Table(
        before.number,
        before.titles,
        before.header,
        (*before.rows, *more),
        before.sheet,
        before.page,
        before.hidden,
        before.hidden_columns,
        before.texts,
    )
