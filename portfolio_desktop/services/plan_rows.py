"""Each project's next milestone and its money, as the grid and the report tell them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from portfolio_desktop.domain.dates import passed, sort_key
from portfolio_desktop.domain.economy import NO_ECONOMY, Economy
from portfolio_desktop.domain.plan import PlannedMilestone
from portfolio_desktop.services.economy import economies
from portfolio_desktop.services.milestones import all_milestones
from portfolio_desktop.services.plan_words import spending_sentence
from portfolio_desktop.services.portfolio_values import RowPlan
from portfolio_desktop.storage.reader import Reader


def plan_rows(reader: Reader, project_ids: Sequence[str], day: date) -> dict[str, RowPlan]:
    """The plans of these projects as they look on a day, by project id."""
    milestones, money = all_milestones(reader, project_ids), economies(reader, project_ids)
    return {
        project: plan_row(milestones.get(project, ()), money.get(project, NO_ECONOMY), day)
        for project in project_ids
    }


def plan_row(milestones: Collection[PlannedMilestone], economy: Economy, day: date) -> RowPlan:
    """One project's: a milestone that was reached after the day was still ahead on it."""
    ahead = [each for each in milestones if not each.dropped and not _reached_by(each, day)]
    following = min(ahead, key=lambda each: sort_key(each.dates.expected), default=None)
    expected = following.dates.expected if following else None
    return RowPlan(
        following.milestone.name if following else "",
        expected,
        passed(expected, day),
        economy.difference(day.year),
        spending_sentence(economy, day.year),
    )


def _reached_by(planned: PlannedMilestone, day: date) -> bool:
    actual = planned.dates.actual
    return actual is not None and (actual.earliest is None or actual.earliest <= day)
