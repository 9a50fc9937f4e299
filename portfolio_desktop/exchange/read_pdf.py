"""PDF files: ruled tables over several pages, with the colours behind their cells.

A table that goes on over a page break is one table: repeated headings are dropped, a row cut by
the break is put together again, and running heads and feet are kept out of it.
"""

from __future__ import annotations

import dataclasses
import re
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2

from portfolio_desktop.exchange.grids import EMPTY_CELL
from portfolio_desktop.exchange.pdf_grid import GridCell, PageGrid, find_grids
from portfolio_desktop.exchange.pdf_page import Box, Fill, Letter, Page, read_page
from portfolio_desktop.exchange.pdf_words import Line, Vocabulary, hyphen_link, join_lines, lines_of
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.table_finding import whole_table
from portfolio_desktop.exchange.tables import (
    Cell,
    CellNote,
    FileNote,
    Limits,
    Note,
    Row,
    SourceKind,
    Table,
    Workbook,
)

_LINES_BEFORE = 6
_SAME_PLACE = 6.0
_TIME_SHARE = 0.7
_WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class _Part:
    """What one page holds of a table; `lines` are the page's lines above it and below the last."""

    page: int
    xs: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page with its tables and the lines outside them."""

    number: int
    page: Page
    grids: tuple[PageGrid, ...]
    inside: dict[tuple[int, int], list[Line]]
    outside: tuple[Line, ...]


def read_pdf(data: bytes, limits: Limits) -> Workbook:
    sheets, notes = _sheets(data, limits)
    running = _running_lines(sheets)
    known = Vocabulary.of(
        line.text
        for sheet in sheets
        for lines in (*sheet.inside.values(), list(sheet.outside))
        for line in lines
    )
    tables: list[list[_Part]] = []
    for sheet in sheets:
        for part in _parts(sheet, running, known):
            if tables and _continues(tables[-1], part):
                tables[-1].append(part)
            else:
                tables.append([part])
    if not tables and not known.words:
        raise UnreadableFile(
            Refusal.SCANNED if any(s.page.pictures for s in sheets) else Refusal.NO_TABLE
        )
    text = dict.fromkeys(line.text for sheet in sheets for line in sheet.outside)
    made = tuple(_table(number, parts, known) for number, parts in enumerate(tables, start=1))
    return Workbook(SourceKind.PDF, made, tuple(text), tuple(notes))


def _sheets(data: bytes, limits: Limits) -> tuple[list[_Sheet], list[Note]]:
    """The pages, as many as the limits and seven tenths of the time allow."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        secret = "password" in str(error).casefold()
        raise UnreadableFile(Refusal.ENCRYPTED if secret else Refusal.DAMAGED) from error
    end = time.monotonic() + _TIME_SHARE * limits.seconds
    sheets: list[_Sheet] = []
    notes: list[Note] = []
    count = len(document)
    for index in range(count):
        if index >= limits.pages or time.monotonic() > end:
            notes.append(Note(FileNote.PAGES_LEFT_OUT, str(index)))
            break
        try:
            page = read_page(document[index])
        except pypdfium2.PdfiumError:
            notes.append(Note(FileNote.PART_UNREADABLE, str(index + 1)))
            continue
        if page.pictures and not page.letters:
            notes.append(Note(FileNote.NO_TEXT, str(index + 1)))
        sheets.append(_laid_out(index + 1, page))
    return sheets, notes


def _laid_out(number: int, page: Page) -> _Sheet:
    """Every letter is given to the cell it stands in, or to the lines outside."""
    grids = find_grids(page)
    inside: dict[tuple[int, int], list[Letter]] = defaultdict(list)
    outside: list[Letter] = []
    finders = [_Finder(grid) for grid in grids]
    for letter in page.letters:
        place = _place_of(letter.box, finders)
        if place is None:
            outside.append(letter)
        else:
            inside[place].append(letter)
    lines = {place: lines_of(letters) for place, letters in inside.items()}
    return _Sheet(number, page, grids, lines, tuple(lines_of(outside)))


