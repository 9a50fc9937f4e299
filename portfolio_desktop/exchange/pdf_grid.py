"""From ruling lines to cells: lines near each other become one, and cells that no line parts are
one merged cell. Without lines, the edges of coloured areas that touch serve as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portfolio_desktop.exchange.pdf_page import Box, Fill, Page

_NEAR = 3.0
_COVERED = 0.6
_MOST_LINES = 600


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of `rows` × `columns` units, the first of them at `row`, `column` (from 0)."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class PageGrid:
    """One ruled table: the lines' places from left and from the top, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[-1], self.xs[-1], self.ys[0])


@dataclass(frozen=True, slots=True)
class _Line:
    """A line at `at`, from `start` to `end` in the other direction."""

    at: float
    start: float
    end: float


def find_grids(page: Page) -> tuple[PageGrid, ...]:
    """The page's tables from the top, those of a single cell left out."""
    upright, level = _lines([*page.rules, *_borders(page.fills)])
    grids = (_grid(ups, levels) for ups, levels in _components(upright, level))
    found = [grid for grid in grids if grid is not None and len(grid.cells) > 1]
    return tuple(sorted(found, key=lambda grid: -grid.ys[0]))


def _borders(fills: Iterable[Fill]) -> list[Box]:
    """The edges of coloured areas, which stand for lines in tables that have none."""
    edges = []
    for box in [fill.box for fill in fills][:_MOST_LINES]:
        edges += [
            Box(box.left, box.bottom, box.left, box.top),
            Box(box.right, box.bottom, box.right, box.top),
            Box(box.left, box.bottom, box.right, box.bottom),
            Box(box.left, box.top, box.right, box.top),
        ]
    return edges


def _lines(boxes: Iterable[Box]) -> tuple[list[_Line], list[_Line]]:
    upright, level = [], []
    for box in boxes:
        if box.width >= box.height:
            level.append(_Line((box.bottom + box.top) / 2, box.left, box.right))
        else:
            upright.append(_Line((box.left + box.right) / 2, box.bottom, box.top))
    return _joined(upright), _joined(level)


def _joined(lines: list[_Line]) -> list[_Line]:
    """Lines at nearly the same place put together, end to end."""
    places = _clusters([line.at for line in lines])
    by_place: dict[float, list[_Line]] = defaultdict(list)
    for line in lines:
        by_place[_nearest(places, line.at)].append(line)
    joined = []
    for at, group in by_place.items():
        group.sort(key=lambda line: line.start)
        start, end = group[0].start, group[0].end
        for line in group[1:]:
            if line.start > end + _NEAR:
                joined.append(_Line(at, start, end))
                start, end = line.start, line.end
            end = max(end, line.end)
        joined.append(_Line(at, start, end))
    return joined


def _clusters(values: Iterable[float]) -> list[float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(places: Sequence[float], value: float) -> float:
    at = bisect_left(places, value)
    return min(places[max(at - 1, 0) : at + 1], key=lambda place: abs(place - value))


def _components(
    upright: Sequence[_Line], level: Sequence[_Line]
) -> list[tuple[list[_Line], list[_Line]]]:
    """Lines that cross or touch each other, one group for each table."""
    groups: list[tuple[list[_Line], list[_Line]]] = []
    for line in level[: 4 * _MOST_LINES]:
        touched = [up for up in upright[: 4 * _MOST_LINES] if _touch(up, line)]
        met = [group for group in groups if any(up in group[0] for up in touched)]
        merged = ([*touched], [line])
        for group in met:
            merged = (
                merged[0] + [up for up in group[0] if up not in merged[0]],
                merged[1] + group[1],
            )
            groups.remove(group)
        if touched:
            groups.append(merged)
    return [group for group in groups if len(group[0]) > 1 and len(group[1]) > 1]


def _touch(up: _Line, level: _Line) -> bool:
    return (
        up.start - _NEAR <= level.at <= up.end + _NEAR
        and level.start - _NEAR <= up.at <= level.end + _NEAR
    )


def _grid(upright: Sequence[_Line], level: Sequence[_Line]) -> PageGrid | None:
    xs = _clusters(line.at for line in upright)
    # A row that the page break cuts may lack the line at the cut; the upright ones end there.
    ends = (min(line.start for line in upright), max(line.end for line in upright))
    ys = _clusters([*(line.at for line in level), *ends])[::-1]
    if not 1 < len(xs) < _MOST_LINES or not 1 < len(ys) < _MOST_LINES:
        return None
    if len(xs) * len(ys) > 200_000:
        return None
    walls = _by_place(upright, xs)
    floors = _by_place(level, ys)
    units = _Units(len(ys) - 1, len(xs) - 1)
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if column and not _covers(walls[column], ys[row + 1], ys[row]):
                units.join((row, column - 1), (row, column))
            if row and not _covers(floors[row], xs[column], xs[column + 1]):
                units.join((row - 1, column), (row, column))
    return PageGrid(tuple(xs), tuple(ys), tuple(_cells(units, xs, ys)))


def _by_place(lines: Sequence[_Line], places: Sequence[float]) -> list[list[_Line]]:
    found: list[list[_Line]] = [[] for _ in places]
    ordered = sorted(places)
    index = {place: at for at, place in enumerate(places)}
    for line in lines:
        found[index[_nearest(ordered, line.at)]].append(line)
    return found


def _covers(lines: Sequence[_Line], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(line.end, end) - max(line.start, start)) for line in lines)
    return covered >= _COVERED * (end - start)


class _Units:
    """Which units of the grid are one cell."""

    def __init__(self, rows: int, columns: int) -> None:
        self._above = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def top(self, unit: tuple[int, int]) -> tuple[int, int]:
        while self._above[unit] != unit:
            self._above[unit] = self._above[self._above[unit]]
            unit = self._above[unit]
        return unit

    def join(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        first, second = sorted((self.top(one), self.top(other)))
        self._above[second] = first

    def groups(self) -> list[list[tuple[int, int]]]:
        found: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for unit in self._above:
            found[self.top(unit)].append(unit)
        return list(found.values())


def _cells(units: _Units, xs: Sequence[float], ys: Sequence[float]) -> list[GridCell]:
    cells = []
    for group in units.groups():
        top, left = min(row for row, _ in group), min(column for _, column in group)
        bottom, right = max(row for row, _ in group), max(column for _, column in group)
        box = Box(xs[left], ys[bottom + 1], xs[right + 1], ys[top])
        cells.append(GridCell(box, top, left, bottom - top + 1, right - left + 1))
    return cells
