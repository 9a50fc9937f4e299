"""Rows while they are being read: cells by column, merges to be spread, then frozen."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.tables import Cell, CellNote, Row

EMPTY_CELL = Cell()
MOST_FORM_CELLS = 3_000
"""A sheet or document of more cells is no form, and is kept as tables alone."""
_AROUND = 2


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, all bounds included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


class Grid:
    """A sheet's filled cells; what is empty takes no room, whatever size the sheet claims."""

    def __init__(self, limit: int) -> None:
        self.rows: dict[int, dict[int, Cell]] = {}
        self.hidden: set[int] = set()
        self._limit = limit
        self._count = 0

    def put(self, row: int, column: int, cell: Cell) -> None:
        if cell.text:
            self._count += 1
            if self._count > self._limit:
                raise UnreadableFile(Refusal.TOO_MANY_CELLS, {"limit": str(self._limit)})
        self.rows.setdefault(row, {})[column] = cell

    def small_copy(self, most: int) -> Grid | None:
        """The cells in and just around the part with texts; None where they are more than `most`.

        Colours without text are kept here: in a form they may be an answer.
        """
        if self._count > most:
            return None
        texts = [(row, c) for row, cells in self.rows.items() for c in cells if cells[c].text]
        bottom = max((row for row, _ in texts), default=0) + _AROUND
        right = max((column for _, column in texts), default=0) + _AROUND
        copy = Grid(self._limit)
        copy.hidden = self.hidden
        for row in sorted(self.rows):
            if row <= bottom:
                cells = {c: cell for c, cell in self.rows[row].items() if c <= right}
                copy.rows |= {row: cells} if cells else {}
        return copy if sum(map(len, copy.rows.values())) <= most else None

    @property
    def last_column(self) -> int:
        return max((max(cells) for cells in self.rows.values() if cells), default=0)

    def look(self, row: int, column: int) -> Cell:
        """The cell there, an empty one where nothing stands."""
        return self.rows.get(row, {}).get(column, EMPTY_CELL)

    def trim(self) -> None:
        """Colours without text count only beside or between texts: pages are painted white."""
        last = max((c for cells in self.rows.values() for c in cells if cells[c].text), default=0)
        for number in list(self.rows):
            cells = {c: cell for c, cell in self.rows[number].items() if c <= last}
            if any(cell.text for cell in cells.values()):
                self.rows[number] = cells
            else:
                del self.rows[number]

    def mark_pictures(self, places: Iterable[tuple[int, int]]) -> None:
        """Note the cells, in the part in use, that hold nothing but a picture."""
        last = self.last_column
        for row, column in places:
            cell = self.look(row, column)
            if row in self.rows and column <= last and cell == EMPTY_CELL:
                self.rows[row][column] = dataclasses.replace(cell, note=CellNote.PICTURE)

    def spread(self, areas: Iterable[Area]) -> None:
        """Give every cell that a merged one covers its text and colours, inside the rows in use."""
        last = self.last_column
        numbers = sorted(self.rows)
        room = self._limit
        for area in areas:
            first = self.rows.get(area.top, {}).get(area.left)
            if first is None:
                continue
            right = min(area.right, last)
            covered = [n for n in numbers if area.top <= n <= area.bottom]
            room -= len(covered) * (right - area.left + 1)
            if room < 0:
                return
            self._cover(first, covered, Area(area.top, area.left, area.bottom, right))

    def _cover(self, first: Cell, numbers: Iterable[int], area: Area) -> None:
        rows, columns = area.bottom - area.top + 1, area.right - area.left + 1
        copy = dataclasses.replace(first, note=CellNote.MERGED)
        for number in numbers:
            for column in range(area.left, area.right + 1):
                self.rows[number][column] = copy
        self.rows[area.top][area.left] = dataclasses.replace(first, row_span=rows, col_span=columns)

    def frozen(self) -> tuple[Row, ...]:
        """The filled rows from the top, each padded from the first column to its last cell."""
        rows = []
        places = 0
        for number in sorted(self.rows):
            cells = self.rows[number]
            last = max(cells)
            places += last
            if places > 4 * self._limit:
                raise UnreadableFile(Refusal.TOO_MANY_CELLS, {"limit": str(self._limit)})
            padded = tuple(cells.get(column, EMPTY_CELL) for column in range(1, last + 1))
            rows.append(Row(number, padded, number in self.hidden))
        return tuple(rows)
