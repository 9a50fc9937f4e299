"""Which projects were in the portfolio in a month, as far as the register tells.

A month stays what it was when projects are added later. A report for the month or an earlier one
settles it; else the day the project came in, or the first plan that was approved. Where neither is
known, as after an import of the old table, a plan without a day says that the project was there,
and of a project without a plan the first report is taken for its beginning.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.storage.reader import Reader

Day = str | None
"""A day as it stands in the file (ISO), None where there is none."""

_NO_PLANS: tuple[Day, ...] = ()


def not_there_yet(
    reader: Reader,
    period: Period,
    today: date,
    entered: Mapping[str, Day],
    approved: Mapping[str, Collection[Day]],
) -> frozenset[str]:
    """The projects that came into the portfolio after the month.

    `entered` is the day each project came in, `approved` the days its plans were approved. In a
    month that still runs all of them are there.
    """
    if today < period.last_day:
        return frozenset()
    last = period.last_day.isoformat()
    doubtful = {
        project
        for project, day in entered.items()
        if not _is_there(day, approved.get(project, _NO_PLANS), last)
    }
    months = reader.periods() if doubtful else ()
    doubtful -= _reported(reader, [each for each in months if each <= period], doubtful)
    unknown = {project for project in doubtful if not entered[project]}
    begun = _reported(reader, [each for each in months if each > period], unknown)
    return frozenset((doubtful - unknown) | begun)


def _is_there(entered: Day, approved: Collection[Day], last: str) -> bool:
    if any(day and day <= last for day in (entered, *approved)):
        return True
    return not entered and any(not day for day in approved)


def _reported(reader: Reader, months: Sequence[Period], wanted: set[str]) -> set[str]:
    """Those of the wanted projects that have a report for one of the months."""
    found: set[str] = set()
    for month in reversed(months):  # nearly all are found in the first months that are looked at
        if found == wanted:
            break
        found |= reader.overall_by_period([month], wanted - found)[str(month)].keys()
    return found
