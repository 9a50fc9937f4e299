"""What a change request changes: before, after and the difference, amounts under each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from portfolio_desktop.reports import style
from portfolio_desktop.reports.rows import Cell, Column, Row, row
from portfolio_desktop.reports.structure import Reach
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.table import Table
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.pack_values import ChangeLine, RequestCard

_GAP = 12.0
_STYLES = (style.CELL, style.NAME, style.CELL)
"""Of before, after and the difference."""
_VALUES = 2
"""Before and after."""
_SHARED = 78.0
"""How wide the column is at most of what several changes share."""
_OWN = 0.16
"""The part of the other columns' room that what each of them is takes."""
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
    """The changes of a request, a row for each; `widths` are those of the four columns.

    Where several share what they are about, that stands once beside them, in a column of its own.
    """
    shared = _shared(card.changes)
    if any(shared):
        columns, rows = _in_two(setter, card, widths, shared)
    else:
        columns, rows = _plain(setter, card, widths)
    return Table(
        setter.paper,
        columns,
        rows,
        continued=continued,
        title=" ".join(part for part in (card.number, card.title) if part),
        before=before,
        left=left,
    )


def _shared(changes: Sequence[ChangeLine]) -> list[int]:
    """For the first change of those that share what they are about, how many these are; -1 for the
    others of them, and 0 for a change by itself."""
    found: list[int] = []
    for _shared_words, run in groupby(changes, key=lambda each: each.shared):
        told = list(run)
        if told[0].shared and len(told) > 1:
            found += [len(told), *([-1] * (len(told) - 1))]
        else:
            found += [0] * len(told)
    return found


def _plain(
    setter: Setter, card: RequestCard, widths: Sequence[float]
) -> tuple[list[Column], list[Row]]:
    subjects = [
        _cell(setter, style.NAME, each.subject, widths[0] - _GAP, written=each.named)
        for each in card.changes
    ]
    heads = zip(widths, card.change_heads, strict=True)
    columns = [Column(width, (head,)) for width, head in heads]
    cells = zip(subjects, *_values(setter, card.changes, widths[1:]), strict=True)
    return columns, [row(each) for each in cells]


def _in_two(
    setter: Setter, card: RequestCard, widths: Sequence[float], shared: Sequence[int]
) -> tuple[list[Column], list[Row]]:
    first, second, *others = _with_own(widths)
    subject, *heads = card.change_heads
    columns = [
        Column(first, (subject,), reach=2),
        Column(second, ()),
        *(Column(width, (head,)) for width, head in zip(others, heads, strict=True)),
    ]
    rows = []
    values = zip(*_values(setter, card.changes, others), strict=True)
    for change, count, cells in zip(card.changes, shared, values, strict=True):
        own = _cell(setter, style.CELL, change.own, second - _GAP, written=change.named)
        if not count:
            room = first + second - _GAP
            alone = _cell(setter, style.NAME, change.subject, room, written=change.named)
            rows.append(row((alone, Cell(), *cells), heads=(Reach(columns=2), None)))
        elif count > 0:
            above = _cell(setter, style.NAME, change.shared, first - _GAP)
            rows.append(row((above, own, *cells), heads=(Reach(rows=count), Reach())))
        else:
            rows.append(row((Cell(), own, *cells), heads=(None, Reach())))
    return columns, rows


def _with_own(widths: Sequence[float]) -> list[float]:
    """Five columns in the room of four: the values make room for what each change is."""
    first, *others = widths
    shared = min(first, _SHARED)
    own = first - shared + _OWN * sum(others)
    return [shared, own, *(width * (1 - _OWN) for width in others)]


def _values(
    setter: Setter, changes: Sequence[ChangeLine], widths: Sequence[float]
) -> list[list[Cell]]:
    """The cells of before, after and the difference, column by column."""
    texts = [(each.before, each.after, each.difference) for each in changes]
    told = zip(_STYLES, zip(*texts, strict=True), widths, strict=True)
    made = [_column(setter, used, column, width - _GAP) for used, column, width in told]
    for cells in made[:_VALUES]:
        for place, change in enumerate(changes):
            cells[place] = cells[place]._replace(written=change.written)
    return made


def _cell(setter: Setter, used: Style, text: str, room: float, *, written: bool = False) -> Cell:
    return Cell(((used, setter.lines(used, text, room)),), written=written)


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
