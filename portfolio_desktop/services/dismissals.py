"""Warnings set aside for one month, with the reason; they stay in sight and can be taken back."""

from __future__ import annotations

from portfolio_desktop.domain.ids import dismissal_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services import finding
from portfolio_desktop.services.typed import month, passage, refuse
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label


def dismiss_warning(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    code: str,
    field: str,
    reason: str,
) -> Change:
    """Set a warning aside for the month; a RuleError without a reason."""
    when, why = month(period), passage(reason)
    if not why:
        raise refuse("dismissal_reason_missing", "reason")
    row = dismissal_id(project_id, when, code, field)
    with register.edit(_label(register, "warning_dismissed", project_id, when)) as edit:
        if edit.record("dismissal", row) is None:
            values = {"project_id": project_id, "period": when, "code": code, "field": field}
            edit.create("dismissal", row, values)
        edit.set("dismissal", row, "reason", why)
    return edit.change


def bring_back_warning(
    register: RegisterFile, project_id: str, period: Period | str, code: str, field: str
) -> Change:
    """Let a warning stand again; nothing where it was not set aside."""
    when = month(period)
    row = dismissal_id(project_id, when, code, field)
    with register.edit(_label(register, "warning_brought_back", project_id, when)) as edit:
        if edit.record("dismissal", row) is not None:
            edit.delete("dismissal", row)
    return edit.change


def _label(register: RegisterFile, code: str, project_id: str, period: str) -> Label:
    number = finding.project(register.reader, project_id).number
    return Label(code, {"number": number, "period": period})
