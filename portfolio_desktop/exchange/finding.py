"""Finds the status table among a file's tables, and in it the headings."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.exchange.column_titles import (
    LIGHT,
    Target,
    dimension_words,
    guesses,
    is_known,
    is_personal,
    plain_title,
)
from portfolio_desktop.exchange.lamp_words import letters_used, read_lamp
from portfolio_desktop.exchange.mapping import (
    ColumnFacts,
    ColumnNote,
    ColumnUse,
    looks_like_amount,
    looks_like_number,
    recognise,
)
from portfolio_desktop.exchange.mapping_wish import MappingError, MappingWish
from portfolio_desktop.exchange.source import SourceRow, SourceTable, tidy
from portfolio_desktop.exchange.tables import CellNote
from portfolio_desktop.services.steps import Steps, run_through

_LOOK_AT = 30
"""So many rows from the top may be the headings."""

_CANDIDATES = 3
_SAMPLE = 150
_LONG = 40
_HEADINGS = 3
ENOUGH = 7
"""What a table's headings must weigh to be taken for a status table."""

_WEIGHTS: dict[str, int] = {
    Target.NUMBER: 3,
    Target.NAME: 3,
    Target.FORECAST: 3,
    Target.PHASE: 3,
    Target.OVERALL: 3,
    Target.PREVIOUS: 3,
    Target.REMARKS: 2,
    Target.PURPOSE: 2,
    Target.ORIGINAL: 2,
    Target.APPROVED: 2,
    Target.BUDGET: 2,
    Target.CASE_NUMBER: 1,
    Target.STATE: 1,
}


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table with its headings: `headings` rows of them, then `rows`; `above` is what stands over
    them. `weight` says how much it looks like a status table.
    """

    table: SourceTable
    columns: tuple[ColumnFacts, ...]
    uses: tuple[ColumnUse, ...]
    rows: tuple[SourceRow, ...]
    above: tuple[str, ...]
    weight: int

    @property
    def layout(self) -> str:
        """The same for every file whose headings are the same, in the same order."""
        titles = "\n".join(plain_title(use.title) for use in self.uses)
        return hashlib.sha256(titles.encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def headings_only(self) -> bool:
        """Whether it has headings of a status table and nothing under them."""
        known = sum(bool(guesses(use.title, {}, similar=False)) for use in self.uses)
        return not self.rows and known >= _HEADINGS

    @property
    def around(self) -> tuple[str, ...]:
        return (*self.above, *self.table.around)


def find_tables(
    tables: Sequence[SourceTable], dimensions: Sequence[Dimension]
) -> tuple[FoundTable, ...]:
    """Every table with its likeliest headings, the likeliest status table first.

    Hidden ones stand last among equals.
    """
    return run_through(find_tables_steps(tables, dimensions))


def find_tables_steps(
    tables: Sequence[SourceTable], dimensions: Sequence[Dimension]
) -> Steps[tuple[FoundTable, ...]]:
    """As `find_tables`, in steps."""
    found = []
    filled = [table for table in tables if table.rows]
    for done, table in enumerate(filled):
        headed = []
        for at in _likely_headings(table, dimensions):
            for height in (1, 2):
                headed.append(_headed(table, at, height, dimensions))
                yield done, len(filled)
        found.append(max(headed, key=lambda each: each.weight))
    return tuple(
        sorted(found, key=lambda t: (-t.weight, t.table.hidden, -len(t.rows), t.table.number))
    )


def wished_table(
    tables: Sequence[SourceTable], wish: MappingWish, dimensions: Sequence[Dimension]
) -> FoundTable | None:
    """The table that the wish names, with the headings it names; None where it names neither.

    MappingError `mapping.table` where the file has no such table, `mapping.header_row` where the
    table has no such row.
    """
    if wish.sheet is None and wish.table is None and wish.header_row is None:
        return None
    sheet = None if wish.sheet is None else plain_title(wish.sheet)
    named = [t for t in tables if t.rows and (sheet is None or plain_title(t.sheet) == sheet)]
    if wish.table is not None:
        named = named[wish.table - 1 : wish.table]
    if not named:
        raise MappingError("mapping.table", wish.sheet or str(wish.table))
    if wish.header_row is None:
        return find_tables(named, dimensions)[0]
    for table in named:
        for at, row in enumerate(table.rows):
            if row.row == wish.header_row:
                return _headed(table, at, 1, dimensions)
    raise MappingError("mapping.header_row", str(wish.header_row))


def _likely_headings(table: SourceTable, dimensions: Sequence[Dimension]) -> list[int]:
    """The rows with the most known headings in them, and the one above each; at least one row.

    Each may be the headings alone, or together with the row under it.
    """
    lights = dimension_words(dimensions)
    known = [
        sum(is_known(row.text(index), lights) for index in range(len(row.cells)))
        for row in table.rows[:_LOOK_AT]
    ]
    best = sorted(range(len(known)), key=lambda at: (-known[at], at))[:_CANDIDATES]
    if not any(known):
        return best[:1]
    above = {at - 1 for at in best if at > 0}
    return sorted({*best, *above})


def _headed(
    table: SourceTable, at: int, height: int, dimensions: Sequence[Dimension]
) -> FoundTable:
    headings, rows = table.rows[at : at + height], table.rows[at + height :]
    width = max((len(row.cells) for row in (*headings, *rows[:_SAMPLE])), default=0)
    columns = tuple(_facts(index, headings, rows) for index in range(width))
    uses = recognise(columns, dimensions)
    above = tuple(
        tidy(cell.text) for row in table.rows[:at] for cell in row.cells if tidy(cell.text)
    )
    return FoundTable(
        table, columns, uses, rows, tuple(dict.fromkeys(above)), _weigh(uses, columns)
    )


def _weigh(uses: Sequence[ColumnUse], columns: Sequence[ColumnFacts]) -> int:
    """Known headings count, guessed ones half; columns of persons count against."""
    used = {use.target for use in uses if use.target}
    if not used & {Target.NAME, Target.NUMBER}:
        return 0
    weight = 0.0
    for use in uses:
        worth = 2 if use.target.startswith(LIGHT) else _WEIGHTS.get(use.target, 0)
        weight += worth / 2 if use.note is ColumnNote.GUESSED else worth
    persons = sum(any(map(is_personal, facts.titles)) for facts in columns)
    return max(int(weight - persons), 0)


def _facts(index: int, headings: Sequence[SourceRow], rows: Sequence[SourceRow]) -> ColumnFacts:
    sample = rows[:_SAMPLE]
    texts = [row.text(index) for row in sample]
    letters = letters_used(texts)
    cells = [row.cell(index) for row in sample]
    lamps = sum(
        not read_lamp(cell.text, cell.fill, cell.font, letters).empty
        for cell in cells
        if cell is not None and len(cell.text) <= _LONG
    )
    lamps_only = sum(cell is not None and not tidy(cell.text) and bool(cell.fill) for cell in cells)
    return ColumnFacts(
        titles=tuple(row.text(index) for row in reversed(headings)),
        filled=sum(bool(text) for text in texts) + lamps_only,
        lamps=lamps,
        amounts=sum(
            cell is not None and (isinstance(cell.value, int | Decimal) or looks_like_amount(text))
            for cell, text in zip(cells, texts, strict=True)
        ),
        long=sum(len(text) > _LONG for text in texts),
        numbers=sum(looks_like_number(text) for text in texts),
        pictures=sum(cell is not None and cell.note is CellNote.PICTURE for cell in cells),
    )
