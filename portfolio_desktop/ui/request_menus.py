"""The verbs of the change request that is marked in their list."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark
from portfolio_desktop.ui.actions import ActionSpec, Need

_MARKED = frozenset({Need.REGISTER, Need.REQUEST_MARKED})

REQUEST_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("open_request", mark("&Open the request"), "Alt+Shift+F2", needs=_MARKED),
    ActionSpec(
        "decide_request",
        mark("Record a &decision…"),
        "Alt+Shift+F3",
        needs=frozenset({Need.REGISTER, Need.WRITABLE, Need.REQUEST_AWAITING}),
    ),
    ActionSpec("request_history", mark("&History of the request…"), "Alt+Shift+F5", needs=_MARKED),
)

REQUEST_ENTRIES: tuple[str, ...] = (
    *("open_request", "decide_request", "request_in_writing"),
    *("request_history", "close_request"),
)
"""In the menu of change requests, and by a right click in their list."""
