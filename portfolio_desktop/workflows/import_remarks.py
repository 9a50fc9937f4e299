"""What the rows of a table say in running text of a month: the project's words, the text for the
meeting beside them, and the secretariat's own remark."""

from __future__ import annotations

from dataclasses import replace

from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.two_texts import is_changed, project_words, reported
from portfolio_desktop.exchange.column_titles import Target
from portfolio_desktop.exchange.imported import ImportedRow
from portfolio_desktop.storage.values import FieldValue
from portfolio_desktop.workflows.import_plan import RowPlan, same_value
from portfolio_desktop.workflows.import_standing import Standing

_NAMES = ("remarks", "reported_remarks", "confirmation")


def text_values(
    row: ImportedRow, plan: RowPlan, standing: Standing, report: Report | None
) -> dict[str, FieldValue]:
    """The texts of the report as the row makes them. A text that the secretariat has written in
    this register is never written over: where the table has another, that is questioned.
    """
    text = row.texts.get(Target.REMARKS, "")
    own = row.texts.get(Target.REPORTED_REMARKS, "")
    note = _note_values(row.texts.get(Target.SECRETARIAT_NOTE, ""), plan, standing, report)
    if text and own and not same_value(text, own):
        return _both_values(text, own, plan, standing, report) | note
    return _one_value(text or own, plan, standing, report) | note


def _one_value(
    text: str, plan: RowPlan, standing: Standing, report: Report | None
) -> dict[str, FieldValue]:
    """What the project writes; beside a text for the meeting that the secretariat has edited, which
    stands.
    """
    if not text:
        return {}
    if report is None:
        plan.change(Target.REMARKS, "", text, standing)
        return {"remarks": text, "reported_remarks": text}
    known = next((each for each in _texts_of(report) if same_value(each, text)), None)
    if known is not None and report.stage is not ReportStage.DRAFT:
        return {}
    after = reported(report, text if known is None else known)
    if after.remarks != report.remarks:
        plan.change(Target.REMARKS, report.remarks, text, standing)
    elif known is None:
        _keep_beside(text, plan, standing, report)
    return _differing(report, after)


def _both_values(
    text: str, own: str, plan: RowPlan, standing: Standing, report: Report | None
) -> dict[str, FieldValue]:
    """A table of this program's tells the text for the meeting and the project's words apart."""
    if report is None:
        plan.change(Target.REMARKS, "", text, standing)
        plan.change(Target.REPORTED_REMARKS, "", own, standing)
        return {"remarks": text, "reported_remarks": own}
    held, words = report.remarks, project_words(report)
    own = words if same_value(words, own) else own
    if is_changed(report) and report.stage is not ReportStage.DRAFT:
        if not same_value(held, text):
            plan.doubt("import.meeting_text_kept", Target.REMARKS)
        if own != words:
            plan.change(Target.REPORTED_REMARKS, words, own, standing)
        return _differing(report, reported(report, own))
    if own != words:
        plan.change(Target.REPORTED_REMARKS, words, own, standing)
    if same_value(held, text):
        text = held
    else:
        plan.change(Target.REMARKS, held, text, standing)
    return _differing(report, replace(report, remarks=text, reported_remarks=own))


def _note_values(
    note: str, plan: RowPlan, standing: Standing, report: Report | None
) -> dict[str, FieldValue]:
    held = "" if report is None else report.secretariat_note
    if not note or same_value(held, note):
        return {}
    if held.strip():
        plan.doubt("import.note_kept", Target.SECRETARIAT_NOTE)
        return {}
    plan.change(Target.SECRETARIAT_NOTE, held, note, standing)
    return {"secretariat_note": note}


def _keep_beside(text: str, plan: RowPlan, standing: Standing, report: Report) -> None:
    plan.change(Target.REPORTED_REMARKS, project_words(report), text, standing)
    plan.doubt("import.meeting_text_kept", Target.REMARKS)


def _differing(report: Report, after: Report) -> dict[str, FieldValue]:
    return {
        name: getattr(after, name)
        for name in _NAMES
        if getattr(after, name) != getattr(report, name)
    }


def _texts_of(report: Report) -> tuple[str, str]:
    return report.remarks, project_words(report)
