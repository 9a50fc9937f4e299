"""Everything a register holds, as one value between the register and its file forms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from portfolio_desktop.domain.account import Account
from portfolio_desktop.domain.change_request import ChangeRequest, RequestedChange
from portfolio_desktop.domain.meetings import Attendance
from portfolio_desktop.domain.participants import (
    PERSON_NAMES,
    Assignment,
    Participant,
    Participation,
    Person,
)
from portfolio_desktop.domain.plan import (
    BaselineBudget,
    BaselineMilestone,
    BudgetCell,
    Milestone,
)
from portfolio_desktop.domain.project import Baseline, Phase, Project
from portfolio_desktop.domain.register import Dismissal, RegisterInfo, SavedView, Setting
from portfolio_desktop.domain.report import (
    Light,
    ParticipantLight,
    ParticipantReport,
    Reminder,
    Report,
)
from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.storage.board_reader import TABLE_OF

_Record = TypeVar("_Record", Report, ParticipantReport, Reminder, Account, ChangeRequest)


@dataclass(frozen=True, slots=True)
class RegisterContent:
    """All rows of a register at one moment. `info.id` is the file's own and is not part of what
    is written: a register filled from an export keeps its own.
    """

    info: RegisterInfo
    settings: tuple[Setting, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    phases: tuple[Phase, ...] = ()
    participants: tuple[Participant, ...] = ()
    projects: tuple[Project, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    reports: tuple[Report, ...] = ()
    lights: tuple[Light, ...] = ()
    requests: tuple[ChangeRequest, ...] = ()
    requested_changes: tuple[RequestedChange, ...] = ()
    persons: tuple[Person, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    participations: tuple[Participation, ...] = ()
    participant_reports: tuple[ParticipantReport, ...] = ()
    participant_lights: tuple[ParticipantLight, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    accounts: tuple[Account, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    saved_views: tuple[SavedView, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    baseline_milestones: tuple[BaselineMilestone, ...] = ()
    baseline_budgets: tuple[BaselineBudget, ...] = ()
    budget_cells: tuple[BudgetCell, ...] = ()
    board: tuple[Any, ...] = ()
    """The records of change control, decisions and meetings, of all classes in `BOARD_LISTS`."""

    def without_persons(self) -> RegisterContent:
        """The same without persons, the roles that point to them, and the names of who reported,
        confirmed, approved, gave an account or was reminded.
        """
        return replace(
            self,
            persons=(),
            assignments=(),
            reports=_nameless("report", self.reports),
            participant_reports=_nameless("participant_report", self.participant_reports),
            reminders=_nameless("reminder", self.reminders),
            accounts=_nameless("account", self.accounts),
            requests=_nameless("change_request", self.requests),
            board=tuple(_nameless_row(row) for row in self.board),
        )


def _nameless(table: str, records: tuple[_Record, ...]) -> tuple[_Record, ...]:
    blank: dict[str, Any] = dict.fromkeys(PERSON_NAMES[table], "")
    return tuple(replace(each, **blank) for each in records)


def _nameless_row(row: Any) -> Any:
    """A record without the names of persons, and of who was at a meeting without the person."""
    blank: dict[str, Any] = dict.fromkeys(PERSON_NAMES.get(TABLE_OF[type(row)], ()), "")
    if isinstance(row, Attendance):
        blank["person_id"] = None
    return replace(row, **blank) if blank else row
