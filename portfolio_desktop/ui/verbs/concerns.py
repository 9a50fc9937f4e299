"""Verbs of risks, issues and disputes: on their page, and in a project's dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.ui.actions import Need
from portfolio_desktop.ui.verbs.menus_at import show_entries

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from portfolio_desktop.services.risk_list import ConcernRow
    from portfolio_desktop.ui.context import WindowContext
    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.pages.risks import RisksPage

PAGE = "risks"


def follow_page(window: MainWindow, page: RisksPage) -> None:
    """Connect the page, which is made on its first use."""
    from portfolio_desktop.ui.follow_menus import CONCERN_ENTRIES

    page.verb_wished.connect(lambda verb: window.actions_by_id[verb].trigger())
    page.marked_changed.connect(window.facts.refresh)
    page.menu_wished.connect(lambda where: show_entries(window, CONCERN_ENTRIES, where))


def chosen(window: MainWindow) -> ConcernRow | None:
    """What verbs are about: what is chosen on the page while that is shown."""
    rows = window.risks.chosen if window.current_page == PAGE else ()
    return rows[0] if rows else None


def facts(window: MainWindow) -> dict[Need, bool]:
    """What can be done with what is chosen."""
    row = chosen(window)
    return {
        Need.CONCERN: row is not None,
        Need.CONCERN_OPEN: row is not None and not row.ended,
        Need.CONCERN_ENDED: row is not None and bool(row.ended),
    }


def show_project(window: MainWindow, project: str) -> None:
    """The risks and disputes of one project."""
    from portfolio_desktop.ui.dialogs.concerns import ConcernsDialog

    window.context.leave()
    ConcernsDialog(window.context, window, project).exec()


def new_risk(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.risk import RiskDialog

    window.context.leave()
    dialog = RiskDialog(window.context, window, project=_project(window))
    if dialog.exec() and window.current_page == PAGE:
        window.risks.mark(dialog.row)


def new_dispute(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.dispute import DisputeDialog

    window.context.leave()
    dialog = DisputeDialog(window.context, window, project=_project(window))
    if dialog.exec() and window.current_page == PAGE:
        window.risks.mark(dialog.row)


def _project(window: MainWindow) -> str:
    """The project that is marked in the portfolio, or that the page shows alone; "" for none."""
    if window.current_page == PAGE:
        return window.risks.shown_project
    return window.current_project if window.current_page == "portfolio" else ""


def edit(context: WindowContext, parent: QWidget, row: ConcernRow | None) -> None:
    from portfolio_desktop.ui.dialogs.dispute import DisputeDialog
    from portfolio_desktop.ui.dialogs.risk import RiskDialog

    if row is not None:
        (DisputeDialog if row.is_dispute else RiskDialog)(context, parent, row.id).exec()


def end(context: WindowContext, parent: QWidget, row: ConcernRow | None) -> None:
    from portfolio_desktop.ui.dialogs.ending import EndConcernDialog

    if row is not None and not row.ended:
        EndConcernDialog(context, parent, row).exec()


def reopen(context: WindowContext, row: ConcernRow | None) -> None:
    from portfolio_desktop.services.concerns import reopen_concern

    if row is None or not row.ended:
        return
    if context.perform(lambda: reopen_concern(context.register, row.id)) is not None:
        context.note_done()


def remove(context: WindowContext, row: ConcernRow | None) -> None:
    from portfolio_desktop.services.concerns import remove_concern

    if row is None:
        return
    if context.perform(lambda: remove_concern(context.register, row.id)) is not None:
        context.note_done()


def copy_picture(window: MainWindow) -> None:
    window.show_page(PAGE)
    window.risks.card.copy_picture()


def copy_table(window: MainWindow) -> None:
    window.show_page(PAGE)
    window.risks.card.copy_table()
