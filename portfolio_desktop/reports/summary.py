"""The summary: sentences, counts, the spread over the dimensions, what moved, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Abreast, Block
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.rows import LAMP_INDENT, Cell, Column, row
from portfolio_desktop.reports.style import Sheet, Style
from portfolio_desktop.reports.table import Table
from portfolio_desktop.reports.texts import Setter, TextBlock, baseline
from portfolio_desktop.services.pack_values import (
    Count,
    DimensionCount,
    Lamp,
    NoteList,
    Summary,
)

_NUMBER, _NAME, _LAMP = 48.0, 210.0, 96.0
_MEASURE = 560.0
"""Texts are no wider than one reads with ease, however large the paper."""
_GAP = 12.0
_NAMED = 1
"""The column of the projects' names; the last column says in people's words why they are there."""
_FIGURES = 331.9
"""The room of the figures, at the right."""
_COUNT = 83.0
_COUNT_HEIGHT = 46.0
_SPREAD_NAME, _SPREAD_NAME_MOST = 92.0, 130.0
"""Room for the names; long ones take more of it to the left."""
_SPREAD_HEAD = 18.0
_SPREAD_LINE, _SPREAD_LEAST = 14.5, 11.0
_SPREAD_HEIGHT = 160.0
"""Ten dimensions at the usual distance; more of them stand closer."""
_SPREAD_HIGHEST = 390.0
_LEAD_ROOM, _LEAD_MOST = 400.0, 560.0
_TALLEST_LEAD = 200.0
"""Points that heading and sentences may take beside the figures; more stands above them."""


class Figures(Block):
    """The counts as large figures, and below them how the lamps spread over the dimensions."""

    before = 14.0

    def __init__(self, setter: Setter, summary: Summary) -> None:
        self._setter = setter
        self._summary = summary

        width = setter.breaker(style.CELL).width
        widest = max((width(each.name) for each in summary.dimensions), default=0.0)
        self._name = min(_SPREAD_NAME_MOST, max(_SPREAD_NAME, widest + 6))
        self._right = setter.sheet.right
        self._first = self._right - _FIGURES
        self._left = self._first + _SPREAD_NAME - self._name
        count = max(len(summary.dimensions), 1)
        closest = min(_SPREAD_LEAST, _SPREAD_HIGHEST / count)
        self._line = min(_SPREAD_LINE, max(_SPREAD_HEIGHT / count, closest))

    @property
    def height(self) -> float:
        spread = _SPREAD_HEAD + len(self._summary.dimensions) * self._line
        return _COUNT_HEIGHT + (spread if self._summary.dimensions else 0.0)

    def draw(self, page: Page, top: float) -> None:
        for x, count in zip(self.count_places(), self._summary.counts, strict=True):
            self._draw_count(page, self._first + x, top, count)
        if self._summary.dimensions:
            self._draw_spread(page, top + _COUNT_HEIGHT)

    def count_places(self) -> list[float]:
        """Where each count begins: evenly, or as close as their words let them stand."""
        counts = self._summary.counts
        widths = [self._count_width(each) for each in counts]
        apart = min(_COUNT, _FIGURES / max(len(counts), 1))
        gap = (_FIGURES - sum(widths)) / max(len(counts) - 1, 1)
        if gap < 0 or max(widths, default=0.0) < apart:
            return [place * apart for place in range(len(counts))]
        return [sum(widths[:place]) + place * gap for place in range(len(counts))]

    def _count_width(self, count: Count) -> float:
        breaker = self._setter.breaker
        figure = breaker(style.FIGURE_LARGE).width(str(count.number)) + 24 * (not count.missing)
        word = breaker(style.FIGURE_WORD).width(count.lamp.word)
        return max(figure, word, breaker(style.FIGURE_NOTE).width(count.change))

    def _draw_count(self, page: Page, x: float, top: float, count: Count) -> None:
        figure = baseline(style.FIGURE_LARGE, top - 4)
        if not count.missing:
            with page.artifact():
                page.lamp(count.lamp.colour, x, figure, 17)
        with page.marked(self._setter.paper.element("P")):
            page.text(x if count.missing else x + 24, figure, style.FIGURE_LARGE, str(count.number))
            page.text(x, top + 33, style.FIGURE_WORD, count.lamp.word)
            page.text(x, top + 43, style.FIGURE_NOTE, count.change)

    def _draw_spread(self, page: Page, top: float) -> None:
        summary = self._summary
        paper = self._setter.paper
        with page.marked(paper.element("H2")):
            y = baseline(style.HEAD, top + 8)
            page.text(self._left, y, style.HEAD, summary.dimensions_title)
        listed = paper.element("L")
        for place, dimension in enumerate(summary.dimensions):
            y = top + _SPREAD_HEAD + 11 + place * self._line
            body = paper.element("LBody", paper.element("LI", listed))
            with page.marked(body), page.spoken(_spoken(dimension, summary.dimension_heads)):
                name = self._setter.one_line(style.CELL, dimension.name, self._name - 6)
                page.text(self._left, y, style.CELL, name)
                self._draw_bar(page, y, dimension)

    def _draw_bar(self, page: Page, y: float, dimension: DimensionCount) -> None:
        """One bar, its stretches as long as the counts, each with its lamp and its number."""
        shares: list[tuple[Colour | None, int]] = [
            (Colour.RED, dimension.red),
            (Colour.YELLOW, dimension.yellow),
            (Colour.GREEN, dimension.green),
            (None, dimension.none),
        ]
        x = self._first + _SPREAD_NAME
        for colour, number in shares:
            words = str(number) if number else "–"
            page.lamp(colour, x, y, 9)
            page.text(x + 12.5, y, style.NAME if number else style.NOTE, words)
            x += 44
        total = max(sum(number for _, number in shares), 1)
        room = self._right - x
        for colour, number in shares:
            width = room * number / total
            if number:
                page.box(x, y - 6.4, max(width - 1, 0.6), 7, _FILLS[colour])
            x += width


_FILLS: dict[Colour | None, str] = {
    Colour.RED: style.RED,
    Colour.YELLOW: style.YELLOW,
    Colour.GREEN: style.GREEN,
    None: style.HEAD_RULE,
}


def _spoken(dimension: DimensionCount, heads: Sequence[str]) -> str:
    numbers = (dimension.red, dimension.yellow, dimension.green, dimension.none)
    counts = ", ".join(f"{head} {number}" for head, number in zip(heads, numbers, strict=False))
    return f"{dimension.name}: {counts}"


def summary_blocks(setter: Setter, summary: Summary, continued: str) -> Iterator[Block]:
    yield from _opening(setter, summary)
    if summary.moves_title:
        yield _subheading(setter, summary.moves_title)
        if summary.moves:
            yield _moves(setter, summary, continued)
        else:
            yield TextBlock(setter, style.LEAD, summary.no_moves, before=4)
    if summary.footnote:
        yield TextBlock(setter, style.FOOTNOTE, summary.footnote, before=8)
    for listed in summary.lists:
        yield _subheading(setter, listed.title)
        yield note_table(setter, listed, continued)


def _opening(setter: Setter, summary: Summary) -> Iterator[Block]:
    """Heading and sentences, with the figures at their right."""
    figures = [Figures(setter, summary)] if summary.counts else []
    room = min(_LEAD_MOST, setter.sheet.room - _FIGURES - 30)
    narrow = _lead(setter, summary, room)
    beside = Abreast(narrow, figures)
    if figures and beside.height <= _TALLEST_LEAD:
        yield beside
    else:
        yield from _lead(setter, summary, 640)
        yield from figures


def _lead(setter: Setter, summary: Summary, room: float) -> list[Block]:
    heading = TextBlock(
        setter,
        style.HEADING,
        summary.title,
        tag="H1",
        room=room,
        keep=True,
        bookmark=("summary", summary.title, 0),
    )
    sentences = (
        TextBlock(setter, style.DESCRIPTION, sentence, room=room, before=4)
        for sentence in summary.sentences
    )
    return [heading, *sentences]


def _subheading(setter: Setter, title: str) -> TextBlock:
    return TextBlock(setter, style.SUBHEADING, title, tag="H2", before=18, keep=True)


def _cell(setter: Setter, used: Style, text: str, room: float) -> Cell:
    return Cell(((used, setter.lines(used, text, room)),)) if text else Cell()


def _why(setter: Setter, told: str, text: str, room: float) -> Cell:
    """What the text begins with in the paper's own words, `told`, stands on lines of its own."""
    parts = ((style.CELL_TOLD, told), (style.CELL, text.removeprefix(told).lstrip()))
    return Cell(tuple((used, setter.lines(used, part, room)) for used, part in parts if part))


