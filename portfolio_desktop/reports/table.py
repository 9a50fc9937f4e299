"""Tables of any length: rows measured once, cut into pages by index, drawn straight to the page.

Time grows with the rows, never with rows × pages. Rows stay whole where a page can hold them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.paper import Page, Paper
from portfolio_desktop.reports.structure import Element, Reach, RowElement, text_string
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.table_head import LAMP_INDENT, Column, HeadGroup, TableHead
from portfolio_desktop.services.pack_values import Lamp

LEADING = 12.0
"""Every line of every table; so the columns of a row share their baselines."""
PADDING = 6.0
_BASELINE = 8.7
_LEAST_LINES = 4
"""A row cut by the page's end keeps at least so many lines on either side."""

_TALL = 22
"""Lines of a first row that no page may hold below its heading: it is cut, so that the heading does
not stand alone."""
_SHORT = 8
"""Rows up to which a table stands together with its heading, where a page can hold it."""

Run = tuple[Style, tuple[str, ...]]


class Cell(NamedTuple):
    """Runs of lines, each run in one style. A lamp stands before the first line.

    `speaks` makes the lamp's word part of the text, for a lamp that stands alone; `bars` are the
    line ranges (first, after last) with a mark at the side. `inset` is how far the lines of a cell
    without a lamp stand in.
    """

    runs: tuple[Run, ...] = ()
    lamp: Lamp | None = None
    speaks: bool = False
    bars: tuple[tuple[int, int], ...] = ()
    inset: float = 0.0

    @property
    def indent(self) -> float:
        return LAMP_INDENT if self.lamp is not None else self.inset

    @property
    def line_count(self) -> int:
        return sum(len(lines) for _, lines in self.runs) or 1


class Row(NamedTuple):
    """`name` labels the row where it goes on overleaf; `key` is its anchor in the outline. `heads`
    are the cells that head it and reach over others (`structure.SpanningRow`); where none are given
    the first one heads it.
    """

    cells: tuple[Cell, ...]
    line_count: int
    name: str = ""
    key: str = ""
    heads: tuple[Reach | None, ...] = ()

    @property
    def covered(self) -> int:
        """How many of the first columns belong to a row above."""
        return next((place for place, reach in enumerate(self.heads) if reach), 0)


def row(
    cells: Sequence[Cell],
    name: str = "",
    key: str = "",
    heads: tuple[Reach | None, ...] = (),
) -> Row:
    return Row(tuple(cells), max(cell.line_count for cell in cells), name, key, heads)


@dataclass(slots=True)
class _Shared:
    """What all parts of one table have in common."""

    paper: Paper
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    tops: list[float]
    edges: list[float]
    continued: str
    title: str
    mark: str
    head: TableHead
    told: list[bytes]
    """What the cell of each column says beside its content."""
    table: Element | None = None
    open_row: int = -1
    row: RowElement | None = None


