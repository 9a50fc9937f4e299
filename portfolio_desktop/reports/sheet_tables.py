"""The tables of a project sheet: in the text's own column where they all fit it, else across the
page; on a crowded page two beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from portfolio_desktop.reports import style
from portfolio_desktop.reports.figures import figure_block
from portfolio_desktop.reports.flow import Abreast, Block
from portfolio_desktop.reports.sheet_head import ASIDE, BETWEEN
from portfolio_desktop.reports.small_table import Columns, SmallTable, least_width
from portfolio_desktop.reports.style import Sheet
from portfolio_desktop.reports.texts import Setter, TextBlock
from portfolio_desktop.services.figure_values import BudgetForecast, Figure
from portfolio_desktop.services.sheet_values import SheetTable

Place = tuple[float, float]
"""Where something begins across the page, and how wide it may be."""

_EASE = 40.0
"""So much more than the least a table gets where there is room."""


class Detail(NamedTuple):
    """How much a page is asked to hold: rows of a table, lines of a cell and of the purpose (0 for
    all of them), the space above each part, whether tables may stand beside each other, how many
    figures there are, how many tables, and whether the texts are set closer."""

    rows: int
    lines: int
    purpose: int = 0
    space: float = 18.0
    abreast: bool = False
    figures: int = 0
    tables: int = 99
    close: bool = False


def sheet_tables(
    setter: Setter, tables: Sequence[SheetTable], paper_sheet: Sheet, detail: Detail
) -> Iterator[Block]:
    """The tables in their order, each under its heading."""
    waiting = list(tables[: detail.tables])
    text = paper_sheet.room - ASIDE - BETWEEN
    fits = all(_least(setter, table) <= text - _EASE for table in waiting)
    room = text if fits and not detail.abreast else paper_sheet.room
    while waiting:
        table = waiting.pop(0)
        pair = _abreast(setter, table, waiting[0], paper_sheet) if waiting else None
        if detail.abreast and pair is not None:
            left, right = pair
            yield Abreast(
                _blocks(setter, table, left, detail),
                _blocks(setter, waiting.pop(0), right, detail),
            )
            continue
        yield from _blocks(setter, table, (paper_sheet.left, room), detail)


def sheet_figures(
    setter: Setter, figures: Sequence[Figure], paper_sheet: Sheet, detail: Detail
) -> Iterator[Block]:
    """As many of the figures as are asked for: two beside each other; across the page one that is
    alone, and money, whose amounts stand at the side of their bars."""
    shown = figures[: detail.figures]
    half = (paper_sheet.room - BETWEEN) / 2
    narrow = [each for each in shown if not isinstance(each, BudgetForecast)]
    for first in range(0, len(narrow) - 1, 2):
        columns = [
            _drawn(setter, figure, (paper_sheet.left + place * (half + BETWEEN), half), detail)
            for place, figure in enumerate(narrow[first : first + 2])
        ]
        yield Abreast(*columns)
    alone = narrow[-1:] if len(narrow) % 2 else []
    for figure in (*alone, *(each for each in shown if isinstance(each, BudgetForecast))):
        yield from _drawn(setter, figure, (paper_sheet.left, paper_sheet.room), detail)


def _drawn(setter: Setter, figure: Figure, place: Place, detail: Detail) -> list[Block]:
    """A figure under the same heading as a table has."""
    heading = _text(setter, style.SHEET_LABEL, figure.title, place, "H2")
    heading.before, heading.keep = detail.space, True
    drawn = figure_block(setter, replace(figure, title=""), *place)
    drawn.before = 6.0
    return [heading, drawn]


def _abreast(
    setter: Setter, one: SheetTable, other: SheetTable, paper_sheet: Sheet
) -> tuple[Place, Place] | None:
    """Where the two stand beside each other, each as wide as it needs; None where they cannot."""
    room = paper_sheet.room - BETWEEN
    left, right = _least(setter, one), _least(setter, other)
    if left + right > room:
        return None
    left *= room / (left + right)
    return (paper_sheet.left, left), (paper_sheet.left + left + BETWEEN, room - left)


def _least(setter: Setter, table: SheetTable) -> float:
    return least_width(setter, _columns(table), table.rows, table.lamps)


def _columns(table: SheetTable) -> Columns:
    return Columns(
        table.heads,
        frozenset(table.numeric),
        frozenset(table.wide),
        table.decimal,
        bool(table.lamps),
        table.joined,
        frozenset(table.written),
    )


def _blocks(setter: Setter, table: SheetTable, place: Place, detail: Detail) -> list[Block]:
    """Heading, table, and below it how many rows are left out."""
    shown = most_important(table, detail.rows)
    small = SmallTable(
        setter,
        _columns(table),
        [table.rows[place] for place in shown],
        place,
        title=table.title,
        strong=frozenset(n for n, place in enumerate(shown) if place in table.strong),
        lamps=[table.lamps[place] for place in shown] if table.lamps else (),
        most_lines=detail.lines,
    )
    parts = (table.left_out(len(table.rows) - len(shown)), table.note)
    below = ". ".join(part.rstrip(".") for part in parts if part)
    small.keep = bool(below)
    blocks: list[Block] = [_text(setter, style.SHEET_LABEL, table.title, place, "H2"), small]
    blocks[0].before, blocks[0].keep = detail.space, True
    if below:
        ended = f"{below}." if table.note else below
        blocks.append(_text(setter, style.SHEET_BEFORE, ended, place))
        blocks[-1].before = 3.0
    return blocks


def _text(setter: Setter, used: style.Style, text: str, place: Place, tag: str = "P") -> TextBlock:
    return TextBlock(setter, used, text, tag=tag, x=place[0], room=place[1])


def most_important(table: SheetTable, most: int) -> list[int]:
    """The places of the rows that are shown, in the order of the table. A single one is not left
    out: to say so would take its room."""
    ranked = table.ranked or tuple(range(len(table.rows)))
    if len(ranked) <= most + 1:
        return sorted(ranked)
    others = [place for place in ranked if place not in table.strong]
    kept = others[: max(most - len(table.strong), 1)]
    return sorted({*kept, *table.strong})
