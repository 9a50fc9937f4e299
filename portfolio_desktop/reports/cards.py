"""What cards are made of, those of change requests and those of escalated projects: a head, and
texts with a label in their margin."""

from __future__ import annotations

from typing import NamedTuple

from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.structure import Element
from portfolio_desktop.reports.style import Sheet, Style
from portfolio_desktop.reports.texts import Setter, baseline
from portfolio_desktop.services.pack_values import Fact

_STATE_ROOM = 150.0
_WIDEST = 900.0
_MEASURE = 606.0
_MOST_LINES = 12
"""Lines of a title or a path: more is no title, and a head must fit on a page."""


class Measures(NamedTuple):
    """The columns of a card's table, and where the texts that go with it stand."""

    columns: tuple[float, float, float, float]
    label_left: float
    text_left: float
    text_room: float


def stacked(sheet: Sheet) -> Measures:
    """Texts below the table, over the width of a sheet but no wider than one reads with ease."""
    columns = (96.0, 180.0, 180.0, min(sheet.room, _WIDEST) - 456.0)
    return Measures(columns, sheet.left, sheet.left + 96, min(sheet.room - 156, _MEASURE))


class CardHead(Block):
    """The title at the left, the state at the right, the path beneath."""

    keep = True

    def __init__(
        self,
        setter: Setter,
        texts: tuple[str, str, str],
        before: float,
        *,
        state_room: float = _STATE_ROOM,
        tag: str = "H3",
    ) -> None:
        title, state, path = texts
        self._tag = tag
        self._paper = setter.paper
        self._sheet = sheet = setter.sheet
        self._state = setter.one_line(style.CARD_STATE, state, state_room)
        self._title = setter.at_most(
            style.CARD_TITLE, title, sheet.room - state_room - 20, _MOST_LINES
        )
        lines = setter.at_most(style.CARD_PATH, path, sheet.room, _MOST_LINES)
        self._path = lines if path else ()
        self.before = before

    @property
    def height(self) -> float:
        path = len(self._path) * style.CARD_PATH.leading
        return len(self._title) * style.CARD_TITLE.leading + path + 4

    def draw(self, page: Page, top: float) -> None:
        first = baseline(style.CARD_TITLE, top)
        with page.marked(self._paper.element(self._tag)):
            with page.written():
                page.lines(self._sheet.left, first, style.CARD_TITLE, self._title)
            page.text_to(self._sheet.right, first, style.CARD_STATE, self._state)
        if self._path:
            below = top + len(self._title) * style.CARD_TITLE.leading
            with page.marked(self._paper.element("P")):
                y = baseline(style.CARD_PATH, below)
                page.lines(self._sheet.left, y, style.CARD_PATH, self._path)


class LabelledText(Block):
    """A label in the margin of its text: "Begrundelse"."""

    def __init__(self, setter: Setter, fact: Fact, measures: Measures, before: float = 5.0) -> None:
        self.before = before
        self._paper = setter.paper
        self._measures = measures
        room = measures.text_left - measures.label_left - 8
        self._label = setter.lines(style.HEAD, fact.label, room)
        self._lines = setter.lines(style.CELL, fact.value, measures.text_room)
        self._written = fact.written
        self._element: list[Element] = []

    @property
    def height(self) -> float:
        return max(len(self._label), len(self._lines)) * style.CELL.leading

    @property
    def least(self) -> float:
        fewest = self._fewest
        return fewest * style.CELL.leading if len(self._lines) >= fewest + 2 else self.height

    @property
    def _fewest(self) -> int:
        """So many lines stand together at a page's foot."""
        return max(2, len(self._label))

    def split(self, room: float, whole: float) -> tuple[Block, Block] | None:
        count = min(int(room / style.CELL.leading), len(self._lines) - 2)
        if count < self._fewest:
            return None
        return self._part(self._label, self._lines[:count]), self._part((), self._lines[count:])

    def _part(self, label: tuple[str, ...], lines: tuple[str, ...]) -> LabelledText:
        part = object.__new__(LabelledText)
        part._paper, part._measures = self._paper, self._measures
        part._label, part._lines, part.before = label, lines, self.before
        part._written, part._element = self._written, self._element
        return part

    def draw(self, page: Page, top: float) -> None:
        y = baseline(style.CELL, top)
        if not self._element:
            self._element.append(self._paper.element("P"))
        with page.marked(self._element[0]):
            if self._label:
                label_style = Style(
                    style.HEAD.face, style.HEAD.size, style.CELL.leading, style.SOFT
                )
                page.lines(self._measures.label_left, y, label_style, self._label)
            with page.written(truly=self._written):
                page.lines(self._measures.text_left, y, style.CELL, self._lines)
