"""What a status report is made of and compared with, read once from the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.hearings import Hearing
from portfolio_desktop.services.lamps import NOTHING, LampPair, LampValue
from portfolio_desktop.services.look import look_of
from portfolio_desktop.services.look_values import PLAIN, Look
from portfolio_desktop.services.pack_numbers import local_day
from portfolio_desktop.services.pack_parts import REPORT, PackChoice
from portfolio_desktop.services.portfolio import Portfolio, PortfolioRow, portfolio_steps
from portfolio_desktop.services.roll_ups import Suggested, suggestions
from portfolio_desktop.services.row_counts import RowCount, count_between
from portfolio_desktop.services.steps import Steps, in_parts
from portfolio_desktop.storage.reader import Reader

if TYPE_CHECKING:
    from portfolio_desktop.services.on_agenda import OnAgenda

_READ_AT_ONCE, _ROLLED_UP_AT_ONCE = 400, 100


class PurposeShown(StrEnum):
    """Whose purpose is printed (DOMAIN section 7: only new projects', unless wanted)."""

    NEW = "new"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PackOptions:
    """What to print: the month, what it is compared with, whose purpose, whether the secretariat's
    own remarks (`notes`), and whether sub-projects have rows of their own (`parts`).

    With a `last_meeting` everything is compared with the status that meeting saw, the month before
    it; else with the month before `period`. Never both.
    """

    period: Period
    last_meeting: date | None = None
    purpose: PurposeShown = PurposeShown.NEW
    notes: bool = True
    parts: bool = True
    open_only: bool = False
    """Without what is closed: of a closed project number and open heading are left."""
    choice: PackChoice = REPORT
    meeting_day: date | None = None
    """That of the meeting whose papers it is part of; None for the month's own report."""

    @property
    def hearing(self) -> Hearing | None:
        """The meeting that hears the accounts of escalated projects, where it has a day."""
        if self.meeting_day is None:
            return None
        return Hearing(self.period, self.meeting_day, self.last_meeting)

    @property
    def compared(self) -> Period:
        """The month that is compared with; earlier than `period`."""
        if self.last_meeting is None:
            return self.period.previous
        return min(Period.of(self.last_meeting).previous, self.period.previous)


@dataclass(frozen=True, slots=True)
class Origin:
    """The place in the log the content is read at.

    The report knows no other clock than `position_at` and not who is at the keyboard, so printing
    it again gives the same, whoever does it.
    """

    position_at: datetime
    log_head: str

    @property
    def day(self) -> date:
        return local_day(self.position_at)


@dataclass(frozen=True, slots=True)
class Basis:
    """The rows of both months. `known` are the projects reported on up to the compared month, and
    `comparable` says whether there is anything to compare with: a report for that month.

    What is a draft still, the copy of the month before, is in none of it.
    """

    info: RegisterInfo
    options: PackOptions
    origin: Origin
    now: Portfolio
    rows: tuple[PortfolioRow, ...]
    before: dict[str, PortfolioRow]
    reports: dict[str, Report]
    reports_before: dict[str, Report]
    comparable: bool
    known: frozenset[str]
    light_reasons: dict[tuple[str, str], str]
    """By report and dimension; only those that are given."""
    count: RowCount
    """The number of rows against the compared month's."""
    rolled_up: Mapping[tuple[Period, str], Suggested] = field(default_factory=dict)
    """By month and project what the participants' own reports suggest for the overall lamp."""
    look: Look = PLAIN
    hidden: frozenset[str] = frozenset()
    """The projects of which the open edition shows no more than the heading."""
    agenda: OnAgenda | None = None
    """The agenda that the report stands in; None where it is printed alone."""

    @property
    def status_day(self) -> date:
        """The day the status holds for: the month's last, or earlier while it still runs."""
        return min(self.options.period.last_day, self.origin.day)

    @property
    def told(self) -> tuple[PortfolioRow, ...]:
        """The rows that numbers are made of; what is hidden is counted as that alone."""
        if not self.hidden:
            return self.rows
        return tuple(row for row in self.rows if row.id not in self.hidden)

    @property
    def judged(self) -> tuple[Dimension, ...]:
        """The dimensions that papers show: none where no project has a light of any."""
        lit = any(not pair.now.is_nothing for row in self.rows for pair in row.lights)
        return self.now.dimensions if lit or not self.rows else ()

    @property
    def due(self) -> tuple[PortfolioRow, ...]:
        """The rows whose report is asked for: neither silent by their state nor archived."""
        return tuple(row for row in self.rows if row.due)

    def lamp_before(self, project_id: str) -> LampValue:
        row = self.before.get(project_id)
        return row.now if row is not None else NOTHING

    def was_there(self, project_id: str) -> bool:
        """Whether the project was in the compared month's portfolio, and reported on by then."""
        row = self.before.get(project_id)
        return row is not None and row.there and not self.is_new(project_id)

    def is_new(self, project_id: str) -> bool:
        """Whether the project came into the portfolio after the compared month."""
        told = project_id in self.known or project_id in self.hidden
        return self.comparable and not told

    def since(self) -> str:
        """ "siden sidste måned" or "siden sidste møde"."""
        if self.options.last_meeting is None:
            return pgettext("comparison", "since last month")
        return pgettext("comparison", "since the last meeting")


def _known_steps(reader: Reader, until: Period) -> Steps[frozenset[str]]:
    """The projects reported on up to a month."""
    known: set[str] = set()
    for month in [each for each in reader.periods() if each <= until]:
        known.update(*reader.overall_by_period([month]).values())
        yield 1, 2
    return frozenset(known)


def _reports_steps(
    reader: Reader, months: tuple[Period, Period], about: set[str]
) -> Steps[tuple[list[Report], dict[tuple[str, str], str]]]:
    """What was reported on these projects, and the reasons given, by report and dimension."""
    reports: list[Report] = []
    reasons: dict[tuple[str, str], str] = {}
    for part in in_parts(sorted(about), _READ_AT_ONCE):
        yield 1, 2
        found = reader.reports(months, part)
        reports += [each for each in found if each.stage is not ReportStage.DRAFT]
        reasons |= {
            (report, dimension): reason.strip()
            for report, dimension, reason in reader.light_reasons(months, part)
            if reason.strip()
        }
    yield 1, 2
    return reports, reasons


def basis_steps(reader: Reader, options: PackOptions, origin: Origin) -> Steps[Basis]:
    """Read everything about the projects, in steps; those that had left are left out, and those
    that came into the portfolio after the month."""
    period, compared = options.period, options.compared
    now = yield from portfolio_steps(reader, period, origin.day)
    then = yield from portfolio_steps(reader, compared, origin.day)
    about = {row.id for row in (*now.rows, *then.rows)}
    reports, light_reasons = yield from _reports_steps(reader, (period, compared), about)
    reports_now, reports_before = (
        {each.project_id: each for each in reports if each.period == month}
        for month in (str(period), str(compared))
    )
    yield 1, 2
    known = yield from _known_steps(reader, compared)
    rows = tuple(as_reported(row) for row in _members(now))
    yield 1, 2
    rows_before = {row.id: as_reported(row) for row in then.rows}
    yield 1, 2
    rolled_up = yield from _rolled_up(reader, (period, compared))
    uncounted = reader.closed_projects() if options.open_only else set()
    basis = Basis(
        info=reader.info(),
        options=options,
        origin=origin,
        now=now,
        rows=rows,
        before=rows_before,
        reports=reports_now,
        reports_before=reports_before,
        comparable=bool(reports_before),
        known=known,
        light_reasons=light_reasons,
        count=count_between(
            reader,
            (compared, {row.id for row in _members(then)} - uncounted),
            (period, {row.id for row in rows} - uncounted),
        ),
        rolled_up=rolled_up,
        look=look_of(reader),
    )
    if not options.open_only:
        return basis
    from portfolio_desktop.services.pack_open import opened

    return opened(reader, basis)


def _rolled_up(
    reader: Reader, months: Iterable[Period]
) -> Steps[dict[tuple[Period, str], Suggested]]:
    found: dict[tuple[Period, str], Suggested] = {}
    for month in months:
        reports = reader.grid_participant_reports(month)
        by_project = grouped(reports, lambda report: str(report[0]))
        for part in in_parts(list(by_project.values()), _ROLLED_UP_AT_ONCE):
            made = suggestions(reader, month, chain(*part))
            found |= {(month, project): suggested for project, suggested in made.items()}
            yield 1, 2
    return found


def _members(portfolio: Portfolio) -> list[PortfolioRow]:
    return [row for row in portfolio.rows if row.there and not row.archived]


def as_reported(row: PortfolioRow) -> PortfolioRow:
    """The row as it is printed: the lamps and remarks of a draft are not on paper."""
    if row.stage is not ReportStage.DRAFT:
        return row
    lights = tuple(LampPair(pair.previous) for pair in row.lights)
    now = row.now if row.now.draft is None else NOTHING
    return replace(row, now=now, lights=lights, remarks="")
