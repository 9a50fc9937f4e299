"""What a change request changes: before, after and the difference, amounts under each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portfolio_desktop.reports import style
from portfolio_desktop.reports.rows import Cell, Column, row
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.table import Table
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.pack_values import RequestCard

_GAP = 12.0
_STYLES = (style.NAME, style.CELL, style.NAME, style.CELL)
_AMOUNT = re.compile(
    r"([+−-]?\d[\d.]*)(?:,\d+)?\s(?:mi[oa]\.\s|t\.)?kr\b|([+−-]?DKK\s\d[\d,]*)(?:\.\d+)?\b"
)
"""An amount of money in Danish and in English, with what stands before its decimal sign."""


def change_table(
    setter: Setter,
    card: RequestCard,
    widths: Sequence[float],
    *,
    continued: str,
    left: float,
    before: float = 0.0,
) -> Table:
    """The changes of a request, a row for each; `widths` are those of the four columns."""
    texts = [(each.subject, each.before, each.after, each.difference) for each in card.changes]
    cells = [
        _column(setter, used, column, width - _GAP)
        for used, column, width in zip(_STYLES, zip(*texts, strict=True), widths, strict=True)
    ]
    heads = zip(widths, card.change_heads, strict=True)
    return Table(
        setter.paper,
        [Column(width, (head,)) for width, head in heads],
        [row(each) for each in zip(*cells, strict=True)],
        continued=continued,
        title=" ".join(part for part in (card.number, card.title) if part),
        before=before,
        left=left,
    )


def _column(setter: Setter, used: Style, texts: Sequence[str], room: float) -> list[Cell]:
    insets = aligned(setter, used, texts)
    return [
        Cell(((used, setter.lines(used, text, room - inset)),), inset=inset)
        for text, inset in zip(texts, insets, strict=True)
    ]


def aligned(setter: Setter, used: Style, texts: Sequence[str]) -> list[float]:
    """How far each text stands in, so that the amounts among them meet at their decimal sign."""
    width = setter.breaker(used).width
    found = [_AMOUNT.match(text) for text in texts]
    wholes = [width(each[1] or each[2]) if each else None for each in found]
    widest = max((each for each in wholes if each is not None), default=0.0)
    return [0.0 if each is None else widest - each for each in wholes]
