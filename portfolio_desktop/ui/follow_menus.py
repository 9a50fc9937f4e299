"""The verbs of commitments and actions, and of risks and disputes, and where they stand."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark
from portfolio_desktop.ui.actions import ActionSpec, MenuSpec, Need

_OPEN = frozenset({Need.REGISTER})
_WRITE = frozenset({Need.REGISTER, Need.WRITABLE})
_PROMISE = _WRITE | {Need.PROMISE}
_PROMISE_OPEN = _WRITE | {Need.PROMISE_OPEN}
_CONCERN = _WRITE | {Need.CONCERN}
_PROJECT = frozenset({Need.REGISTER, Need.PROJECT, Need.SINGLE})

FOLLOW_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("page_follow_up", mark("Follow-&up"), "Ctrl+8", needs=_OPEN),
    ActionSpec("page_risks", mark("Risks and disputes"), "Ctrl+9", needs=_OPEN),
    ActionSpec("new_follow_up", mark("&New commitment or action…"), "Shift+F2", needs=_WRITE),
    ActionSpec("edit_follow_up", mark("&Edit…"), shown="Enter", needs=_PROMISE),
    ActionSpec("move_due", mark("&Move the due date…"), shown="F2", needs=_PROMISE_OPEN),
    ActionSpec("follow_up_kept", mark("&Kept…"), shown="1", needs=_PROMISE_OPEN),
    ActionSpec("follow_up_not_kept", mark("N&ot kept…"), shown="2", needs=_PROMISE_OPEN),
    ActionSpec("follow_up_dropped", mark("&Dropped…"), shown="3", needs=_PROMISE_OPEN),
    ActionSpec(
        "reopen_follow_up", mark("O&pen again"), shown="0", needs=_WRITE | {Need.PROMISE_ENDED}
    ),
    ActionSpec(
        "show_promise",
        mark("&Go to the item at the meeting"),
        shown="F3",
        needs=_OPEN | {Need.PROMISE_MEETING},
    ),
    ActionSpec("remove_follow_up", mark("&Remove"), shown="Delete", needs=_PROMISE),
    ActionSpec("concerns", mark("Risks and disputes…"), "Ctrl+Shift+Q", needs=_PROJECT),
    ActionSpec("new_risk", mark("New &risk or issue…"), "Ctrl+F2", needs=_WRITE),
    ActionSpec("new_dispute", mark("New &dispute…"), needs=_WRITE),
    ActionSpec("edit_concern", mark("&Edit…"), shown="Enter", needs=_CONCERN),
    ActionSpec("end_concern", mark("E&nd…"), needs=_WRITE | {Need.CONCERN_OPEN}),
    ActionSpec("reopen_concern", mark("O&pen again"), needs=_WRITE | {Need.CONCERN_ENDED}),
    ActionSpec("remove_concern", mark("Re&move"), shown="Delete", needs=_CONCERN),
    ActionSpec("copy_matrix_picture", mark("Copy the matrix as p&icture"), needs=_OPEN),
    ActionSpec("copy_matrix_table", mark("Copy the matrix as &table"), needs=_OPEN),
)

FOLLOW_UP_ENTRIES: tuple[str | None, ...] = (
    "new_follow_up",
    "edit_follow_up",
    "move_due",
    "show_promise",
    None,
    "follow_up_kept",
    "follow_up_not_kept",
    "follow_up_dropped",
    "reopen_follow_up",
    None,
    "remove_follow_up",
)
"""What is offered for a commitment or an action, in the menu and by a right click."""

CONCERN_ENTRIES: tuple[str | None, ...] = (
    "new_risk",
    "new_dispute",
    "edit_concern",
    None,
    "end_concern",
    "reopen_concern",
    None,
    "close_concern",
    None,
    "remove_concern",
    None,
    "copy_matrix_picture",
    "copy_matrix_table",
)
"""What is offered for a risk, an issue or a dispute, in the menu and by a right click."""

FOLLOW_UP_MENU = MenuSpec(
    mark("C&ommitments and actions"), ("page_follow_up", None, *FOLLOW_UP_ENTRIES)
)
CONCERN_MENU = MenuSpec(
    mark("Ris&ks and disputes"), ("page_risks", "concerns", None, *CONCERN_ENTRIES)
)
