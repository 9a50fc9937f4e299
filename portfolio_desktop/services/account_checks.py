"""What is worth a look in what goes before the board: accounts that are not ready, and items that
were taken off."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.account import AccountStage
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.services.escalations import escalated_steps, last_meeting
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.reader import Reader

ACCOUNT_NOT_READY = "check_account_not_ready"
"""params: stage (an `AccountStage` before approved)."""
ITEM_TAKEN_OFF = "check_item_taken_off"
"""params: reason."""
ABOUT_ACCOUNTS = frozenset({ACCOUNT_NOT_READY, ITEM_TAKEN_OFF})
"""The codes of what is to be mended in the list of items rather than in the project."""


def account_problems_steps(reader: Reader, period: Period) -> Steps[dict[str, Problem]]:
    """By project what is to be said of its item, in steps.

    An account that nobody has asked for is missed once the register knows its last meeting: where
    it does not, its meetings are kept elsewhere, and each red project would give a warning.
    """
    kept_here = last_meeting(reader) is not None
    found: dict[str, Problem] = {}
    for item in (yield from escalated_steps(reader, period)):
        if item.account is not None and item.taken_off:
            facts = {"reason": " ".join(item.account.removed_reason.split())}
            found[item.project_id] = Problem(ITEM_TAKEN_OFF, "removed_reason", facts)
        elif item.stage is not AccountStage.APPROVED and (kept_here or item.account is not None):
            stage = {"stage": item.stage.value}
            found[item.project_id] = Problem(ACCOUNT_NOT_READY, "account", stage)
    return found


def account_actions(reader: Reader, period: Period, project_ids: Iterable[str]) -> dict[str, str]:
    """By project the corrective action in its account, of those that have an account."""
    accounts = reader.accounts([period], project_ids)
    return {each.project_id: each.corrective_action for each in accounts}


def not_ready_steps(reader: Reader, period: Period) -> Steps[int]:
    """How many items of the month's meeting have no approved account, in steps."""
    items = yield from escalated_steps(reader, period)
    return sum(not each.taken_off and each.stage is not AccountStage.APPROVED for each in items)
