"""From cells that somebody points at in a form to places that hold in every copy of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from portfolio_desktop.exchange.column_titles import plain_title
from portfolio_desktop.exchange.fit_form import read_places
from portfolio_desktop.exchange.form_layout import LONGEST_HEADING, Direction, Place, is_possible
from portfolio_desktop.exchange.form_marks import LIGHT, WHY
from portfolio_desktop.exchange.lamp_words import read_lamp
from portfolio_desktop.exchange.sheet_cells import SheetCells, Spot
from portfolio_desktop.exchange.sheet_places import column_letter, read_reference
from portfolio_desktop.exchange.tables import Cell, CellNote, Row, Sheet

_MOST_ALIKE, _FARTHEST, _MOST_BESIDE = 9, 30, 3
_INSIDE = re.compile(r"\W*(\w[^:\n]{0,60}?)\s*[:\n]")


def own_cell(sheet: Sheet, spot: Spot) -> Spot:
    """The cell itself, or the merged one that covers it."""
    row, column = spot
    for number, index, cell in _cells(sheet):
        covered = number <= row < number + cell.row_span and index <= column < index + cell.col_span
        if covered and cell.note is not CellNote.MERGED:
            return number, index
    return spot


def possible_places(sheet: Sheet, spot: Spot, answers: frozenset[Spot]) -> tuple[Place, ...]:
    """The ways to find that cell again in another copy, the likeliest first, its address last.
    `answers` are cells that hold answers themselves, and so are nobody's headings.
    """
    found = [
        place
        for wished in _wished(sheet, spot, answers)
        if is_possible(wished) and (place := _that_one(sheet, spot, wished)) is not None
    ]
    return (*dict.fromkeys(found), Place(Direction.CELL, _name(spot)))


def stands_under(sheet: Sheet, spot: Spot) -> tuple[Place, ...]:
    """A heading with nothing below it yet: the place of what will be written there."""
    cell = SheetCells(sheet).cell(spot)
    if not _is_heading(cell):
        return ()
    place = _that_one(sheet, spot, Place(Direction.BELOW, _one_line(cell.text)))
    return () if place is None else (place,)


def ways_from_heading(sheet: Sheet, spot: Spot, right: Spot) -> tuple[Place, ...]:
    """The answers that the cell can be the heading of: the one at its `right`, or below it."""
    cell = SheetCells(sheet).cell(spot)
    if not _is_heading(cell):
        return ()
    heading, (row, column) = _one_line(cell.text), spot
    distance = right[1] - (column + cell.col_span - 1)
    below = (row + cell.row_span, column)
    found = (
        _that_one(sheet, right, Place(Direction.RIGHT_OF, heading, distance=distance)),
        _that_one(sheet, below, Place(Direction.BELOW, heading)),
    )
    return (*(place for place in found if place is not None), *stands_under(sheet, spot))


def spots_of(sheet: Sheet, places: Mapping[str, Place]) -> dict[str, Spot]:
    """Where a layout's answers stand in this sheet, as far as its headings are there."""
    found = {}
    for key, answer in read_places(sheet, places).items():
        reference = read_reference(answer.place)
        if reference is not None:
            found[key] = (reference[0], reference[1] - 1)
    return found


def with_grounds(
    sheet: Sheet, places: Mapping[str, Place], spots: Mapping[str, Spot]
) -> Mapping[str, Place]:
    """The places with the colour that is the form's own: that in which its answers stand which are
    neither lamps nor said of one, for those may be coloured like it.
    """
    cells = SheetCells(sheet)
    plain = Counter(
        cells.cell(spot).fill for key, spot in spots.items() if not key.startswith((LIGHT, WHY))
    )
    del plain[None]
    if not plain:
        return MappingProxyType(dict(places))
    usual = plain.most_common(1)[0][0]
    found = {}
    for key, place in places.items():
        cell = cells.cell(spots.get(key, (0, 0)))
        own = cell.fill if not cell.text and cell.fill in plain else usual
        found[key] = replace(place, ground=own) if key.startswith(LIGHT) else place
    return MappingProxyType(found)


def _cells(sheet: Sheet) -> Iterator[tuple[int, int, Cell]]:
    for row in sheet.rows:
        for column, cell in enumerate(row.cells):
            yield row.number, column, cell


def _name(spot: Spot) -> str:
    return f"{column_letter(spot[1])}{spot[0]}"


def _wished(sheet: Sheet, spot: Spot, answers: frozenset[Spot]) -> Iterator[Place]:
    """Headings at the left in its row, then in the cell itself, then above it."""
    cells = SheetCells(sheet)
    row = cells.row(spot[0])
    left = [
        column
        for column in range(min(spot[1], len(row.cells)) - 1, -1, -1)
        if _is_heading(row.cells[column]) and (row.number, column) not in answers
    ]
    for column in left[:_MOST_BESIDE]:
        cell = row.cells[column]
        distance = spot[1] - (column + cell.col_span - 1)
        yield Place(Direction.RIGHT_OF, _one_line(cell.text), distance=distance)
    inside = _INSIDE.match(cells.cell(spot).text)
    if inside is not None:
        yield Place(Direction.INSIDE, _one_line(inside[1]))
    for above in reversed([each for each in sheet.rows if each.number < spot[0]]):
        if spot[0] - above.number > _FARTHEST:
            return
        cell = cells.cell((above.number, spot[1]))
        if _is_heading(cell) and (above.number, spot[1]) not in answers:
            yield Place(Direction.BELOW, _one_line(cell.text), distance=_down(spot, above, cell))
            return


def _down(spot: Spot, above: Row, cell: Cell) -> int:
    return spot[0] - (above.number + cell.row_span - 1)


def _is_heading(cell: Cell) -> bool:
    """Whether the cell can be a heading: some words, that are no colour."""
    if cell.note is CellNote.MERGED or len(cell.text) > LONGEST_HEADING:
        return False
    return bool(plain_title(cell.text)) and read_lamp(cell.text).empty


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(" :*")


def _that_one(sheet: Sheet, spot: Spot, wished: Place) -> Place | None:
    """The place told so that it leads to this cell, though several headings may read alike."""
    for nth in range(1, _MOST_ALIKE + 1):
        place = replace(wished, nth=nth)
        answer = read_places(sheet, {"": place}).get("")
        if answer is None:
            return None
        if answer.place == _name(spot):
            return place
    return None
