"""Tables that stand beside each other in one sheet, with empty columns between them.

An empty column alone parts nothing: many a status table has one between its groups of columns. It
does where both sides name or number things of their own, where one side's headings stand beside the
other's rows, or where one side has nothing that a status table has and ends elsewhere.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from portfolio_desktop.exchange.column_titles import Target, guesses
from portfolio_desktop.exchange.grids import EMPTY_CELL
from portfolio_desktop.exchange.lamp_words import read_lamp
from portfolio_desktop.exchange.table_headings import (
    SAMPLE,
    fullness,
    heading_rows,
    own_cells,
)
from portfolio_desktop.exchange.tables import CellNote, Row

_WIDEST = 80
_MOST_GAPS = 12
"""Nobody sets tables side by side over more columns or gaps, and looking would take long."""

_LOOK_AT = 12
"""So many rows of a side tell its headings."""

_IDENTITIES: dict[str, int] = {Target.NUMBER: 110, Target.NAME: 90}
"""How well a heading must be known to say that its table is a list of its own."""


def parted_by_gaps(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of every table, from the left, cells at their places; one list where there is only
    one table. Lone lines, such as titles, go along with the table they stand over.
    """
    ends = [_ends(row) for row in rows]
    for gap in islice(_gaps(rows), _MOST_GAPS):
        left = [row for row, (first, _last) in zip(rows, ends, strict=True) if first < gap]
        right = [row for row, (_first, last) in zip(rows, ends, strict=True) if last >= gap]
        if _are_two_tables(_side(left, 0, gap), _side(right, gap, _WIDEST)):
            parts = [_cut(row, 0, gap) for row in left], [_cut(row, gap, _WIDEST) for row in right]
            return [table for part in parts for table in parted_by_gaps(part)]
    return [list(rows)]


def _ends(row: Row) -> tuple[int, int]:
    """The first and the last column in which the row has something of its own."""
    own = _own_columns(row)
    return (own[0], own[-1]) if own else (_WIDEST, -1)


def _gaps(rows: Sequence[Row]) -> Iterator[int]:
    """The first of every run of empty columns between filled ones, lone lines not counted."""
    sample = [row for row in rows[:SAMPLE] if len(own_cells(row)) > 1]
    filled = {index for row in sample for index in _own_columns(row)}
    if not filled or max(filled) >= _WIDEST:
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


def _cut(row: Row, start: int, end: int) -> Row:
    """The row with nothing but its cells from column `start` up to `end`, at their places."""
    own = [index for index in _own_columns(row) if start <= index < end]
    last = own[-1] + 1 if own else 0
    cells = (*(EMPTY_CELL,) * min(start, last), *row.cells[start:last])
    return dataclasses.replace(row, cells=cells)


@dataclass(frozen=True, slots=True)
class _Side:
    """A table's first rows, from its headings on, how many rows it has in all, and the number of
    the last one.
    """

    top: Sequence[Row]
    count: int
    end: int

    def uses(self, rows: int) -> dict[str, int]:
        """What the headings in so many rows may be used as in a status table, with how well they
        say so.
        """
        titles = {c.text for row in self.top[:rows] for c in row.cells if c.text.strip()}
        known = (guess for title in titles for guess in guesses(title, {}, similar=False))
        return {guess.target: guess.score for guess in sorted(known, key=lambda each: each.score)}


def _side(rows: Sequence[Row], start: int, end: int) -> _Side | None:
    """The rows between two columns, without the titles above them; None where too few are left."""
    sample = [_cut(row, start, end) for row in rows[:_LOOK_AT]]
    first = next((at for at, row in enumerate(sample) if fullness(row) > 1), len(sample))
    count = len(rows) - first
    return _Side(sample[first:], count, rows[-1].number) if count > 1 else None


def _are_two_tables(one: _Side | None, other: _Side | None) -> bool:
    if one is None or other is None or not one.top or not other.top:
        return False
    beside = one.top[0].number == other.top[0].number
    if beside and not _end_apart(one, other) and not _share_identity(one, other, 3, 3):
        return False  # so much is seen without looking for the end of the headings
    heads, others = heading_rows(one.top), heading_rows(other.top)
    if not (0 < heads < one.count and 0 < others < other.count):
        return False
    if one.top[heads - 1].number < other.top[0].number:
        return True
    if other.top[others - 1].number < one.top[0].number:
        return True
    if _share_identity(one, other, heads, others):
        return True
    return (_is_about_no_project(one, heads) and _ends_elsewhere(one, other)) or (
        _is_about_no_project(other, others) and _ends_elsewhere(other, one)
    )


def _is_about_no_project(side: _Side, heads: int) -> bool:
    """Whether neither its headings nor a lamp are those of a status table.

    A region alone is no sign of one: a list of members has one too.
    """
    lamps = (read_lamp(c.text, c.fill, c.font).colour for row in side.top for c in row.cells)
    return not side.uses(heads).keys() - {Target.LEAD} and not any(lamps)


def _share_identity(one: _Side, other: _Side, heads: int, others: int) -> bool:
    """Whether both have names, or both have numbers, of their own."""
    uses, same = one.uses(heads), other.uses(others)
    return any(
        min(uses.get(target, 0), same.get(target, 0)) >= enough
        for target, enough in _IDENTITIES.items()
    )


def _end_apart(one: _Side, other: _Side) -> bool:
    return _ends_elsewhere(one, other) or _ends_elsewhere(other, one)


def _ends_elsewhere(side: _Side, other: _Side) -> bool:
    """Whether its rows go on where the other's have ended, or end far before them."""
    return side.end > other.end or 3 * (side.count - 1) < 2 * (other.count - 1)
