"""Looking at the register as it was at a meeting, on a day, or after an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portfolio_desktop.services.moments import Moment
    from portfolio_desktop.ui.main_window import MainWindow


def choose(window: MainWindow) -> None:
    """Ask for a moment, and show it."""
    from portfolio_desktop.ui.dialogs.look_back import LookBackDialog

    window.context.leave()
    dialog = LookBackDialog(window.context, window, _marked_edit(window))
    if dialog.exec() and dialog.moment is not None:
        window.looking_back.begin(dialog.moment)


def look_here(window: MainWindow) -> None:
    """Right after the edit that is marked in the history."""
    moment = _marked_edit(window)
    if moment is not None:
        window.looking_back.begin(moment)


def _marked_edit(window: MainWindow) -> Moment | None:
    if not is_edit_marked(window):
        return None
    from portfolio_desktop.services.moments import edit_moment

    line = window.history.marked
    return None if line is None else edit_moment(window.context.present, line.edit, line.sentence)


def is_edit_marked(window: MainWindow) -> bool:
    """Whether the history is shown, and an edit is marked in it."""
    return window.current_page == "history" and window.history.marked is not None


def trigger(window: MainWindow, verb: str) -> None:
    """What a button of a page asks for; where that cannot be done in the past, it is said."""
    action = window.actions_by_id[verb]
    if action.isEnabled() or not window.looking_back.says_why_not():
        action.trigger()
