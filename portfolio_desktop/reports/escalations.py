"""Escalated projects: one card each, with the lamps of its months and its account."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.reports import style
from portfolio_desktop.reports.cards import CardHead, LabelledText, stacked
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.rows import LAMP_INDENT, Cell, Column, row
from portfolio_desktop.reports.summary import note_table
from portfolio_desktop.reports.table import Table
from portfolio_desktop.reports.texts import Setter, TextBlock, part_heading
from portfolio_desktop.services.pack_values import EscalationCard, EscalationSection

_MONTH = 92.0
_STATE_ROOM = 300.0
"""For the longest of them, which must be read whole."""


def escalation_blocks(
    setter: Setter, section: EscalationSection, continued: str
) -> Iterator[Block]:
    yield part_heading(setter, section.title, "escalations")
    yield TextBlock(setter, style.DESCRIPTION, section.lead, room=640, before=4)
    for card in section.cards:
        title = " · ".join(part for part in (card.number, card.name) if part)
        texts = (title, card.state, card.path)
        yield CardHead(setter, texts, 22, state_room=_STATE_ROOM, tag="H2")
        yield from _months(setter, card, continued)
        for fact in card.facts:
            yield LabelledText(setter, fact, stacked(setter.sheet))
    if section.off is not None:
        yield TextBlock(setter, style.SUBHEADING, section.off.title, tag="H2", before=22, keep=True)
        yield note_table(setter, section.off, continued)


def _months(setter: Setter, card: EscalationCard, continued: str) -> Iterator[Table]:
    """A row of lamps, each under its month; what does not fit across goes into the next."""
    abreast = int(setter.sheet.room // _MONTH)
    for first in range(0, len(card.months), abreast):
        shown = card.months[first : first + abreast]
        cells = [
            Cell(
                ((style.CELL, setter.lines(style.CELL, each.lamp.word, _MONTH - LAMP_INDENT - 6)),),
                each.lamp,
            )
            for each in shown
        ]
        columns = [Column(_MONTH, (each.month,)) for each in shown]
        yield Table(
            setter.paper,
            columns,
            [row(cells)],
            continued=continued,
            keep=bool(card.facts) and first + abreast >= len(card.months),
        )
