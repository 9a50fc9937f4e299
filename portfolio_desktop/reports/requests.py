"""Change requests: one card each, with before, after and the difference."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.table import Cell, Column, Table, row
from portfolio_desktop.reports.texts import Setter, TextBlock, baseline
from portfolio_desktop.services.pack_values import Fact, RequestCard, RequestGroup, Requests

_SUBJECT, _VALUE = 96.0, 180.0
_GAP = 12.0
_STATE_ROOM = 150.0
_LABEL = 96.0
_MOST_LINES = 12
"""Lines of a title or a path: more is no title, and a head must fit on a page."""


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

    def __init__(self, setter: Setter, fact: Fact) -> None:
        self._paper = setter.paper
        self._label = setter.lines(style.HEAD, fact.label, _LABEL - 8)
        self._lines = setter.lines(style.CELL, fact.value, style.WIDTH - _LABEL - 60)

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
        part._paper, part._label, part._lines = self._paper, label, lines
        return part

    def draw(self, page: Page, top: float) -> None:
        y = baseline(style.CELL, top)
        with page.marked(self._paper.element("P")):
            if self._label:
                label_style = Style(
                    style.HEAD.face, style.HEAD.size, style.CELL.leading, style.SOFT
                )
                page.lines(style.LEFT, y, label_style, self._label)
            page.lines(style.LEFT + _LABEL, y, style.CELL, self._lines)


def request_blocks(setter: Setter, requests: Requests, continued: str) -> Iterator[Block]:
    yield TextBlock(
        setter,
        style.HEADING,
        requests.title,
        tag="H1",
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
        if card.changes:
            yield _changes(setter, card, continued)
        for fact in card.facts:
            yield LabelledText(setter, fact)


def _changes(setter: Setter, card: RequestCard, continued: str) -> Table:
    widths = (_SUBJECT, _VALUE, _VALUE, style.WIDTH - _SUBJECT - 2 * _VALUE)
    styles = (style.NAME, style.CELL, style.NAME, style.CELL)
    rows = []
    for change in card.changes:
        texts = (change.subject, change.before, change.after, change.difference)
        cells = [
            Cell(((used, setter.lines(used, text, width - _GAP)),))
            for used, text, width in zip(styles, texts, widths, strict=True)
        ]
        rows.append(row(cells))
    columns = [
        Column(width, (head,)) for width, head in zip(widths, card.change_heads, strict=True)
    ]
    return Table(setter.paper, columns, rows, continued=continued, before=3)
