"""The verbs that keep something out of the open edition."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark
from portfolio_desktop.ui.actions import ActionSpec, Need

_WRITE = frozenset({Need.REGISTER, Need.WRITABLE})

CLOSING_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "close_project",
        mark("Keep out of the open edition…"),
        "Alt+Shift+F7",
        needs=_WRITE | {Need.PROJECT, Need.SINGLE},
    ),
    ActionSpec(
        "close_request",
        mark("Keep the request out of the open edition…"),
        "Alt+Shift+F8",
        needs=_WRITE | {Need.REQUEST_MARKED},
    ),
    ActionSpec(
        "close_concern",
        mark("&Keep it out of the open edition…"),
        "Alt+Shift+F9",
        needs=_WRITE | {Need.CONCERN},
    ),
)
