"""Small tables that stand whole on a page: columns as wide as what they hold, amounts aligned on
the decimal sign, every row on the baseline grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.rows import LAMP_INDENT
from portfolio_desktop.reports.structure import Reach, cell_attribute
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.table import summary_attribute
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.pack_values import Lamp

LEADING = 12.0
_PADDING = 3.0
"""Above and below the lines of a row: rows of one line stand three half lines apart."""
_BASELINE = 8.7
_GAP = 12.0
"""Between columns."""
_HEAD_BELOW = 4.0
_NARROW = 78.0
"""The widest that a column gets which does not take the room that others leave."""
_LEAST_WIDE = 66.0
_LAMP_COLUMN = 68.0
"""A kind of no light may take two lines."""
_SLACK = 0.5
"""So that what is exactly as wide as its column is not broken."""
_LAMP_SIZE = 8.6
_ALONE = Reach()


class Columns(NamedTuple):
    """How the columns of a table behave: which hold amounts, with which decimal sign, which take
    the room that others leave, and whether lamps stand in the last one. `joined`: rows that begin
    with the same words have them once, beside them all."""

    heads: tuple[str, ...]
    numeric: frozenset[int]
    wide: frozenset[int]
    decimal: str
    lamps: bool
    joined: bool = False
    written: frozenset[int] = frozenset()
    """Those that hold what people wrote."""


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[str, ...], ...]
    lamp: Lamp | None
    strong: bool

    @property
    def height(self) -> float:
        lines = max((len(lines) for lines in self.cells), default=1)
        return max(lines, 1) * LEADING + 2 * _PADDING


class SmallTable(Block):
    """A table of a few rows; what a cell cannot hold in `most_lines` ends with "…"."""

    before = 2.0

    def __init__(
        self,
        setter: Setter,
        columns: Columns,
        rows: Sequence[Sequence[str]],
        place: tuple[float, float],
        *,
        title: str,
        strong: frozenset[int] = frozenset(),
        lamps: Sequence[Lamp] = (),
        most_lines: int = 6,
    ) -> None:
        self._setter = setter
        self._columns = columns
        self._title = title
        self._left, self._room = place
        widths = _widths(setter, columns, rows, lamps, self._room)
        self._edges = [self._left]
        for width in widths:
            self._edges.append(self._edges[-1] + width)
        self._heads = [
            setter.at_most(style.HEAD, head, self._text_room(number), 3)
            for number, head in enumerate(columns.heads)
        ]
        self._whole = self._whole_widths(rows)
        self._reach = self._reaches([row[0] for row in rows])
        self._rows = [
            self._row(row, number in strong, lamps[number] if lamps else None, most_lines)
            for number, row in enumerate(rows)
        ]

    def _reaches(self, firsts: Sequence[str]) -> list[Reach | None]:
        """How many rows the first cell of each stands beside; None where one above does."""
        if not self._columns.joined:
            return [_ALONE] * len(firsts)
        found: list[Reach | None] = []
        for _words, run in groupby(firsts):
            count = len(list(run))
            found += [Reach(rows=count), *([None] * (count - 1))]
        return found

    def _text_room(self, column: int) -> float:
        last = column + 1 == len(self._columns.heads)
        return self._edges[column + 1] - self._edges[column] - (0.0 if last else _GAP)

    def _whole_widths(self, rows: Sequence[Sequence[str]]) -> dict[int, tuple[float, float]]:
        """Of each column of amounts the widest part before the decimal sign, and behind it."""
        found = {}
        for column in self._columns.numeric:
            parts = [self._parts(row[column], style.NAME) for row in rows]
            found[column] = (
                max((before for before, _behind in parts), default=0.0),
                max((behind for _before, behind in parts), default=0.0),
            )
        return found

    def _parts(self, text: str, used: Style) -> tuple[float, float]:
        whole, rest = cut_at_decimal(text, self._columns.decimal)
        breaker = self._setter.breaker(used)
        return breaker.width(whole), breaker.width(rest)

    def _row(self, row: Sequence[str], strong: bool, lamp: Lamp | None, most: int) -> _Row:
        cells: list[tuple[str, ...]] = []
        for column, text in enumerate(row):
            used = self._style(column, strong)
            if not text:
                cells.append(())
            elif column in self._columns.numeric:
                cells.append((self._setter.one_line(used, text, self._text_room(column)),))
            else:
                cells.append(self._setter.at_most(used, text, self._text_room(column), most))
        if lamp is not None:
            room = self._text_room(len(row)) - LAMP_INDENT
            cells.append(self._setter.at_most(style.CELL, lamp.word, room, 2))
        return _Row(tuple(cells), lamp, strong)

    def _style(self, column: int, strong: bool) -> Style:
        """Numbers and days that head a row are bold; longer words there are not."""
        heads = not column and column not in self._columns.wide
        return style.NAME if strong or heads else style.CELL

    @property
    def _head_height(self) -> float:
        return max(len(lines) for lines in self._heads) * style.HEAD.leading + _HEAD_BELOW

    @property
    def height(self) -> float:
        return self._head_height + sum(row.height for row in self._rows)

    def draw(self, page: Page, top: float) -> None:
        paper = self._setter.paper
        tops = [top + self._head_height]
        for row in self._rows:
            tops.append(tops[-1] + row.height)
        with page.artifact():
            page.rule(self._edges[0], self._edges[-1], tops[0], style.INK, 0.7)
            for bottom, reach in zip(tops[1:], [*self._reach[1:], _ALONE], strict=True):
                left = self._edges[0 if reach else 1]
                page.rule(left, self._edges[-1], bottom, style.HAIRLINE, 0.5)
        table = paper.element("Table", attributes=summary_attribute(self._title))
        heads = paper.element("TR", table)
        for column, lines in enumerate(self._heads):
            with page.marked(paper.element("TH", heads, cell_attribute("Column"))):
                self._draw_head(page, column, lines, tops[0])
        written = self._columns.written
        told = [paper.written if each in written else b"" for each in range(len(self._heads))]
        for row, row_top, reach in zip(self._rows, tops, self._reach, strict=False):
            element = paper.row(table, len(self._heads), told, heads=(reach,))
            for column, lines in enumerate(row.cells):
                if not column and reach is None:
                    continue
                lamp = row.lamp if column + 1 == len(self._heads) else None
                if lines or lamp is not None:
                    with page.marked_cell(element, column):
                        self._draw_cell(page, row, column, row_top + _PADDING + _BASELINE)

    def _draw_head(self, page: Page, column: int, lines: Sequence[str], bottom: float) -> None:
        y = bottom - _HEAD_BELOW - 1.5 - (len(lines) - 1) * style.HEAD.leading
        if column not in self._columns.numeric:
            page.lines(self._edges[column], y, style.HEAD, lines)
            return
        right = self._right(column)
        for number, line in enumerate(lines):
            end = line if number + 1 == len(lines) else f"{line} "
            x = right - page.width(style.HEAD, line)
            page.text(x, y + number * style.HEAD.leading, style.HEAD, end)

    def _right(self, column: int) -> float:
        """Where the amounts of a column end."""
        return self._edges[column + 1] - (0.0 if column + 1 == len(self._columns.heads) else _GAP)

    def _draw_cell(self, page: Page, row: _Row, column: int, y: float) -> None:
        lines, x = row.cells[column], self._edges[column]
        used = self._style(column, row.strong)
        if column in self._columns.numeric:
            before, _behind = self._parts(lines[0], used)
            page.text(self._right(column) - self._whole[column][1] - before, y, used, lines[0])
        elif row.lamp is not None and column + 1 == len(self._heads):
            page.lamp(row.lamp.colour, x, y, _LAMP_SIZE)
            page.lines(x + LAMP_INDENT, y, style.CELL, lines)
        else:
            page.lines(x, y, used, lines)


def cut_at_decimal(text: str, decimal: str) -> tuple[str, str]:
    """What of an amount stands before its decimal sign, and the rest: "12" and ",6 (2023-pl)"."""
    for place, sign in enumerate(text):
        if sign == decimal or not (sign.isdigit() or sign in "+−-.,"):
            return text[:place], text[place:]
    return text, ""


def least_width(
    setter: Setter, columns: Columns, rows: Sequence[Sequence[str]], lamps: Sequence[Lamp]
) -> float:
    """How narrow a table may become before an amount, a date or a number has to give way; what runs
    on keeps a fair measure."""
    natural = _naturals(setter, columns, rows, lamps)
    least = (
        min(width, _LEAST_WIDE) if number in columns.wide else width
        for number, width in enumerate(natural)
    )
    return sum(least) + _GAP * (len(natural) - 1)


def _widths(
    setter: Setter,
    columns: Columns,
    rows: Sequence[Sequence[str]],
    lamps: Sequence[Lamp],
    room: float,
) -> list[float]:
    """Each column's width with the gap behind it; all together they fill the room. Of the wide ones
    a short one keeps its width where a long one has to give way."""
    room += _GAP  # behind the last column there is none
    natural = [width + _GAP for width in _naturals(setter, columns, rows, lamps)]
    wide = [number for number in range(len(natural)) if number in columns.wide]
    left = room - sum(width for number, width in enumerate(natural) if number not in wide)
    least = {number: min(natural[number], _LEAST_WIDE + _GAP) for number in wide}
    if left < sum(least.values()):  # more columns than the page is wide: all give way alike
        widths = [width * room / sum(natural) for width in natural]
    else:
        spare = left - sum(least.values())
        share = {number: natural[number] - least[number] for number in wide}
        if not any(share.values()):
            share = {number: natural[number] for number in wide}
        wanted = sum(share.values())
        widths = [
            least[number] + share[number] / wanted * spare if number in wide else width
            for number, width in enumerate(natural)
        ]
    widths[-1] -= _GAP
    return widths


def _naturals(
    setter: Setter, columns: Columns, rows: Sequence[Sequence[str]], lamps: Sequence[Lamp]
) -> list[float]:
    texts = [[row[number] for row in rows] for number in range(len(columns.heads) - bool(lamps))]
    if lamps:
        texts.append([each.word for each in lamps])
    return [_natural(setter, columns, number, said) for number, said in enumerate(texts)]


def _natural(setter: Setter, columns: Columns, number: int, texts: Sequence[str]) -> float:
    """What the column would take for itself, within bounds."""
    name = setter.breaker(style.NAME)
    said = max((name.width(line) for text in texts for line in text.split("\n")), default=0.0)
    if number in columns.numeric:
        parts = [cut_at_decimal(text, columns.decimal) for text in texts]
        said = max((name.width(whole) for whole, _rest in parts), default=0.0)
        said += max((name.width(rest) for _whole, rest in parts), default=0.0)
    if columns.lamps and number + 1 == len(columns.heads):
        said = min(said + LAMP_INDENT, _LAMP_COLUMN)
    head = setter.breaker(style.HEAD)
    words = [word for line in head.words(columns.heads[number]) for word in line]
    longest = max(map(head.width, words), default=0.0)
    most = 3 * _NARROW if number in columns.wide else _NARROW
    return max(min(max(said, longest) + _SLACK, most), 24.0)
