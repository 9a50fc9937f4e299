"""Change requests: one card each, with before, after and the difference."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.reports import style
from portfolio_desktop.reports.cards import CardHead, LabelledText, Measures, stacked
from portfolio_desktop.reports.change_table import change_table
from portfolio_desktop.reports.flow import Abreast, Block
from portfolio_desktop.reports.style import Sheet
from portfolio_desktop.reports.table import Table
from portfolio_desktop.reports.texts import Setter, TextBlock, part_heading
from portfolio_desktop.services.pack_values import RequestCard, RequestGroup, Requests

_TALLEST = 150.0
"""Points that changes and reasons beside each other may take; what is longer stands stacked."""


def _beside(sheet: Sheet) -> Measures:
    """The changes at the left, the reasons at the right of them."""
    if sheet.large:
        return Measures((96.0, 168.0, 196.0, 150.0), 690.0, 788.0, sheet.right - 788.0)
    return Measures((72.0, 112.0, 136.0, 100.0), 488.0, 576.0, sheet.right - 576.0)


def request_blocks(setter: Setter, requests: Requests, continued: str) -> Iterator[Block]:
    yield part_heading(setter, requests.title, "requests")
    if requests.lead:
        yield TextBlock(setter, style.DESCRIPTION, requests.lead, room=640, before=4)
    for group in requests.groups:
        yield from _group_blocks(setter, group, continued)


def _group_blocks(setter: Setter, group: RequestGroup, continued: str) -> Iterator[Block]:
    yield TextBlock(setter, style.SUBHEADING, group.title, tag="H2", before=20, keep=True)
    for place, card in enumerate(group.cards):
        title = " · ".join(part for part in (card.number, card.project, card.title) if part)
        yield CardHead(setter, (title, card.state, card.path), 18 if place else 6)
        yield from _card_body(setter, card, continued)


def _card_body(setter: Setter, card: RequestCard, continued: str) -> Iterator[Block]:
    if card.changes and card.facts:
        beside = _beside(setter.sheet)
        changes = _changes(setter, card, continued, beside.columns)
        short = Abreast([changes], [LabelledText(setter, fact, beside) for fact in card.facts])
        if short.height <= _TALLEST:
            yield short
            return
    measures = stacked(setter.sheet)
    if card.changes:
        yield _changes(setter, card, continued, measures.columns)
    for fact in card.facts:
        yield LabelledText(setter, fact, measures)


def _changes(setter: Setter, card: RequestCard, continued: str, widths: tuple[float, ...]) -> Table:
    return change_table(setter, card, widths, continued=continued, left=setter.sheet.left)
