"""Putting a project on hold and resuming it: its state and the month's light, in one edit.

Whatever way a state is changed (these verbs, several projects at once, the project's form), the
months follow it alike: `write_state` and `show_state` are the one place for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import ON_HOLD, LifecycleState, Project
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.status import UNTOLD, NoLight
from portfolio_desktop.services import finding
from portfolio_desktop.services.report_edit import ReportEdit
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, passage, possible, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, Label


@dataclass(frozen=True, slots=True)
class PauseDraft:
    """A pause as its form holds it, all of it text; `day` is its first, where it is empty the day
    of the shown month that is nearest today.
    """

    reason: str = ""
    day: str = ""
    expected_resume: str = ""


@dataclass(frozen=True, slots=True)
class ResumeDraft:
    """`day` is the first one at work again, proposed as for a pause; `reports_from` an imprecise
    date, "" where the project reports for this month already.
    """

    day: str = ""
    reports_from: str = ""


@dataclass(frozen=True, slots=True)
class StateChange:
    """The state a project gets, from a day on, while a month is shown; `project` is as it was."""

    project: Project
    state: LifecycleState
    day: date
    period: Period
    reports_from: ImpreciseDate | None = None

    @property
    def holds(self) -> bool:
        """Whether the state holds by the end of the shown month."""
        return self.day <= self.period.last_day

    @property
    def resumes(self) -> bool:
        return self.project.state is LifecycleState.PAUSED and not self.pauses

    @property
    def pauses(self) -> bool:
        return self.state is LifecycleState.PAUSED

    @property
    def takes_up(self) -> bool:
        """Whether what was on hold, or waited, is at work again."""
        return self.project.state in ON_HOLD and self.state is LifecycleState.ACTIVE


def pause_project(
    register: RegisterFile, project_id: str, period: Period, draft: PauseDraft
) -> Change:
    """Put a project on hold; where that is so by the end of the month, the month shows it.

    An approved month stays as it is. A RuleError without a reason.
    """
    reader = register.reader
    project = finding.project(reader, project_id)
    reason, rules = passage(draft.reason), date_rules(reader)
    if not reason:
        raise refuse("pause_reason_missing", "state_reason")
    day = certain_day(draft.day, "state_from", rules) or period.nearest(register.today())
    resume = possible(draft.expected_resume, project.expected_resume, "expected_resume", rules)
    step = StateChange(project, LifecycleState.PAUSED, day, period)
    with register.edit(_label("project_paused", step)) as edit:
        write_state(register, edit, step)
        edit.set("project", project_id, "state_reason", reason)
        edit.set("project", project_id, "expected_resume", resume)
        show_state(register, edit, step)
    return edit.change


def resume_project(
    register: RegisterFile, project_id: str, period: Period, draft: ResumeDraft
) -> Change:
    """Take a project up again: the month says from when it reports, if it is at work by its end.

    The months it was silent in keep saying that it was on hold. An approved month stays as it is. A
    RuleError where it is not on hold.
    """
    reader = register.reader
    project = finding.project(reader, project_id)
    if project.state not in ON_HOLD:
        raise refuse("pause_not_on_hold", "state", number=project.number)
    rules = date_rules(reader)
    day = certain_day(draft.day, "state_from", rules) or period.nearest(register.today())
    reports_from = possible(draft.reports_from, None, "reports_from", rules)
    step = StateChange(project, LifecycleState.ACTIVE, day, period, reports_from)
    with register.edit(_label("project_resumed", step)) as edit:
        write_state(register, edit, step)
        edit.set("project", project_id, "state_reason", "")
        edit.set("project", project_id, "expected_resume", None)
        show_state(register, edit, step)
    return edit.change


def write_state(register: RegisterFile, edit: EditSession, step: StateChange) -> None:
    """Give the project its state and day; the months of a pause that ends keep telling of it."""
    edit.set("project", step.project.id, "state", step.state)
    edit.set("project", step.project.id, "state_from", step.day)
    if step.resumes:
        for month in tuple(_silent_months(register.reader, step)):
            _say_why(register, edit, step.project.id, month, NoLight.PAUSED)


def show_state(register: RegisterFile, edit: EditSession, step: StateChange) -> None:
    """Let the shown month say that the project is on hold, or no longer, and from when it reports.

    Only where that holds by the month's end, and its report is not approved. What the month said of
    from when it reports goes with the light it was said of. A state that neither begins nor ends a
    pause, nor takes the project up again, leaves the month as it is.
    """
    project_id, period = step.project.id, step.period
    if not (step.pauses or step.resumes or step.takes_up):
        return
    if not step.holds or is_approved(register.reader, project_id, period):
        return
    report = ReportEdit(edit, project_id, str(period))
    if step.pauses:
        _say_why(register, edit, project_id, period, NoLight.PAUSED)
    elif step.reports_from is not None:
        _say_why(register, edit, project_id, period, NoLight.RESUMED, step.reports_from)
    elif report.value("no_light") is NoLight.PAUSED:
        report.set("no_light", None)
        report.set("reports_from", None)


def is_approved(reader: Reader, project_id: str, period: Period) -> bool:
    """Whether the month's report is approved, so that its light stays as it is."""
    found = reader.reports([period], [project_id])
    return any(report.stage is ReportStage.APPROVED for report in found)


def _label(code: str, step: StateChange) -> Label:
    return Label(code, {"number": step.project.number, "date": step.day.isoformat()})


def _say_why(
    register: RegisterFile,
    edit: EditSession,
    project_id: str,
    period: Period,
    kind: NoLight,
    reports_from: ImpreciseDate | None = None,
) -> None:
    """Give the month its kind of no light, and from when it reports. A draft, whose lamps only
    repeat the month before, is reported by that, without them.
    """
    report = ReportEdit(edit, project_id, str(period))
    draft = report.value("stage") is ReportStage.DRAFT
    report.set("no_light", kind)
    report.set("overall", None)
    report.set("reports_from", reports_from)
    if draft:
        for light in register.reader.lights([period], [project_id]):
            report.set_light(light.dimension, "colour", None)
        report.set("received_on", register.today())
        report.set("stage", ReportStage.REPORTED)


def _silent_months(reader: Reader, step: StateChange) -> Iterator[Period]:
    """The months of the pause before the day it ends that say nothing of the project themselves."""
    project = step.project
    if project.state_from is None:
        return
    first, end = Period.of(project.state_from), Period.of(step.day)
    months = [each for each in sorted({*reader.periods(), step.period}) if first <= each < end]
    reports = {each.period: each for each in reader.reports(months, [project.id])}
    for month in months:
        report = reports.get(str(month))
        if report is None or report.stage is ReportStage.DRAFT or _says_nothing(report):
            yield month


def _says_nothing(report: Report) -> bool:
    if report.stage is ReportStage.APPROVED:
        return False
    return report.overall is None and report.no_light in UNTOLD
