"""The head of a table: a row, or two where some heads stand together under one of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from portfolio_desktop.reports import style
from portfolio_desktop.reports.paper import Page, Paper
from portfolio_desktop.reports.rows import LAMP_INDENT, Column
from portfolio_desktop.reports.structure import Element, cell_attribute

_HALF_LINE = 6.0
_BELOW = 5.0
_RISE, _RULE = 2.2, 3.4
"""From a line's foot up to its baseline, and from the baseline of a group down to its rule."""
_APART = 2.0
"""So much more stands between a group and the heads under it."""


class HeadGroup(NamedTuple):
    """What stands above the heads of so many `columns` from `first` on; `width` is its rule's."""

    first: int
    columns: int
    text: str
    width: float


class TableHead:
    """Where no column has a head there is none, and the height is 0.

    It is as high as full half lines, so that the rows below stand on the lines of the page.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        edges: Sequence[float],
        groups: Sequence[HeadGroup],
        continued: str,
    ) -> None:
        self._columns = columns
        self._edges = edges
        self._groups = {group.first: group for group in groups}
        self._grouped = {
            group.first + place: group for group in groups for place in range(group.columns)
        }
        self._continued = continued
        self.height = self._height()

    def _height(self) -> float:
        lines = max(
            (len(each.head) + (place in self._grouped) for place, each in enumerate(self._columns)),
            default=0,
        )
        if not any(each.head for each in self._columns):
            return 0.0
        apart = _APART if self._groups else 0.0
        return ceil((lines * style.HEAD.leading + apart + _BELOW) / _HALF_LINE) * _HALF_LINE

    def draw(self, page: Page, paper: Paper, table: Element, top: float) -> None:
        """In the order it is read: what stands above, then the heads within the groups."""
        first = paper.element("TR", table)
        for place in self._begun():
            group, column = self._groups.get(place), self._columns[place]
            if group is not None:
                told = cell_attribute("Column", columns=group.columns)
                with page.marked(paper.element("TH", first, told)):
                    self._draw_group(page, top, group)
            elif place not in self._grouped:
                rows = 2 if self._groups else 1
                told = cell_attribute("Column", columns=column.reach, rows=rows)
                with page.marked(paper.element("TH", first, told)):
                    self._draw_spoken(page, top, place, column)
        self._draw_rules(page, top)
        second = paper.element("TR", table) if self._groups else first
        for place in self._grouped:
            with page.marked(paper.element("TH", second, cell_attribute("Column"))):
                self._draw_spoken(page, top, place, self._columns[place])

    def draw_again(self, page: Page, top: float) -> None:
        """As repeated matter; the first with room for it says that the table goes on."""
        for place, column in enumerate(self._columns_again(page)):
            self._draw_cell(page, top, place, column)
        for group in self._groups.values():
            self._draw_group(page, top, group)
            self._draw_rule(page, top, group)

    def _begun(self) -> Iterator[int]:
        """The places where a head begins."""
        place = 0
        while place < len(self._columns):
            yield place
            place += self._columns[place].reach

    def _columns_again(self, page: Page) -> list[Column]:
        columns = list(self._columns)
        for place, column in enumerate(columns):
            *above, last = column.head or ("",)
            head = f"{last} ({self._continued})"
            if self._continued and last and page.width(style.HEAD, head) < column.width - 4:
                columns[place] = column._replace(head=(*above, head))
                break
        return columns

    def _draw_spoken(self, page: Page, top: float, place: int, column: Column) -> None:
        if not column.spoken_head:
            self._draw_cell(page, top, place, column)
            return
        with page.spoken(column.spoken_head):
            self._draw_cell(page, top, place, column)

    def _draw_cell(self, page: Page, top: float, place: int, column: Column) -> None:
        x, y = self._edges[place], self._last_line(top)
        y -= (len(column.head) - 1) * style.HEAD.leading
        if column.spoken_head:
            x += (LAMP_INDENT - 4.1 - page.width(style.HEAD, column.head[0])) / 2
        if column.head:
            page.lines(x, y, style.HEAD, column.head)

    def _draw_group(self, page: Page, top: float, group: HeadGroup) -> None:
        page.text(self._edges[group.first], self._above(top), style.HEAD, group.text)

    def _draw_rules(self, page: Page, top: float) -> None:
        if self._groups:
            with page.artifact():
                for group in self._groups.values():
                    self._draw_rule(page, top, group)

    def _draw_rule(self, page: Page, top: float, group: HeadGroup) -> None:
        left = self._edges[group.first]
        y = self._above(top) + _RULE
        page.rule(left, left + group.width, y, style.HEAD_RULE, 0.5)

    def _last_line(self, top: float) -> float:
        return top + self.height - _BELOW - _RISE

    def _above(self, top: float) -> float:
        """The baseline of what stands above the heads of a group, which are a line each."""
        return self._last_line(top) - style.HEAD.leading - _APART
