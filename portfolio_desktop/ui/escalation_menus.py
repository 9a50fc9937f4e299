"""The verbs of what goes before the board, and what is offered for one such project."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark
from portfolio_desktop.ui.actions import ActionSpec, Need

_WRITE = frozenset({Need.REGISTER, Need.WRITABLE})
_ITEM = _WRITE | {Need.ITEM}

ESCALATION_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("ask_accounts", mark("As&k for accounts…"), "Ctrl+Shift+U", needs=_WRITE),
    ActionSpec("to_account", mark("&Go to the account"), "Ctrl+Shift+Y", needs=_ITEM),
    ActionSpec("account_received", mark("Account re&ceived"), "Ctrl+Shift+C", needs=_ITEM),
    ActionSpec(
        "approve_account",
        mark("Appro&ve the account"),
        "Ctrl+Shift+K",
        needs=_WRITE | {Need.ITEM_RECEIVED},
    ),
    ActionSpec("reopen_account", mark("&Reopen the account…"), needs=_WRITE | {Need.ITEM_APPROVED}),
    ActionSpec("take_off", mark("&Take off the agenda…"), "Ctrl+Shift+X", needs=_ITEM),
    ActionSpec("put_back", mark("Put &back on the agenda"), needs=_WRITE | {Need.ITEM_OFF}),
)

ESCALATION_ENTRIES: tuple[str | None, ...] = (
    "ask_accounts",
    "to_account",
    "account_received",
    "approve_account",
    "reopen_account",
    None,
    "take_off",
    "put_back",
)
"""What is offered for an escalated project, in the menu and by a right click."""
