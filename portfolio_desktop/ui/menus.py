"""Every verb of the window and where it stands in the menus."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from portfolio_desktop.environment.texts import mark
from portfolio_desktop.ui.actions import ActionSpec, MenuSpec, Need
from portfolio_desktop.ui.closing_menus import CLOSING_ACTIONS
from portfolio_desktop.ui.economy_menus import ECONOMY_ACTIONS
from portfolio_desktop.ui.escalation_menus import ESCALATION_ACTIONS, ESCALATION_ENTRIES
from portfolio_desktop.ui.follow_menus import CONCERN_MENU, FOLLOW_ACTIONS, FOLLOW_UP_MENU
from portfolio_desktop.ui.issue_menus import ISSUE_ACTIONS, ISSUE_MENU, PAPERS_MENU
from portfolio_desktop.ui.meeting_menus import BOARDS_MENU, MEETING_ACTIONS, MEETING_MENU
from portfolio_desktop.ui.minutes_menus import MINUTES_ACTIONS, MINUTES_ENTRIES
from portfolio_desktop.ui.page_entries import PAGES
from portfolio_desktop.ui.past_menus import PAST_ACTIONS, PAST_ENTRIES
from portfolio_desktop.ui.plan_menus import PLAN_ACTIONS, PLAN_MENU, TIMELINE_ACTIONS
from portfolio_desktop.ui.request_menus import REQUEST_ACTIONS, REQUEST_ENTRIES
from portfolio_desktop.ui.text_menus import TEXT_ACTIONS, TEXT_MENU

_OPEN = frozenset({Need.REGISTER})
_PRESENT = frozenset({Need.REGISTER, Need.PRESENT})
_WRITE = frozenset({Need.REGISTER, Need.WRITABLE})
_PROJECT = frozenset({Need.REGISTER, Need.PROJECT})
_CHANGE_PROJECT = frozenset({Need.REGISTER, Need.WRITABLE, Need.PROJECT})
_IN_USE = _CHANGE_PROJECT | {Need.IN_USE}
_CHOSEN = _WRITE | {Need.CHOSEN}
_REPORT = _WRITE | {Need.REPORTED}
_LOCKED = _WRITE | {Need.APPROVED}
_OF_ONE = _CHANGE_PROJECT | {Need.SINGLE}
_SEVERAL = _CHANGE_PROJECT | {Need.SEVERAL}
_SAVED_VIEW = _WRITE | {Need.SAVED_VIEW}
_CHANGED_VIEW = frozenset({Need.REGISTER, Need.CHANGED_VIEW})

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new_register", mark("&New register…"), "Ctrl+Shift+R"),
    ActionSpec("open_register", mark("&Open register…"), QKeySequence.StandardKey.Open),
    ActionSpec("demo", mark("Open the &demo")),
    ActionSpec("import", mark("&Import a table…"), "Ctrl+I", needs=_WRITE),
    ActionSpec("paste", mark("&Paste a table…"), "Ctrl+Shift+V", needs=_WRITE),
    ActionSpec("pack", mark("Stat&us report…"), QKeySequence.StandardKey.Print, needs=_OPEN),
    ActionSpec("warnings", mark("&Warnings before printing…"), "Ctrl+Shift+W", needs=_OPEN),
    ActionSpec("export", mark("&Export…"), "Ctrl+Shift+E", needs=_OPEN),
    ActionSpec("save_copy", mark("&Save a copy as…"), "Ctrl+Shift+S", needs=_PRESENT),
    ActionSpec("register_settings", mark("Se&ttings for the register…"), "Ctrl+,", needs=_WRITE),
    ActionSpec("close_register", mark("&Close register"), "Ctrl+W", needs=_OPEN),
    ActionSpec("quit", mark("&Quit"), "Ctrl+Q"),
    ActionSpec(
        "undo",
        mark("&Undo"),
        QKeySequence.StandardKey.Undo,
        needs=frozenset({Need.REGISTER, Need.WRITABLE, Need.UNDO}),
    ),
    ActionSpec(
        "redo",
        mark("&Redo"),
        "Ctrl+Y",
        needs=frozenset({Need.REGISTER, Need.WRITABLE, Need.REDO}),
    ),
    ActionSpec("cut_text", mark("Cu&t"), QKeySequence.StandardKey.Cut),
    ActionSpec("copy_text", mark("&Copy"), QKeySequence.StandardKey.Copy),
    ActionSpec("paste_text", mark("&Paste"), QKeySequence.StandardKey.Paste),
    ActionSpec("mark_all", mark("&Mark all"), "Ctrl+A", needs=_OPEN, in_list=True),
    ActionSpec("search", mark("&Search"), QKeySequence.StandardKey.Find, needs=_OPEN),
    ActionSpec("show_all", mark("Show &all projects"), "Ctrl+Shift+F", needs=_OPEN),
    ActionSpec("new_project", mark("&New project…"), QKeySequence.StandardKey.New, needs=_WRITE),
    ActionSpec("edit_project", mark("&Edit project…"), "Ctrl+E", needs=_CHANGE_PROJECT),
    *PLAN_ACTIONS,
    *ECONOMY_ACTIONS,
    *CLOSING_ACTIONS,
    *REQUEST_ACTIONS,
    *TIMELINE_ACTIONS,
    ActionSpec("edit_together", mark("Edit marked pro&jects together…"), "Ctrl+B", needs=_SEVERAL),
    ActionSpec("pause", mark("Put on hold…"), "Ctrl+Shift+H", needs=_OF_ONE | {Need.RUNNING}),
    ActionSpec("resume", mark("Resume…"), "Ctrl+Shift+G", needs=_OF_ONE | {Need.ON_HOLD}),
    ActionSpec(
        "take_out",
        mark("T&ake out of the register…"),
        "Ctrl+Del",
        shown="Ctrl+Delete",
        needs=_IN_USE,
        in_list=True,
    ),
    ActionSpec("take_in", mark("&Take into the register again…"), needs=_OF_ONE | {Need.ARCHIVED}),
    ActionSpec("move_up", mark("Move &up"), "Alt+Up", needs=_CHANGE_PROJECT, in_list=True),
    ActionSpec("move_down", mark("Move do&wn"), "Alt+Down", needs=_CHANGE_PROJECT, in_list=True),
    ActionSpec("green", mark("Status: &green"), shown="1", needs=_CHANGE_PROJECT),
    ActionSpec("yellow", mark("Status: &yellow"), shown="2", needs=_CHANGE_PROJECT),
    ActionSpec("red", mark("Status: &red"), shown="3", needs=_CHANGE_PROJECT),
    ActionSpec("no_light", mark("Status: no &light"), shown="0", needs=_CHANGE_PROJECT),
    ActionSpec(
        "take_suggestion",
        mark("Status: as t&he participants' reports suggest"),
        "Ctrl+Shift+T",
        needs=_CHANGE_PROJECT,
    ),
    ActionSpec(
        "to_reports", mark("Go to the &participants' reports"), "Ctrl+Shift+P", needs=_PROJECT
    ),
    ActionSpec("participants", mark("Part&icipants and people…"), "Ctrl+Shift+D", needs=_OPEN),
    ActionSpec("reorganise", mark("Change of &organisation…"), needs=_WRITE),
    ActionSpec("repeat", mark("Same &colours as last month"), "Ctrl+D", needs=_CHANGE_PROJECT),
    ActionSpec("to_reason", mark("Go to the rea&son"), "Ctrl+R", needs=_PROJECT),
    ActionSpec("to_remarks", mark("Go to the re&marks"), "Ctrl+M", needs=_PROJECT),
    *TEXT_ACTIONS,
    ActionSpec("new_request", mark("New change re&quest…"), "Ctrl+Shift+N", needs=_CHANGE_PROJECT),
    ActionSpec("row_count", mark("Projects &in and out…"), "Ctrl+Shift+I", needs=_OPEN),
    ActionSpec("open_month", mark("Open a &new month…"), "Ctrl+Shift+M", needs=_WRITE),
    ActionSpec(
        "report",
        mark("Mar&k as reported"),
        "Ctrl+Enter",
        further=("Ctrl+Return",),
        needs=_CHOSEN,
    ),
    ActionSpec("take_report_back", mark("Not reported after all"), needs=_REPORT),
    ActionSpec("approve", mark("Appro&ve the report"), "Ctrl+Shift+A", needs=_REPORT),
    ActionSpec("approve_all", mark("Approve a&ll reported"), needs=_WRITE),
    ActionSpec("reopen", mark("Reopen the approve&d report…"), needs=_LOCKED),
    ActionSpec("remind", mark("Re&minder…"), "Ctrl+Shift+L", needs=_WRITE),
    ActionSpec("copy_collection", mark("&Copy the collection as table"), needs=_OPEN),
    ActionSpec("make_forms", mark("Make report &forms…"), "Ctrl+J", needs=_PRESENT),
    ActionSpec("bring_in_forms", mark("&Bring in report forms…"), "Ctrl+K", needs=_WRITE),
    ActionSpec("learn_form", mark("&Get to know a form…"), "F9", needs=_WRITE),
    ActionSpec("due_rule", mark("&When reports are due…"), needs=_WRITE),
    *ESCALATION_ACTIONS,
    *FOLLOW_ACTIONS,
    *MEETING_ACTIONS,
    *MINUTES_ACTIONS,
    *ISSUE_ACTIONS,
    ActionSpec("last_meeting", mark("&Day of the last meeting…"), "Ctrl+Shift+J", needs=_WRITE),
    ActionSpec("page_portfolio", mark("&Portfolio"), "Ctrl+1", needs=_OPEN),
    ActionSpec("page_collection", mark("Collection of repor&ts"), "Ctrl+2", needs=_OPEN),
    ActionSpec("page_requests", mark("&Change requests"), "Ctrl+3", needs=_OPEN),
    ActionSpec("page_overview", mark("Ove&rview"), "Ctrl+4", needs=_OPEN),
    ActionSpec("page_escalations", mark("E&scalated projects"), "Ctrl+5", needs=_OPEN),
    ActionSpec("page_history", mark("&History"), "Ctrl+6", needs=_OPEN),
    ActionSpec("page_meetings", mark("Meetings and agen&das"), "Ctrl+7", needs=_OPEN),
    ActionSpec(
        "copy_overview_picture", mark("Copy the overview as p&icture"), "Ctrl+Shift+B", needs=_OPEN
    ),
    ActionSpec(
        "copy_overview_table", mark("Copy the overview as ta&ble"), "Ctrl+Shift+O", needs=_OPEN
    ),
    ActionSpec("previous_month", mark("Pre&vious month"), "Ctrl+PgUp", needs=_OPEN),
    ActionSpec("next_month", mark("Ne&xt month"), "Ctrl+PgDown", shown="Ctrl+PgDn", needs=_OPEN),
    *PAST_ACTIONS,
    ActionSpec("collapse", mark("C&ollapse all groups"), "F8", needs=_OPEN),
    ActionSpec("expand", mark("&Expand all groups"), "Shift+F8", needs=_OPEN),
    *(ActionSpec(f"view_{n}", mark("View"), needs=_OPEN, checkable=True) for n in range(1, 10)),
    ActionSpec("filter", mark("&Filter…"), "Ctrl+L", needs=_OPEN),
    ActionSpec("save_view", mark("&Save as a view…"), needs=_WRITE),
    ActionSpec(
        "change_view", mark("&Keep the changes in the view"), needs=_SAVED_VIEW | _CHANGED_VIEW
    ),
    ActionSpec("back_to_view", mark("&Back to the view as it was"), "Alt+0", needs=_CHANGED_VIEW),
    ActionSpec("rename_view", mark("Re&name the view…"), needs=_SAVED_VIEW),
    ActionSpec("view_up", mark("Move the view &up"), needs=_SAVED_VIEW),
    ActionSpec("view_down", mark("Move the view do&wn"), needs=_SAVED_VIEW),
    ActionSpec("remove_view", mark("&Remove the view"), needs=_SAVED_VIEW),
    ActionSpec("own_participant", mark("&Choose my region…"), needs=_OPEN),
    ActionSpec("turn_programme", mark("Fold or unfold the programme"), "F7", needs=_PROJECT),
    ActionSpec("fold_programmes", mark("Fold all programmes"), needs=_OPEN),
    ActionSpec("unfold_programmes", mark("Unfold all programmes"), needs=_OPEN),
    ActionSpec("panel", mark("Project pa&nel"), "F4", needs=_OPEN, checkable=True),
    ActionSpec("archived", mark("Pro&jects that have left, too"), needs=_OPEN, checkable=True),
    ActionSpec("look_system", mark("As the &system"), checkable=True),
    ActionSpec("look_light", mark("&Light"), checkable=True),
    ActionSpec("look_dark", mark("&Dark"), checkable=True),
    ActionSpec("danish", "&Dansk", checkable=True),
    ActionSpec("english", "&English", checkable=True),
    ActionSpec("guide", mark("&User guide"), QKeySequence.StandardKey.HelpContents),
    ActionSpec("keys", mark("&Keyboard"), "Ctrl+F1"),
    ActionSpec("about", mark("&About Portfolio Desktop")),
)

STATUS_ENTRIES = ("green", "yellow", "red", "no_light", "repeat")
REPORT_ENTRIES = ("report", "approve", "take_report_back", "reopen")

STATE_MENU = MenuSpec(
    mark("State and membershi&p"),
    ("close_project", "pause", "resume", None, "take_out", "take_in"),
)
PLACE_MENU = MenuSpec(mark("Pl&ace in the list"), ("move_up", "move_down", None, "turn_programme"))
GO_MENU = MenuSpec(mark("Go &to"), ("to_reason", "to_remarks", "to_reports"))

_OF_PROJECT: tuple[str | MenuSpec | None, ...] = (
    "edit_project",
    "edit_together",
    "new_request",
    "concerns",
    PLAN_MENU,
    PAPERS_MENU,
    None,
    *STATUS_ENTRIES,
    "take_suggestion",
    GO_MENU,
)
PROJECT_ENTRIES: tuple[str | MenuSpec | None, ...] = (
    *_OF_PROJECT,
    None,
    *REPORT_ENTRIES,
    TEXT_MENU,
    None,
    PLACE_MENU,
    STATE_MENU,
)
"""What is offered for one project by a right click; in the bar its report has the month's menu."""

