"""Verbs of commitments and actions: written down, moved, kept or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.ui.actions import Need
from portfolio_desktop.ui.verbs.menus_at import show_entries

if TYPE_CHECKING:
    from portfolio_desktop.services.follow_up import ActionRow
    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.pages.follow_up import FollowUpPage

PAGE = "follow_up"


def follow_page(window: MainWindow, page: FollowUpPage) -> None:
    """Connect the page, which is made on its first use."""
    from portfolio_desktop.ui.follow_menus import FOLLOW_UP_ENTRIES

    page.verb_wished.connect(lambda verb: window.actions_by_id[verb].trigger())
    page.marked_changed.connect(window.facts.refresh)
    page.menu_wished.connect(lambda where: show_entries(window, FOLLOW_UP_ENTRIES, where))
    page.counted.connect(lambda count: window.navigation.show_count(PAGE, count or None))


def chosen(window: MainWindow) -> tuple[ActionRow, ...]:
    """What verbs are about: what is chosen on the page while that is shown."""
    return window.follow_up.chosen if window.current_page == PAGE else ()


def facts(window: MainWindow) -> dict[Need, bool]:
    """What can be done with what is chosen."""
    rows = chosen(window)
    return {
        Need.PROMISE: bool(rows),
        Need.PROMISE_OPEN: bool(rows) and all(row.is_open for row in rows),
        Need.PROMISE_ENDED: bool(rows) and not any(row.is_open for row in rows),
        Need.PROMISE_MEETING: bool(rows) and bool(rows[0].meeting_id),
    }


def new(window: MainWindow) -> None:
    """Write one down; made beside the portfolio, it is about the project that is marked there."""
    from portfolio_desktop.ui.dialogs.follow_up import ActionDialog

    window.context.leave()
    project = window.current_project if window.current_page == "portfolio" else ""
    dialog = ActionDialog(window.context, window, project=project)
    if dialog.exec() and window.current_page == PAGE:
        window.follow_up.mark(dialog.row)


def edit(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.follow_up import ActionDialog

    for row in chosen(window)[:1]:
        ActionDialog(window.context, window, row.id).exec()


def move(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.follow_up import MoveDueDialog

    for row in chosen(window)[:1]:
        if row.is_open:
            MoveDueDialog(window.context, window, row).exec()


def show_item(window: MainWindow) -> None:
    """Show the agenda of the meeting it was promised to, at the item it followed from."""
    for row in chosen(window)[:1]:
        if row.meeting_id:
            window.show_page("meetings")
            window.meetings.mark(row.meeting_id, row.item_id)


def end(window: MainWindow, state: str) -> None:
    """How the chosen ones ended, as `ActionState` calls it; all in one edit."""
    from portfolio_desktop.domain.board_choices import ActionState
    from portfolio_desktop.ui.dialogs.follow_up import EndActionsDialog

    rows = chosen(window)
    if rows and all(row.is_open for row in rows):
        EndActionsDialog(window.context, window, rows, ActionState(state)).exec()


def reopen(window: MainWindow) -> None:
    from portfolio_desktop.services.actions import reopen_actions

    context, ids = window.context, [row.id for row in chosen(window) if not row.is_open]
    if ids and context.perform(lambda: reopen_actions(context.register, ids)) is not None:
        context.note_done()


def remove(window: MainWindow) -> None:
    from portfolio_desktop.services.actions import remove_action

    context, rows = window.context, chosen(window)
    if not rows:
        return
    if context.perform(lambda: remove_action(context.register, rows[0].id)) is not None:
        context.note_done()
