"""Milestones and money per year, and what an approved plan says of them (DOMAIN sections 1 and 4).

What a version of the plan approved stands in rows of that version, as its end date does: version 1
is the original and stays. What is expected and what has happened stands in the rows beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.choices import MilestoneKind as MilestoneKind
from portfolio_desktop.domain.dates import ImpreciseDate, drops_out, months_between
from portfolio_desktop.domain.delay import approved_plan
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.project import Baseline


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point of a project's plan. `forecast` is when it is expected, `actual` when it happened;
    `criteria` is what must hold for it to be reached. `rank` orders them (see `domain.ordering`).
    """

    id: str
    project_id: str
    name: str
    kind: MilestoneKind = MilestoneKind.OTHER
    forecast: ImpreciseDate | None = None
    actual: ImpreciseDate | None = None
    criteria: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class BaselineMilestone:
    """When a milestone is due by one version of the approved plan, or that it drops out of it."""

    id: str
    baseline_id: str
    milestone_id: str
    due: ImpreciseDate | None = None


@dataclass(frozen=True, slots=True)
class BaselineBudget:
    """The budget of one year by one version of the approved plan.

    With a participant it is what that one pays; without, what the year has in all.
    """

    id: str
    baseline_id: str
    year: int
    participant_id: str | None = None
    budget: Money | None = None
    quarter: int = 0
    """1 to 4; 0 is the whole year."""


@dataclass(frozen=True, slots=True)
class BudgetCell:
    """What one year has cost and is expected to cost, of one participant or in all.

    `stated_on` is the day the figures were made up ("opgjort pr.").
    """

    id: str
    project_id: str
    year: int
    participant_id: str | None = None
    actual: Money | None = None
    forecast: Money | None = None
    stated_on: date | None = None
    quarter: int = 0
    """1 to 4; 0 is the whole year."""


@dataclass(frozen=True, slots=True)
class MilestoneDates:
    """The four dates of a milestone; None where there is none."""

    original: ImpreciseDate | None = None
    approved: ImpreciseDate | None = None
    forecast: ImpreciseDate | None = None
    actual: ImpreciseDate | None = None

    @property
    def expected(self) -> ImpreciseDate | None:
        """When it happened, else when it is expected, else when it was to be. What has been taken
        out of the plan is not expected."""
        if self.actual is None and drops_out(self.approved):
            return self.approved
        return self.actual or self.forecast or self.approved

    @property
    def slip_original(self) -> int | None:
        """Whole months behind the original plan; None where either names no day."""
        return months_between(self.original, self.expected)

    @property
    def slip_approved(self) -> int | None:
        """Whole months behind the approved plan; None where either names no day."""
        return months_between(self.approved, self.expected)


@dataclass(frozen=True, slots=True)
class PlannedMilestone:
    """A milestone with what the original and the approved plan say of it."""

    milestone: Milestone
    dates: MilestoneDates

    @property
    def reached(self) -> bool:
        return self.milestone.actual is not None

    @property
    def dropped(self) -> bool:
        """Whether it has been taken out of the approved plan; its earlier versions still have it.
        One that has happened is not undone by that."""
        return drops_out(self.dates.approved) and not self.reached

    @property
    def ahead(self) -> bool:
        """Whether it is still to come."""
        return not self.reached and not self.dropped


def planned_milestones(
    milestones: Iterable[Milestone],
    baselines: Iterable[Baseline],
    due: Iterable[BaselineMilestone],
) -> tuple[PlannedMilestone, ...]:
    """One project's milestones in their order.

    The original date is that of the first version that has the milestone: one that came into the
    plan later was never in version 1.
    """
    plans = sorted(baselines, key=lambda plan: plan.version)
    newest = approved_plan(plans)
    by_plan = {(each.milestone_id, each.baseline_id): each.due for each in due}

    def dates(milestone: Milestone) -> MilestoneDates:
        said = [by_plan.get((milestone.id, plan.id)) for plan in plans]
        approved = by_plan.get((milestone.id, newest.id)) if newest else None
        original = next((day for day in said if day is not None and not drops_out(day)), None)
        return MilestoneDates(original, approved, milestone.forecast, milestone.actual)

    ordered = sorted(milestones, key=lambda each: (each.rank, each.name, each.id))
    return tuple(PlannedMilestone(each, dates(each)) for each in ordered)
