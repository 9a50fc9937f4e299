"""Which verb each action of follow-up, and of risks and disputes, carries out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from portfolio_desktop.ui.actions import Need
from portfolio_desktop.ui.verbs import concerns, follow_up

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def follow_verbs(window: MainWindow) -> dict[str, Callable[[], object]]:
    """For every id of `follow_menus.FOLLOW_ACTIONS` what it does."""
    context = window.context
    return {
        "page_follow_up": lambda: window.show_page(follow_up.PAGE),
        "page_risks": lambda: window.show_page(concerns.PAGE),
        "new_follow_up": lambda: follow_up.new(window),
        "edit_follow_up": lambda: follow_up.edit(window),
        "move_due": lambda: follow_up.move(window),
        "show_promise": lambda: follow_up.show_item(window),
        "follow_up_kept": lambda: follow_up.end(window, "kept"),
        "follow_up_not_kept": lambda: follow_up.end(window, "not_kept"),
        "follow_up_dropped": lambda: follow_up.end(window, "dropped"),
        "reopen_follow_up": lambda: follow_up.reopen(window),
        "remove_follow_up": lambda: follow_up.remove(window),
        "concerns": lambda: concerns.show_project(window, window.current_project),
        "new_risk": lambda: concerns.new_risk(window),
        "new_dispute": lambda: concerns.new_dispute(window),
        "edit_concern": lambda: concerns.edit(context, window, concerns.chosen(window)),
        "end_concern": lambda: concerns.end(context, window, concerns.chosen(window)),
        "reopen_concern": lambda: concerns.reopen(context, concerns.chosen(window)),
        "remove_concern": lambda: concerns.remove(context, concerns.chosen(window)),
        "copy_matrix_picture": lambda: concerns.copy_picture(window),
        "copy_matrix_table": lambda: concerns.copy_table(window),
    }


def follow_needs(window: MainWindow) -> dict[Need, bool]:
    """What can be done with what is chosen on either page."""
    return {**follow_up.facts(window), **concerns.facts(window)}
