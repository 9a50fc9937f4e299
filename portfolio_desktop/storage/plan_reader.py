"""The rows of milestones and of money per year, and what approved plans say of both."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.plan import (
    BaselineBudget,
    BaselineMilestone,
    BudgetCell,
    Milestone,
)
from portfolio_desktop.storage.shapes import Row, Rows, Shape, among, listed, read_rows, shape

_MILESTONE = shape(Milestone, "milestone")
_DUE = shape(BaselineMilestone, "baseline_milestone")
_BUDGET = shape(BaselineBudget, "baseline_budget")
_CELL = shape(BudgetCell, "budget_cell")


class PlanReader:
    """Reads the rows of one connection, as `Reader` does, sorted by what they belong to."""

    def __init__(self, connection: Rows) -> None:
        self._connection = connection

    def milestones(self, project_ids: Iterable[str] | None = None) -> tuple[Milestone, ...]:
        """By project, then in their own order."""
        found = self._of_projects(_MILESTONE, project_ids)
        return tuple(sorted(found, key=lambda row: (row.project_id, row.rank, row.name, row.id)))

    def milestone(self, row: str) -> Milestone | None:
        found = self._rows(_MILESTONE, *among(id=listed([row])))
        return found[0] if found else None

    def due(self, project_ids: Iterable[str] | None = None) -> tuple[BaselineMilestone, ...]:
        """What every version of these projects' plans says of milestones."""
        found = self._of_plans(_DUE, project_ids)
        return tuple(sorted(found, key=lambda row: (row.baseline_id, row.milestone_id)))

    def budgets(self, project_ids: Iterable[str] | None = None) -> tuple[BaselineBudget, ...]:
        """What every version of these projects' plans says of money."""
        found = self._of_plans(_BUDGET, project_ids)
        return tuple(
            sorted(found, key=lambda row: (row.baseline_id, row.year, row.participant_id or ""))
        )

    def cells(self, project_ids: Iterable[str] | None = None) -> tuple[BudgetCell, ...]:
        found = self._of_projects(_CELL, project_ids)
        return tuple(
            sorted(found, key=lambda row: (row.project_id, row.year, row.participant_id or ""))
        )

    def _of_projects(self, wanted: Shape[Row], project_ids: Iterable[str] | None) -> list[Row]:
        return self._rows(wanted, *among(project_id=listed(project_ids)))

    def _of_plans(self, wanted: Shape[Row], project_ids: Iterable[str] | None) -> list[Row]:
        where, values = among(project_id=listed(project_ids))
        clause = f" WHERE baseline_id IN (SELECT id FROM baseline{where})" if where else ""
        return self._rows(wanted, clause, values)

    def _rows(self, wanted: Shape[Row], clause: str, values: Iterable[str]) -> list[Row]:
        return read_rows(self._connection, wanted, clause, values)
