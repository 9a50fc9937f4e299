"""From bare columns to the rows of the grid, for all projects or for some.

Everything is read with a handful of queries and put together in memory; what many rows share
(dates, lamps, names) is one object.

The place in the log decides what was known, the month what it is a report of. So a month is held
against the plan in force on its last day: a version approved later is not there yet, one without a
day of approval always was, and so was the original. A decision also writes its end as the
project's forecast, which is one value for all months; where the forecast is the end that a later
decision gave, the month therefore shows the end of its own plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import chain
from typing import Any, TypeAlias

from portfolio_desktop.domain.choices import (
    Confirmation,
    LifecycleState,
    ProjectKind,
    ReportStage,
)
from portfolio_desktop.domain.dates import (
    ImpreciseDate,
    months_between,
    passed,
)
from portfolio_desktop.domain.dates import day as exactly
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.domain.request_states import RequestState, is_open
from portfolio_desktop.domain.status import Dimension, NoLight, movement
from portfolio_desktop.domain.two_texts import standing_of
from portfolio_desktop.services.board_order import in_board_order
from portfolio_desktop.services.lamps import (
    NOTHING,
    LampValue,
    Trend,
    draft_lamp,
    is_reported,
    no_light_lamp,
    not_yet_lamp,
    silent_kind,
)
from portfolio_desktop.services.membership import absence
from portfolio_desktop.services.portfolio_values import (
    NO_ROW_PLAN,
    NOT_OVERRULED,
    Overruled,
    PortfolioRow,
)
from portfolio_desktop.services.row_ends import (
    NO_DATE,
    NO_PLAN,
    Dates,
    MonthPlan,
    imprecise,
    plan_by,
)
from portfolio_desktop.services.row_lamps import RowLamps
from portfolio_desktop.services.row_plans import row_plans
from portfolio_desktop.services.steps import Steps, in_parts
from portfolio_desktop.services.words import phase_name
from portfolio_desktop.storage.reader import Reader

MONTHS_SHOWN = 12
_ROWS_AT_ONCE, _PLANS_AT_ONCE = 500, 2_500
_TOLD_AT_ONCE = 60
_AFTER_DELIVERY = "realisation"
"""The key of the phase after delivery in the shipped set."""
_Columns: TypeAlias = tuple[Any, ...]
_Ends: TypeAlias = tuple[ImpreciseDate | None, ...]
"""The original and the approved end, what counts as deadline, and the actual end."""
_OPEN = tuple(state for state in RequestState if is_open(state))
_FINISHED = frozenset({LifecycleState.CLOSED, LifecycleState.STOPPED, LifecycleState.RESCINDED})


class _Phases(dict[str, tuple[int, str]]):
    """Each phase's place and name; one that the register does not have comes last, as it is."""

    def __missing__(self, key: str) -> tuple[int, str]:
        return len(self), key


_NO_REPORT: _Columns = (None, None, None, None, None, None, None, "", None, None, None, 0)
_DRAFT = ReportStage.DRAFT.value