COLLECTION_ENTRIES: tuple[str | MenuSpec | None, ...] = (
    "make_forms",
    "bring_in_forms",
    "learn_form",
    None,
    "remind",
    "ask_text",
    "copy_collection",
    None,
    *REPORT_ENTRIES,
)
"""What is offered by a right click at the collection desk."""

MENUS: tuple[MenuSpec, ...] = (
    MenuSpec(
        mark("&File"),
        (
            "new_register",
            "open_register",
            MenuSpec(mark("Open &recent"), id="recent"),
            "demo",
            None,
            "import",
            "paste",
            "export",
            None,
            "pack",
            "save_copy",
            "register_settings",
            None,
            "close_register",
            "quit",
        ),
    ),
    MenuSpec(
        mark("&Edit"),
        (
            "undo",
            "redo",
            None,
            "cut_text",
            "copy_text",
            "paste_text",
            "mark_all",
            None,
            "copy_overview_picture",
            "copy_overview_table",
            "copy_timeline",
            None,
            "search",
            "show_all",
        ),
        id="edit",
    ),
    MenuSpec(
        mark("&Project"),
        (
            *("new_project", *_OF_PROJECT, None),
            *(PLACE_MENU, STATE_MENU, None),
            *("participants", "reorganise", None, "sharing_keys", "costs"),
        ),
    ),
    MenuSpec(
        mark("&Month"),
        (
            "open_month",
            None,
            *REPORT_ENTRIES,
            "approve_all",
            TEXT_MENU,
            None,
            "row_count",
            None,
            "page_collection",
            "make_forms",
            "bring_in_forms",
            "learn_form",
            "remind",
            "copy_collection",
            "due_rule",
        ),
    ),
    MenuSpec(
        mark("&Change requests"),
        (
            *("new_request", "page_requests", None),
            *(*REQUEST_ENTRIES, None, "approved_plans"),
        ),
    ),
    MenuSpec(
        mark("&Meeting"),
        (
            *MEETING_MENU,
            None,
            *MINUTES_ENTRIES,
            ISSUE_MENU,
            None,
            MenuSpec(
                mark("E&scalation"),
                ("page_escalations", None, *ESCALATION_ENTRIES, None, "last_meeting"),
            ),
            FOLLOW_UP_MENU,
            CONCERN_MENU,
            None,
            BOARDS_MENU,
        ),
    ),
    MenuSpec(
        mark("&View"),
        (
            *(f"page_{page}" for page in PAGES),
            None,
            MenuSpec(
                mark("Month and mom&ent"), ("previous_month", "next_month", None, *PAST_ENTRIES)
            ),
            MenuSpec(
                mark("Vie&ws"),
                (
                    *(f"view_{n}" for n in range(1, 10)),
                    None,
                    "save_view",
                    "change_view",
                    "back_to_view",
                    None,
                    "rename_view",
                    "view_up",
                    "view_down",
                    "remove_view",
                    None,
                    "own_participant",
                ),
                id="views",
            ),
            "filter",
            MenuSpec(mark("&Group by"), id="grouping"),
            MenuSpec(
                mark("F&old and unfold"),
                (
                    *("collapse", "expand", None),
                    *("turn_programme", "fold_programmes", "unfold_programmes"),
                ),
            ),
            MenuSpec(mark("Colu&mns"), id="columns"),
            "panel",
            "archived",
            None,
            MenuSpec(mark("&Appearance"), ("look_system", "look_light", "look_dark")),
            MenuSpec(mark("&Language"), ("danish", "english")),
        ),
    ),
    MenuSpec(mark("&Help"), ("guide", "keys", "about")),
)
