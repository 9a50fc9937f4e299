"""From bare columns to the rows of the grid, for all projects or for some.

Everything is read with a handful of queries and put together in memory; what many rows share
(dates, lamps, names) is one object.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any, TypeAlias, TypeVar

from portfolio_desktop.domain.change_request import RequestState, is_open
from portfolio_desktop.domain.dates import ImpreciseDate, Precision, months_between, passed
from portfolio_desktop.domain.ordering import danish_key, number_key
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.status import Colour, Dimension, NoLight, movement
from portfolio_desktop.environment.texts import Language, active_language
from portfolio_desktop.services.lamps import (
    NOTHING,
    LampPair,
    LampValue,
    Trend,
    colour_lamp,
    no_light_lamp,
    silent_kind,
)
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.services.words import date_words, phase_name
from portfolio_desktop.storage.reader import Reader, lamps_of

MONTHS_SHOWN = 12
_AFTER_DELIVERY = "realisation"
"""The key of the phase after delivery in the shipped set."""
_Columns: TypeAlias = tuple[Any, ...]
Item = TypeVar("Item")
_OPEN = tuple(state for state in RequestState if is_open(state))
_FINISHED = frozenset({LifecycleState.CLOSED, LifecycleState.STOPPED, LifecycleState.RESCINDED})


@lru_cache(maxsize=16_384)
def imprecise(columns: tuple[str | None, ...]) -> ImpreciseDate | None:
    """The date in four columns; equal columns give the same object."""
    text, earliest, latest, precision = columns
    if precision is None:
        return None
    known = precision in set(Precision)
    return ImpreciseDate(
        text or "",
        date.fromisoformat(earliest) if earliest else None,
        date.fromisoformat(latest) if latest else None,
        Precision(precision) if known else Precision.UNREAD,
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    original: ImpreciseDate | None = None
    approved: ImpreciseDate | None = None


_NO_PLAN = _Plan()
_NO_REPORT: _Columns = (None, None, None, None, None, None, None, "", None)


class RowReading:
    """Reads the rows of one month. `day` is the day the deadlines are held against."""

    def __init__(
        self, reader: Reader, period: Period, day: date, ids: Collection[str] | None = None
    ) -> None:
        self._day = day
        self._day_before = period.previous.last_day
        self._ids = ids
        self._reader = reader
        self.dimensions: tuple[Dimension, ...] = tuple(
            dimension for dimension in reader.dimensions() if dimension.active
        )
        self._phases = {
            phase.key: (place, phase_name(phase)) for place, phase in enumerate(reader.phases())
        }
        self._leads = {each.id: each.name for each in reader.participants()}
        self._now = {row[0]: row for row in reader.grid_reports(period, ids)}
        self._before = {row[0]: row for row in reader.grid_reports(period.previous, ids)}
        months = reader.overall_by_period(last_periods(period, MONTHS_SHOWN), ids)
        self._months = tuple([month.get for month in months.values()])
        self._plans = self._read_plans()
        self._open = reader.requests_by_project(_OPEN, ids)
        self._lamps = _Lamps(tuple(dimension.key for dimension in self.dimensions))

    def rows(self, *, archived: bool = False) -> list[PortfolioRow]:
        """The rows in the board's order, numbered from 0; without `archived` only those in use."""
        found = self._reader.grid_projects(self._ids)
        names = self._names(found)
        wanted = found if archived else [columns for columns in found if not columns[12]]
        ordered = in_board_order(wanted, _rank_and_number, lambda columns: (columns[2], columns[0]))
        return [self._row(order, columns, names) for order, columns in enumerate(ordered)]

    def _read_plans(self) -> dict[str, _Plan]:
        versions: dict[str, list[_Columns]] = {}
        for columns in self._reader.grid_baselines(self._ids):
            versions.setdefault(columns[0], []).append(columns)
        return {project: _plan(own) for project, own in versions.items()}

    def _names(self, found: list[_Columns]) -> dict[str, str]:
        """The names of the projects and of the programmes they are part of."""
        names = {columns[0]: columns[2] for columns in found}
        parents = {columns[6] for columns in found if columns[6]} - names.keys()
        if parents:
            names |= {each.id: each.name for each in self._reader.projects(parents)}
        return names

    def _row(self, order: int, columns: _Columns, names: dict[str, str]) -> PortfolioRow:
        (project, number, name, purpose, case, kind, parent, lead, phase) = columns[:9]
        state = _STATES.get(columns[9], LifecycleState.ACTIVE)
        since = date.fromisoformat(columns[10]) if columns[10] else None
        plan = self._plans.get(project, _NO_PLAN)
        forecast, actual = imprecise(columns[13:17]), imprecise(columns[17:21])
        deadline = forecast or plan.approved
        expected = actual or deadline
        report = self._now.get(project, _NO_REPORT)
        before = self._before.get(project, _NO_REPORT)
        now = self._shown(report, state, since, self._day)
        previous = self._shown(before, state, since, self._day_before)
        phase_order, phase_words = self._phases.get(phase, (len(self._phases), phase))
        return PortfolioRow(
            id=project,
            number=number,
            name=name,
            kind=_KINDS.get(kind, ProjectKind.PROJECT),
            parent_id=parent,
            parent_name=names.get(parent, ""),
            lead_id=lead,
            lead_name=self._leads.get(lead, ""),
            phase=phase,
            phase_name=phase_words,
            phase_order=phase_order,
            state=state,
            original_end=plan.original,
            approved_end=plan.approved,
            forecast_end=forecast,
            actual_end=actual,
            deadline_text=_date_words(deadline, active_language()),
            late=is_late(deadline, actual, state, phase, self._day),
            delay_original=months_between(plan.original, expected),
            delay_approved=months_between(plan.approved, expected),
            previous=previous,
            now=now,
            lights=self._lamps.pairs(before[8], report[8]),
            movement=movement(previous.colour, now.colour),
            trend=Trend(project, self._months, self._lamps.of),
            remarks=report[7],
            purpose=purpose,
            case_number=case,
            reported=is_reported(now),
            open_requests=self._open.get(project, 0),
            archived=bool(columns[12]),
            order=order,
            rank=columns[11],
        )

    def _shown(
        self, report: _Columns, state: LifecycleState, since: date | None, day: date
    ) -> LampValue:
        code = report[1] or report[2]
        if code is None:
            kind = silent_kind(state, since, day)
            return NOTHING if kind is None else self._lamps.of(kind)
        if code == NoLight.RESUMED:
            return no_light_lamp(NoLight.RESUMED, imprecise(report[3:7]))
        return self._lamps.of(code)


