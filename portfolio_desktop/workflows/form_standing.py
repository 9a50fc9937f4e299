"""What the register already holds of the things that filled-in forms speak of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from portfolio_desktop.domain.dates import DateRules
from portfolio_desktop.domain.economy import NO_AMOUNTS, Amounts, Economy
from portfolio_desktop.domain.ids import (
    light_id,
    participant_light_id,
    participant_report_id,
    report_id,
)
from portfolio_desktop.domain.participants import Participant
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import Milestone
from portfolio_desktop.domain.project import Project
from portfolio_desktop.domain.report import Light, ParticipantLight, ParticipantReport, Report
from portfolio_desktop.exchange.form_values import PageReading
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.services.economy import economies
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.steps import Steps, in_parts
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.import_standing import newer_known

_IN_ONE_STEP = 100


@dataclass(slots=True)
class FormStanding:
    """The register's rows by id, read part by part."""

    register_id: str
    vocabulary: Vocabulary
    rules: DateRules
    today: date
    months: frozenset[str]
    """Those that have been opened, as texts; none in a register without any report."""
    participants: dict[str, Participant]
    projects: dict[str, Project] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    lights: dict[str, Light] = field(default_factory=dict)
    theirs: dict[str, ParticipantReport] = field(default_factory=dict)
    their_lights: dict[str, ParticipantLight] = field(default_factory=dict)
    milestones: dict[str, Milestone] = field(default_factory=dict)
    money: dict[str, Economy] = field(default_factory=dict)
    taking_part: set[tuple[str, str]] = field(default_factory=set)
    newer: dict[str, frozenset[str]] = field(default_factory=dict)
    """By month the projects of which the register knows a later one."""

    def report(self, page: PageReading) -> Report | None:
        return self.reports.get(report_id(page.project_id, page.period))

    def knows_newer(self, page: PageReading) -> bool:
        """Whether the register knows of a later month of the page's project."""
        return page.project_id in self.newer.get(page.period, ())

    def report_before(self, page: PageReading) -> Report | None:
        """The project's report for the month before."""
        earlier = str(Period.parse(page.period).previous)
        return self.reports.get(report_id(page.project_id, earlier))

    def light(self, page: PageReading, dimension: str) -> Light | None:
        report = report_id(page.project_id, page.period)
        return self.lights.get(light_id(report, dimension))

    def amounts(self, page: PageReading, year: int, participant: str | None) -> Amounts:
        """What the register holds of a year of the project, in all or of one participant."""
        found = self.money.get(page.project_id)
        own = next((each for each in found.years if each.year == year), None) if found else None
        if own is None:
            return NO_AMOUNTS
        return own.whole if participant is None else own.parties.get(participant, NO_AMOUNTS)

    def their_report(self, page: PageReading) -> ParticipantReport | None:
        return self.theirs.get(self.their_id(page))

    def their_light(self, page: PageReading, dimension: str) -> ParticipantLight | None:
        return self.their_lights.get(participant_light_id(self.their_id(page), dimension))

    @staticmethod
    def their_id(page: PageReading) -> str:
        return participant_report_id(page.project_id, page.period, page.participant_id or "")


def standing_steps(register: RegisterFile, pages: Iterable[PageReading]) -> Steps[FormStanding]:
    """Reads what these pages are to be compared with, in steps."""
    reader = register.reader
    standing = FormStanding(
        register.id,
        Vocabulary(tuple(each for each in reader.dimensions() if each.active), reader.phases()),
        date_rules(reader),
        register.today(),
        frozenset(str(period) for period in reader.periods()),
        {each.id: each for each in reader.participants()},
    )
    by_month: dict[str, dict[str, None]] = {}
    for page in pages:
        if page.register_id == register.id and is_month(page.period):
            by_month.setdefault(page.period, {})[page.project_id] = None
    total = sum(map(len, by_month.values()))
    done = 0
    for month, projects in by_month.items():
        standing.newer[month] = newer_known(reader, Period.parse(month))
        for part in in_parts(tuple(projects), _IN_ONE_STEP):
            _read(standing, register, month, part)
            done += len(part)
            yield done, total
    return standing


def is_month(text: str) -> bool:
    try:
        Period.parse(text)
    except ValueError:
        return False
    return True


def _read(
    standing: FormStanding, register: RegisterFile, month: str, projects: Sequence[str]
) -> None:
    reader = register.reader
    standing.projects |= {each.id: each for each in reader.projects(projects)}
    months = [str(Period.parse(month).previous), month]
    standing.reports |= {each.id: each for each in reader.reports(months, projects)}
    standing.lights |= {each.id: each for each in reader.lights([month], projects)}
    standing.theirs |= {each.id: each for each in reader.participant_reports([month], projects)}
    found = reader.participant_lights([month], projects)
    standing.their_lights |= {each.id: each for each in found}
    standing.money |= economies(reader, projects)
    standing.milestones |= {each.id: each for each in reader.plan.milestones(projects)}
    standing.taking_part |= {
        (each.project_id, each.participant_id) for each in reader.participations(projects)
    }
