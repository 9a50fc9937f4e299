"""The verbs of what is issued of meetings, and what the board was told."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark
from portfolio_desktop.ui.actions import ActionSpec, MenuSpec, Need

_OPEN = frozenset({Need.REGISTER})
_PROJECT = frozenset({Need.REGISTER, Need.PROJECT})
_OF_ONE = frozenset({Need.REGISTER, Need.PROJECT, Need.SINGLE})

ISSUE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("issue", mark("&Issue papers…"), "F11", needs=_OPEN),
    ActionSpec("issued", mark("Issued pap&ers…"), "Shift+F11", needs=_OPEN),
    ActionSpec("file_papers", mark("File the papers…"), "Ctrl+Alt+F11", needs=_OPEN),
    ActionSpec("access_list", mark("List of documents for access…"), "Alt+Shift+F11", needs=_OPEN),
    ActionSpec("since", mark("Since the last meeting…"), "Ctrl+F11", needs=_OPEN),
    ActionSpec("sheets", mark("Project s&heets…"), "Alt+Shift+F12", needs=_PROJECT),
    ActionSpec("told", mark("What the board was told of it…"), "Alt+F12", needs=_OF_ONE),
)

ISSUE_MENU = MenuSpec(
    mark("Iss&uing and filing"),
    (
        *("issue", "issued", "file_papers", "access_list"),
        None,
        *("since", "told"),
        None,
        *("warnings", "pack"),
    ),
)
"""What is printed, sent and filed of a meeting."""

PAPERS_MENU = MenuSpec(
    mark("Papers a&bout the project"),
    ("sheets", None, "project_decisions", "told", "access_list"),
)
"""What is printed of a project, and what was told and decided of it."""
