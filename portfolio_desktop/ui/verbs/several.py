"""Verbs about several marked projects at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.domain.status import Colour

if TYPE_CHECKING:
    from portfolio_desktop.services.bulk_planning import BulkWish
    from portfolio_desktop.ui.main_window import MainWindow


def are_several(window: MainWindow) -> bool:
    """Whether verbs are about more than one project."""
    return window.context.has_register and window.portfolio.view.marks.are_several


def edit_together(window: MainWindow, wish: BulkWish | None = None) -> None:
    """Ask what the marked projects are to be, beginning with a wish; shown before it is done."""
    from portfolio_desktop.services.bulk_planning import BulkWish
    from portfolio_desktop.ui.dialogs.bulk_edit import BulkEditDialog

    portfolio = window.portfolio.portfolio
    if portfolio is None or not window.context.writable:
        return
    window.context.leave()
    rows = window.portfolio.view.marks.rows()
    fresh = {row.id: row for row in portfolio.rows}
    rows = tuple(fresh.get(row.id, row) for row in rows)
    BulkEditDialog(window.context, window, portfolio, rows, wish or BulkWish()).exec()


def colour_together(window: MainWindow, dimension: str, colour: Colour | None) -> None:
    """A digit with several projects marked: nothing is set before it was seen and agreed to."""
    from portfolio_desktop.services.bulk_planning import BulkWish

    edit_together(window, BulkWish(lamp=dimension, light="out" if colour is None else colour))


def mark_all(window: MainWindow) -> None:
    window.portfolio.view.marks.mark_all()


def unmark(window: MainWindow) -> None:
    """Only the current project stays marked."""
    window.portfolio.view.marks.mark_current_alone()
    window.portfolio.setFocus()