class _Finder:
    """Finds the cell at a point of one grid."""

    def __init__(self, grid: PageGrid) -> None:
        self._grid = grid
        self._cells = {
            (row, column): index
            for index, cell in enumerate(grid.cells)
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    def cell(self, x: float, y: float) -> int | None:
        grid = self._grid
        if not (grid.xs[0] <= x <= grid.xs[-1] and grid.ys[-1] <= y <= grid.ys[0]):
            return None
        column = sum(edge <= x for edge in grid.xs[1:-1])
        row = sum(edge >= y for edge in grid.ys[1:-1])
        return self._cells.get((row, column))


def _place_of(box: Box, finders: Sequence[_Finder]) -> tuple[int, int] | None:
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    for number, finder in enumerate(finders):
        cell = finder.cell(x, y)
        if cell is not None:
            return number, cell
    return None


def _running_lines(sheets: Sequence[_Sheet]) -> frozenset[str]:
    """Lines that stand on several pages, whatever their numbers: heads and feet."""
    counts = Counter(
        form for sheet in sheets for form in {_without_numbers(line.text) for line in sheet.outside}
    )
    return frozenset(form for form, count in counts.items() if count > 1)


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+", "0", text)


# The parts of a table ----------------------------------------------------------------------------


def _parts(sheet: _Sheet, running: frozenset[str], known: Vocabulary) -> list[_Part]:
    parts = []
    bottom = 1e9
    for number, grid in enumerate(sheet.grids):
        top = grid.ys[0]
        before = tuple(
            line.text
            for line in sheet.outside
            if top <= line.box.bottom + 2
            and line.box.top <= bottom + 2
            and _without_numbers(line.text) not in running
        )
        parts.append(_Part(sheet.number, grid.xs, _rows(sheet, number, grid, known), before))
        bottom = grid.ys[-1]
    return parts


def _rows(
    sheet: _Sheet, number: int, grid: PageGrid, known: Vocabulary
) -> tuple[tuple[Cell, ...], ...]:
    width, height = len(grid.xs) - 1, len(grid.ys) - 1
    rows = [[EMPTY_CELL] * width for _ in range(height)]
    for index, place in enumerate(grid.cells):
        lines = sheet.inside.get((number, index), [])
        text = join_lines(lines, place.box, known)
        fill = _fill_behind(place.box, sheet.page.fills)
        cell = Cell(text, None, fill, row_span=place.rows, col_span=place.columns)
        _spread(rows, place, cell)
    return tuple(tuple(row) for row in rows if any(cell.text or cell.fill for cell in row))


def _spread(rows: list[list[Cell]], place: GridCell, cell: Cell) -> None:
    copy = dataclasses.replace(cell, row_span=1, col_span=1, note=CellNote.MERGED)
    for row in range(place.row, place.row + place.rows):
        for column in range(place.column, place.column + place.columns):
            rows[row][column] = copy
    rows[place.row][place.column] = cell


def _fill_behind(cell: Box, fills: Sequence[Fill]) -> str | None:
    """The last painted colour that covers most of the cell; white is none."""
    found = None
    for fill in fills:
        wide = min(fill.box.right, cell.right) - max(fill.box.left, cell.left)
        high = min(fill.box.top, cell.top) - max(fill.box.bottom, cell.bottom)
        if wide > 0 and high > 0 and wide * high >= 0.5 * cell.width * cell.height:
            found = fill.colour
    return None if found == _WHITE else found


def _continues(parts: Sequence[_Part], part: _Part) -> bool:
    """Whether a part at the top of a page goes on with the table of the page before."""
    last = parts[-1]
    if part.page != last.page + 1 or part.before or len(part.xs) != len(last.xs):
        return False
    widths = zip(part.xs, last.xs, strict=True)
    return all(abs(one - other) <= _SAME_PLACE for one, other in widths)


def _table(number: int, parts: Sequence[_Part], known: Vocabulary) -> Table:
    rows: list[Row] = []
    heads = _repeated_heads(parts)
    for index, part in enumerate(parts):
        fresh = part.rows[heads if index else 0 :]
        for at, cells in enumerate(fresh):
            if index and at == 0 and _is_rest_of_row(rows, cells):
                rows[-1] = dataclasses.replace(
                    rows[-1], cells=_put_together(rows[-1].cells, cells, known)
                )
            else:
                rows.append(Row(len(rows) + 1, cells, page=part.page))
    text = parts[0].before[-_LINES_BEFORE:]
    return whole_table(rows, number, text=text, page=parts[0].page, heads=heads or None)


def _repeated_heads(parts: Sequence[_Part]) -> int:
    """How many rows at the top every page repeats; 0 for a table of one page."""
    heads = 0
    first = parts[0].rows
    if len(parts) < 2:
        return 0
    while all(
        heads < len(part.rows) - 1 and _words(part.rows[heads]) == _words(first[heads])
        for part in parts
    ):
        heads += 1
    return heads


def _words(cells: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in cells]


def _is_rest_of_row(rows: Sequence[Row], cells: Sequence[Cell]) -> bool:
    """The first row of a page without what every row begins with, in columns filled above."""
    if len(rows) < 2 or cells[0].text or not any(cell.text for cell in cells):
        return False
    named = sum(bool(row.cells[0].text) for row in rows)
    above = rows[-1].cells
    return named >= 0.8 * len(rows) and all(
        above[index].text or not cell.text for index, cell in enumerate(cells)
    )


def _put_together(
    above: Sequence[Cell], below: Sequence[Cell], known: Vocabulary
) -> tuple[Cell, ...]:
    return tuple(
        dataclasses.replace(
            one, text=_glued(one.text, other.text, known), fill=one.fill or other.fill
        )
        for one, other in zip(above, below, strict=True)
    )


def _glued(above: str, below: str, known: Vocabulary) -> str:
    if not above or not below:
        return above or below
    if not above.endswith("-"):
        return f"{above} {below}"
    link = hyphen_link(above, below, known)
    return above[:-1] + below if link == "\0" else above + link + below
