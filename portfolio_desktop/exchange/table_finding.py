"""Finds the tables among the rows of a sheet or text file, and where their headings end.

Judged by shape: how full rows are, where numbers and dates begin, what is bold or merged. Which of
the tables is a status table is for `mapping` to say. Nothing is dropped: a row is part of a table
or a line of text, and a sheet without any table shape is one table of all its rows.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portfolio_desktop.exchange.mapping import looks_like_number
from portfolio_desktop.exchange.period_text import read_period
from portfolio_desktop.exchange.side_by_side import parted_by_gaps
from portfolio_desktop.exchange.table_headings import (
    SAMPLE,
    Kind,
    column_kinds,
    fullness,
    heading_rows,
    is_bold,
    own_cells,
    strangers,
)
from portfolio_desktop.exchange.tables import Row, Table

_MOST_BLOCKS = 100
"""In a sheet of more blocks than these, none is looked through for tables side by side."""


def find_tables(
    rows: Sequence[Row], *, gaps: bool = True
) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """The tables in order, and all lines outside them. `rows` are those that are filled; `gaps`
    says that an empty row between two may part tables.
    """
    tables: list[Table] = []
    lines: list[str] = []
    for part in _parted(rows, gaps=gaps):
        finder = _Finder(len(tables))
        for block in _blocks(part) if gaps else [part]:
            for rest in _parted_at_headings(block):
                finder.take(rest)
        tables += finder.end()
        lines += finder.lines
    if not tables and rows:
        return (whole_table(rows, 1),), ()
    return tuple(tables), tuple(lines)


def _parted(rows: Sequence[Row], *, gaps: bool) -> list[list[Row]]:
    """The rows, parted where tables stand side by side over the whole sheet or in one block."""
    whole = parted_by_gaps(rows)
    blocks = _blocks(rows)
    if len(whole) > 1 or not gaps or not 1 < len(blocks) <= _MOST_BLOCKS:
        return [part for part in whole if part]
    parts: list[list[Row]] = [[]]
    for block in blocks:
        beside = parted_by_gaps(block)
        if len(beside) == 1:
            parts[-1] += block
        else:
            parts += [*beside, []]
    return [part for part in parts if part]


def whole_table(
    rows: Sequence[Row],
    number: int,
    *,
    text: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    page: int = 0,
    heads: int | None = None,
) -> Table:
    """Rows known to be one table; where its headings end is guessed unless `heads` says."""
    if heads is None or heads >= len(rows):
        heads = heading_rows(rows)
    return Table(
        number,
        tuple(rows),
        heads,
        page=page,
        hidden=bool(rows) and all(row.hidden for row in rows),
        text=text,
        after=after,
        score=_score(rows, heads),
    )


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Runs of rows without an empty one between them."""
    blocks: list[list[Row]] = []
    for row in rows:
        if blocks and row.number == blocks[-1][-1].number + 1:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _parted_at_headings(block: list[Row]) -> list[list[Row]]:
    """A block in which another table follows without a gap, told by headings that are nearly those
    of the first; the very same headings again are rows of one table.
    """
    if len(block) < 4:
        return [block]
    columns = column_kinds(block[1:])
    first = next((row for row in block if fullness(row) > 1), block[0])
    titles = _texts([first])
    starts = [0]
    for index in range(2, len(block) - 1):
        own = _texts([block[index]])
        again = len(own & titles)
        if (
            own != titles
            and again > 1
            and 2 * again >= len(own)
            and strangers(block[index], columns) > 1
        ):
            starts.append(index)
    ends = [*starts[1:], len(block)]
    return [block[start:end] for start, end in zip(starts, ends, strict=True)]


@dataclass(slots=True)
class _Finder:
    """Puts blocks together to tables, from the top; `before` counts those of the sheet so far."""

    before: int
    tables: list[Table]
    lines: list[str]
    waiting: list[Row]
    current: list[Row]
    above: list[Row]
    text: tuple[str, ...]

    def __init__(self, before: int) -> None:
        self.before = before
        self.tables, self.lines, self.text = [], [], ()
        self.waiting, self.current, self.above = [], [], []

    def take(self, block: list[Row]) -> None:
        lead, rest = _without_titles(block)
        if not rest:
            self.waiting += lead
            return
        if self.current and _goes_on(self.current, rest):
            self.current += [*self.waiting, *lead, *rest]
            self.waiting = []
            return
        if _is_label(self.current, rest):
            self.lines = self.lines[: len(self.lines) - len(self.text)]
            self.waiting = [*self.above, *self.current, *self.waiting]
            self.current, self.text = [], ()
        self._take_numbered()
        self._close()
        self.waiting += lead
        self.text = tuple(line_of(row) for row in self.waiting)
        self.lines += self.text
        self.above, self.waiting, self.current = self.waiting, [], rest

    def _close(self, after: tuple[str, ...] = ()) -> None:
        if self.current:
            number = self.before + len(self.tables) + 1
            self.tables.append(whole_table(self.current, number, text=self.text, after=after))
        self.current, self.text = [], ()

    def _take_numbered(self) -> None:
        """Of the lone lines after a table, those that begin with a number like its own are rows."""
        columns = column_kinds(self.current)
        waiting, self.waiting = self.waiting, []
        for row in waiting:
            rows = self.current if _is_numbered(row, columns) else self.waiting
            rows.append(row)

    def end(self) -> tuple[Table, ...]:
        self._take_numbered()
        after = tuple(line_of(row) for row in self.waiting)
        self._close(after)
        self.lines += after
        return tuple(self.tables)