class Table(Block):
    """A table, or the part of it that stands on one page."""

    def __init__(
        self,
        paper: Paper,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        continued: str = "",
        title: str = "",
        mark: str = "",
        before: float = 0.0,
        keep: bool = False,
        left: float = style.LEFT,
        groups: Sequence[HeadGroup] = (),
    ) -> None:
        tops = [0.0]
        for item in rows:
            tops.append(tops[-1] + item.line_count * LEADING + 2 * PADDING)
        edges = [left]
        for column in columns:
            edges.append(edges[-1] + column.width)
        self._shared = _Shared(
            paper,
            tuple(columns),
            tuple(rows),
            tops,
            edges,
            continued,
            title,
            mark,
            head=TableHead(columns, edges, groups, continued),
            told=[paper.written if column.written else b"" for column in columns],
        )
        self._start = (0, 0)
        self._end = (len(rows), 0)
        self.before = before
        self.keep = keep

    def _part(self, start: tuple[int, int], end: tuple[int, int]) -> Table:
        part = object.__new__(Table)
        part._shared, part._start, part._end = self._shared, start, end
        part.before = self.before
        return part

    @property
    def _head_height(self) -> float:
        return self._shared.head.height

    def _place(self, position: tuple[int, int]) -> float:
        """Where a (row, line) lies in the whole table's height."""
        index, line = position
        return self._shared.tops[index] + line * LEADING

    @property
    def height(self) -> float:
        cut = 2 * PADDING if self._end[1] else 0.0
        return self._head_height + self._place(self._end) - self._place(self._start) + cut

    @property
    def least(self) -> float:
        if len(self._shared.rows) <= _SHORT:
            return self.height
        first = self._shared.rows[self._start[0]].line_count
        lines = first if first <= _TALL else 2 * _LEAST_LINES
        return self._head_height + lines * LEADING + 2 * PADDING

    def split(self, room: float, whole: float) -> tuple[Block, Block] | None:
        room -= self._head_height
        whole -= self._head_height
        index = self._last_fitting(room)
        used = max(self._place((index, 0)) - self._place(self._start), 0.0)
        line = self._cut_line(index, room - used, whole)
        end = (index, line)
        if end <= self._start:
            return None
        return self._part(self._start, end), self._part(end, self._end)

    def _last_fitting(self, room: float) -> int:
        """The index of the first row that does not fit whole."""
        limit = self._place(self._start) + room + 1e-6
        fitting = bisect_right(self._shared.tops, limit) - 1
        return max(self._start[0], min(fitting, self._end[0]))

    def _cut_line(self, index: int, room: float, whole: float) -> int:
        """At which line row `index` is cut: 0 where it moves on whole."""
        count = self._shared.rows[index].line_count
        begun = self._start[1] if index == self._start[0] else 0
        below_heading = index == 0 and not begun and count > _TALL
        if (count - begun) * LEADING + 2 * PADDING <= whole and not below_heading:
            return begun
        lines = int((room - 2 * PADDING) / LEADING)
        if lines < _LEAST_LINES:
            return begun
        return min(begun + lines, count - _LEAST_LINES)

    def draw(self, page: Page, top: float) -> None:
        pieces = self._pieces(top + self._head_height)
        with page.artifact():
            self._draw_decoration(page, top, pieces)
        self._draw_head(page, top)
        if pieces:
            self._draw_heads_again(page, *pieces[0])
        for index, first, last, row_top in pieces:
            self._draw_row(page, index, first, last, row_top)

    def _pieces(self, top: float) -> list[tuple[int, int, int, float]]:
        """Row index, first line, line after the last, and upper edge of all rows of this part."""
        pieces = []
        (index, first), (stop, cut) = self._start, self._end
        while index < stop or (index == stop and cut):
            last = cut if index == stop else self._shared.rows[index].line_count
            pieces.append((index, first, last, top))
            top += (last - first) * LEADING + 2 * PADDING
            index, first = index + 1, 0
        return pieces

    def _draw_decoration(
        self, page: Page, top: float, pieces: list[tuple[int, int, int, float]]
    ) -> None:
        """Rules, and lamps whose word stands beside them."""
        edges = self._shared.edges
        below_head = top + self._head_height
        if self._head_height:
            page.rule(edges[0], edges[-1], below_head, style.INK, 0.9)
        below = [self._shared.rows[index].covered for index, *_piece in pieces[1:]]
        for (index, first, last, row_top), covered in zip(pieces, [*below, 0], strict=True):
            bottom = row_top + (last - first) * LEADING + 2 * PADDING
            page.rule(edges[covered], edges[-1], bottom, style.HAIRLINE, 0.5)
            for cell, x in zip(self._shared.rows[index].cells, edges, strict=False):
                if cell.lamp is not None and not cell.speaks and first == 0:
                    page.lamp(cell.lamp.colour, x, row_top + PADDING + _BASELINE)

    def _draw_head(self, page: Page, top: float) -> None:
        """The real head on the table's first page, the same as repeated matter on the others."""
        shared = self._shared
        if not self._head_height:
            return
        if shared.table is None:
            shared.table = self._begun_table()
            shared.head.draw(page, shared.paper, shared.table, top)
            return
        with page.artifact("Pagination"):
            shared.head.draw_again(page, top)

    def _begun_table(self) -> Element:
        shared = self._shared
        return shared.paper.element(
            "Table", attributes=summary_attribute(shared.title) if shared.title else b""
        )

    def _draw_row(self, page: Page, index: int, first: int, last: int, top: float) -> None:
        shared = self._shared
        item = shared.rows[index]
        element = shared.row
        if element is None or shared.open_row != index:
            element = shared.row = self._begun_row(item.heads)
            shared.open_row = index
        if first == 0 and item.key:
            page.bookmark(item.key, item.name, top, 1)
        if first:
            self._draw_again(page, item, first, top)
        baseline = top + PADDING + _BASELINE
        for place, (cell, x) in enumerate(zip(item.cells, self._shared.edges, strict=False)):
            runs = cell.runs if last - first == item.line_count else _window(cell.runs, first, last)
            lamp = cell.lamp if cell.speaks and first == 0 else None
            if not runs and lamp is None:
                continue
            with page.marked_cell(element, place):
                if lamp is not None:
                    with page.spoken(lamp.word):
                        page.lamp(lamp.colour, x, baseline)
                bars = [each for each in cell.bars if each[0] < last and each[1] > first]
                if bars:
                    with page.spoken(shared.mark):
                        self._draw_bars(page, bars, (first, last), x, top)
                self._draw_runs(page, x + cell.indent, baseline, runs)

    def _draw_bars(
        self,
        page: Page,
        bars: Sequence[tuple[int, int]],
        window: tuple[int, int],
        x: float,
        top: float,
    ) -> None:
        first, last = window
        for start, stop in bars:
            begin = top + PADDING + (max(start, first) - first) * LEADING
            end = top + PADDING + (min(stop, last) - first) * LEADING
            page.bar(x - 7.5, begin, end, style.ACCENT, 1.7)

    @staticmethod
    def _draw_runs(page: Page, x: float, y: float, runs: tuple[Run, ...]) -> None:
        for run_style, lines in runs:
            page.lines(x, y, run_style, lines)
            y += len(lines) * LEADING

    def _begun_row(self, heads: tuple[Reach | None, ...]) -> RowElement:
        shared = self._shared
        if shared.table is None:
            shared.table = self._begun_table()
        return shared.paper.row(shared.table, len(shared.columns), shared.told, heads)

    def _draw_heads_again(self, page: Page, index: int, first: int, _last: int, top: float) -> None:
        """What heads the first row of a page from a row on the page before."""
        rows, covered = self._shared.rows, self._shared.rows[index].covered
        if first or not covered:
            return
        while rows[index].covered:
            index -= 1
        baseline = top + PADDING + _BASELINE
        with page.artifact("Pagination"):
            for cell, x in zip(rows[index].cells[:covered], self._shared.edges, strict=False):
                for run_style, lines in cell.runs[:1]:
                    page.text(x, baseline, run_style, lines[0])
                    x += page.width(run_style, f"{lines[0]} ")
                page.text(x, baseline, style.NOTE, f"({self._shared.continued})")

    def _draw_again(self, page: Page, item: Row, first: int, top: float) -> None:
        """Number and name of a row that began on the page before, where they do not go on."""
        baseline = top + PADDING + _BASELINE
        edges = self._shared.edges
        with page.artifact("Pagination"):
            for place in (0, 1):
                cell = item.cells[place]
                if cell.runs and cell.line_count <= first:
                    run_style, lines = cell.runs[0]
                    page.text(edges[place], baseline, run_style, lines[0])
            if item.cells[1].line_count <= first:
                page.text(edges[1], baseline + LEADING, style.NOTE, self._shared.continued)


def summary_attribute(text: str) -> bytes:
    """A table's summary for readers who do not see it."""
    return b"/A<</O/Table/Summary %s>>" % text_string(text)


def _window(runs: tuple[Run, ...], first: int, last: int) -> tuple[Run, ...]:
    """Lines `first` to before `last` of the runs laid end to end."""
    kept: list[Run] = []
    start = 0
    for run_style, lines in runs:
        piece = lines[max(first - start, 0) : max(last - start, 0)]
        if piece:
            kept.append((run_style, piece))
        start += len(lines)
    return tuple(kept)
