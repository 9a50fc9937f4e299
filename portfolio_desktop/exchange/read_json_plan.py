"""What a project plans in the JSON beside its end: milestones, and money per year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portfolio_desktop.domain import ids
from portfolio_desktop.domain.plan import (
    BaselineBudget,
    BaselineMilestone,
    BudgetCell,
    Milestone,
)
from portfolio_desktop.exchange.json_values import known_names, objects
from portfolio_desktop.exchange.read_json_month import Recording

PLAN_PARTS = frozenset(("milestones", "economy"))
"""The lists of a project that are read here."""
VERSION_PARTS = frozenset(("milestones", "budgets"))
"""Those of a version of its plan."""


class PlanReading:
    """What has been gathered so far of all projects."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self.milestones: list[Milestone] = []
        self.due: list[BaselineMilestone] = []
        self.budgets: list[BaselineBudget] = []
        self.cells: list[BudgetCell] = []

    def read(self, project: str, given: Mapping[str, Any], where: str) -> None:
        """Take the parts of one project."""
        for place, row in objects(given, "milestones", where):
            own = {"project_id": project}
            self.milestones.append(self._record(Milestone, row, place, own))
        for place, row in objects(given, "economy", where):
            own = {
                "project_id": project,
                "id": ids.budget_cell_id(project, *_year_of(row)),
            }
            self.cells.append(self._record(BudgetCell, row, place, own))

    def read_version(self, plan: str, given: Mapping[str, Any], where: str) -> None:
        """Take the parts of one version of a plan."""
        for place, row in objects(given, "milestones", where):
            own = {
                "baseline_id": plan,
                "id": ids.baseline_milestone_id(plan, str(row.get("milestone_id"))),
            }
            self.due.append(self._record(BaselineMilestone, row, place, own))
        for place, row in objects(given, "budgets", where):
            own = {
                "baseline_id": plan,
                "id": ids.baseline_budget_id(plan, *_year_of(row)),
            }
            self.budgets.append(self._record(BaselineBudget, row, place, own))

    def _record(
        self, kind: type[Any], row: Mapping[str, Any], place: str, own: dict[str, str]
    ) -> Any:
        """A record whose link, and whose id where that follows from it, are not in the file."""
        self._recording.note_unused(row, known_names(kind) - own.keys(), place)
        return self._recording.record(kind, {**row, **own}, place)


def _year_of(row: Mapping[str, Any]) -> tuple[int, str | None, int]:
    """Year, participant and quarter of an amount."""
    return _number(row, "year"), _participant(row), _number(row, "quarter")


def _number(row: Mapping[str, Any], name: str) -> int:
    number = row.get(name)
    return number if isinstance(number, int) else 0


def _participant(row: Mapping[str, Any]) -> str | None:
    participant = row.get("participant_id")
    return participant if isinstance(participant, str) else None
