"""What the sheets of some projects are made of, read for all of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portfolio_desktop.domain.change_request import ChangeRequest
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.economy import Economy
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.participants import Assignment, Participant, Participation, Person
from portfolio_desktop.domain.plan import PlannedMilestone
from portfolio_desktop.domain.project import Project
from portfolio_desktop.services.concerns import concerns_in
from portfolio_desktop.services.decision_log import LoggedDecision, decision_log_steps
from portfolio_desktop.services.economy import economies
from portfolio_desktop.services.milestones import all_milestones
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_requests import is_since, told_requests
from portfolio_desktop.services.pack_values import EscalationCard
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class SheetGround:
    """What all sheets of a section share. Nothing of it tells of what the edition keeps back."""

    reader: Reader
    basis: Basis
    cards: Mapping[str, EscalationCard]
    requests: Mapping[str, Sequence[ChangeRequest]]
    decisions: Mapping[str, Sequence[LoggedDecision]]
    participants: Mapping[str, Participant]
    persons: Mapping[str, Person]
    parts: Mapping[str | None, Sequence[PortfolioRow]]
    """The sub-projects by programme."""

    @property
    def open_only(self) -> bool:
        return self.basis.options.open_only

    def tells_of(self, project_id: str) -> bool:
        """Whether the edition may say anything of another project than its heading."""
        return project_id not in self.basis.hidden


@dataclass(frozen=True, slots=True)
class SheetReading:
    """The rows of some projects, by project; `concerned` have risks, `depending` dependencies."""

    projects: Mapping[str, Project]
    milestones: Mapping[str, Sequence[PlannedMilestone]]
    economies: Mapping[str, Economy]
    assignments: Mapping[str, Sequence[Assignment]]
    participations: Mapping[str, Sequence[Participation]]
    concerned: frozenset[str]
    depending: frozenset[str]


def ground_steps(
    reader: Reader, basis: Basis, cards: Mapping[str, EscalationCard]
) -> Steps[SheetGround]:
    """Read in steps."""
    waiting, decided, _later = told_requests(reader, basis)
    yield 1, 3
    logged = yield from decision_log_steps(reader)
    told = {each.id for each in decided}
    decisions = [
        each
        for each in logged
        if is_since(each.on, basis)
        and each.request_id not in told
        and not (each.closed and basis.options.open_only)
    ]
    return SheetGround(
        reader=reader,
        basis=basis,
        cards=cards,
        requests=grouped([*waiting, *decided], lambda each: each.project_id),
        decisions=grouped(decisions, lambda each: each.project_id),
        participants={each.id: each for each in reader.participants()},
        persons={each.id: each for each in reader.persons()},
        parts=grouped(basis.rows, lambda row: row.parent_id),
    )


def read_projects(reader: Reader, ids: Sequence[str]) -> SheetReading:
    needs = reader.board.rows(Dependency, project_id=ids)
    needed = reader.board.rows(Dependency, on_project_id=ids)
    depending = {each.project_id for each in needs} | {each.on_project_id for each in needed}
    return SheetReading(
        projects={each.id: each for each in reader.projects(ids)},
        milestones=all_milestones(reader, ids),
        economies=economies(reader, ids),
        assignments=grouped(reader.assignments(ids), lambda each: each.project_id),
        participations=grouped(reader.participations(ids), lambda each: each.project_id),
        concerned=frozenset(each.project_id for each in concerns_in(reader, ids)),
        depending=frozenset(depending),
    )
