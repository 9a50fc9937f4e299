"""Putting a project on hold and resuming it: its state and the month's light, in one edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import ON_HOLD, LifecycleState, Project
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.status import UNTOLD, NoLight
from portfolio_desktop.services import finding
from portfolio_desktop.services.report_edit import ReportEdit
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, imprecise, passage, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, Label


@dataclass(frozen=True, slots=True)
class PauseDraft:
    """A pause as its form holds it, all of it text; `day` is its first, today where it is empty."""

    reason: str = ""
    day: str = ""
    expected_resume: str = ""


@dataclass(frozen=True, slots=True)
class ResumeDraft:
    """`day` is the first one at work again, today where it is empty; `reports_from` an imprecise
    date, "" where the project reports for this month already.
    """

    day: str = ""
    reports_from: str = ""


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
    day = certain_day(draft.day, "state_from", rules) or register.today()
    resume = imprecise(draft.expected_resume, project.expected_resume, rules)
    with register.edit(Label("project_paused", {"number": project.number})) as edit:
        _set_state(edit, project, LifecycleState.PAUSED, day)
        edit.set("project", project_id, "state_reason", reason)
        edit.set("project", project_id, "expected_resume", resume)
        if day <= period.last_day and not is_approved(reader, project_id, period):
            _say_why(register, edit, project_id, period, NoLight.PAUSED)
    return edit.change


def resume_project(
    register: RegisterFile, project_id: str, period: Period, draft: ResumeDraft
) -> Change:
    """Take a project up again: the month says from when it reports.

    The months it was silent in keep saying that it was on hold. An approved month stays as it is. A
    RuleError where it is not on hold.
    """
    reader = register.reader
    project = finding.project(reader, project_id)
    if project.state not in ON_HOLD:
        raise refuse("pause_not_on_hold", "state", number=project.number)
    rules = date_rules(reader)
    day = certain_day(draft.day, "state_from", rules) or register.today()
    reports_from = imprecise(draft.reports_from, None, rules)
    silent = tuple(_silent_months(reader, project, min(Period.of(day), period)))
    with register.edit(Label("project_resumed", {"number": project.number})) as edit:
        _set_state(edit, project, LifecycleState.ACTIVE, day)
        edit.set("project", project_id, "state_reason", "")
        edit.set("project", project_id, "expected_resume", None)
        for month in silent:
            _say_why(register, edit, project_id, month, NoLight.PAUSED)
        if not is_approved(reader, project_id, period):
            kind = NoLight.RESUMED if reports_from else None
            report = _say_why(register, edit, project_id, period, kind)
            report.set("reports_from", reports_from)
    return edit.change


def is_approved(reader: Reader, project_id: str, period: Period) -> bool:
    """Whether the month's report is approved, so that its light stays as it is."""
    found = reader.reports([period], [project_id])
    return any(report.stage is ReportStage.APPROVED for report in found)


def _set_state(edit: EditSession, project: Project, state: LifecycleState, day: date) -> None:
    edit.set("project", project.id, "state", state)
    edit.set("project", project.id, "state_from", day)


def _say_why(
    register: RegisterFile,
    edit: EditSession,
    project_id: str,
    period: Period,
    kind: NoLight | None,
) -> ReportEdit:
    """Give the month its kind of no light. A draft, whose lamps only repeat the month before, is
    reported by that, without them.
    """
    report = ReportEdit(edit, project_id, str(period))
    draft = report.value("stage") is ReportStage.DRAFT
    report.set("no_light", kind)
    if kind is None:
        return report
    report.set("overall", None)
    if draft:
        for light in register.reader.lights([period], [project_id]):
            report.set_light(light.dimension, "colour", None)
        report.set("received_on", register.today())
        report.set("stage", ReportStage.REPORTED)
    return report


def _silent_months(reader: Reader, project: Project, until: Period) -> Iterator[Period]:
    """The months of the pause before `until` that say nothing of the project themselves."""
    if project.state is not LifecycleState.PAUSED or project.state_from is None:
        return
    first = Period.of(project.state_from)
    months = [each for each in reader.periods() if first <= each < until]
    reports = {each.period: each for each in reader.reports(months, [project.id])}
    for month in months:
        report = reports.get(str(month))
        if report is None or report.stage is ReportStage.DRAFT or _says_nothing(report):
            yield month


def _says_nothing(report: Report) -> bool:
    return report.overall is None and report.no_light in UNTOLD
