"""A programme's sub-projects as its panel lists them: which they are, with their lamps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.lamps import LampValue
from portfolio_desktop.services.portfolio_reading import RowReading
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.services.programmes import lacks_date, parts_told
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class PartLine:
    """One sub-project with its overall lamp of the month; `undated` where it lacks an end date."""

    id: str
    number: str
    name: str
    lamp: LampValue
    undated: bool = False


@dataclass(frozen=True, slots=True)
class PartFacts:
    """The sub-projects that a month has, in the board's order, and in words how many: "16
    delprojekter · 3 uden dato"."""

    told: str = ""
    lines: tuple[PartLine, ...] = ()


NO_PARTS = PartFacts()


def part_facts(reader: Reader, project_id: str, period: Period, day: date) -> PartFacts:
    """The sub-projects of a project; those that left or were not there yet are none of the month's,
    as in the grid."""
    ids = reader.sub_projects([project_id])
    if not ids:
        return NO_PARTS
    rows = [row for row in run_through(RowReading(reader, period, day, ids).steps()) if row.there]
    return PartFacts(parts_told(rows), _lines(rows)) if rows else NO_PARTS


def _lines(rows: Sequence[PortfolioRow]) -> tuple[PartLine, ...]:
    return tuple(
        PartLine(
            row.id,
            row.number,
            row.name,
            row.now,
            lacks_date(row.deadline, row.actual_end, row.state),
        )
        for row in rows
    )
