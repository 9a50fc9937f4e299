"""Verbs about the marked project."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import Message
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.grid.board_places import before_and_after, stands_before
from portfolio_desktop.ui.verbs import several

if TYPE_CHECKING:
    from portfolio_desktop.services.portfolio import PortfolioRow
    from portfolio_desktop.ui.main_window import MainWindow


def new(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.project import ProjectDialog

    ProjectDialog(window.context, window).exec()


def edit(window: MainWindow, project: str, field: str = "") -> None:
    """Open the project's form, with the cursor in `field`, as a `ProjectDraft` calls it."""
    from portfolio_desktop.ui.dialogs.project import ProjectDialog

    ProjectDialog(window.context, window, project, field=field).exec()


def edit_marked(window: MainWindow) -> None:
    """The form of the marked project; where several are marked, what they are to be together."""
    if several.are_several(window):
        several.edit_together(window)
    else:
        edit(window, window.current_project)


def plan(window: MainWindow, project: str) -> None:
    """The project's milestones and its money per year."""
    from portfolio_desktop.ui.dialogs.plan import PlanDialog

    PlanDialog(window.context, window, project).exec()


def set_colour(window: MainWindow, project: str, dimension: str, colour: Colour | None) -> None:
    """Set one lamp of the shown month; None takes the colour away."""
    from portfolio_desktop.services import status

    context = window.context
    context.perform(
        lambda: status.set_colour(context.register, project, context.period, dimension, colour)
    )


def set_overall(window: MainWindow, colour: Colour | None) -> None:
    if several.are_several(window):
        several.colour_together(window, OVERALL, colour)
        return
    set_colour(window, window.current_project, OVERALL, colour)


def repeat_colours(window: MainWindow, project: str) -> None:
    """Use last month's colours again where this month has none yet, and say whether any was."""
    from portfolio_desktop.services import status

    context = window.context
    change = context.perform(
        lambda: status.repeat_colours(context.register, project, context.period)
    )
    if change is not None and change.edit is None:
        context.noted.emit(_("Nothing changed: last month has no colour that is missing here."))


def to_reason(window: MainWindow, dimension: str = OVERALL) -> None:
    """Bring the panel forward if it is hidden, and write there."""
    show_panel(window)
    window.panel.view.focus_reason(dimension)


def to_remarks(window: MainWindow) -> None:
    show_panel(window)
    window.panel.view.focus_remarks()


def edit_cell(window: MainWindow, project: str, column: str) -> None:
    """What F2 edits: remarks and reasons in the panel, all else in its field of the dialog."""
    if several.are_several(window):
        several.edit_together(window)
    elif column == "remarks":
        to_remarks(window)
    elif column == "now" or column.startswith("light:"):
        to_reason(window, column.removeprefix("light:") if column != "now" else OVERALL)
    else:
        edit(window, project, _FIELDS.get(column, column))


_FIELDS = {
    "deadline": "forecast_end",
    "delay": "forecast_end",
    "delay_approved": "forecast_end",
    "lead_name": "lead",
}
"""The field of the form behind a column that is called otherwise."""


def show_panel(window: MainWindow) -> None:
    if not window.panel_shown:
        window.actions_by_id["panel"].setChecked(True)
    window.show_page("portfolio")


def to_grid(window: MainWindow) -> None:
    """Back to the list, on the project that is marked there."""
    window.show_page("portfolio")
    window.portfolio.setFocus()


def move_up(window: MainWindow, project: str) -> None:
    """Put a project before the one above it in the board's order."""
    from portfolio_desktop.services.projects import move_project

    if not _can_move(window):
        return
    above, _below = before_and_after(window.portfolio.model.lines, project)
    if above:
        before = stands_before(_rows(window), above[0])
        words = _("{what} has moved up in the order")
        _move(window, words, lambda: move_project(window.context.register, project, before))


def move_down(window: MainWindow, project: str) -> None:
    """Put a project after the one below it in the board's order."""
    from portfolio_desktop.services.projects import move_project

    if not _can_move(window):
        return
    _above, below = before_and_after(window.portfolio.model.lines, project)
    if below:
        words = _("{what} has moved down in the order")
        _move(window, words, lambda: move_project(window.context.register, project, below[0]))


def _rows(window: MainWindow) -> tuple[PortfolioRow, ...]:
    portfolio = window.portfolio.portfolio
    return portfolio.rows if portfolio is not None else ()


def _move(window: MainWindow, words: str, verb: Callable[[], Change]) -> None:
    """Move the marked project, and say so: in a long list its neighbours look much the same."""
    if window.context.perform(verb) is not None:
        row = window.portfolio.view.current_row()
        window.context.noted.emit(words.format(what=row.number or row.name if row else ""))


def _can_move(window: MainWindow) -> bool:
    """A list sorted by a column has no places to move between; that is said."""
    if window.portfolio.arrangement.in_board_order:
        return True
    window.tell(
        Message(
            "sorted_list",
            _("The list is sorted by a column, so a project cannot be moved in it."),
            advice=_("Click the column's heading until its arrow is gone, and move it then."),
        )
    )
    return False
