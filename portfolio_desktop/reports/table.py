"""Tables of any length: rows measured once, cut into pages by index, drawn straight to the page.

Time grows with the rows, never with rows × pages. Rows stay whole where a page can hold them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from contextlib import nullcontext
from copy import copy
from dataclasses import dataclass, replace
from itertools import accumulate

from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.gate import HYPHENS
from portfolio_desktop.reports.paper import Page, Paper
from portfolio_desktop.reports.rows import (
    LEADING,
    Column,
    Row,
    Run,
    paragraph_ends,
    window,
)
from portfolio_desktop.reports.structure import Element, RowElement, text_string
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.table_head import HeadGroup, TableHead

PADDING, _CLOSER = 6.0, 4.5
"""Above and below the lines of a row; and where a table is set closer."""
_BASELINE = 8.7
_LEAST_LINES = 4
"""A row cut by the page's end keeps at least so many lines on either side."""

_TALL = 22
"""Lines of a first row that no page may hold below its heading: it is cut, so that the heading does
not stand alone."""
_GAPING = 0.25
"""The share of a page that is not left empty to keep a row whole that the next page could hold."""
_SHORT = 8
"""Rows up to which a table stands together with its heading, where a page can hold it."""


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
    padding: float = PADDING


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
        edges = [left]
        for column in columns:
            edges.append(edges[-1] + column.width)
        self._shared = _Shared(
            paper,
            tuple(columns),
            tuple(rows),
            _tops(rows, PADDING),
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
        part = copy(self)
        part._start, part._end, part.keep = start, end, False
        return part

    def closer(self) -> Table:
        """With less room above and below the lines of a row."""
        table = copy(self)
        rows = self._shared.rows
        table._shared = replace(self._shared, padding=_CLOSER, tops=_tops(rows, _CLOSER))
        return table

    @property
    def _head_height(self) -> float:
        return self._shared.head.height

    def _height_of(self, lines: int) -> float:
        """That of a row, or of a part of one."""
        return lines * LEADING + 2 * self._shared.padding

    def _place(self, position: tuple[int, int]) -> float:
        """Where a (row, line) lies in the whole table's height."""
        index, line = position
        return self._shared.tops[index] + line * LEADING

    @property
    def height(self) -> float:
        cut = self._height_of(0) if self._end[1] else 0.0
        return self._head_height + self._place(self._end) - self._place(self._start) + cut

    @property
    def least(self) -> float:
        if len(self._shared.rows) <= _SHORT:
            return self.height
        first = self._shared.rows[self._start[0]].line_count
        lines = first if first <= _TALL else 2 * _LEAST_LINES
        return self._head_height + self._height_of(lines)

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
        fits = self._height_of(count - begun) <= whole and not below_heading
        lines = int((room - self._height_of(0)) / LEADING)
        last = min(begun + lines, count - _LEAST_LINES)
        if fits:
            gaping = room > _GAPING * whole and last >= begun + _LEAST_LINES
            return self._paragraph_end(index, begun, last) if gaping else begun
        return last if lines >= _LEAST_LINES else begun

    def _paragraph_end(self, index: int, begun: int, last: int) -> int:
        """The last line before which a row may be cut, by choice after a paragraph."""
        cells = self._shared.rows[index].cells
        ends = paragraph_ends(max(cells, key=lambda cell: cell.line_count).runs)
        return max((end for end in ends if begun + _LEAST_LINES <= end <= last), default=last)

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
            top += self._height_of(last - first)
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
            bottom = row_top + self._height_of(last - first)
            page.rule(edges[covered], edges[-1], bottom, style.HAIRLINE, 0.5)
            for cell, x in zip(self._shared.rows[index].cells, edges, strict=False):
                if cell.lamp is not None and not cell.speaks and first == 0:
                    page.lamp(cell.lamp.colour, x, row_top + self._shared.padding + _BASELINE)

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
            element = shared.row = self._begun_row(item)
            shared.open_row = index
        if first == 0 and item.key:
            page.bookmark(item.key, item.name, top, 1)
        if first:
            self._draw_again(page, item, first, top)
        baseline = top + self._shared.padding + _BASELINE
        for place, (cell, x) in enumerate(zip(item.cells, self._shared.edges, strict=False)):
            runs = cell.runs if last - first == item.line_count else window(cell.runs, first, last)
            lamp = cell.lamp if cell.speaks and first == 0 else None
            if not runs and lamp is None:
                continue
            with page.marked_cell(element, place):
                if lamp is not None:
                    with page.spoken(lamp.word):
                        page.lamp(lamp.colour, x, baseline)
                if cell.bars:
                    self._draw_bars(page, cell.bars, (first, last), x, top + shared.padding)
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
        seen = [each for each in bars if each[0] < last and each[1] > first]
        if not seen:
            return
        with page.spoken(self._shared.mark):
            for start, stop in seen:
                begin = top + (max(start, first) - first) * LEADING
                end = top + (min(stop, last) - first) * LEADING
                page.bar(x - 7.5, begin, end, style.ACCENT, 1.7)

    @staticmethod
    def _draw_runs(page: Page, x: float, y: float, runs: tuple[Run, ...]) -> None:
        begin = x
        for run_style, lines in runs:
            with page.own() if run_style.own else nullcontext():
                if run_style.leads:
                    page.text(x, y, run_style, lines[0])
                    begin = x + page.width(run_style, lines[0])
                    continue
                if begin > x:
                    _draw_led(page, (begin, x, y), run_style, lines)
                    begin = x
                else:
                    page.lines(x, y, run_style, lines)
            y += len(lines) * LEADING

    def _begun_row(self, item: Row) -> RowElement:
        shared = self._shared
        if shared.table is None:
            shared.table = self._begun_table()
        told = shared.told
        if shared.paper.written and any(cell.written for cell in item.cells):
            cells = zip(item.cells, told, strict=True)
            told = [shared.paper.written if cell.written else usual for cell, usual in cells]
        return shared.paper.row(shared.table, len(shared.columns), told, item.heads)

    def _draw_heads_again(self, page: Page, index: int, first: int, _last: int, top: float) -> None:
        """What heads the first row of a page from a row on the page before."""
        rows, covered = self._shared.rows, self._shared.rows[index].covered
        if first or not covered:
            return
        while rows[index].covered:
            index -= 1
        baseline = top + self._shared.padding + _BASELINE
        with page.artifact("Pagination"):
            for cell, x in zip(rows[index].cells[:covered], self._shared.edges, strict=False):
                for run_style, lines in cell.runs[:1]:
                    page.text(x, baseline, run_style, lines[0])
                    x += page.width(run_style, f"{lines[0]} ")
                page.text(x, baseline, style.NOTE, f"({self._shared.continued})")

    def _draw_again(self, page: Page, item: Row, first: int, top: float) -> None:
        """Number and name of a row that began on the page before, where they do not go on."""
        baseline = top + self._shared.padding + _BASELINE
        edges = self._shared.edges
        with page.artifact("Pagination"):
            for place in (0, 1):
                cell = item.cells[place]
                if cell.runs and cell.line_count <= first:
                    run_style, lines = cell.runs[0]
                    page.text(edges[place], baseline, run_style, lines[0])
            if item.cells[1].line_count <= first:
                page.text(edges[1], baseline + LEADING, style.NOTE, self._shared.continued)


def _draw_led(
    page: Page, place: tuple[float, float, float], used: Style, lines: Sequence[str]
) -> None:
    """Lines of which the first begins further in, behind its label."""
    begin, x, y = place
    first, *others = lines
    page.pieces(begin, y, used, (f"{first} " if others and not first.endswith(HYPHENS) else first,))
    if others:
        page.pieces(x, y + LEADING, used, others)


def _tops(rows: Sequence[Row], padding: float) -> list[float]:
    """Where each row begins below the head, and where the last one ends."""
    heights = (item.line_count * LEADING + 2 * padding for item in rows)
    return list(accumulate(heights, initial=0.0))


def summary_attribute(text: str) -> bytes:
    """A table's summary for readers who do not see it."""
    return b"/A<</O/Table/Summary %s>>" % text_string(text)
