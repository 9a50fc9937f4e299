"""Verbs about several marked projects at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio_desktop.domain.choices import ReportStage
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _, mark

if TYPE_CHECKING:
    from portfolio_desktop.services.bulk_planning import BulkWish
    from portfolio_desktop.services.portfolio_values import PortfolioRow
    from portfolio_desktop.ui.main_window import MainWindow


def are_several(window: MainWindow) -> bool:
    """Whether verbs are about more than one project."""
    return window.context.has_register and window.portfolio.view.marks.are_several


def verb_names(window: MainWindow, chosen: Sequence[PortfolioRow]) -> dict[str, str]:
    """What the verbs about several projects are called where several are meant, with how many."""
    marked = len(window.portfolio.view.marks.rows())
    reported = sum(each.stage is ReportStage.REPORTED for each in chosen)
    counted = (
        ("edit_together", mark("Edit {count} marked pro&jects together…"), marked),
        ("take_out", mark("T&ake {count} projects out of the register…"), marked),
        ("report", mark("Mar&k {count} projects as reported"), len(chosen)),
        ("approve", mark("Appro&ve {count} reports"), reported),
    )
    return {verb: _(words).format(count=count) for verb, words, count in counted if count > 1}


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
