"""Tables that stand beside each other in one sheet, with empty columns between them.

An empty column alone parts nothing: many a status table has one between its groups of columns. It
does where both sides name or number things of their own, where one side's headings stand beside the
other's rows, or where one side has nothing that a status table has and ends elsewhere.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portfolio_desktop.exchange.column_titles import Target, guesses
from portfolio_desktop.exchange.grids import EMPTY_CELL
from portfolio_desktop.exchange.table_headings import (
    SAMPLE,
    fullness,
    heading_rows,
    own_cells,
)
from portfolio_desktop.exchange.tables import CellNote, Row

_WIDEST = 300
"""Nobody sets tables side by side over more columns, and looking would take long."""

_IDENTITIES: dict[str, int] = {Target.NUMBER: 110, Target.NAME: 90}
"""How well a heading must be known to say that its table is a list of its own."""


def parted_by_gaps(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of every table, from the left, cells at their places; one list where there is only
    one table. Lone lines, such as titles, go along with the table they stand over.
    """
    for gap in _gaps(rows):
        left, right = _sides(rows, gap)
        if _are_two_tables(left, right):
            return [*parted_by_gaps(left), *parted_by_gaps(right)]
    return [list(rows)]


def _gaps(rows: Sequence[Row]) -> Iterator[int]:
    """The first of every run of empty columns between filled ones, lone lines not counted."""
    sample = [row for row in rows[:SAMPLE] if len(own_cells(row)) > 1]
    filled = {index for row in sample for index in _own_columns(row)}
    if not filled or max(filled) > _WIDEST:
        return
    for index in range(min(filled) + 1, max(filled)):
        if index not in filled and index - 1 in filled:
            yield index


def _own_columns(row: Row) -> list[int]:
    return [
        index
        for index, cell in enumerate(row.cells)
        if cell.note is not CellNote.MERGED and (cell.text.strip() or cell.fill)
    ]


def _sides(rows: Sequence[Row], gap: int) -> tuple[list[Row], list[Row]]:
    left, right = [], []
    for row in rows:
        columns = _own_columns(row)
        if any(index < gap for index in columns):
            cells = row.cells[: max(index for index in columns if index < gap) + 1]
            left.append(dataclasses.replace(row, cells=cells))
        if any(index >= gap for index in columns):
            cells = (EMPTY_CELL,) * gap + row.cells[gap:]
            right.append(dataclasses.replace(row, cells=cells))
    return left, right


@dataclass(frozen=True, slots=True)
class _Side:
    """A table of at least two columns with headings and rows under them, without its titles."""

    heads: Sequence[Row]
    rows: Sequence[Row]

    @property
    def titles(self) -> set[str]:
        return {cell.text for row in self.heads for cell in row.cells if cell.text.strip()}

    @property
    def uses(self) -> dict[str, int]:
        """What its known headings may be used as in a status table, with how well they say so."""
        known = (guess for t in self.titles for guess in guesses(t, {}, similar=False))
        return {guess.target: guess.score for guess in sorted(known, key=lambda each: each.score)}

    @property
    def top(self) -> int:
        return self.heads[0].number

    @property
    def end(self) -> int:
        return self.rows[-1].number


def _side(rows: Sequence[Row]) -> _Side | None:
    start = next((at for at, row in enumerate(rows) if fullness(row) > 1), len(rows))
    body = [row for row in rows[start:] if own_cells(row)]
    heads = heading_rows(body)
    if not heads or len(body) <= heads:
        return None
    return _Side(body[:heads], body[heads:])


def _are_two_tables(left: Sequence[Row], right: Sequence[Row]) -> bool:
    one, other = _side(left), _side(right)
    if one is None or other is None:
        return False
    upper, lower = sorted((one, other), key=lambda side: side.top)
    if lower.top > upper.heads[-1].number:
        return True
    if any(
        min(one.uses.get(target, 0), other.uses.get(target, 0)) >= enough
        for target, enough in _IDENTITIES.items()
    ):
        return True
    return _stands_apart(one, other) or _stands_apart(other, one)


def _stands_apart(side: _Side, other: _Side) -> bool:
    """Whether nothing in it is about projects, and its rows end beyond the other's or far before.

    A region alone is no sign: a list of members has one too.
    """
    if side.uses.keys() - {Target.LEAD}:
        return False
    return side.end > other.end or 3 * len(side.rows) < 2 * len(other.rows)
