"""A block of cells taken apart: headings above, headings at the left, and the figures between them,
each with all that its headings say of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from portfolio_desktop.services.block_headings import NO_HEADING, Heading, read_heading

Block = Sequence[Sequence[str]]
Parties = Mapping[str, str]
"""See `party_names`."""

EMPTY = frozenset({"", "-", "–", "—"})
_MOST_HEADS, _MOST_LABELS = 4, 3


@dataclass(frozen=True, slots=True)
class PastedCell:
    """A cell of the block, by its row and column there, counted from 1, with their headings."""

    row: int
    column: int
    row_heading: str
    column_heading: str
    text: str


class BlockTable:
    """The lines above that hold no figures are headings, and so are the columns at the left."""

    def __init__(self, block: Block, parties: Parties) -> None:
        width = max((len(row) for row in block), default=0)
        cells = [[cell.strip() for cell in row] + [""] * (width - len(row)) for row in block]
        self._cells = [["" if cell in EMPTY else cell for cell in row] for row in cells]
        self._read = [[read_heading(cell, parties) for cell in row] for row in self._cells]
        self._heads = self._count_heads()
        self._labels = self._count_labels(width)
        self._corner = self._read_corner()
        self._columns = {at: self._above(at) for at in range(self._labels, width)}

    def cells(self) -> Iterator[tuple[PastedCell, Heading]]:
        """The cells that are no headings and not empty, with what is said of them."""
        for row, beside in self._beside():
            for column, above in self._columns.items():
                if self._cells[row][column]:
                    yield self._cell(row, column), _together(beside, above).within(self._corner)

    def _cell(self, row: int, column: int) -> PastedCell:
        beside = " ".join(filter(None, self._cells[row][: self._labels]))
        above = " ".join(filter(None, (self._cells[up][column] for up in range(self._heads))))
        return PastedCell(row + 1, column + 1, beside, above, self._cells[row][column])

    def _is_figure(self, row: int, column: int) -> bool:
        """Whether a cell holds an amount or a day; a year is a heading."""
        digits = any(sign.isdigit() for sign in self._cells[row][column])
        return digits and not self._read[row][column].places

    def _count_heads(self) -> int:
        """The lines at the top without figures; a title without anything beside it is one where it
        stands above the others."""
        told = False
        for at, row in enumerate(self._cells[:_MOST_HEADS]):
            if any(self._is_figure(at, column) for column in range(1, len(row))):
                return at
            if not any(row[1:]) and (told or self._read[at][0].year or self._is_figure(at, 0)):
                return at
            told = told or any(row[1:])
        return min(len(self._cells), _MOST_HEADS)

    def _count_labels(self, width: int) -> int:
        """The columns at the left without figures; the first is one where none stands above it."""
        below = range(self._heads, len(self._cells))
        headed = any(self._read[up][0].places for up in range(self._heads))
        if headed and any(self._is_figure(row, 0) for row in below):
            return 0
        labels = 1
        while labels < min(width - 1, _MOST_LABELS) and self._is_label(labels, below):
            labels += 1
        return labels

    def _is_label(self, column: int, below: range) -> bool:
        if any(self._read[up][column].places for up in range(self._heads)):
            return False
        filled = [row for row in below if self._cells[row][column]]
        return bool(filled) and all(self._read[row][column].places for row in filled)

    def _read_corner(self) -> Heading:
        """What stands above the labels holds for all: "Budget, mio. kr."."""
        said = NO_HEADING
        for up in range(self._heads):
            for column in range(self._labels):
                said = said.within(replace(self._read[up][column], whole=False, passed_over=False))
        return said

    def _above(self, column: int) -> Heading:
        """What the lines of headings say of a column. Words none of us knows pass it over."""
        said = NO_HEADING
        for up in range(self._heads):
            said = self._heading(up, column).within(said)
        unknown = any(self._cells[up][column] for up in range(self._heads)) and not said.places
        return replace(said, passed_over=said.passed_over or (unknown and not said.unit))

    def _heading(self, up: int, column: int) -> Heading:
        """A heading; in all lines but the last it holds for the empty cells after it, and a quarter
        without a year is one of the year before it."""
        own = self._read[up][column]
        before = range(column - 1, self._labels - 1, -1)
        if not self._cells[up][column] and up < self._heads - 1:
            return next((self._read[up][at] for at in before if self._cells[up][at]), NO_HEADING)
        if own.quarter and not own.year:
            year = next((self._read[up][at].year for at in before if self._read[up][at].year), 0)
            return replace(own, year=year)
        return own

    def _beside(self) -> Iterator[tuple[int, Heading]]:
        """What is said of each row below the headings."""
        around = NO_HEADING
        for row in range(self._heads, len(self._cells)):
            own = NO_HEADING
            for column in range(self._labels):
                own = self._read[row][column].within(own)
            named, figures = self._cells[row][: self._labels], self._cells[row][self._labels :]
            unknown = any(named) and not (own.places or own.unit)
            yield row, replace(_inside(own, around), passed_over=own.passed_over or unknown)
            around = _kept(own, around, section=not any(figures))


def _together(beside: Heading, above: Heading) -> Heading:
    """What a row and a column say together; where they contradict each other, no year."""
    said = beside.within(above)
    for first, second in ((beside.year, above.year), (beside.quarter, above.quarter)):
        if first and second and first != second:
            return replace(said, year=0)
    quarter = beside.quarter or above.quarter
    passed_over = said.passed_over or (said.whole and not said.year)
    return replace(said, quarter=quarter or said.quarter, passed_over=passed_over)


def _inside(own: Heading, around: Heading) -> Heading:
    """A row's heading with what still holds from the rows above it."""
    if own.whole or own.year:
        return own.within(Heading(part=around.part))
    return own.within(replace(around, party="") if own.party else around)


def _kept(own: Heading, around: Heading, *, section: bool) -> Heading:
    """What holds for the rows below: a year, and a participant that stands alone, until the next
    one, and what a row without figures says: its part, and its quarter where it names the year."""
    party = "" if own.part and not section else own.party
    part = own.part if section and own.part else around.part
    if own.whole:
        return Heading(part=part)
    if own.year:
        return Heading(own.year, own.quarter if section and own.quarter else None, part, party)
    quarter = around.quarter if own.quarter is None else None
    return Heading(around.year, quarter, part, party or ("" if own.party else around.party))
