"""The course of a month's reports: opened as a copy, reported, approved, opened again.

An approved report is locked. Whoever wants to change it opens it again first, with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ids import light_id, report_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import Light, Report, ReportSource, ReportStage
from portfolio_desktop.services import finding
from portfolio_desktop.services.locks import require_open
from portfolio_desktop.services.membership import used_projects
from portfolio_desktop.services.steps import in_parts
from portfolio_desktop.services.typed import line, month, passage, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label, Progress

_COPIED = (
    *("overall", "overall_reason", "corrective_action", "no_light", "reports_from", "remarks"),
    "secretariat_note",
)
_TOLD_EVERY = 20


def open_month(
    register: RegisterFile, period: Period | str, progress: Progress | None = None
) -> Change:
    """Begin a month: every project that is in it gets last month's report as a draft of its own.

    Projects that have a report for the month already, or had none last month, are left alone. A
    RuleError where the month has nothing to begin from.
    """
    when = Period.parse(month(period))
    reader = register.reader
    copied = projects_to_begin(reader, when)
    if not copied:
        raise refuse("month_nothing_to_copy", "period", period=str(when))
    label = Label("month_opened", {"period": str(when), "count": len(copied)})
    with register.edit(label, progress=progress) as edit:
        for done, part in enumerate(in_parts(copied, _TOLD_EVERY)):
            if progress is not None:
                progress(done * _TOLD_EVERY, len(copied))
            given = reader.lights([when.previous], part)
            lights = grouped(given, lambda each: each.report_id)
            for report in reader.reports([when.previous], part):
                _copy(edit, report, lights.get(report.id, []), str(when))
    return edit.change


def projects_to_begin(reader: Reader, period: Period) -> tuple[str, ...]:
    """The projects whose report of the month before is copied when this month is opened."""
    used = used_projects(reader, period, period.last_day)
    may_begin = used - {project for project, _stage, _source in reader.report_heads(period)}
    entered = str(ReportSource.ENTERED)
    return tuple(
        project
        for project, _stage, source in reader.report_heads(period.previous)
        if source == entered and project in may_begin
    )


def months_to_open(reader: Reader) -> tuple[Period, ...]:
    """The months that follow one with reports, newest first: the first is what comes next."""
    return tuple(period.shifted(1) for period in reversed(reader.periods()))


def waiting_for_approval(reader: Reader, period: Period) -> tuple[str, ...]:
    """The month's projects whose reports for the month are reported and not approved."""
    used = used_projects(reader, period, period.last_day)
    waits = (ReportStage.REPORTED.value, ReportSource.ENTERED.value)
    return tuple(
        project
        for project, *standing in reader.report_heads(period)
        if tuple(standing) == waits and project in used
    )


def mark_reported(
    register: RegisterFile,
    project_ids: Sequence[str],
    period: Period | str,
    *,
    reported_by: str = "",
    received_on: date | None = None,
    progress: Progress | None = None,
) -> Change:
    """Say that these projects have reported for the month, today unless told otherwise.

    A RuleError where one of them has nothing for the month, or is approved.
    """
    when, who = month(period), line(reported_by)
    values: dict[str, FieldValue] = {
        "stage": ReportStage.REPORTED,
        "received_on": received_on or register.today(),
    }
    if who:
        values["reported_by"] = who
    require_open(register.reader, [report_id(each, when) for each in project_ids])
    label = _label(register, "report_received", project_ids, when)
    with register.edit(label, progress=progress) as edit:
        for row in _rows(edit, project_ids, when, progress):
            _write(edit, row, values)
    return edit.change


def mark_not_reported(
    register: RegisterFile,
    project_ids: Sequence[str],
    period: Period | str,
    *,
    progress: Progress | None = None,
) -> Change:
    """Take that back: the reports are drafts again."""
    when = month(period)
    require_open(register.reader, [report_id(each, when) for each in project_ids])
    label = _label(register, "report_not_received", project_ids, when)
    with register.edit(label, progress=progress) as edit:
        for row in _rows(edit, project_ids, when, progress):
            _write(edit, row, {"stage": ReportStage.DRAFT, "received_on": None})
    return edit.change


def approve_reports(
    register: RegisterFile,
    project_ids: Sequence[str],
    period: Period | str,
    *,
    progress: Progress | None = None,
) -> Change:
    """Approve and lock these reports. A RuleError where one of them is not reported yet, or is
    approved.
    """
    when = month(period)
    require_open(register.reader, [report_id(each, when) for each in project_ids])
    values: dict[str, FieldValue] = {
        "stage": ReportStage.APPROVED,
        "approved_on": register.today(),
        "approved_by": register.actor,
    }
    label = _label(register, "report_approved", project_ids, when)
    with register.edit(label, progress=progress) as edit:
        for row in _rows(edit, project_ids, when, progress):
            if edit.value("report", row, "stage") is ReportStage.DRAFT:
                raise refuse("report_not_reported", "stage", number=_number(edit, row))
            _write(edit, row, values)
    return edit.change


def reopen_report(
    register: RegisterFile, project_id: str, period: Period | str, reason: str
) -> Change:
    """Open an approved report again; a RuleError without a reason, or where it is not approved."""
    when, why = month(period), passage(reason)
    if not why:
        raise refuse("reopen_reason_missing", "reopened_reason")
    with register.edit(_label(register, "report_reopened", [project_id], when)) as edit:
        for row in _rows(edit, [project_id], when):
            if edit.value("report", row, "stage") is not ReportStage.APPROVED:
                raise refuse("report_not_approved", "stage", number=_number(edit, row))
            _write(
                edit,
                row,
                {
                    "stage": ReportStage.REPORTED,
                    "approved_on": None,
                    "approved_by": "",
                    "reopened_reason": why,
                },
            )
    return edit.change


def _copy(edit: EditSession, report: Report, lights: Iterable[Light], period: str) -> None:
    row = report_id(report.project_id, period)
    values: dict[str, FieldValue] = {name: getattr(report, name) for name in _COPIED}
    values |= {"project_id": report.project_id, "period": period, "stage": ReportStage.DRAFT}
    edit.create("report", row, values)
    for light in lights:
        edit.create(
            "light",
            light_id(row, light.dimension),
            {
                "report_id": row,
                "dimension": light.dimension,
                "colour": light.colour,
                "reason": light.reason,
            },
        )


def _rows(
    edit: EditSession, project_ids: Sequence[str], period: str, progress: Progress | None = None
) -> Iterator[str]:
    """The reports one by one; every now and then it is told how many are done."""
    for done, project in enumerate(project_ids):
        if progress is not None and done % _TOLD_EVERY == 0:
            progress(done, len(project_ids))
        row = report_id(project, period)
        if edit.record("report", row) is None:
            raise refuse("report_missing", "stage", number=_number_of(edit, project))
        yield row


def _write(edit: EditSession, row: str, values: dict[str, FieldValue]) -> None:
    for name, value in values.items():
        edit.set("report", row, name, value)


def _number(edit: EditSession, row: str) -> str:
    return _number_of(edit, str(edit.value("report", row, "project_id")))


def _number_of(edit: EditSession, project: str) -> str:
    return str(edit.value("project", project, "number"))


def _label(register: RegisterFile, code: str, project_ids: Sequence[str], period: str) -> Label:
    """Names the project where it is one, else how many there are."""
    facts: dict[str, str | int] = {"period": period, "count": len(project_ids)}
    if len(project_ids) == 1:
        facts["number"] = finding.project(register.reader, next(iter(project_ids))).number
    return Label(code, facts)
