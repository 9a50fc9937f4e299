"""What the grid and the pages wish for, led to the verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.actions import fill_menu
from portfolio_desktop.ui.lamp_painting import lamp_icon
from portfolio_desktop.ui.menus import PROJECT_ENTRIES
from portfolio_desktop.ui.verbs import digits, escalating, projects, requests, several
from portfolio_desktop.ui.verbs.looking_back import trigger
from portfolio_desktop.ui.words import colour_button

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def follow_wishes(window: MainWindow) -> None:
    """Connect the grid and what other parts ask the window for."""
    grid, context = window.portfolio.view, window.context
    grid.colour_requested.connect(
        lambda project, dimension, colour: digits.set_by_digit(window, project, dimension, colour)
    )
    grid.closed_lamp_pressed.connect(lambda _project: digits.tell_closed(window))
    grid.digit_on_heading.connect(lambda: digits.tell_heading(window))
    grid.lamp_menu_requested.connect(
        lambda project, dimension, where: show_lamp_menu(window, project, dimension, where)
    )
    grid.reason_requested.connect(lambda _project, dimension: projects.to_reason(window, dimension))
    grid.edit_requested.connect(lambda project, column: projects.edit_cell(window, project, column))
    grid.menu_requested.connect(lambda _project, where: show_project_menu(window, where))
    window.portfolio.drag.moved.connect(lambda ids, gap: projects.drop(window, ids, gap))
    window.portfolio.drag.refused.connect(
        lambda is_sorted: projects.tell_not_dropped(window, is_sorted=is_sorted)
    )
    _follow_page(window)
    context.project_requested.connect(lambda project: show_project(window, project))
    context.account_requested.connect(lambda project: escalating.show_account(window, project))
    context.request_requested.connect(lambda request: requests.open_request(window, request))


def _follow_page(window: MainWindow) -> None:
    """Connect what the portfolio's page offers around its grid."""
    page, verbs = window.portfolio, window.actions_by_id
    page.cleared.connect(verbs["show_all"].trigger)
    page.only.overview_wished.connect(verbs["page_overview"].trigger)
    page.project_wanted.connect(lambda: trigger(window, "new_project"))
    page.import_wanted.connect(lambda: trigger(window, "import"))
    page.archived_shown.connect(verbs["archived"].setChecked)


def follow_tools(window: MainWindow) -> None:
    """Connect the tool row, and what stands under it and under the grid."""
    tools, page, verbs = window.tools, window.portfolio, window.actions_by_id
    tools.period.period_requested.connect(window.context.show_period)
    tools.search.textChanged.connect(page.search)
    tools.chips.chosen.connect(window.views.show_chips)
    tools.grouping.grouping_chosen.connect(page.group_by)
    tools.filter.clicked.connect(verbs["filter"].trigger)
    tools.pack.clicked.connect(verbs["pack"].trigger)
    tools.papers.clicked.connect(lambda: trigger(window, "issue"))
    window.filters.removed.connect(window.views.turn)
    window.filters.cleared.connect(window.views.clear_choices)
    window.marked.edit.clicked.connect(verbs["edit_together"].trigger)
    window.marked.end.clicked.connect(lambda: several.unmark(window))


def show_project(window: MainWindow, project: str) -> None:
    """Show the portfolio with a project marked. What it is folded away in is unfolded, and where
    that is not enough, a search or filter that hides it is taken away."""
    window.show_page("portfolio")
    page, select = window.portfolio, window.portfolio.view.select_project
    ways: tuple[Callable[[], object], ...] = (
        lambda: page.arrangement.fold(_programmes_of(window, project), folded=False),
        lambda: page.collapse_all(False),
        window.actions_by_id["show_all"].trigger,
        lambda: page.fold_programmes(False),
    )
    for way in ways:
        if select(project):
            return
        way()
    select(project)


def _programmes_of(window: MainWindow, project: str) -> list[str]:
    """The programmes that a project is part of, the nearest first."""
    shown = window.portfolio.portfolio
    parents = {row.id: row.parent_id for row in shown.rows} if shown is not None else {}
    above: list[str] = []
    step = parents.get(project)
    while step is not None and step not in above:
        above.append(step)
        step = parents.get(step)
    return above


def show_history(window: MainWindow, project: str) -> None:
    window.show_page("history")
    window.history.show_project(project)


def show_project_menu(window: MainWindow, where: QPoint) -> None:
    menu = QMenu(window)
    menu.setToolTipsVisible(window.context.past is not None)
    fill_menu(menu, PROJECT_ENTRIES, window.actions_by_id)
    menu.exec(where)
    menu.deleteLater()


def show_history_menu(window: MainWindow, where: QPoint) -> None:
    """What can be done with the edit that is marked."""
    menu = QMenu(window)
    page = window.history
    undo = menu.addAction(page.undo.text(), page.undo.click)
    undo.setEnabled(page.undo.isEnabled())
    fill_menu(menu, ("look_back_here",), window.actions_by_id)
    menu.exec(where)
    menu.deleteLater()


def show_lamp_menu(window: MainWindow, project: str, dimension: str, where: QPoint) -> None:
    """The three colours and none, at the lamp that was pressed."""
    if window.looking_back.says_why_not() or not window.context.writable:
        return
    menu = QMenu(window)
    palette = window.context.theme.palette
    # The digit that each entry begins with is its mnemonic, so that pressing it chooses.
    for colour in Colour:
        entry = menu.addAction(lamp_icon(colour, palette), f"&{colour_button(colour)}")
        entry.setData(colour.value)
    menu.addAction(lamp_icon(None, palette), "&" + _("0 No light")).setData("")
    menu.addSeparator()
    reason = menu.addAction(_("Write the reason"))
    chosen = menu.exec(where)
    if chosen is reason:
        projects.to_reason(window, dimension or OVERALL)
    elif chosen is not None:
        wish = str(chosen.data())
        projects.set_colour(window, project, dimension, Colour(wish) if wish else None)
    menu.deleteLater()
