"""Verbs of the overview: to the projects behind a figure, and copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portfolio_desktop.services.overview_values import Figure
    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.pages.overview import OverviewPage


def follow_overview(window: MainWindow, page: OverviewPage) -> None:
    """Connect the page, which is made on its first use."""
    page.rows_wished.connect(lambda figure: show_figure(window, figure))
    page.project_wished.connect(window.context.project_requested)
    page.verb_wished.connect(lambda action: window.actions_by_id[action].trigger())
    page.left.connect(window.actions_by_id["page_portfolio"].trigger)


def show_figure(window: MainWindow, figure: Figure) -> None:
    """Show the projects behind a figure, and no others, in the month it is of."""
    window.show_page("portfolio")
    window.actions_by_id["show_all"].trigger()
    window.context.show_period(figure.period)
    window.portfolio.show_only(figure.words, figure.projects)
    window.portfolio.setFocus()


def copy_picture(window: MainWindow) -> None:
    window.show_page("overview")
    window.overview.copy_picture()


def copy_table(window: MainWindow) -> None:
    window.show_page("overview")
    window.overview.copy_table()
