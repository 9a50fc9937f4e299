"""An organisation's own form: known again by its headings, and read as its layout says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portfolio_desktop.exchange.column_titles import plain_title
from portfolio_desktop.exchange.form_layout import (
    FEWEST_HEADINGS,
    LONGEST_HEADING,
    PERIOD,
    PROJECT,
    Direction,
    FormLayout,
    Place,
)
from portfolio_desktop.exchange.form_marks import LIGHT
from portfolio_desktop.exchange.form_values import FittedPage, FormExtra, FormField
from portfolio_desktop.exchange.grids import EMPTY_CELL
from portfolio_desktop.exchange.sheet_cells import SheetCells, is_document
from portfolio_desktop.exchange.sheet_places import column_letter, read_reference
from portfolio_desktop.exchange.tables import Cell, CellNote, Row, Sheet, Workbook

_TICKED, _UNTICKED = "☒☑✓✔", "☐"
BOXES = re.compile(f"([{_TICKED}{_UNTICKED}])")
"""A box to tick, ticked or not."""


def fit_form(workbook: Workbook, layouts: Sequence[FormLayout]) -> tuple[FittedPage, ...]:
    """Every visible sheet, or the document, that is one of these forms; none where none is.

    A form is known by its headings: those of the project and of its month if it has one, and two
    thirds of all.
    """
    pages = []
    for sheet in workbook.sheets:
        fits = [_Fit(sheet, layout) for layout in layouts if not sheet.hidden]
        known = [fit for fit in fits if fit.is_the_form]
        if known:
            pages.append(max(known, key=lambda fit: fit.headings_found).page())
    return tuple(pages)


def fits(sheet: Sheet, layout: FormLayout) -> bool:
    """Whether the sheet is a form of this layout."""
    return _Fit(sheet, layout).is_the_form


def read_places(sheet: Sheet, places: Mapping[str, Place]) -> dict[str, FormField]:
    """What stands at these places; nothing for those whose headings are not in the sheet."""
    fit = _Fit(sheet, FormLayout("", places))
    return {key: fit.field(key) for key in places if fit.answers[key] is not None}


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell and where it stands; `column` counts from 0."""

    row: Row
    column: int
    cell: Cell

    @property
    def name(self) -> str:
        return f"{column_letter(self.column)}{self.row.number}"


@dataclass(frozen=True, slots=True)
class _Answer:
    spot: _Spot
    text: str
    beside: tuple[FormExtra, ...] = ()