def _is_numbered(row: Row, columns: Mapping[int, Kind]) -> bool:
    """Whether a row's first cell is a number such as "17-9" or "7", in a column of numbers."""
    index, text = next((i, c.text.strip()) for i, c in enumerate(row.cells) if c.text.strip())
    if columns.get(index) is not Kind.NUMBER or read_period(text) is not None:
        return False
    return looks_like_number(text) or re.fullmatch(r"\d{1,3}", text) is not None


def _is_label(block: Sequence[Row], following: Sequence[Row]) -> bool:
    """Whether a few rows of name and value stand above a wide table as part of its title."""
    if not 0 < len(block) <= 3 or any(fullness(row) > 2 for row in block):
        return False
    return statistics.median_high([fullness(row) for row in following[:SAMPLE]]) >= 5


def line_of(row: Row) -> str:
    """The row's texts as one line, a merged one once."""
    return " ".join(cell.text.strip() for cell in own_cells(row) if cell.text.strip())


def _without_titles(block: list[Row]) -> tuple[list[Row], list[Row]]:
    """Lone lines at the top of a block, which are titles, and the rows after them."""
    typical = statistics.median_high([fullness(row) for row in block[:SAMPLE]])
    if typical < 2:
        full = [index for index, row in enumerate(block) if fullness(row) > 1]
        if len(full) < 2:
            return block, []
        typical = 2
    left, width = _extent(block)
    index = 0
    while index < len(block) and _is_title(block[index], typical, left, width):
        index += 1
    return block[:index], block[index:]


def _extent(rows: Sequence[Row]) -> tuple[int, int]:
    """The first filled column, and how many columns there are from it to the last filled one."""
    filled = {
        index for row in rows[:SAMPLE] for index, cell in enumerate(row.cells) if cell.text.strip()
    }
    return (min(filled), max(filled) - min(filled) + 1) if filled else (0, 0)


def _is_title(row: Row, typical: int, left: int, width: int) -> bool:
    filled = fullness(row)
    if filled == 0:
        return True
    if filled > 1:
        return filled == 2 and typical >= 5 and not _is_heading_like(row)
    index, cell = next((i, c) for i, c in enumerate(row.cells) if c.text.strip())
    return index <= left + 1 or cell.col_span >= max(2, width / 2)


def _is_heading_like(row: Row) -> bool:
    """A row of group headings: merged over some columns, or bold throughout."""
    own = [cell for cell in own_cells(row) if cell.text.strip()]
    return any(cell.col_span > 1 or cell.row_span > 1 for cell in own)


def _goes_on(current: Sequence[Row], rest: Sequence[Row]) -> bool:
    """Whether rows after a gap belong to the table above: no new headings, the same columns."""
    left, width = _extent(current)
    here, span = _extent(rest)
    if here < left or here + span > left + width:
        return False
    if span < width / 2 and not _is_numbered(rest[0], column_kinds(current)):
        return False
    heads = heading_rows(current)
    titles, first = _texts(current[:heads]), _texts(rest[:1])
    if first and first == titles:
        return True
    if len(first & titles) > 1 and 2 * len(first & titles) >= len(first):
        return False
    columns = column_kinds(current[heads:])
    strange = strangers(rest[0], columns)
    if strange:
        return False
    return not (is_bold(rest[0]) and not all(is_bold(row) for row in rest[1:3]))


def _texts(rows: Sequence[Row]) -> set[str]:
    return {cell.text.strip().casefold() for row in rows for cell in row.cells} - {""}


def _score(rows: Sequence[Row], heads: int) -> float:
    body = rows[heads:]
    _left, width = _extent(rows)
    if width < 2 or not body:
        return 0.1 if body else 0.05
    sample = body[:SAMPLE]
    filled = sum(fullness(row) for row in sample) / (len(sample) * width)
    return (
        0.35 * (heads > 0)
        + 0.25 * min(1.0, len(body) / 5)
        + 0.2 * min(1.0, (width - 1) / 4)
        + 0.2 * min(1.0, filled)
    )
