"""The grid: every project with the shown month beside the one before, read in a few strokes.

Only the shown and the previous month and twelve months of overall lamps are held, so that a large
register opens quickly and stays small in memory.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.board_order import in_board_order
from portfolio_desktop.services.overruling import explaining_row
from portfolio_desktop.services.portfolio_reading import RowReading
from portfolio_desktop.services.portfolio_values import (
    Portfolio,
    PortfolioCounts,
    PortfolioRow,
)
from portfolio_desktop.services.programmes import with_parts
from portfolio_desktop.services.row_kinds import KINDS, kind_of
from portfolio_desktop.services.steps import Steps, run_through
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import Change

__all__ = [
    "Portfolio",
    "PortfolioCounts",
    "PortfolioRow",
    "load_portfolio",
    "portfolio_steps",
    "refresh_rows",
    "touched_projects",
    "without_collecting",
]

_OF_EVERYTHING = frozenset({"register", "setting", "dimension", "phase", "participant"})
"""Tables whose rows show in many projects."""
_OF_NONE = frozenset({"saved_view"})
"""Tables whose rows show in none."""


def load_portfolio(
    reader: Reader, period: Period, today: date, *, archived: bool = False
) -> Portfolio:
    """The register as it looks in a month; with `archived` also what had left it by then."""
    return run_through(portfolio_steps(reader, period, today, archived=archived))


def portfolio_steps(
    reader: Reader, period: Period, today: date, *, archived: bool = False
) -> Steps[Portfolio]:
    """As `load_portfolio`, in steps."""
    day = min(today, period.last_day)
    with without_collecting():
        reading = RowReading(reader, period, day)
        rows = with_parts(reader, (yield from reading.steps(archived=archived)))
        yield 1, 1
    # Python looks through all that was made just now: a turn of its own.
    counts = _counts(rows)
    yield 1, 1
    return Portfolio(
        period=period,
        previous_period=period.previous,
        dimensions=reading.dimensions,
        rows=rows,
        counts=counts,
        day=day,
        with_archived=archived,
    )


@contextmanager
def without_collecting() -> Iterator[None]:
    """Every value of a large reading, and of a report being drawn, stays to its end: looking for
    garbage among them is time lost. At the end they are looked through, once: left to itself Python
    would do it a second time soon, in the midst of something else.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
            gc.collect(1)


def refresh_rows(reader: Reader, portfolio: Portfolio, change: Change | Iterable[str]) -> Portfolio:
    """The portfolio after an edit (or after edits to the projects with these ids).

    Only what the edit touched is read again; a row that shows the same as before is the same
    object.
    """
    ids = touched_projects(reader, change) if isinstance(change, Change) else frozenset(change)
    if ids is not None and not ids:
        return portfolio
    reading = RowReading(reader, portfolio.period, portfolio.day, ids)
    fresh = run_through(reading.steps(archived=portfolio.with_archived))
    rows = with_parts(reader, _merged(portfolio, fresh, ids))
    return replace(portfolio, dimensions=reading.dimensions, rows=rows, counts=_counts(rows))


def touched_projects(reader: Reader, change: Change) -> frozenset[str] | None:
    """The projects whose rows an edit may have changed; None where it may be any of them."""
    by_table: dict[str, set[str]] = {}
    beside = {("setting", explaining_row(row)) for table, row in change.rows if table == "report"}
    rows = [each for each in change.rows if each[0] not in _OF_NONE and each not in beside]
    for table, row in rows:
        by_table.setdefault(table, set()).add(row)
    if by_table.keys() & _OF_EVERYTHING:
        return None
    touched = set(by_table.get("project", ()))
    if touched:
        touched |= reader.sub_projects(touched)
    for table, ids in by_table.items():
        if table != "project":
            touched |= reader.project_ids_of(table, ids)
    # A row that is gone leads nowhere; whoever removed it names its project as touched.
    return frozenset(touched) or (None if rows else frozenset())


def _merged(
    before: Portfolio, fresh: Sequence[PortfolioRow], ids: Collection[str] | None
) -> tuple[PortfolioRow, ...]:
    """The rows with the fresh ones in their places; what shows the same stays the same object."""
    old = {row.id: row for row in before.rows}
    placed = {row.id: _placed(row, old.get(row.id)) for row in fresh}
    touched = old.keys() if ids is None else old.keys() & set(ids)
    if touched == placed.keys() and all(
        _stands_by(row) == _stands_by(old[row.id]) for row in placed.values()
    ):
        return tuple(placed.get(row.id, row) for row in before.rows)
    rows = [*(row for row in before.rows if row.id not in touched), *placed.values()]
    ordered = in_board_order(
        rows, lambda row: (row.rank, row.number), lambda row: (row.name, row.id)
    )
    return tuple(
        row if row.order == place else replace(row, order=place)
        for place, row in enumerate(ordered)
    )


def _stands_by(row: PortfolioRow) -> tuple[str, str, str]:
    """What decides a row's place."""
    return (row.rank, row.number, row.name)


def _placed(row: PortfolioRow, old: PortfolioRow | None) -> PortfolioRow:
    if old is None:
        return row
    placed = replace(row, order=old.order, parts=old.parts)
    return old if placed == old else placed


def _counts(rows: Sequence[PortfolioRow]) -> PortfolioCounts:
    shown = [row for row in rows if row.there and not row.archived]
    counted = Counter(kind_of(row.now) for row in shown)
    return PortfolioCounts(all=len(shown), **{kind.value: counted[kind] for kind in KINDS})
