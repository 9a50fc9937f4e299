"""What a form's own headings suggest: which cells are likely to hold its answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portfolio_desktop.domain.status import OVERALL, Dimension
from portfolio_desktop.exchange.column_titles import (
    LIGHT,
    Target,
    dimension_words,
    guesses,
    plain_title,
)
from portfolio_desktop.exchange.fit_form import BOXES, read_places
from portfolio_desktop.exchange.form_columns import FormColumns
from portfolio_desktop.exchange.form_layout import (
    LONGEST_HEADING,
    PERIOD,
    PROJECT,
    Direction,
    Place,
)
from portfolio_desktop.exchange.form_marks import WHY
from portfolio_desktop.exchange.form_pointing import (
    possible_places,
    stands_under,
)
from portfolio_desktop.exchange.lamp_words import read_lamp
from portfolio_desktop.exchange.sheet_cells import SheetCells, Spot, is_document
from portfolio_desktop.exchange.tables import Cell, CellNote, Sheet

_PREVIOUS, _REASON = "previous", "reason"
_BY_HEART, _SURE, _LEAST, _MOST_TEXTS = 200, 70, 64, 400
_WORDS: Mapping[str, str] = {
    PROJECT: "projektets nr og navn|projektnr og navn|projekt nr og navn|projektets nummer og navn"
    "|projektets navn og nr|projektnavn og nr|projekt navn og nr|projektets navn og nummer"
    "|projektets nr|projektets nummer|project number and name",
    PERIOD: "status for måned|status for måneden|status for perioden|rapport for måned"
    "|rapporten gælder for|gælder for måned|rapporteringsperiode|reporting period|report for",
    "forecast": "projektets forventede slutdato|projektets forventede afslutning",
    "reported_by": "udfyldt af|udfyldt af dato|skemaet er udfyldt af|rapporteret af|rapportør"
    "|indberettet af|indmeldt af|udarbejdet af|filled in by|completed by|reported by",
}
_KEYS: Mapping[str, str] = {
    Target.NUMBER: PROJECT,
    Target.NAME: PROJECT,
    Target.PERIOD: PERIOD,
    Target.OVERALL: LIGHT + OVERALL,
    Target.OVERALL_REASON: _REASON,
    Target.PREVIOUS: _PREVIOUS,
    Target.CORRECTIVE_ACTION: "corrective_action",
    Target.REMARKS: "remarks",
    Target.FORECAST: "forecast",
}
_BY_WORDS = {word: key for key, words in _WORDS.items() for word in words.split("|")}
_LONG = frozenset(("remarks", "corrective_action"))
_NUMBERING = re.compile(r"^\W*\d+(\.\d+)*[.)]\s+")
_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE = re.compile(r"\s*(\S+\s+){3,}\S*\w{2}[.!]\s*$|\s*(\S+\s+){11}")
"""Several words and a full stop, or many words."""


@dataclass(frozen=True, slots=True)
class _Heading:
    spot: Spot
    cell: Cell
    key: str
    score: int

    @property
    def is_sure(self) -> bool:
        """Whether it reads as such a heading does, and is not only nearly or partly one."""
        return self.score >= _SURE

    @property
    def says_more(self) -> bool:
        """Whether something follows in the same cell: "Projekt: 18-4"."""
        return bool(plain_title(_BRACKETS.sub(" ", self.cell.text).partition(":")[2]))


class FormHeadings:
    """A sheet with what its headings mean. Much text makes no form: then only headings that are
    known by heart count.
    """

    def __init__(self, sheet: Sheet, dimensions: Iterable[Dimension]) -> None:
        self._rows = {row.number: row for row in sheet.rows}
        self._cells = SheetCells(sheet)
        self._sheet = sheet
        self._lights = dimension_words(dimensions)
        self._width = max((len(row.cells) for row in sheet.rows), default=0)
        cells = [cell for row in sheet.rows for cell in row.cells]
        self._similar = len({cell.text for cell in cells}) <= _MOST_TEXTS
        self._headings = {heading.spot: heading for heading in self._found()}
        self._columns = FormColumns(sheet, self._headings.keys())
        for spot in self._answers_like_headings():
            del self._headings[spot]

    def proposed_places(self) -> dict[str, Place]:
        """Where the headings say that the answers stand; nothing where they say nothing."""
        spots = self._proposals()
        taken = frozenset(spots.values())
        found = {}
        for key, spot in spots.items():
            place = _place(self._sheet, spot, taken, in_heading=spot in self._headings)
            if place is not None and _makes_sense(self._sheet, key, place):
                found[key] = place
        return found

    def has(self, spot: Spot) -> bool:
        """Whether the cell is a heading that means something."""
        return spot in self._headings

    def answer_spot(self, spot: Spot) -> Spot:
        """Where what this heading asks for is answered: itself where the form ends beside it."""
        return self._answer_of(self._headings[spot]) or spot

    def right_of(self, spot: Spot) -> Spot:
        """The cell that answers this one if it is a heading that is answered at its right."""
        return self._columns.right_of(spot)

    def asks_at_left(self, key: str, spot: Spot) -> bool:
        """Whether the cell stands at the right of a heading that asks for this answer."""
        return any(
            self._columns.right_of(heading.spot) == spot
            for heading in self._headings.values()
            if heading.key == key and not heading.says_more
        )

    def _proposals(self) -> dict[str, Spot]:
        """The cell of each answer; of several headings for one the best known counts."""
        found: dict[str, tuple[int, Spot]] = {}
        for heading in self._headings.values():
            for key, spot in self._answers(heading):
                is_answer = spot not in self._headings or spot == heading.spot
                if is_answer and heading.score > found.get(key, (0, spot))[0]:
                    found[key] = (heading.score, spot)
        return {key: spot for key, (_score, spot) in found.items()}

    def _found(self) -> Iterator[_Heading]:
        for row in self._sheet.rows:
            for column, cell in enumerate(row.cells):
                if cell.note is not CellNote.MERGED and 0 < len(cell.text) <= LONGEST_HEADING:
                    meaning = self._meaning(cell.text)
                    if meaning is not None:
                        yield _Heading((row.number, column), cell, *meaning)

    def _meaning(self, text: str) -> tuple[str, int] | None:
        words = _NUMBERING.sub("", _BRACKETS.sub(" ", text).partition(":")[0])
        if plain_title(words) in _BY_WORDS:
            return _BY_WORDS[plain_title(words)], _BY_HEART
        if not read_lamp(words).empty:
            return None
        is_sentence = _SENTENCE.match(words) is not None
        for guess in guesses(words, self._lights, similar=self._similar):
            key = _KEYS.get(guess.target, "")
            if guess.target in self._lights.values():
                key = guess.target
            if key and guess.score >= (_SURE if is_sentence else _LEAST):
                return key, guess.score + (guess.target == Target.NUMBER)
        return None

    def _answers_like_headings(self) -> frozenset[Spot]:
        """What stands in a column of answers, beside words of its own row ("Bemærkninger | Deadline
        rykkes til maj"), is an answer.
        """
        asking = self._asking_columns()
        return frozenset(
            spot
            for spot, heading in self._headings.items()
            for column in asking.get((self._rows[spot[0]].page, spot[1]), ())
            if self._answers_in_row(heading, column)
        )

    def _asking_columns(self) -> dict[tuple[int, int], set[int]]:
        """Of each table's columns of answers, those in which the answers are asked for."""
        found: dict[tuple[int, int], set[int]] = {}
        for (number, column), heading in self._headings.items():
            right = self._columns.right_of(heading.spot)
            if heading.is_sure and not heading.says_more and right not in self._headings:
                found.setdefault((self._rows[number].page, right[1]), set()).add(column)
        return found

    def _answers_in_row(self, heading: _Heading, asking: int) -> bool:
        """Whether what looks like a heading answers what stands in the asking column of its row,
        and is not the next in a row of headings.
        """
        (number, column), wide = heading.spot, heading.cell.col_span
        near = {each for each in (column - 1, column + wide) if (number, each) in self._headings}
        if not self._cells.cell((number, asking)).text or near - {asking}:
            return False
        asked = self._headings.get((number, asking))
        return asked is None or not (asked.says_more or (asked.is_sure and heading.is_sure))

    def _answers(self, heading: _Heading) -> Iterator[tuple[str, Spot]]:
        if heading.key in {_PREVIOUS, _REASON}:
            return
        answer = self._answer_of(heading)
        if not heading.key.startswith(LIGHT):
            if answer is not None:
                yield heading.key, answer
            return
        heads = self._heads_of(heading)
        lamp, reason = heads.get(LIGHT + OVERALL, answer), heads.get(_REASON)
        if lamp is not None:
            yield heading.key, lamp
        if reason is not None:
            yield WHY + heading.key.removeprefix(LIGHT), reason

    def _heads_of(self, heading: _Heading) -> dict[str, Spot]:
        """The cells in a lamp's row, by what the headings over them mean: the nearest row above
        that says anything of the columns after the lamp's name.
        """
        number, first = heading.spot
        page = self._rows[number].page
        for row in reversed([each for each in self._sheet.rows if each.number < number]):
            if row.page != page:
                return {}
            heads = {
                each.key: (number, column)
                for column in range(first + 1, len(row.cells))
                if (each := self._headings.get((row.number, column))) is not None
            }
            if heads.keys() & {LIGHT + OVERALL, _REASON}:
                return heads
        return {}

    def _answer_of(self, heading: _Heading) -> Spot | None:
        """The heading's own cell, the one at its right, or the one below; None where the form has
        neither.
        """
        (number, column), cell = heading.spot, heading.cell
        if heading.says_more:
            return heading.spot
        right = self._columns.right_of(heading.spot)
        below = (number + cell.row_span, column)
        if self._rows[number].page == 0 and is_document(self._sheet):
            return below if below[0] in self._rows and below not in self._headings else heading.spot
        ways = (below, right) if self._goes_below(heading, right, below) else (right, below)
        return next((way for way in ways if self._columns.holds(heading.spot, way)), None)

    def _goes_below(self, heading: _Heading, right: Spot, below: Spot) -> bool:
        last = max(self._rows)
        if right[1] >= self._width and heading.cell.col_span > 1:
            return True
        beside, under = self._cells.cell(right), self._cells.cell(below)
        if right in self._headings or (beside.bold and not under.bold):
            return below[0] <= last
        if beside.text or beside.fill is not None:
            return False
        return under.row_span > 1 or (below[0] <= last and self._is_for_long(heading, below))

    def _is_for_long(self, heading: _Heading, below: Spot) -> bool:
        """Whether a long answer is asked for, and the row below has no more than that."""
        cells = self._cells.row(below[0]).cells
        others = any(cell.text for column, cell in enumerate(cells) if column != below[1])
        return heading.key in _LONG and not others and below not in self._headings


def _place(sheet: Sheet, spot: Spot, taken: frozenset[Spot], *, in_heading: bool) -> Place | None:
    """The answer's place by its heading, which may stand in the same cell or have nothing below."""
    ways = possible_places(sheet, spot, taken)
    if in_heading:
        inside = (way for way in ways if way.direction is Direction.INSIDE)
        ways = (*inside, *stands_under(sheet, spot))
    return next((way for way in ways if way.anchored), None)


def _makes_sense(sheet: Sheet, key: str, place: Place) -> bool:
    """A lamp is proposed where nothing stands yet, or what may be one."""
    answer = read_places(sheet, {key: place})[key]
    if not key.startswith(LIGHT) or not answer.text:
        return True
    return not read_lamp(answer.text, answer.fill).empty or bool(BOXES.search(answer.text))
