"""The two texts of a report, the secretariat's own remark, and whether the project stands by what
goes to the meeting. Each function is one edit; `status.set_remarks` writes the text itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from portfolio_desktop.domain import two_texts
from portfolio_desktop.domain.ids import report_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.services import finding
from portfolio_desktop.services.locks import require_open
from portfolio_desktop.services.report_edit import ReportEdit, ReportLabel, write_report
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, line, month, passage, refuse
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label, Progress


def use_project_text(register: RegisterFile, project_id: str, period: Period | str) -> Change:
    """Let the project's words be the text for the meeting again; nothing where they are."""
    return _become(register, project_id, period, "text_restored", two_texts.with_project_words)


def take_as_project_text(register: RegisterFile, project_id: str, period: Period | str) -> Change:
    """Let the text for the meeting count as the project's own, such as where it was entered late
    from the project's letter; what was kept as its words goes."""
    return _become(register, project_id, period, "text_adopted", two_texts.as_project_words)


def set_secretariat_note(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    note: str,
    *,
    goes_on: bool = False,
) -> Change:
    """Write the secretariat's own remark; it `goes_on` as in `status.set_light_reason`."""
    text = passage(note)
    label: ReportLabel = ("secretariat_note", {})
    return write_report(
        register,
        project_id,
        period,
        label,
        lambda report: report.set("secretariat_note", text),
        goes_on=goes_on,
    )


def record_texts_asked(
    register: RegisterFile,
    project_ids: Collection[str],
    period: Period | str,
    progress: Progress | None = None,
) -> Change:
    """Keep that these projects are asked today to confirm their texts; one edit.

    A RuleError for a draft, and where there is no text.
    """
    when, today = month(period), register.today()
    require_open(register.reader, [report_id(each, when) for each in project_ids])
    facts: dict[str, str | int] = {"period": when, "count": len(project_ids)}
    if len(project_ids) == 1:
        facts["number"] = _number(register, next(iter(project_ids)))
    with register.edit(Label("text_asked", facts), progress=progress) as edit:
        for project_id in project_ids:
            report = ReportEdit(edit, project_id, when)
            held = _confirmable(register, _begun(register, report.held(), project_id))
            report.become(two_texts.asked(held, today))
    return edit.change


def confirm_text(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    *,
    by: str,
    on: str = "",
) -> Change:
    """Keep who confirmed the text for the project, today unless another day is typed; a RuleError
    where nobody is named."""
    who = line(by)
    if not who:
        raise refuse("confirmed_by_missing", "confirmed_by")
    day = certain_day(on, "confirmation_on", date_rules(register.reader)) or register.today()
    return _become(
        register,
        project_id,
        period,
        "text_confirmed",
        lambda report: two_texts.confirmed(_confirmable(register, report), who, day),
    )


def withdraw_confirmation(register: RegisterFile, project_id: str, period: Period | str) -> Change:
    """Take back that the project was asked, or has confirmed."""
    return _become(register, project_id, period, "text_unasked", two_texts.not_asked)


def _become(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    code: str,
    turn: Callable[[Report], Report],
) -> Change:
    def write(report: ReportEdit) -> None:
        report.become(turn(_begun(register, report.held(), project_id)))

    return write_report(register, project_id, period, (code, {}), write)


def _begun(register: RegisterFile, report: Report | None, project_id: str) -> Report:
    if report is None:
        raise refuse("report_missing", "stage", number=_number(register, project_id))
    return report


def _confirmable(register: RegisterFile, report: Report) -> Report:
    if report.stage is ReportStage.DRAFT:
        number = _number(register, report.project_id)
        raise refuse("text_not_reported", "stage", number=number)
    if not report.remarks.strip():
        raise refuse("text_missing", "remarks", number=_number(register, report.project_id))
    return report


def _number(register: RegisterFile, project_id: str) -> str:
    return finding.project(register.reader, project_id).number
