"""Rules of commitments and actions: which are overdue, and in which order they are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from portfolio_desktop.domain.actions import Action, ActionMove, ActionState
from portfolio_desktop.domain.dates import passed, sort_key
from portfolio_desktop.domain.grouping import grouped


def is_overdue(action: Action, today: date) -> bool:
    """Open, and even the latest day it was due by is past; "N/A" and a text are never overdue."""
    return action.state is ActionState.OPEN and passed(action.due, today)


def days_overdue(action: Action, today: date) -> int:
    """Whole days since the latest day it was due by; 0 while it is not overdue."""
    latest = action.due.latest if action.due is not None else None
    return (today - latest).days if latest is not None and is_overdue(action, today) else 0


def moves_by_action(moves: Iterable[ActionMove]) -> Mapping[str, list[ActionMove]]:
    """The moves of each action, the oldest first."""
    in_time = sorted(moves, key=lambda each: (each.moved_on or date.min, each.id))
    return grouped(in_time, lambda each: each.action_id)


def reading_key(action: Action) -> tuple[bool, int, str, str]:
    """Open ones first and by their due date, undated last; what has ended after them."""
    return (
        action.state is not ActionState.OPEN,
        sort_key(action.due),
        action.number,
        action.id,
    )
