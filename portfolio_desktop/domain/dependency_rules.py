"""Whether what projects need of each other will be there in time (DOMAIN section 4).

Dates are compared by their latest day, as everywhere; what names no day is never guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from portfolio_desktop.domain.dates import (
    ImpreciseDate,
    days_after,
    drops_out,
    passed,
)
from portfolio_desktop.domain.dependencies import Dependency

NARROW = 30
"""With so many days between or fewer, a dependency is at risk, and a last moment is near."""


@dataclass(frozen=True, slots=True)
class Point:
    """A milestone, or the end of a project where `milestone_id` is None."""

    project_id: str
    milestone_id: str | None = None

    @property
    def is_end(self) -> bool:
        return self.milestone_id is None


@dataclass(frozen=True, slots=True)
class PointDate:
    """When a point is expected, or when it was reached."""

    expected: ImpreciseDate | None = None
    reached: bool = False

    @property
    def latest(self) -> date | None:
        return self.expected.latest if self.expected is not None else None


PointDates = Mapping[Point, PointDate]
_UNDATED = PointDate()


class DependencyState(StrEnum):
    """How it stands with what is needed."""

    OK = "ok"
    AT_RISK = "at_risk"
    """It comes in time with `NARROW` days to spare or fewer, or should have been there by now."""
    BROKEN = "broken"
    """It is expected after it is needed, was needed by now and is not there, or drops out of the
    plan."""
    UNKNOWN = "unknown"
    """One of the two names no day."""
    MET = "met"
    """It is there."""
    SETTLED = "settled"
    """Somebody has said that it is needed no more."""


class LastMoment(StrEnum):
    """How near the latest moment for changing one's mind is."""

    AHEAD = "ahead"
    NEAR = "near"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class DependencyStanding:
    """One dependency as it stands on a day.

    `need` is the date it is needed by, `expected` when it comes. `slack` is the days between,
    negative where it comes too late, None where either names no day. `last_moment` is None where
    there is none, or where it matters no more.
    """

    dependency: Dependency
    state: DependencyState
    need: ImpreciseDate | None
    expected: ImpreciseDate | None
    slack: int | None
    last_moment: LastMoment | None

    @property
    def is_open(self) -> bool:
        return self.state not in {DependencyState.MET, DependencyState.SETTLED}


def needing(dependency: Dependency) -> Point:
    """The point that cannot be reached without the other."""
    return Point(dependency.project_id, dependency.milestone_id)


def needed(dependency: Dependency) -> Point:
    """The point that has to be reached first."""
    return Point(dependency.on_project_id, dependency.on_milestone_id)


def needed_by(dependency: Dependency, dates: PointDates) -> ImpreciseDate | None:
    """The date that was stated, else that of the point that needs it."""
    return dependency.need_by or dates.get(needing(dependency), _UNDATED).expected


def standing_of(dependency: Dependency, dates: PointDates, today: date) -> DependencyStanding:
    """How a dependency stands today."""
    there = dates.get(needed(dependency), _UNDATED)
    need = needed_by(dependency, dates)
    slack = days_after(there.expected, need)
    state = _state(dependency, there, need, slack, today)
    return DependencyStanding(
        dependency,
        state,
        need,
        there.expected,
        slack,
        _last_moment(dependency.change_by, state, today),
    )


def _state(
    dependency: Dependency,
    there: PointDate,
    need: ImpreciseDate | None,
    slack: int | None,
    today: date,
) -> DependencyState:
    if dependency.settled_on is not None:
        return DependencyState.SETTLED
    if there.reached:
        return DependencyState.MET
    never = drops_out(there.expected)
    if never or passed(need, today) or (slack is not None and slack < 0):
        return DependencyState.BROKEN
    if slack is None:
        return DependencyState.UNKNOWN
    if slack <= NARROW or passed(there.expected, today):
        return DependencyState.AT_RISK
    return DependencyState.OK


def _last_moment(
    change_by: ImpreciseDate | None, state: DependencyState, today: date
) -> LastMoment | None:
    if state in {DependencyState.MET, DependencyState.SETTLED}:
        return None
    if change_by is None or change_by.latest is None:
        return None
    if passed(change_by, today):
        return LastMoment.PASSED
    near = change_by.latest - today <= timedelta(days=NARROW)
    return LastMoment.NEAR if near else LastMoment.AHEAD


def broken_by(
    dependencies: Iterable[Dependency], dates: PointDates, moves: Mapping[Point, ImpreciseDate]
) -> tuple[Dependency, ...]:
    """Those that are kept as it is planned now, or of which nothing is known yet, and that come too
    late once these points have moved. A date that was stated stays though the one who needs it
    moves.
    """
    late = late_after(dependencies, dates, moves)
    return tuple(each for each in late if not _comes_late(each, dates))


def late_after(
    dependencies: Iterable[Dependency], dates: PointDates, moves: Mapping[Point, ImpreciseDate]
) -> tuple[Dependency, ...]:
    """Those that come too late once these points have moved, also where they did so before."""
    moved = with_moves(dates, moves)
    return tuple(
        each
        for each in dependencies
        if each.settled_on is None
        and not moved.get(needed(each), _UNDATED).reached
        and _comes_late(each, moved)
    )


def with_moves(dates: PointDates, moves: Mapping[Point, ImpreciseDate]) -> dict[Point, PointDate]:
    """The dates once these points have moved; what has been reached moves no more."""
    moved = dict(dates)
    for point, expected in moves.items():
        before = moved.get(point, _UNDATED)
        if not before.reached:
            moved[point] = replace(before, expected=expected)
    return moved


def _comes_late(dependency: Dependency, dates: PointDates) -> bool:
    """What drops out of the plan comes too late for any day."""
    expected = dates.get(needed(dependency), _UNDATED).expected
    slack = days_after(expected, needed_by(dependency, dates))
    return drops_out(expected) or (slack is not None and slack < 0)


def closes_a_circle(wished: Dependency, others: Iterable[Dependency]) -> bool:
    """Whether a point would, by way of others, need itself. A project's end needs its milestones.

    One that was settled needs nothing more.
    """
    start, goal = needing(wished), needed(wished)
    if start == goal:
        return True
    onwards: dict[Point, set[Point]] = {}
    for each in others:
        if each.id != wished.id and each.settled_on is None:
            onwards.setdefault(needed(each), set()).add(needing(each))
    seen: set[Point] = set()
    ahead = [start]
    while ahead:
        point = ahead.pop()
        if point in seen:
            continue
        seen.add(point)
        ahead.extend(onwards.get(point, ()))
        if not point.is_end:
            ahead.append(Point(point.project_id))
    return goal in seen
