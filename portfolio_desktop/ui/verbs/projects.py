"""Verbs about the marked project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.domain.status import OVERALL, Colour

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def new(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.project import ProjectDialog

    ProjectDialog(window.context, window).exec()


def edit(window: MainWindow, project: str) -> None:
    from portfolio_desktop.ui.dialogs.project import ProjectDialog

    ProjectDialog(window.context, window, project).exec()


def archive(window: MainWindow, project: str) -> None:
    from portfolio_desktop.ui.dialogs.archive import ArchiveDialog

    ArchiveDialog(window.context, window, project).exec()


def restore(window: MainWindow, project: str) -> None:
    from portfolio_desktop.services.projects import restore_project

    context = window.context
    context.perform(lambda: restore_project(context.register, project))


def set_colour(window: MainWindow, project: str, dimension: str, colour: Colour | None) -> None:
    """Set one lamp of the shown month; None takes the colour away."""
    from portfolio_desktop.services import status

    context = window.context
    context.perform(
        lambda: status.set_colour(context.register, project, context.period, dimension, colour)
    )


def set_overall(window: MainWindow, colour: Colour | None) -> None:
    set_colour(window, window.current_project, OVERALL, colour)


def to_reason(window: MainWindow, dimension: str = OVERALL) -> None:
    """Bring the panel forward if it is hidden, and write there."""
    show_panel(window)
    window.panel.view.focus_reason(dimension)


def to_remarks(window: MainWindow) -> None:
    show_panel(window)
    window.panel.view.focus_remarks()


def edit_cell(window: MainWindow, project: str, column: str) -> None:
    """What F2 edits: the remarks in the panel, a lamp's reason there, all else in the dialog."""
    if column == "remarks":
        to_remarks(window)
    elif column == "now" or column.startswith("light:"):
        to_reason(window, column.removeprefix("light:") if column != "now" else OVERALL)
    else:
        edit(window, project)


def show_panel(window: MainWindow) -> None:
    if not window.panel_shown:
        window.actions_by_id["panel"].setChecked(True)
    window.show_page("portfolio")
