"""The time line of a month's projects: their end dates and milestones, and what needs what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.dates import ImpreciseDate, passed
from portfolio_desktop.domain.delay import Ends, ends
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.dependency_rules import (
    DependencyState,
    Point,
    PointDate,
    needed,
    needing,
    standing_of,
)
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import PlannedMilestone
from portfolio_desktop.domain.project import Project
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.board_order import in_board_order
from portfolio_desktop.services.membership import members_steps
from portfolio_desktop.services.milestones import all_milestones
from portfolio_desktop.services.steps import Steps, in_parts, run_through
from portfolio_desktop.services.words import date_words, day_words
from portfolio_desktop.storage.reader import Reader

_ID, _NUMBER, _NAME, _RANK = 0, 1, 2, 11
"""Places in the columns of `Reader.grid_projects`."""
_READ_AT_ONCE, _LINKED_AT_ONCE = 60, 300


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A milestone on the axis, at its latest day; `late` where it has passed without being reached.
    `words` say its name and date."""

    milestone_id: str
    name: str
    day: date
    reached: bool
    late: bool
    words: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One project: the days of its original, approved and expected end (None where there is none),
    whether it has ended, and its milestones in the order of their days. `words` tell all of it.
    """

    project_id: str
    number: str
    name: str
    original: date | None
    approved: date | None
    expected: date | None
    ended: bool
    late: bool
    marks: tuple[TimelineMark, ...]
    words: str

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that has a place on the axis."""
        found = (self.original, self.approved, self.expected, *(mark.day for mark in self.marks))
        return tuple(day for day in found if day is not None)


@dataclass(frozen=True, slots=True)
class TimelineLink:
    """A dependency between two points that have a day, by the places of their rows."""

    needed_row: int
    needed_day: date
    needing_row: int
    needing_day: date
    state: DependencyState


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rows in the board's order; `first` and `last` are the ends of all that has a day.

    `day` is today, or the month's last one where that is earlier: what has passed had passed by
    then.
    """

    period: Period
    day: date
    day_words: str
    rows: tuple[TimelineRow, ...]
    links: tuple[TimelineLink, ...]
    first: date
    last: date

    @property
    def is_empty(self) -> bool:
        return not self.rows


def timeline(reader: Reader, period: Period, today: date) -> Timeline:
    """The plans of the projects that are in the portfolio in a month, as they are now."""
    return run_through(timeline_steps(reader, period, today))


def timeline_steps(reader: Reader, period: Period, today: date) -> Steps[Timeline]:
    """As `timeline`, in steps."""
    day = min(today, period.last_day)
    used = yield from members_steps(reader, period, day)
    ordered = in_board_order(
        used, lambda each: (each[_RANK], each[_NUMBER]), lambda each: (each[_NAME], each[_ID])
    )
    rows: list[TimelineRow] = []
    dates: dict[Point, PointDate] = {}
    for part in in_parts([columns[_ID] for columns in ordered], _READ_AT_ONCE):
        rows += _rows(reader, part, day, dates)
        yield len(rows), len(ordered)
    places = {row.project_id: place for place, row in enumerate(rows)}
    dependencies = reader.board.rows(Dependency)
    links: list[TimelineLink] = []
    for some in in_parts(dependencies, _LINKED_AT_ONCE):
        yield len(rows), len(ordered)
        links += _links(some, places, dates, day)
    days = [day for row in rows for day in row.days] or [day]
    words = _("today") if day == today else day_words(day)
    ends_at = min(*days, day), max(*days, day)
    return Timeline(period, day, words, tuple(rows), tuple(links), *ends_at)


def _rows(
    reader: Reader, ids: Sequence[str], on: date, dates: dict[Point, PointDate]
) -> list[TimelineRow]:
    """The rows of these projects, in the same order; what has a date comes into `dates`."""
    projects = {each.id: each for each in reader.projects(ids)}
    plans = grouped(reader.baselines(ids), lambda each: each.project_id)
    milestones = all_milestones(reader, ids)
    rows = []
    for project_id in ids:
        project, own = projects[project_id], milestones.get(project_id, ())
        end = ends(project, plans.get(project_id, ()))
        dates[Point(project_id)] = PointDate(end.expected, end.actual is not None)
        for each in own:
            point = Point(project_id, each.milestone.id)
            dates[point] = PointDate(each.dates.expected, each.reached)
        rows.append(_row(project, end, own, on))
    return rows


def _row(
    project: Project, end: Ends, milestones: Sequence[PlannedMilestone], on: date
) -> TimelineRow:
    marks = [mark for each in milestones if (mark := _mark(each, on)) is not None]
    marks.sort(key=lambda mark: mark.day)
    ended = end.actual is not None
    return TimelineRow(
        project.id,
        project.number,
        project.name,
        _latest(end.original),
        _latest(end.approved),
        _latest(end.expected),
        ended,
        not ended and passed(end.expected, on),
        tuple(marks),
        _words(project, end, marks),
    )


def _mark(planned: PlannedMilestone, on: date) -> TimelineMark | None:
    expected = planned.dates.expected
    day = _latest(expected)
    if day is None:
        return None
    name = planned.milestone.name
    template = _("{name}, reached {date}") if planned.reached else _("{name}, {date}")
    return TimelineMark(
        planned.milestone.id,
        name,
        day,
        planned.reached,
        not planned.reached and passed(expected, on),
        template.format(name=name, date=date_words(expected)),
    )


def _latest(when: ImpreciseDate | None) -> date | None:
    return when.latest if when is not None else None


def _words(project: Project, end: Ends, marks: Sequence[TimelineMark]) -> str:
    """What a row says to those who hear it."""
    told = [f"{project.number} {project.name}".strip()]
    if end.actual is not None:
        told.append(_("ended {date}").format(date=date_words(end.actual)))
    elif end.expected is not None:
        told.append(pgettext("timeline", "ends {date}").format(date=date_words(end.expected)))
    if end.original is not None and end.original != end.expected:
        told.append(_("originally {date}").format(date=date_words(end.original)))
    if end.expected is None and end.original is None and not marks:
        told.append(_("no dates"))
    if marks:
        count = ngettext("{count} milestone", "{count} milestones", len(marks))
        listed = "; ".join(mark.words for mark in marks)
        told.append(f"{count.format(count=len(marks))}: {listed}")
    return ", ".join(told)


def _links(
    dependencies: Sequence[Dependency],
    places: dict[str, int],
    dates: dict[Point, PointDate],
    on: date,
) -> list[TimelineLink]:
    """Those between points that are shown, and that are still needed."""
    found = []
    for each in dependencies:
        first, second = needed(each), needing(each)
        days = [dates.get(point, PointDate()).latest for point in (first, second)]
        if first.project_id not in places or second.project_id not in places:
            continue
        state = standing_of(each, dates, on).state
        if state is DependencyState.SETTLED or days[0] is None or days[1] is None:
            continue
        found.append(
            TimelineLink(
                places[first.project_id], days[0], places[second.project_id], days[1], state
            )
        )
    return found
