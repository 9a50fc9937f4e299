"""Who has delivered a month's report and who has not: the rows of the collection desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.participants import Role
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.working_days import days_late
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.due import reports_due
from portfolio_desktop.services.month_words import stage_word
from portfolio_desktop.services.portfolio import Portfolio, PortfolioRow, portfolio_steps
from portfolio_desktop.services.project_people import Contact, ProjectPeople
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.steps import Steps, in_parts, run_through
from portfolio_desktop.services.words import day_words, days_words
from portfolio_desktop.storage.reader import Reader

_ROWS_AT_ONCE = 500
_LONG_AGO = 60
"""After so many days nobody counts them any more."""


@dataclass(frozen=True, slots=True)
class CollectionRow:
    """One project in the collection of a month's reports.

    `expected` says that a report is due for it, and `missing` that it is still awaited.
    `days_late` counts from the day it was due to the day it came, or until today. `copied_to` are
    the chair and the observers.
    """

    project_id: str
    number: str
    name: str
    reporters: tuple[Contact, ...]
    copied_to: tuple[Contact, ...]
    stage: ReportStage | None
    stage_words: str
    expected: bool
    missing: bool
    received_on: date | None
    days_late: int
    reminded_on: tuple[date, ...]
    search_text: str = ""

    @property
    def reporter_words(self) -> str:
        return ", ".join(each.name for each in self.reporters)

    @property
    def late_words(self) -> str:
        return days_words(self.days_late) if self.days_late else ""

    @property
    def reminded_words(self) -> str:
        """The days reminders were sent, the latest first."""
        return ", ".join(day_words(day) for day in reversed(self.reminded_on))


@dataclass(frozen=True, slots=True)
class Collection:
    """The month's collection: when its reports are due, and its projects in the board's order."""

    period: Period
    due: date
    today: date
    rows: tuple[CollectionRow, ...]

    @property
    def expected(self) -> int:
        """How many reports are due for the month."""
        return sum(row.expected for row in self.rows)

    @property
    def missing(self) -> int:
        return sum(row.missing for row in self.rows)

    @property
    def due_words(self) -> str:
        """ "Frist 1. nov. 2023, om 3 dage"; of a day long gone only the day."""
        left = (self.due - self.today).days
        if left < -_LONG_AGO:
            return _("Due {day}").format(day=day_words(self.due))
        when = pgettext("due date", "today")
        if left > 0:
            when = pgettext("due date", "in {days}").format(days=days_words(left))
        elif left < 0:
            when = pgettext("due date", "{days} ago").format(days=days_words(-left))
        return _("Due {day}, {when}").format(day=day_words(self.due), when=when)


def collection(reader: Reader, period: Period, today: date) -> Collection:
    return run_through(collection_steps(reader, period, today))


def collection_steps(reader: Reader, period: Period, today: date) -> Steps[Collection]:
    """As `collection`, in steps; neither projects that had left are in it nor those that came
    later."""
    portfolio = yield from portfolio_steps(reader, period, today)
    return (yield from collected_steps(reader, portfolio, today))


def collected_steps(reader: Reader, portfolio: Portfolio, today: date) -> Steps[Collection]:
    """As `collection_steps`, of a month that has been read already."""
    period = portfolio.period
    due = reports_due(reader, period)
    yield 1, 3
    people = ProjectPeople.read(reader, today)
    yield 2, 3
    reminded: dict[str, list[date]] = {}
    for reminder in reader.reminders([period]):
        if reminder.sent_on is not None and reminder.participant_id is None:
            reminded.setdefault(reminder.project_id, []).append(reminder.sent_on)
    rows: list[CollectionRow] = []
    for part in in_parts([row for row in portfolio.rows if row.there], _ROWS_AT_ONCE):
        found = reader.reports([period], [each.id for each in part])
        reports = {report.project_id: report for report in found}
        rows += [
            _row(
                each,
                people,
                reports.get(each.id),
                sorted(set(reminded.get(each.id, ()))),
                due,
                today,
            )
            for each in part
        ]
        yield 2, 3
    return Collection(period, due, today, tuple(rows))


def _row(
    row: PortfolioRow,
    people: ProjectPeople,
    report: Report | None,
    reminded: list[date],
    due: date,
    today: date,
) -> CollectionRow:
    reporters = people.having(row.id, Role.MANAGER)
    if not reporters and row.lead_name:
        reporters = (Contact(row.lead_name),)
    missing = not row.reported
    received = report.received_on if report is not None and not missing else None
    words = _stage_words(row)
    return CollectionRow(
        project_id=row.id,
        number=row.number,
        name=row.name,
        reporters=reporters,
        copied_to=people.having(row.id, Role.CHAIR, Role.OBSERVER),
        stage=row.stage,
        stage_words=words,
        expected=row.due,
        missing=missing,
        received_on=received,
        days_late=days_late(due, received, today) if missing or received else 0,
        reminded_on=tuple(reminded),
        search_text=_search_text(row, reporters, words),
    )


def _stage_words(row: PortfolioRow) -> str:
    """The stage of the report; of a project that need not report why it need not."""
    reports = row.stage in {ReportStage.REPORTED, ReportStage.APPROVED}
    if row.stage is not None and (reports and row.reported):
        return stage_word(row.stage)
    if row.reported:
        return row.now.word
    return stage_word(ReportStage.DRAFT)


def _search_text(row: PortfolioRow, reporters: Iterable[Contact], words: str) -> str:
    names = (each.name for each in reporters)
    return folded("\n".join((row.number, row.name, words, *names)))
