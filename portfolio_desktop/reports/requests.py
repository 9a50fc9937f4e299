"""Change requests: one card each, with before, after and the difference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Abreast, Block
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.table import Cell, Column, Table, row
from portfolio_desktop.reports.texts import Setter, TextBlock, baseline
from portfolio_desktop.services.pack_values import Fact, RequestCard, RequestGroup, Requests

_GAP = 12.0
_STATE_ROOM = 150.0
_MOST_LINES = 12
"""Lines of a title or a path: more is no title, and a head must fit on a page."""

_TALLEST = 150.0
"""Points that changes and reasons beside each other may take; what is longer stands stacked."""


class _Measures(NamedTuple):
    """The columns of the changes, and where the texts that go with them stand."""

    columns: tuple[float, float, float, float]
    label_left: float
    text_left: float
    text_room: float


_STACKED = _Measures(
    (96.0, 180.0, 180.0, style.WIDTH - 456.0), style.LEFT, style.LEFT + 96, style.WIDTH - 156
)
_BESIDE = _Measures((72.0, 112.0, 136.0, 100.0), 488.0, 576.0, style.RIGHT - 576.0)


class CardHead(Block):
    """Number, project and title at the left, the state at the right, the path beneath."""

    keep = True

    def __init__(self, setter: Setter, card: RequestCard, before: float) -> None:
        self._paper = setter.paper
        self._state = setter.one_line(style.CARD_STATE, card.state, _STATE_ROOM)
        title = " · ".join(part for part in (card.number, card.project, card.title) if part)
        self._title = setter.at_most(
            style.CARD_TITLE, title, style.WIDTH - _STATE_ROOM - 20, _MOST_LINES
        )
        path = setter.at_most(style.CARD_PATH, card.path, style.WIDTH, _MOST_LINES)
        self._path = path if card.path else ()
        self.before = before

    @property
    def height(self) -> float:
        path = len(self._path) * style.CARD_PATH.leading
        return len(self._title) * style.CARD_TITLE.leading + path + 2

    def draw(self, page: Page, top: float) -> None:
        first = baseline(style.CARD_TITLE, top)
        with page.marked(self._paper.element("H3")):
            page.lines(style.LEFT, first, style.CARD_TITLE, self._title)
            page.text_to(style.RIGHT, first, style.CARD_STATE, self._state)
        if self._path:
            below = top + len(self._title) * style.CARD_TITLE.leading
            with page.marked(self._paper.element("P")):
                y = baseline(style.CARD_PATH, below)
                page.lines(style.LEFT, y, style.CARD_PATH, self._path)


class LabelledText(Block):
    """A label in the margin of its text: "Begrundelse"."""

    before = 5.0

    def __init__(self, setter: Setter, fact: Fact, measures: _Measures) -> None:
        self._paper = setter.paper
        self._measures = measures
        room = measures.text_left - measures.label_left - 8
        self._label = setter.lines(style.HEAD, fact.label, room)
        self._lines = setter.lines(style.CELL, fact.value, measures.text_room)

    @property
    def height(self) -> float:
        return max(len(self._label), len(self._lines)) * style.CELL.leading

    def split(self, room: float, whole: float) -> tuple[Block, Block] | None:
        count = min(int(room / style.CELL.leading), len(self._lines) - 2)
        if count < max(2, len(self._label)):
            return None
        return self._part(self._label, self._lines[:count]), self._part((), self._lines[count:])

    def _part(self, label: tuple[str, ...], lines: tuple[str, ...]) -> LabelledText:
        part = object.__new__(LabelledText)
        part._paper, part._measures = self._paper, self._measures
        part._label, part._lines = label, lines
        return part

    def draw(self, page: Page, top: float) -> None:
        y = baseline(style.CELL, top)
        with page.marked(self._paper.element("P")):
            if self._label:
                label_style = Style(
                    style.HEAD.face, style.HEAD.size, style.CELL.leading, style.SOFT
                )
                page.lines(self._measures.label_left, y, label_style, self._label)
            page.lines(self._measures.text_left, y, style.CELL, self._lines)


def request_blocks(setter: Setter, requests: Requests, continued: str) -> Iterator[Block]:
    yield TextBlock(
        setter,
        style.HEADING,
        requests.title,
        tag="H1",
        before=26,
        keep=True,
        bookmark=("requests", requests.title, 0),
    )
    if requests.lead:
        yield TextBlock(setter, style.DESCRIPTION, requests.lead, room=640, before=4)
    for group in requests.groups:
        yield from _group_blocks(setter, group, continued)


def _group_blocks(setter: Setter, group: RequestGroup, continued: str) -> Iterator[Block]:
    yield TextBlock(setter, style.SUBHEADING, group.title, tag="H2", before=20, keep=True)
    for place, card in enumerate(group.cards):
        yield CardHead(setter, card, 20 if place else 8)
        yield from _card_body(setter, card, continued)


def _card_body(setter: Setter, card: RequestCard, continued: str) -> Iterator[Block]:
    if card.changes and card.facts:
        changes = _changes(setter, card, continued, _BESIDE)
        short = Abreast([changes], [LabelledText(setter, fact, _BESIDE) for fact in card.facts])
        if short.height <= _TALLEST:
            yield short
            return
    if card.changes:
        yield _changes(setter, card, continued, _STACKED)
    for fact in card.facts:
        yield LabelledText(setter, fact, _STACKED)


def _changes(setter: Setter, card: RequestCard, continued: str, measures: _Measures) -> Table:
    styles = (style.NAME, style.CELL, style.NAME, style.CELL)
    rows = []
    for change in card.changes:
        texts = (change.subject, change.before, change.after, change.difference)
        cells = [
            Cell(((used, setter.lines(used, text, width - _GAP)),))
            for used, text, width in zip(styles, texts, measures.columns, strict=True)
        ]
        rows.append(row(cells))
    columns = [
        Column(width, (head,))
        for width, head in zip(measures.columns, card.change_heads, strict=True)
    ]
    return Table(setter.paper, columns, rows, continued=continued, before=3)
