"""What an approved plan says of milestones and of money per year: written within another edit.

A version of the plan is whole: the next one begins with all that the one before it says.
"""

from __future__ import annotations

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.delay import approved_plan
from portfolio_desktop.domain.ids import (
    baseline_budget_id,
    baseline_id,
    baseline_milestone_id,
)
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.project import Baseline
from portfolio_desktop.services.projects import write_plan
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import FieldValue

ORIGINAL = 1
"""The version of the plan that never changes."""


def carry_over(edit: EditSession, reader: Reader, project_id: str, version: int) -> None:
    """Let a new version of the plan say of milestones and years what the one before it says."""
    before = {plan.id for plan in reader.baselines([project_id]) if plan.version == version - 1}
    after = baseline_id(project_id, version)
    for due in reader.plan.due([project_id]):
        if due.baseline_id in before:
            write_due(edit, after, due.milestone_id, due.due)
    for budget in reader.plan.budgets([project_id]):
        if budget.baseline_id in before:
            place = (budget.year, budget.participant_id, budget.quarter)
            write_budget(edit, after, place, budget.budget)


def approve_due(
    edit: EditSession, reader: Reader, project_id: str, milestone_id: str, due: ImpreciseDate | None
) -> None:
    """Let the approved plan say when a milestone is due; a first plan is made where there is none.

    What the original plan says of it stands: a RuleError.
    """
    plan = approved_plan(reader.baselines([project_id]))
    before = _due_in(reader, plan, milestone_id)
    if before == due:
        return
    if _is_original(plan) and before is not None:
        raise refuse("original_stands", "approved")
    write_due(edit, _plan_id(edit, project_id, plan), milestone_id, due)


def state_original_due(
    edit: EditSession, reader: Reader, project_id: str, milestone_id: str, due: ImpreciseDate | None
) -> None:
    """Let the original plan say when a milestone was due, where it does not say so yet."""
    plans = reader.baselines([project_id])
    original = next((plan for plan in plans if plan.version == ORIGINAL), None)
    before = _due_in(reader, original, milestone_id)
    if before == due:
        return
    if original is None or before is not None:
        raise refuse("original_stands", "original")
    write_due(edit, original.id, milestone_id, due)


def approve_budget(
    edit: EditSession,
    reader: Reader,
    project_id: str,
    place: tuple[int, str | None, int],
    budget: Money | None,
) -> None:
    """Let the approved plan have this budget in a year, of a participant or in all; `place` as in
    `write_budget`.

    As for a milestone, the original plan's budget of a year is not changed once it is given.
    """
    plan = approved_plan(reader.baselines([project_id]))
    before = next(
        (
            each.budget
            for each in reader.plan.budgets([project_id])
            if plan
            and each.baseline_id == plan.id
            and (each.year, each.participant_id, each.quarter) == place
        ),
        None,
    )
    if before == budget:
        return
    if _is_original(plan) and before is not None:
        raise refuse("original_budget_stands", "approved", year=place[0])
    write_budget(edit, _plan_id(edit, project_id, plan), place, budget)


def plan_is_original(reader: Reader, project_id: str) -> bool:
    """Whether the approved plan is still the original one, whose budgets stand."""
    return _is_original(approved_plan(reader.baselines([project_id])))


def _is_original(plan: Baseline | None) -> bool:
    return plan is not None and plan.version == ORIGINAL


def _due_in(reader: Reader, plan: Baseline | None, milestone_id: str) -> ImpreciseDate | None:
    if plan is None:
        return None
    found = reader.plan.due([plan.project_id])
    return next(
        (
            each.due
            for each in found
            if (each.baseline_id, each.milestone_id) == (plan.id, milestone_id)
        ),
        None,
    )


def _plan_id(edit: EditSession, project_id: str, plan: Baseline | None) -> str:
    """The approved plan's id; a project without one gets its first within the edit."""
    if plan is not None:
        return plan.id
    row = baseline_id(project_id, ORIGINAL)
    if edit.record("baseline", row) is None:
        write_plan(edit, project_id, ORIGINAL, {})
    return row


def write_due(edit: EditSession, plan: str, milestone_id: str, due: ImpreciseDate | None) -> None:
    """Let this version of the plan say when a milestone is due; None takes what it says away."""
    row = baseline_milestone_id(plan, milestone_id)
    there = edit.record("baseline_milestone", row) is not None
    if due is None and there:
        edit.delete("baseline_milestone", row)
    elif there:
        edit.set("baseline_milestone", row, "due", due)
    elif due is not None:
        values: dict[str, FieldValue] = {
            "baseline_id": plan,
            "milestone_id": milestone_id,
            "due": due,
        }
        edit.create("baseline_milestone", row, values)


def write_budget(
    edit: EditSession, plan: str, place: tuple[int, str | None, int], budget: Money | None
) -> None:
    """As `write_due`, for what a year has, or one participant in it; `place` is the year, the
    participant, and the quarter (0 for all of the year)."""
    year, participant_id, quarter = place
    row = baseline_budget_id(plan, year, participant_id, quarter)
    there = edit.record("baseline_budget", row) is not None
    if budget is None and there:
        edit.delete("baseline_budget", row)
    elif there:
        edit.set("baseline_budget", row, "budget", budget)
    elif budget is not None:
        values: dict[str, FieldValue] = {
            "baseline_id": plan,
            "year": year,
            "participant_id": participant_id,
            "quarter": quarter,
            "budget": budget,
        }
        edit.create("baseline_budget", row, values)
