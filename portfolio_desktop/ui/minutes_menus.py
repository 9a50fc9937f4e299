"""The verbs at and after a meeting, of written procedures and of the decision log."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark
from portfolio_desktop.ui.actions import ActionSpec, MenuSpec, Need

_OPEN = frozenset({Need.REGISTER})
_WRITE = frozenset({Need.REGISTER, Need.WRITABLE})
_AT_MEETING = _WRITE | {Need.AT_MEETING}
_AT_ITEM = _AT_MEETING | {Need.AT_ITEM}
_PROCEDURE = _WRITE | {Need.PROCEDURE}
_OUT = _WRITE | {Need.PROCEDURE_OUT}
_SENDABLE = _WRITE | {Need.PROCEDURE_SENDABLE}
_BACK = _WRITE | {Need.PROCEDURE_BACK}
_DECISION = _OPEN | {Need.DECISION}

MINUTES_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("page_at_meeting", mark("At the meeting"), "Ctrl+Shift+F5", needs=_OPEN),
    ActionSpec("to_agenda", mark("&Back to the agenda"), needs=_OPEN | {Need.AT_ITEM}),
    ActionSpec("next_item", mark("&Next item"), "Alt+PgDown", shown="Alt+PgDn", needs=_OPEN),
    ActionSpec("previous_item", mark("&Previous item"), "Alt+PgUp", needs=_OPEN),
    ActionSpec(
        "add_at_meeting", mark("&Add an item at the meeting…"), "Ctrl+Shift+F11", needs=_AT_MEETING
    ),
    ActionSpec(
        "leaves_meeting", mark("Somebody &leaves the meeting…"), "Ctrl+Shift+F12", needs=_AT_ITEM
    ),
    ActionSpec(
        "decide_changes",
        mark("Decide the request &change by change…"),
        "Ctrl+Shift+F3",
        needs=_AT_ITEM | {Need.AT_REQUEST},
    ),
    ActionSpec("agree_action", mark("New &follow-up…"), "Ctrl+Shift+F4", needs=_AT_ITEM),
    ActionSpec("end_meeting", mark("The meeting is &over…"), "Ctrl+Shift+F2", needs=_AT_MEETING),
    ActionSpec("minutes", mark("Minutes…"), "Ctrl+Shift+F6", needs=_OPEN),
    ActionSpec(
        "item_minutes",
        mark("Minutes that the item is abou&t…"),
        needs=_OPEN | {Need.AT_ITEM, Need.AT_MINUTES},
    ),
    ActionSpec("page_procedures", mark("&Written procedures"), "Ctrl+Shift+F7", needs=_OPEN),
    ActionSpec("new_procedure", mark("&New written procedure…"), "Alt+F7", needs=_WRITE),
    ActionSpec(
        "request_in_writing",
        mark("Decide the request in &writing…"),
        "Alt+F6",
        needs=_WRITE | {Need.REQUEST_AWAITING},
    ),
    ActionSpec("edit_procedure", mark("&Edit the procedure…"), needs=_PROCEDURE),
    ActionSpec("send_procedure", mark("&Send the procedure…"), "Alt+F8", needs=_SENDABLE),
    ActionSpec("answer_procedure", mark("&Answer…"), "Alt+F9", needs=_OUT),
    ActionSpec("remind_procedure", mark("&Letters to those who are asked…"), needs=_OUT),
    ActionSpec("close_procedure", mark("&Close the procedure…"), "Alt+F10", needs=_OUT),
    ActionSpec(
        "reopen_procedure",
        mark("&Reopen the procedure…"),
        needs=_WRITE | {Need.PROCEDURE_CLOSED},
    ),
    ActionSpec("take_back_procedure", mark("Chan&ge what was sent…"), needs=_BACK),
    ActionSpec(
        "withdraw_procedure",
        mark("Wi&thdraw the procedure…"),
        needs=_WRITE | {Need.PROCEDURE_WAS_SENT},
    ),
    ActionSpec(
        "remove_procedure",
        mark("Remo&ve the procedure"),
        needs=_WRITE | {Need.PROCEDURE_DRAFT},
    ),
    ActionSpec("page_decision_log", mark("&Decision log"), "Ctrl+Shift+F8", needs=_OPEN),
    ActionSpec("show_decision", mark("&Show where it was decided"), needs=_DECISION),
    ActionSpec("extract_decision", mark("&Extract of the decision…"), "Alt+F11", needs=_DECISION),
    ActionSpec("copy_decisions", mark("&Copy the decisions"), needs=_DECISION),
    ActionSpec("export_decisions", mark("Decisions as E&xcel…"), needs=_DECISION),
    ActionSpec(
        "project_decisions",
        mark("Decisions about the project"),
        "Ctrl+Shift+F9",
        needs=_OPEN | {Need.PROJECT},
    ),
)

PROCEDURE_ENTRIES: tuple[str | None, ...] = (
    "edit_procedure",
    "send_procedure",
    "answer_procedure",
    "remind_procedure",
    "close_procedure",
    None,
    "take_back_procedure",
    "reopen_procedure",
    "withdraw_procedure",
    "remove_procedure",
)
"""What is offered for a written procedure, in the menu and by a right click."""

DECISION_ENTRIES: tuple[str | None, ...] = (
    "show_decision",
    "extract_decision",
    None,
    "copy_decisions",
    "export_decisions",
)
"""What is offered in the decision log."""

MINUTES_ENTRIES: tuple[str | MenuSpec | None, ...] = (
    "page_at_meeting",
    MenuSpec(
        mark("At the table"),
        (
            "next_item",
            "previous_item",
            None,
            "add_at_meeting",
            "leaves_meeting",
            "agree_action",
            "decide_changes",
            "item_minutes",
            None,
            "end_meeting",
            None,
            "to_agenda",
        ),
    ),
    "minutes",
    MenuSpec(
        mark("Written procedures"),
        ("page_procedures", "new_procedure", None, *PROCEDURE_ENTRIES),
    ),
    MenuSpec(
        mark("Decision log"), ("page_decision_log", "project_decisions", None, *DECISION_ENTRIES)
    ),
)
"""What the menu of meetings has of all this."""
