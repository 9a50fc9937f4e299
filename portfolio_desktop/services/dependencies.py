"""What a project needs of others: written, settled and removed. Each function is one edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.dependency_rules import closes_a_circle
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.ordering import rank_between
from portfolio_desktop.services import finding
from portfolio_desktop.services.projects import Added
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import passage, possible, refuse, shown
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue, Label


@dataclass(frozen=True, slots=True)
class DependencyDraft:
    """A dependency as its form holds it: the dates are as typed.

    A milestone of None is the end of the project. `need_by` may be empty: then it is the date of
    what needs the other.
    """

    milestone_id: str | None = None
    on_project_id: str = ""
    on_milestone_id: str | None = None
    need_by: str = ""
    change_by: str = ""
    note: str = ""


def dependency_draft(reader: Reader, dependency_id: str) -> DependencyDraft:
    """The form of a dependency, filled with what the register holds, as it was typed."""
    found = dependency_of(reader, dependency_id)
    return DependencyDraft(
        found.milestone_id,
        found.on_project_id,
        found.on_milestone_id,
        shown(found.need_by),
        shown(found.change_by),
        found.note,
    )


def dependency_of(reader: Reader, dependency_id: str) -> Dependency:
    """One dependency; a RuleError where it is gone."""
    found = reader.board.row(Dependency, dependency_id)
    if found is None:
        raise refuse("dependency_unknown", "on_project_id")
    return found


def project_choices(reader: Reader) -> dict[str, str]:
    """The ids of the projects to choose from, by "16-1 LPR3", sorted as texts."""
    found = sorted((f"{number} {name}".strip(), row) for row, number, name in reader.grid_names())
    return dict(found)


def add_dependency(register: RegisterFile, project_id: str, draft: DependencyDraft) -> Added:
    """Say that a project needs another's milestone or end, after what it needs already.

    A RuleError names the field; it refuses a circle.
    """
    reader = register.reader
    number = finding.project(reader, project_id).number
    own = reader.board.rows(Dependency, project_id=[project_id])
    wished = _wished(reader, Dependency(new_id(), project_id, ""), draft)
    rank = rank_between(own[-1].rank if own else "", "")
    values = {**_fields(wished), "project_id": project_id, "rank": rank}
    with register.edit(Label("dependency_added", {"number": number})) as edit:
        edit.create("dependency", wished.id, values)
    return Added(wished.id, edit.change)


def edit_dependency(register: RegisterFile, dependency_id: str, draft: DependencyDraft) -> Change:
    """Write what differs from the register. A RuleError names the field."""
    before = dependency_of(register.reader, dependency_id)
    wished = _wished(register.reader, before, draft)
    with register.edit(_label(register, "dependency_edited", before)) as edit:
        for field, value in _fields(wished).items():
            edit.set("dependency", dependency_id, field, value)
    return edit.change


def settle_dependency(register: RegisterFile, dependency_id: str, on: date | None) -> Change:
    """Say from which day it is needed no more; None where it is needed after all."""
    before = dependency_of(register.reader, dependency_id)
    if on is None:
        _refuse_circle(register.reader, before)
    code = "dependency_settled" if on else "dependency_unsettled"
    with register.edit(_label(register, code, before)) as edit:
        edit.set("dependency", dependency_id, "settled_on", on)
    return edit.change


def remove_dependency(register: RegisterFile, dependency_id: str) -> Change:
    """Take a dependency away, as if it had never been there."""
    before = dependency_of(register.reader, dependency_id)
    with register.edit(_label(register, "dependency_removed", before)) as edit:
        edit.delete("dependency", dependency_id)
    # A row that is gone leads nowhere: both projects are named as touched.
    touched = {("project", before.project_id), ("project", before.on_project_id)}
    return Change(edit.change.edit, edit.change.rows | touched)


def _wished(reader: Reader, before: Dependency, draft: DependencyDraft) -> Dependency:
    """The dependency that a form asks for; a RuleError where it cannot be."""
    if not draft.on_project_id:
        raise refuse("dependency_on_nothing", "on_project_id")
    finding.project(reader, draft.on_project_id)
    _require_milestone(reader, before.project_id, draft.milestone_id, "milestone_id")
    _require_milestone(reader, draft.on_project_id, draft.on_milestone_id, "on_milestone_id")
    wished = Dependency(
        before.id,
        before.project_id,
        draft.on_project_id,
        draft.milestone_id,
        draft.on_milestone_id,
        _date(reader, draft.need_by, before.need_by, "need_by"),
        _date(reader, draft.change_by, before.change_by, "change_by"),
        passage(draft.note),
        before.settled_on,
        before.rank,
    )
    if wished.settled_on is None:
        _refuse_circle(reader, wished)
    return wished


def _refuse_circle(reader: Reader, wished: Dependency) -> None:
    if closes_a_circle(wished, reader.board.rows(Dependency)):
        number = finding.project(reader, wished.on_project_id).number
        raise refuse("dependency_circle", "on_project_id", number=number)


def _date(
    reader: Reader, text: str, before: ImpreciseDate | None, field: str
) -> ImpreciseDate | None:
    return possible(text, before, field, date_rules(reader))


def _require_milestone(
    reader: Reader, project_id: str, milestone_id: str | None, field: str
) -> None:
    """A milestone must be one of the project's; it may have been taken away meanwhile."""
    if milestone_id is None:
        return
    found = reader.plan.milestone(milestone_id)
    if found is None or found.project_id != project_id:
        raise refuse("milestone_unknown", field)


def _fields(wished: Dependency) -> dict[str, FieldValue]:
    return {
        "milestone_id": wished.milestone_id,
        "on_project_id": wished.on_project_id,
        "on_milestone_id": wished.on_milestone_id,
        "need_by": wished.need_by,
        "change_by": wished.change_by,
        "note": wished.note,
    }


def _label(register: RegisterFile, code: str, about: Dependency) -> Label:
    return Label(code, {"number": finding.project(register.reader, about.project_id).number})
