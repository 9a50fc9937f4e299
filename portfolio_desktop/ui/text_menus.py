"""The verbs of the text for the meeting: written, asked about, confirmed, and taken back."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark
from portfolio_desktop.ui.actions import ActionSpec, MenuSpec, Need

_WRITE = frozenset({Need.REGISTER, Need.WRITABLE})
_PROJECT = frozenset({Need.REGISTER, Need.PROJECT})
_CHANGE_PROJECT = frozenset({Need.REGISTER, Need.WRITABLE, Need.PROJECT})
_CHANGED_TEXT = _WRITE | {Need.CHANGED_TEXT}

TEXT_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("to_note", mark("Go to the secre&tariat's remark"), "Ctrl+T", needs=_PROJECT),
    ActionSpec(
        "ask_text",
        mark("Ask the project to &confirm the text…"),
        "Ctrl+G",
        needs=_WRITE | {Need.ASKABLE},
    ),
    ActionSpec(
        "confirm_text",
        mark("The text is con&firmed…"),
        "Ctrl+H",
        needs=_CHANGE_PROJECT | {Need.ASKABLE},
    ),
    ActionSpec(
        "withdraw_text",
        mark("Take &back the confirmation"),
        needs=_WRITE | {Need.QUESTIONED},
    ),
    ActionSpec("restore_text", mark("Use the project's text a&gain"), needs=_CHANGED_TEXT),
    ActionSpec("adopt_text", mark("The te&xt is the project's own"), needs=_CHANGED_TEXT),
)

TEXT_MENU = MenuSpec(
    mark("Te&xt for the meeting"),
    (
        "ask_text",
        "confirm_text",
        "withdraw_text",
        None,
        "restore_text",
        "adopt_text",
        None,
        "to_note",
    ),
)
