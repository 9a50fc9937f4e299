"""Which projects were in the portfolio in a month, as far as the register tells.

A month stays what it was when projects are added or leave later. That a project had come is settled
by a report for the month or an earlier one; else by the day it came in, or the first plan that was
approved. Where neither is known, as after an import of an older program's register, a plan without
a day says that the project was there, and of a project without a plan the first report is taken for
its beginning.

A project that left is out from the month in which the day of its leaving lies. Where that day is
unknown, it is in the months up to the last one that tells of it. One that came back is out between
the day it left and the day it came in again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.stays import (
    NO_STAYS,
    Day,
    Stay,
    earlier_stays,
    is_between,
    stay_at,
)
from portfolio_desktop.services.steps import Steps, in_parts, run_through
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.shapes import Columns

_ID, _ARCHIVED, _ENTERED, _LEFT = 0, 12, 21, 23
"""Places in the columns of `Reader.grid_projects`."""
_stay_of = itemgetter(_ID, _ARCHIVED, _ENTERED, _LEFT)
"""Of these what `Reader.project_stays` gives alone."""
_NO_PLANS: tuple[Day, ...] = ()
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Absence:
    """The ids of those that had not come by a month, and of those that had left."""

    not_yet: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    def __contains__(self, project_id: str) -> bool:
        return project_id in self.not_yet or project_id in self.gone

    @property
    def all(self) -> frozenset[str]:
        """Both together."""
        return self.not_yet | self.gone


def members(reader: Reader, period: Period, today: date) -> list[Columns]:
    """The projects (columns as in `Reader.grid_projects`) that a month's portfolio consists of."""
    return run_through(members_steps(reader, period, today))


def members_steps(reader: Reader, period: Period, today: date) -> Steps[list[Columns]]:
    """As `members`, in steps."""
    found: list[Columns] = []
    for part in reader.grid_project_parts():
        found += part
        yield 0, 1
    approved = approval_days(reader)
    yield 0, 1
    absent = absence(reader, period, today, found, approved).all
    yield 0, 1
    return [columns for columns in found if columns[_ID] not in absent]


def approval_days(reader: Reader) -> dict[str, list[Day]]:
    """The days each project's plans were approved."""
    approved: dict[str, list[Day]] = {}
    for columns in reader.grid_baselines():
        approved.setdefault(columns[0], []).append(columns[2])
    return approved


def absence(
    reader: Reader,
    period: Period,
    today: date,
    projects: Iterable[Columns],
    approved: Mapping[str, Collection[Day]],
) -> Absence:
    """Those of the projects that were not in the portfolio at the end of the month, or today where
    that is earlier; `approved` gives the days their plans were approved.
    """
    listed = list(projects)
    day = min(today, period.last_day).isoformat()
    earlier = earlier_stays(reader)
    gone = _gone(reader, period, today, map(_stay_of, listed), earlier)
    if today < period.last_day:  # in a month that still runs all have come
        return Absence(gone=gone)
    entered = {columns[_ID]: _entered(columns, earlier, day) for columns in listed}
    return Absence(_not_yet(reader, period, entered, approved) - gone, gone)


def used_projects(reader: Reader, period: Period, today: date) -> frozenset[str]:
    """The projects that had not left by the end of the month, or by today."""
    return run_through(used_projects_steps(reader, period, today))


def used_projects_steps(
    reader: Reader, period: Period, today: date, among: Collection[str] | None = None
) -> Steps[frozenset[str]]:
    """As `used_projects`, in steps; of those `among` them only, if given."""
    found: list[Columns] = []
    for part in [None] if among is None else in_parts(sorted(among), _AT_ONCE):
        found += reader.project_stays(part)
        yield 0, 1
    gone = _gone(reader, period, today, found, earlier_stays(reader))
    return frozenset(columns[0] for columns in found) - gone


def _gone(
    reader: Reader,
    period: Period,
    today: date,
    stays: Iterable[Columns],
    earlier: Mapping[str, Sequence[Stay]],
) -> frozenset[str]:
    """Those of them (columns as in `Reader.project_stays`) that had left."""
    day = min(today, period.last_day).isoformat()
    left: set[str] = set()
    unknown: set[str] = set()
    for project, archived, entered, left_on in stays:
        before = earlier.get(project, NO_STAYS)
        if before and is_between(before, entered, day):
            left.add(project)
        elif left_on:
            if left_on <= day and (archived or day < (entered or "")):
                left.add(project)
        elif archived:
            unknown.add(project)
    if unknown and today >= period.last_day:
        months = [each for each in reader.periods() if each >= period]
        unknown -= _told_of(reader, months, unknown)
    return frozenset(left | unknown)


def _entered(columns: Columns, earlier: Mapping[str, Sequence[Stay]], day: str) -> Day:
    """The day it came in by then; of one that came back in a register that kept no stays nobody
    knows any more when that was before it left."""
    left: Day = columns[_LEFT]
    entered: Day = columns[_ENTERED]
    if entered and entered <= day:
        return entered
    stay = stay_at(earlier.get(columns[_ID], NO_STAYS), day) if earlier else None
    if stay is not None:
        return stay.entered_on
    return None if left and entered and day < left < entered else entered


def _not_yet(
    reader: Reader,
    period: Period,
    entered: Mapping[str, Day],
    approved: Mapping[str, Collection[Day]],
) -> frozenset[str]:
    last = period.last_day.isoformat()
    doubtful = {
        project
        for project, day in entered.items()
        if not (day and day <= last)
        and not _is_planned(day, approved.get(project, _NO_PLANS), last)
    }
    months = reader.periods() if doubtful else ()
    doubtful -= _reported(reader, [each for each in months if each <= period], doubtful)
    unknown = {project for project in doubtful if not entered[project]}
    begun = _reported(reader, [each for each in months if each > period], unknown)
    return frozenset((doubtful - unknown) | begun)


def _is_planned(entered: Day, approved: Collection[Day], last: str) -> bool:
    """Whether its plans say that it was there: one was approved by then, or on a day unknown where
    the day it came in is unknown, too."""
    return any(day <= last if day else not entered for day in approved)


def _reported(reader: Reader, months: Sequence[Period], wanted: set[str]) -> set[str]:
    """Those of the wanted projects that have a report for one of the months."""
    found: set[str] = set()
    for month in reversed(months):  # nearly all are found in the first months that are looked at
        if found == wanted:
            break
        found |= reader.overall_by_period([month], wanted - found)[str(month)].keys()
    return found


def _told_of(reader: Reader, months: Sequence[Period], wanted: set[str]) -> set[str]:
    """Those of the wanted projects that one of the months has a lamp of, or a reason for none."""
    found: set[str] = set()
    for lamps in reader.overall_by_period(months, wanted).values():
        found |= {project for project, lamp in lamps.items() if lamp}
    return found
