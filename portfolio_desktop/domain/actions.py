"""Commitments and actions: who promised what to which meeting (DOMAIN section 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.board_choices import ActionKind as ActionKind
from portfolio_desktop.domain.board_choices import ActionState as ActionState
from portfolio_desktop.domain.dates import ImpreciseDate


@dataclass(frozen=True, slots=True)
class Action:
    """A commitment made to a meeting, or an action that a meeting asked for."""

    id: str
    kind: ActionKind = ActionKind.ACTION
    number: str = ""
    title: str = ""
    description: str = ""
    project_id: str | None = None
    owner: str = ""
    participant_id: str | None = None
    meeting_id: str | None = None
    item_id: str | None = None
    recommendation_id: str | None = None
    promised_on: date | None = None
    due: ImpreciseDate | None = None
    state: ActionState = ActionState.OPEN
    ended_on: date | None = None
    outcome: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class ActionMove:
    """That the due date of an action was moved, and why."""

    id: str
    action_id: str
    moved_on: date | None = None
    before: ImpreciseDate | None = None
    after: ImpreciseDate | None = None
    reason: str = ""
