"""The two texts of a report, the secretariat's own remark, and whether the project stands by what
goes to the meeting. Each function is one edit; `status.set_remarks` writes the text itself.
"""

from __future__ import annotations

from collections.abc import Callable

from portfolio_desktop.domain import two_texts
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.services import finding
from portfolio_desktop.services.report_edit import ReportEdit, ReportLabel, write_report
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, line, passage, refuse
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change


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


def record_text_asked(register: RegisterFile, project_id: str, period: Period | str) -> Change:
    """Keep that the project is asked today to confirm the text; a RuleError for a draft, and where
    there is no text."""
    today = register.today()
    return _become(
        register,
        project_id,
        period,
        "text_asked",
        lambda report: two_texts.asked(_confirmable(register, report), today),
    )


def confirm_text(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    *,
    by: str = "",
    on: str = "",
) -> Change:
    """Keep that somebody confirmed the text for the project, today unless another day is typed."""
    day = certain_day(on, "confirmation_on", date_rules(register.reader)) or register.today()
    who = line(by)
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
        held = report.held()
        if held is None:
            raise refuse("report_missing", "stage", number=_number(register, project_id))
        report.become(turn(held))

    return write_report(register, project_id, period, (code, {}), write)


def _confirmable(register: RegisterFile, report: Report) -> Report:
    if report.stage is ReportStage.DRAFT:
        number = _number(register, report.project_id)
        raise refuse("text_not_reported", "stage", number=number)
    if not report.remarks.strip():
        raise refuse("text_missing", "remarks", number=_number(register, report.project_id))
    return report


def _number(register: RegisterFile, project_id: str) -> str:
    return finding.project(register.reader, project_id).number
