"""Leaving the register and coming back to it: each with its day, reason and decision.

Nothing of a project is lost when it leaves, and the months before keep it (`membership`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.project import Project
from portfolio_desktop.services import finding
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.stays import end_stay, keep_absence
from portfolio_desktop.services.typed import certain_day, line, passage, refuse
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label


@dataclass(frozen=True, slots=True)
class LeavingDraft:
    """Why projects leave, as a form holds it: everything typed is text.

    `day` is the first one without them, today where it is empty. The `reference` names the decision
    (meeting or written procedure); only who says that there is none (`undecided`) leaves it out.
    """

    reason: str = ""
    reference: str = ""
    day: str = ""
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class ReturnDraft:
    """Why a project comes back; `day` is the first one with it, today where it is empty.

    `mistaken` says that it should never have been taken out: it is as if it never was.
    """

    reason: str = ""
    reference: str = ""
    day: str = ""
    mistaken: bool = False


def leave_register(
    register: RegisterFile, project_ids: Sequence[str], draft: LeavingDraft
) -> Change:
    """Take projects out, as one edit. A RuleError names what is missing or cannot be."""
    reader = register.reader
    projects = [finding.project(reader, each) for each in project_ids]
    values = _leaving(draft)
    day = certain_day(draft.day, "left_on", date_rules(reader)) or register.today()
    for project in projects:
        _refuse_left_too_early(project, day)
    with register.edit(_label("project_left", projects, day)) as edit:
        for project in projects:
            keep_absence(edit, reader, project)
            _write(edit, project.id, {**values, "left_on": day})
    return edit.change


def return_to_register(register: RegisterFile, project_id: str, draft: ReturnDraft) -> Change:
    """Take a project back. A RuleError names what is missing, or a day before it left."""
    reader = register.reader
    project = finding.project(reader, project_id)
    if draft.mistaken:
        label, values = _label("project_never_left", [project]), dict(_NEVER_LEFT)
    else:
        values = _returning(draft)
        day = certain_day(draft.day, "entered_on", date_rules(reader)) or register.today()
        if project.left_on is not None and day <= project.left_on:
            raise refuse("returned_too_early", "entered_on", date=project.left_on.isoformat())
        label = _label("project_returned", [project], day)
        values["entered_on"] = day
    with register.edit(label) as edit:
        if not draft.mistaken:
            end_stay(edit, reader, project)
        _write(edit, project.id, values)
    return edit.change


_NEVER_LEFT: dict[str, FieldValue] = {
    "archived": False,
    "archived_reason": "",
    "left_on": None,
    "left_reference": "",
}


def _leaving(draft: LeavingDraft) -> dict[str, FieldValue]:
    reason, reference = passage(draft.reason), line(draft.reference)
    if not reason:
        raise refuse("reason_missing", "archived_reason")
    if not reference and not draft.undecided:
        raise refuse("leaving_reference_missing", "left_reference")
    return {"archived": True, "archived_reason": reason, "left_reference": reference}


def _returning(draft: ReturnDraft) -> dict[str, FieldValue]:
    reason = passage(draft.reason)
    if not reason:
        raise refuse("entry_reason_missing", "entered_reason")
    return {
        "archived": False,
        "entered_reason": reason,
        "entered_reference": line(draft.reference),
    }


def _refuse_left_too_early(project: Project, day: date) -> None:
    if project.entered_on is not None and day < project.entered_on:
        raise refuse(
            "left_before_entered",
            "left_on",
            number=project.number,
            date=project.entered_on.isoformat(),
        )


def _write(edit: EditSession, project_id: str, values: dict[str, FieldValue]) -> None:
    for field, value in values.items():
        edit.set("project", project_id, field, value)


def _label(code: str, projects: Sequence[Project], day: date | None = None) -> Label:
    facts: dict[str, str | int] = {"count": len(projects)}
    if day is not None:
        facts["date"] = day.isoformat()
    if len(projects) == 1:
        facts["number"] = projects[0].number
    return Label(code, facts)
