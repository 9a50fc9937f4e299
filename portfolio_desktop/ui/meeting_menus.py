"""The verbs of meetings and agendas, and what is offered for a meeting and for an item."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark
from portfolio_desktop.ui.actions import ActionSpec, MenuSpec, Need

_OPEN = frozenset({Need.REGISTER})
_WRITE = frozenset({Need.REGISTER, Need.WRITABLE})
_MEETING = _WRITE | {Need.MEETING}
_ITEM = _WRITE | {Need.AGENDA_ITEM}

MEETING_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new_meeting", mark("&New meeting…"), "Ctrl+F6", needs=_WRITE),
    ActionSpec("year_wheel", mark("&Year wheel…"), "Ctrl+F8", needs=_WRITE),
    ActionSpec("meetings_ahead", mark("Meetings and items a&head…"), "Alt+Shift+F6", needs=_OPEN),
    ActionSpec("edit_meeting", mark("&Edit the meeting…"), "Ctrl+F5", needs=_MEETING),
    ActionSpec("cancel_meeting", mark("&Cancel the meeting"), needs=_MEETING),
    ActionSpec("remove_meeting", mark("&Remove the meeting"), needs=_MEETING),
    ActionSpec("attendances", mark("&Participants of the meeting…"), "Ctrl+F3", needs=_MEETING),
    ActionSpec("forums", mark("&Boards…"), needs=_WRITE),
    ActionSpec("fill_agenda", mark("Fill t&he agenda"), "F5", needs=_MEETING),
    ActionSpec("new_item", mark("New &item"), "F6", needs=_MEETING),
    ActionSpec("to_item", mark("&Go to the item"), "Shift+F7", needs=_ITEM),
    ActionSpec("release_item", mark("&Release the item"), "Ctrl+F7", needs=_ITEM),
    ActionSpec("release_all", mark("Release &all items"), needs=_MEETING),
    ActionSpec(
        "item_up",
        mark("Move the item &up"),
        "Ctrl+Shift+Up",
        shown=mark("Ctrl+Shift+Up"),
        needs=_ITEM,
        in_list=True,
    ),
    ActionSpec(
        "item_down",
        mark("Move the item &down"),
        "Ctrl+Shift+Down",
        shown=mark("Ctrl+Shift+Down"),
        needs=_ITEM,
        in_list=True,
    ),
    ActionSpec("move_item_on", mark("Move to another &meeting…"), needs=_ITEM),
    ActionSpec("remove_item", mark("Remo&ve the item…"), needs=_ITEM),
)

ITEM_ENTRIES: tuple[str | None, ...] = (
    "new_item",
    "to_item",
    "release_item",
    None,
    "item_up",
    "item_down",
    "move_item_on",
    None,
    "remove_item",
)
"""What is offered for an item, in the menu and by a right click."""

MEETING_ENTRIES: tuple[str | None, ...] = (
    "edit_meeting",
    "attendances",
    "fill_agenda",
    "new_item",
    "release_all",
    None,
    "meetings_ahead",
    "page_at_meeting",
    "minutes",
    "issue",
    "issued",
    "file_papers",
    None,
    "cancel_meeting",
    "remove_meeting",
)
"""What is offered for a meeting, by a right click."""

MEETING_MENU: tuple[str | MenuSpec | None, ...] = (
    "page_meetings",
    "meetings_ahead",
    "new_meeting",
    MenuSpec(
        mark("The meetin&g"),
        ("edit_meeting", "attendances", None, "cancel_meeting", "remove_meeting"),
    ),
    MenuSpec(mark("Ag&enda"), ("fill_agenda", "release_all", None, *ITEM_ENTRIES)),
)
"""What stands first in the menu of meetings."""

BOARDS_MENU = MenuSpec(mark("&Boards and year wheel"), ("forums", "year_wheel"))
"""What is arranged once for a year or longer."""
