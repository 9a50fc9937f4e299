"""Verbs about views: chosen, kept, renamed, ordered, removed; and what the rows are filtered by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import views

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def open_filters(window: MainWindow) -> None:
    """The lists of what can be filtered by, beneath their button."""
    from portfolio_desktop.services.row_filters import offered
    from portfolio_desktop.ui.filter_popup import FilterPopup

    portfolio, chosen = window.portfolio.portfolio, window.views
    if portfolio is None:
        return
    window.show_page("portfolio")
    arrangement = window.portfolio.arrangement
    found = offered(window.context.reader, portfolio.rows, arrangement.own_participant)
    popup = FilterPopup(found, lambda: arrangement.filters, window)
    arrangement.arranged.connect(popup.follow)
    popup.turned.connect(chosen.turn)
    popup.cleared.connect(chosen.clear_choices)
    popup.open_below(window.tools.filter)


def save_view(window: MainWindow) -> None:
    """Keep the way the portfolio is looked at now under a new name."""
    from portfolio_desktop.ui.dialogs.view_name import ViewNameDialog

    register, definition = window.context.register, window.portfolio.arrangement.definition
    dialog = ViewNameDialog(
        window.context, window, lambda name: views.save_view(register, name, definition).change
    )
    before = {view.key for view in window.views.views}
    if dialog.exec():
        saved = [view.key for view in window.views.views if view.key not in before]
        window.views.mark_chosen(saved[-1])


def change_view(window: MainWindow) -> None:
    """Let the chosen view show what is shown now."""
    context, view = window.context, window.views.view
    definition = window.portfolio.arrangement.definition
    if view is not None and not view.shipped:
        done = context.perform(lambda: views.change_view(context.register, view.key, definition))
        if done is not None:
            context.noted.emit(_("The view {name} shows this from now on").format(name=view.name))


def rename_view(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.view_name import ViewNameDialog

    register, view = window.context.register, window.views.view
    if view is not None and not view.shipped:
        ViewNameDialog(
            window.context,
            window,
            lambda name: views.rename_view(register, view.key, name),
            name=view.name,
        ).exec()


def remove_view(window: MainWindow) -> None:
    """What is shown stays as it is; undo brings the view back."""
    context, view = window.context, window.views.view
    if view is not None and not view.shipped:
        done = context.perform(lambda: views.remove_view(context.register, view.key))
        if done is not None:
            context.noted.emit(_("The view {name} is removed").format(name=view.name))


def move_view(window: MainWindow, step: int) -> None:
    context, view = window.context, window.views.view
    if view is not None and not view.shipped:
        context.perform(lambda: views.move_view(context.register, view.key, step))


def view_menu(window: MainWindow) -> QMenu:
    """The menu of the button: the views, and what a view is made of."""
    menu = QMenu(window)

    def fill() -> None:
        menu.clear()
        menu.addActions(window.menus["views"].actions())
        menu.addSeparator()
        menu.addMenu(window.menus["grouping"])
        menu.addMenu(window.menus["columns"])
        menu.addAction(window.actions_by_id["filter"])

    menu.aboutToShow.connect(fill)
    return menu