def _lamp(setter: Setter, lamp: Lamp, used: Style) -> Cell:
    return Cell(((used, setter.lines(used, lamp.word, _LAMP - LAMP_INDENT - 6)),), lamp)


def _widths(sheet: Sheet) -> tuple[float, float, float]:
    """Number, name and lamp; the rest of the sheet is the text's."""
    return (_NUMBER, _NAME * 1.5 if sheet.large else _NAME, _LAMP)


def _columns(sheet: Sheet, heads: Sequence[str], widths: Sequence[float]) -> list[Column]:
    rest = sheet.room - sum(widths)
    columns = [Column(width, (head,)) for head, width in zip(heads, [*widths, rest], strict=True)]
    return [
        column._replace(written=place in (_NAMED, len(widths)))
        for place, column in enumerate(columns)
    ]


def _moves(setter: Setter, summary: Summary, continued: str) -> Table:
    heads, moves, title = summary.move_heads, summary.moves, summary.moves_title
    number, name, lamp = _widths(setter.sheet)
    rest = min(setter.sheet.room - number - name - 2 * lamp, _MEASURE)
    rows = [
        row(
            (
                _cell(setter, style.NAME, move.number, number - 4),
                _cell(setter, style.NAME, move.name, name - _GAP),
                _lamp(setter, move.before, style.CELL),
                _lamp(setter, move.now, style.NAME),
                _why(setter, move.told, move.reason, rest),
            )
        )
        for move in moves
    ]
    columns = _columns(setter.sheet, heads, (number, name, lamp, lamp))
    return Table(setter.paper, columns, rows, continued=continued, title=title, before=3)


def note_table(setter: Setter, listed: NoteList, continued: str) -> Table:
    """Projects with their lamps, and why each of them is listed."""
    number, name, lamp = _widths(setter.sheet)
    rest = min(setter.sheet.room - number - name - lamp, _MEASURE)
    rows = [
        row(
            (
                _cell(setter, style.NAME, note.number, number - 4),
                _cell(setter, style.NAME, note.name, name - _GAP),
                _lamp(setter, note.lamp, style.CELL)
                if note.lamp is not None
                else _cell(setter, style.CELL, note.word, lamp - _GAP),
                _why(setter, note.told, note.text, rest),
            )
        )
        for note in listed.notes
    ]
    columns = _columns(setter.sheet, listed.heads, (number, name, lamp))
    return Table(setter.paper, columns, rows, continued=continued, title=listed.title, before=3)