_STATES = {state.value: state for state in LifecycleState}
_KINDS = {kind.value: kind for kind in ProjectKind}


class _Lamps:
    """One lamp for each code and one tuple for each set of lamps, in the language of the moment."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        by_code: dict[str | None, LampValue] = defaultdict(lambda: NOTHING)
        by_code |= {colour.value: colour_lamp(colour) for colour in Colour}
        by_code |= {kind.value: no_light_lamp(kind) for kind in NoLight}
        self.of: Callable[[str | None], LampValue] = by_code.__getitem__
        self._pairs: dict[tuple[str | None, str | None], tuple[LampPair, ...]] = {}

    def pairs(self, before: str | None, now: str | None) -> tuple[LampPair, ...]:
        """The dimensions' lamps last month and now, from the texts of two reports."""
        known = self._pairs.get((before, now))
        if known is None:
            old, new = lamps_of(before), lamps_of(now)
            known = tuple(
                LampPair(self.of(old.get(key)), self.of(new.get(key))) for key in self._keys
            )
            self._pairs[before, now] = known
        return known


def is_late(
    deadline: ImpreciseDate | None,
    actual: ImpreciseDate | None,
    state: LifecycleState,
    phase: str,
    day: date,
) -> bool:
    """Whether the deadline was passed by that day while the project was still being carried out.

    In the realisation phase the delivery is behind it; what is finished is late no more.
    """
    if actual is not None or state in _FINISHED or phase == _AFTER_DELIVERY:
        return False
    return passed(deadline, day)


def is_reported(lamp: LampValue) -> bool:
    """Whether the month has a colour or a reason for none other than that it is missing."""
    return not lamp.is_nothing and lamp.no_light is not NoLight.MISSING


@lru_cache(maxsize=16_384)
def _date_words(value: ImpreciseDate | None, _language: Language) -> str:
    return date_words(value)


def _plan(versions: list[_Columns]) -> _Plan:
    if len(versions) == 1 and versions[0][1] == 1:
        end = imprecise(versions[0][2:6])
        return _Plan(end, end)
    first = next((columns for columns in versions if columns[1] == 1), None)
    last = max(versions, key=lambda columns: int(columns[1]))
    return _Plan(imprecise(first[2:6]) if first else None, imprecise(last[2:6]))


def in_board_order(
    items: Iterable[Item],
    rank_and_number: Callable[[Item], tuple[str, str]],
    name_and_id: Callable[[Item], tuple[str, str]],
) -> list[Item]:
    """Sorted as `ordering.project_order` sorts projects, at a fraction of its cost.

    Where all numbers are of the common kind (22-3) they are compared as numbers; names are asked
    only among equal numbers. Making the full keys costs more than all the rest of the reading.
    """
    found = [(*rank_and_number(item), item) for item in items]
    common = [_COMMON_NUMBER.fullmatch(number) for _rank, number, _item in found]
    keyed: list[tuple[_Key, Item]] = [
        ((not rank, rank, int(match[1]), int(match[2]), number), item)
        for (rank, number, item), match in zip(found, common, strict=True)
        if match is not None
    ]
    if len(keyed) < len(found):
        keyed = [((not rank, rank, 0, 0, number_key(number)), item) for rank, number, item in found]
    keyed.sort(key=_key)
    ordered: list[Item] = []
    for _same_key, group in groupby(keyed, key=_key):
        same = [item for _, item in group]
        if len(same) > 1:
            same.sort(key=lambda item: _named(*name_and_id(item)))
        ordered += same
    return ordered


_COMMON_NUMBER = re.compile("([0-9]{1,9})-([0-9]{1,9})")
_Key: TypeAlias = tuple[bool, str, int, int, str]


def _key(pair: tuple[_Key, Item]) -> _Key:
    return pair[0]


def _rank_and_number(columns: _Columns) -> tuple[str, str]:
    return columns[11], columns[1]


def _named(name: str, row: str) -> tuple[str, str]:
    return (danish_key(name), row)
