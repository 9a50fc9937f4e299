"""What projects need of each other, and what milestones were expected to be month by month (DOMAIN
section 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.board_choices import CriterionState as CriterionState
from portfolio_desktop.domain.dates import ImpreciseDate


@dataclass(frozen=True, slots=True)
class Dependency:
    """A project (or one of its milestones) needs another project's milestone by a date.

    `change_by` is the latest moment for changing one's mind.
    """

    id: str
    project_id: str
    on_project_id: str
    milestone_id: str | None = None
    on_milestone_id: str | None = None
    need_by: ImpreciseDate | None = None
    change_by: ImpreciseDate | None = None
    note: str = ""
    settled_on: date | None = None
    rank: str = ""


@dataclass(frozen=True, slots=True)
class MilestoneForecast:
    """When a milestone was expected, by the report of one month: the milestone trend."""

    id: str
    milestone_id: str
    period: str = ""
    forecast: ImpreciseDate | None = None


@dataclass(frozen=True, slots=True)
class StartCriterion:
    """What must hold before a test or a go-live may start."""

    id: str
    milestone_id: str
    text: str = ""
    state: CriterionState = CriterionState.NOT_MET
    note: str = ""
    decided_on: date | None = None
    decision_reference: str = ""
    item_id: str | None = None
    rank: str = ""