class RowReading:
    """Reads the rows of one month. `day` is the day the deadlines are held against."""

    def __init__(
        self, reader: Reader, period: Period, day: date, ids: Collection[str] | None = None
    ) -> None:
        self._reader = reader
        self._period = period
        self._day = day
        self._today = exactly(day)
        self._day_before = period.previous.last_day
        self._last_day = period.last_day.isoformat()
        self._ids = ids
        self._dates = Dates()
        self.dimensions: tuple[Dimension, ...] = tuple(
            dimension for dimension in reader.dimensions() if dimension.active
        )
        self._phases = _Phases(
            (phase.key, (place, phase_name(phase))) for place, phase in enumerate(reader.phases())
        )
        self._leads = reader.participant_names()
        self._closed = reader.closed_projects()
        self._lamps = RowLamps(tuple(dimension.key for dimension in self.dimensions))
        self._not_yet = not_yet_lamp()

    def steps(self, *, archived: bool = False) -> Steps[list[PortfolioRow]]:
        """The rows in the board's order, numbered from 0; without `archived` none that left."""
        readings = (self._read_reports, self._read_trends, self._read_plans)
        total = 2 * len(readings)
        for done, read in enumerate(readings):
            for _part in read():
                yield done, total
        yield from self._read_overruled(len(readings), total)
        self._row_plans = yield from row_plans(self._reader, self._day, self._ids, total)
        found: list[_Columns] = []
        for part in self._reader.grid_project_parts(self._ids):
            yield total // 2, total
            found += part
        yield total // 2, total
        self._absent = absence(self._reader, self._period, self._day, found, self._approved)
        names, gone = self._names(found), self._absent.gone
        wanted = found if archived else [columns for columns in found if columns[0] not in gone]
        yield total // 2, total
        ordered = in_board_order(wanted, _rank_and_number, lambda columns: (columns[2], columns[0]))
        yield total // 2, total
        rows: list[PortfolioRow] = []
        for some in in_parts(ordered, _ROWS_AT_ONCE):
            rows += [self._row(len(rows) + place, each, names) for place, each in enumerate(some)]
            yield total - (len(ordered) - len(rows)) * len(readings) // len(ordered), total
        return rows

    def _read_reports(self) -> Iterator[None]:
        """A part at a time: ten thousand reports in one stroke would hold the window up."""
        self._now: dict[str, _Columns] = {}
        self._before: dict[str, _Columns] = {}
        for period, into in (self._period, self._now), (self._period.previous, self._before):
            for part in self._reader.grid_report_parts(period, self._ids):
                into.update((row[0], row) for row in part)
                yield

    def _read_trends(self) -> Iterator[None]:
        held = {self._period: self._now, self._period.previous: self._before}
        months = []
        for period in last_periods(self._period, MONTHS_SHOWN):
            if (reports := held.get(period)) is not None:
                codes = {project: _code(report) for project, report in reports.items()}
            else:
                (codes,) = self._reader.overall_by_period([period], self._ids).values()
            months.append(codes.get)
            yield
        self._months = tuple(months)
        self._open = self._reader.requests_by_project(_OPEN, self._ids)

    def _read_plans(self) -> Iterator[None]:
        versions: dict[str, list[_Columns]] = {}
        for columns in self._reader.grid_baselines(self._ids):
            versions.setdefault(columns[0], []).append(columns)
        yield
        self._plans: dict[str, MonthPlan] = {}
        for part in in_parts(tuple(versions.items()), _PLANS_AT_ONCE):
            self._plans |= {
                project: plan_by(own, self._dates, self._last_day) for project, own in part
            }
            yield
        self._approved = {project: [each[2] for each in own] for project, own in versions.items()}
        yield

    def _read_overruled(self, done: int, total: int) -> Steps[None]:
        self._overruled: dict[str, Overruled] = {}
        by_project: dict[str, list[_Columns]] = {}
        for report in self._reader.grid_participant_reports(self._period, self._ids):
            by_project.setdefault(report[0], []).append(report)
        for part in in_parts(list(by_project.values()), _TOLD_AT_ONCE):
            # Few registers have them: what tells of them is loaded when it is needed.
            from portfolio_desktop.services.roll_ups import overruled

            self._overruled |= overruled(self._reader, self._period, chain(*part))
            yield done, total

    def _names(self, found: list[_Columns]) -> dict[str, str]:
        """The names of the projects and of the programmes they are part of."""
        names = {columns[0]: columns[2] for columns in found}
        parents = {columns[6] for columns in found if columns[6]} - names.keys()
        if parents:
            names |= {each.id: each.name for each in self._reader.projects(parents)}
        return names

    def _row(self, order: int, columns: _Columns, names: dict[str, str]) -> PortfolioRow:
        (project, number, name, purpose, case, kind, parent, lead, phase) = columns[:9]
        ends, forecast, deadline_text, moves = self._ends(project, columns[13:21])
        late, *behind = self._lateness(ends, (standing := _state(columns))[0], phase)
        report, before, now, previous = self._months_of(project, *standing)
        return PortfolioRow(
            id=project,
            number=number,
            name=name,
            kind=_KINDS.get(kind, ProjectKind.PROJECT),
            parent_id=parent,
            parent_name=names.get(parent, ""),
            lead_id=lead,
            lead_name=self._leads.get(lead, ""),
            accountable_id=columns[22],
            phase=phase,
            phase_name=self._phases[phase][1],
            phase_order=self._phases[phase][0],
            state=standing[0],
            original_end=ends[0],
            approved_end=ends[1],
            forecast_end=forecast,
            actual_end=ends[3],
            deadline_text=deadline_text,
            late=late,
            delay_original=behind[0],
            delay_approved=behind[1],
            end_moves=moves,
            previous=previous,
            now=now,
            override=self._overruled.get(project, NOT_OVERRULED),
            lights=self._lamps.pairs(before[8:10], report[8:10]),
            movement=movement(previous.colour, now.colour),
            trend=Trend(project, self._months, self._lamps.of),
            remarks=report[7],
            purpose=purpose,
            case_number=case,
            there=project not in self._absent.not_yet,
            due=project not in self._absent and (now.is_nothing or _is_entered(report)),
            reported=project in self._absent or is_reported(now),
            stage=(stage := _STAGES.get(report[9])),
            text=standing_of(stage, _CONFIRMATIONS.get(report[10]), changed=bool(report[11])),
            plan=self._row_plans.get(project, NO_ROW_PLAN),
            open_requests=self._open.get(project, 0),
            archived=project in self._absent.gone,
            in_use=not columns[12],
            closed=project in self._closed,
            order=order,
            rank=columns[11],
        )

    def _months_of(
        self, project: str, state: LifecycleState, since: date | None
    ) -> tuple[_Columns, _Columns, LampValue, LampValue]:
        """The reports of this and of last month, then the overall lamps of both."""
        report = self._now.get(project, _NO_REPORT)
        before = self._before.get(project, _NO_REPORT)
        there = project not in self._absent.not_yet
        now = self._shown(report, before, state, since, self._day) if there else self._not_yet
        return report, before, now, self._shown_before(before, state, since)

    def _ends(
        self, project: str, columns: _Columns
    ) -> tuple[_Ends, ImpreciseDate | None, str, int]:
        """The ends as the month had them, then the forecast, the words of the deadline, and how
        often the approved end had been moved."""
        original, approved, later, moves = self._plans.get(project, NO_PLAN)
        given, (actual, _text) = self._dates[columns[:4]], self._dates[columns[4:]]
        forecast = NO_DATE if given[0] in later else given
        deadline, words = forecast if forecast[0] else approved
        return (original[0], approved[0], deadline, actual), forecast[0], words, moves

    def _lateness(
        self, ends: _Ends, state: LifecycleState, phase: str
    ) -> tuple[bool, int | None, int | None]:
        """Whether the deadline was passed, and months after the original and the approved end.

        Who has passed the deadline is as late as the day is, since nothing later is known; and late
        against the deadline itself where the original plan names no day.
        """
        original, approved, deadline, actual = ends
        late, same = is_late(deadline, actual, state, phase, self._day), approved is original
        if not late:
            delay = months_between(original, actual or deadline)
            return late, delay, delay if same else months_between(approved, actual or deadline)
        today = self._today
        delay = months_between(original, today)
        return (
            late,
            months_between(deadline, today) if delay is None else delay,
            delay if same else months_between(approved, today),
        )

    def _shown_before(
        self, report: _Columns, state: LifecycleState, since: date | None
    ) -> LampValue:
        """The overall lamp last month; a report that stayed a draft had none."""
        lamp = self._shown(report, _NO_REPORT, state, since, self._day_before)
        return NOTHING if lamp.draft is not None else lamp

    def _shown(
        self,
        report: _Columns,
        other: _Columns,
        state: LifecycleState,
        since: date | None,
        day: date,
    ) -> LampValue:
        """The overall lamp of a report; `other` is that of the month beside it."""
        code = report[1] or report[2]
        draft = report[9] == _DRAFT
        if code is None or draft:
            kind = silent_kind(state, since, day)
            if kind is not None:
                return self._lamps.of(kind)
        if code == NoLight.RESUMED:
            lamp = no_light_lamp(NoLight.RESUMED, imprecise(report[3:7]))
        else:
            lamp = self._lamps.of(code)
        if draft and code is not None:
            return draft_lamp(lamp, copied=code == (other[1] or other[2]))
        return lamp


_STAGES = {stage.value: stage for stage in ReportStage}
_CONFIRMATIONS = {each.value: each for each in Confirmation}
_STATES = {state.value: state for state in LifecycleState}
_KINDS = {kind.value: kind for kind in ProjectKind}


def _state(columns: _Columns) -> tuple[LifecycleState, date | None]:
    """A project's state, and the day it holds from."""
    since = date.fromisoformat(columns[10]) if columns[10] else None
    return _STATES.get(columns[9], LifecycleState.ACTIVE), since


def _code(report: _Columns) -> str | None:
    """The overall lamp in one word, as `overall_by_period` gives it."""
    return None if report[9] == _DRAFT else report[1] or report[2]


def _is_entered(report: _Columns) -> bool:
    """Whether the month says something of the project; a draft does not yet."""
    return report[9] != _DRAFT and bool(report[1] or report[2])


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


def _rank_and_number(columns: _Columns) -> tuple[str, str]:
    return columns[11], columns[1]
