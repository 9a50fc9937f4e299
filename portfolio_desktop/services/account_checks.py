"""What is worth a look in what goes before the board: accounts that are not ready, and items that
were taken off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portfolio_desktop.domain.account import AccountStage
from portfolio_desktop.domain.meetings import Item, ItemSource, Meeting
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.services.escalations import (
    EscalatedProject,
    escalated_steps,
    last_meeting,
)
from portfolio_desktop.services.meeting_order import planned_seeing
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader

ACCOUNT_NOT_READY = "check_account_not_ready"
"""params: stage (an `AccountStage` before approved)."""
ITEM_TAKEN_OFF = "check_item_taken_off"
"""params: reason."""
ITEM_MISSING = "check_item_missing"
"""params: meeting (its day, in words)."""
ABOUT_ACCOUNTS = frozenset({ACCOUNT_NOT_READY, ITEM_TAKEN_OFF})
"""The codes of what is to be mended in the list of items rather than in the project."""


def account_problems_steps(reader: Reader, period: Period) -> Steps[dict[str, list[Problem]]]:
    """By project what is to be said of its account and its item, in steps.

    An account that nobody has asked for is missed once the register knows its last meeting: where
    it does not, its meetings are kept elsewhere, and each red project would give a warning.
    """
    kept_here = last_meeting(reader) is not None
    found: dict[str, list[Problem]] = {}
    agendas = _agendas(reader, period)
    for item in (yield from escalated_steps(reader, period)):
        problems = (_account_problem(item, kept_here=kept_here), _item_problem(item, agendas))
        found[item.project_id] = [each for each in problems if each is not None]
    return found


def _account_problem(item: EscalatedProject, *, kept_here: bool) -> Problem | None:
    if item.account is not None and item.taken_off:
        facts = {"reason": " ".join(item.account.removed_reason.split())}
        return Problem(ITEM_TAKEN_OFF, "removed_reason", facts)
    if item.stage is not AccountStage.APPROVED and (kept_here or item.account is not None):
        return Problem(ACCOUNT_NOT_READY, "account", {"stage": item.stage.value})
    return None


def _item_problem(
    item: EscalatedProject, agendas: Sequence[tuple[Meeting, frozenset[str]]]
) -> Problem | None:
    """That no agenda to come has it, though it was not taken off."""
    if not agendas or item.taken_off:
        return None
    if any(item.project_id in accounting for _meeting, accounting in agendas):
        return None
    return Problem(ITEM_MISSING, "items", {"meeting": day_words(agendas[0][0].held_on)})


def _agendas(reader: Reader, period: Period) -> list[tuple[Meeting, frozenset[str]]]:
    """The planned meetings that are told of the month by an item of their agenda, and the projects
    that have an item of their own there."""
    found = []
    for meeting in planned_seeing(reader, period):
        items = reader.board.rows(Item, meeting_id=[meeting.id])
        if any(each.source is ItemSource.PORTFOLIO for each in items):
            own = [each.project_id for each in items if each.source is ItemSource.ESCALATION]
            found.append((meeting, frozenset(each for each in own if each is not None)))
    return found


def account_actions(reader: Reader, period: Period, project_ids: Iterable[str]) -> dict[str, str]:
    """By project the corrective action in its account, of those that have an account."""
    accounts = reader.accounts([period], project_ids)
    return {each.project_id: each.corrective_action for each in accounts}


def not_ready_steps(reader: Reader, period: Period) -> Steps[int]:
    """How many items of the month's meeting have no approved account, in steps."""
    items = yield from escalated_steps(reader, period)
    return sum(not each.taken_off and each.stage is not AccountStage.APPROVED for each in items)