class _Fit:
    """One layout laid on one sheet."""

    def __init__(self, sheet: Sheet, layout: FormLayout) -> None:
        self._sheet, self._layout = sheet, layout
        self._cells = SheetCells(sheet)
        self.answers = {key: self._answer(place) for key, place in layout.places.items()}

    @property
    def _identity(self) -> tuple[str, ...]:
        """What says which report it is: the project, and the month where the form has it."""
        return tuple(key for key in (PROJECT, PERIOD) if key in self._layout.places)

    @property
    def headings_found(self) -> int:
        places = self._layout.places
        return sum(places[key].anchored for key, answer in self.answers.items() if answer)

    @property
    def is_the_form(self) -> bool:
        anchored = sum(place.anchored for place in self._layout.places.values())
        if any(self.answers[key] is None for key in self._identity):
            return False
        enough = max(FEWEST_HEADINGS, -(-2 * anchored // 3))
        return self.headings_found >= enough and not self._is_list()

    def _is_list(self) -> bool:
        """Whether what should name the one project is a heading, or the first of many: a table."""
        place, answer = self._layout.places[PROJECT], self.answers[PROJECT]
        if answer is None:
            return True
        if place.direction is not Direction.INSIDE and self._is_heading(answer.spot.cell.text):
            return True
        if place.direction is not Direction.BELOW or not answer.text:
            return False
        after = self._spot(answer.spot.row.number + answer.spot.cell.row_span, answer.spot.column)
        return bool(after.cell.text) and not self._is_heading(after.cell.text)

    def page(self) -> FittedPage:
        identity = {key: self.field(key) for key in self._identity}
        asked = [key for key in self._layout.places if key not in identity]
        found = [key for key in asked if self.answers[key] is not None]
        return FittedPage(
            layout=self._layout.name,
            sheet=self._sheet.name,
            project=identity[PROJECT],
            period=identity.get(PERIOD),
            fields=tuple(self.field(key) for key in found),
            missing=tuple(key for key in asked if key not in found),
            extras=tuple(self._extras()),
        )

    def _extras(self) -> Iterator[FormExtra]:
        for answer in self.answers.values():
            if answer is not None:
                yield from answer.beside

    def field(self, key: str) -> FormField:
        answer = self.answers[key]
        assert answer is not None
        cell, text = answer.spot.cell, answer.text
        fill = None if _same_colour(cell.fill, self._layout.places[key].ground) else cell.fill
        note = None if cell.note is CellNote.MERGED else cell.note
        said = _ticked(text) if key.startswith(LIGHT) else text
        return FormField(key, said, answer.spot.name, None, fill, note)

    def _answer(self, place: Place) -> _Answer | None:
        """What stands at the place; None where its heading is not there."""
        if place.direction is Direction.CELL:
            reference = read_reference(place.at)
            return None if reference is None else self._own(reference[0], reference[1] - 1)
        headed = list(self._headed(place))
        if len(headed) < place.nth:
            return None
        heading = headed[place.nth - 1]
        if place.direction is Direction.INSIDE:
            rest = _after_heading(heading.cell.text, place.at)
            return _Answer(heading, "" if rest is None else rest)
        cell, row = heading.cell, heading.row
        if place.direction is Direction.RIGHT_OF:
            return self._own(row.number, heading.column + cell.col_span - 1 + place.distance)
        if self._is_paragraph(row):
            return self._lines_after(row)
        return self._own(row.number + cell.row_span - 1 + place.distance, heading.column)

    def _headed(self, place: Place) -> Iterator[_Spot]:
        wanted = plain_title(place.at)
        for row in self._sheet.rows:
            for column, cell in enumerate(row.cells):
                if cell.note is CellNote.MERGED or not cell.text:
                    continue
                if place.direction is Direction.INSIDE:
                    if _after_heading(cell.text, place.at) is not None:
                        yield _Spot(row, column, cell)
                elif len(cell.text) <= LONGEST_HEADING and plain_title(cell.text) == wanted:
                    yield _Spot(row, column, cell)

    def _own(self, number: int, column: int) -> _Answer:
        """The answer in that cell; a heading that stands there answers nothing."""
        spot = self._spot(number, column)
        return _Answer(spot, "" if self._is_heading(spot.cell.text) else spot.cell.text)

    def _spot(self, number: int, column: int) -> _Spot:
        return _Spot(self._cells.row(number), column, self._cells.cell((number, column)))

    def _is_paragraph(self, row: Row) -> bool:
        return row.page == 0 and is_document(self._sheet)

    def _lines_after(self, heading: Row) -> _Answer:
        """The paragraphs under a heading, or the box under it; another heading ends them."""
        lines: list[_Spot] = []
        stranger: _Spot | None = None
        for row in self._sheet.rows[self._sheet.rows.index(heading) + 1 :]:
            spot = self._spot(row.number, 0)
            if row.page:
                return self._own(row.number, 0) if not lines else _joined(lines)
            if self._is_heading(spot.cell.text) or spot.cell.bold:
                stranger = None if self._is_heading(spot.cell.text) else spot
                break
            lines.append(spot)
        if lines:
            return _joined(lines)
        # A whole answer in bold letters looks like a heading: it is told, not taken.
        told = () if stranger is None else (FormExtra(stranger.cell.text, stranger.name),)
        return _Answer(_Spot(heading, 0, EMPTY_CELL), "", told)

    def _is_heading(self, text: str) -> bool:
        if not text or len(text) > LONGEST_HEADING:
            return False
        inside = (p for p in self._layout.places.values() if p.direction is Direction.INSIDE)
        return plain_title(text) in self._layout.headings or any(
            _after_heading(text, place.at) is not None for place in inside
        )


def _joined(lines: Sequence[_Spot]) -> _Answer:
    return _Answer(lines[0], "\n".join(spot.cell.text for spot in lines))


def _after_heading(text: str, heading: str) -> str | None:
    """What follows "Projekt:" in the same cell; None where the cell does not begin so."""
    words = re.findall(r"\w+", heading)
    pattern = r"\W*" + r"\W+".join(map(re.escape, words)) + r"\s*[:\n]"
    match = re.match(pattern, text, re.IGNORECASE)
    return None if match is None else text[match.end() :].strip()


def _same_colour(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() == other.casefold()


def _ticked(text: str) -> str:
    """Of "☐ Grøn ☒ Gul ☐ Rød" what is ticked; a text without boxes as it is."""
    parts = BOXES.split(text)
    if len(parts) < 3 or _UNTICKED not in text:
        return text
    boxes = zip(parts[1::2], parts[2::2], strict=True)
    return " ".join(words.strip() for box, words in boxes if box in _TICKED)
