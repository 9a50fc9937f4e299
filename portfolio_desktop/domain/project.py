"""Projects, programmes and their baselines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.choices import ON_HOLD as ON_HOLD
from portfolio_desktop.domain.choices import LifecycleState as LifecycleState
from portfolio_desktop.domain.choices import ProjectKind as ProjectKind
from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.phases import DEFAULT_PHASES as DEFAULT_PHASES
from portfolio_desktop.domain.phases import Phase as Phase
from portfolio_desktop.domain.status import RollUpRule


@dataclass(frozen=True, slots=True)
class Project:
    """One row of the register.

    `lead_id` is the participant that carries the project out, `accountable_id` the one that chairs
    its steering group and answers to the board. The original and the approved end date stand in
    its baselines; the forecast and the actual one here. `roll_up` is None where the register's own
    rule holds. It came into the register `entered_on` and left it (archived) `left_on`, each with a
    reason and a reference to a decision. `rank` is the manual order (see `domain.ordering`), ""
    where there is none; `phase` is the key of a `Phase`, "" where unknown.
    """

    id: str
    number: str
    name: str
    purpose: str = ""
    case_number: str = ""
    kind: ProjectKind = ProjectKind.PROJECT
    parent_id: str | None = None
    lead_id: str | None = None
    phase: str = ""
    state: LifecycleState = LifecycleState.ACTIVE
    state_from: date | None = None
    state_reason: str = ""
    expected_resume: ImpreciseDate | None = None
    forecast_end: ImpreciseDate | None = None
    actual_end: ImpreciseDate | None = None
    rank: str = ""
    archived: bool = False
    archived_reason: str = ""
    accountable_id: str | None = None
    roll_up: RollUpRule | None = None
    entered_on: date | None = None
    entered_reason: str = ""
    entered_reference: str = ""
    left_on: date | None = None
    left_reference: str = ""
    sharing_key_id: str | None = None
    closed: bool = False
    closed_reason: str = ""
    open_heading: str = ""


def would_contain_itself(
    project: str, parent: str | None, parents: Mapping[str, str | None]
) -> bool:
    """Whether a project under `parent` would be part of itself or of one of its own sub-projects.

    `parents` gives the parent of every project.
    """
    above: set[str] = set()
    step = parent
    while step and step not in above:
        if step == project:
            return True
        above.add(step)
        step = parents.get(step)
    return False


@dataclass(frozen=True, slots=True)
class Baseline:
    """The approved plan, version 1 being the original, which never changes.

    `assumed` marks a version taken from a table, not from a decision.
    """

    id: str
    project_id: str
    version: int
    end: ImpreciseDate | None = None
    budget: Money | None = None
    scope: str = ""
    assumed: bool = False
    approved_on: date | None = None
    reason: str = ""
    request_id: str | None = None
    phase: str = ""
    lead_id: str | None = None

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing of the project as a whole, only of milestones or years."""
        return self.end is None and self.budget is None and not self.scope
