"""Where a project is in its life: on hold, resumed, out of the register and in it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def pause(window: MainWindow, project: str) -> None:
    from portfolio_desktop.ui.dialogs.pausing import PauseDialog

    window.context.leave()
    PauseDialog(window.context, window, project).exec()


def resume(window: MainWindow, project: str) -> None:
    from portfolio_desktop.ui.dialogs.pausing import ResumeDialog

    window.context.leave()
    ResumeDialog(window.context, window, project).exec()


def take_out(window: MainWindow, project: str) -> None:
    """Ask for day, reason and decision; where several are marked, they leave together."""
    from portfolio_desktop.ui.dialogs.leaving import LeavingDialog

    window.context.leave()
    marked = [row.id for row in window.portfolio.view.marks.rows() if not row.archived]
    others = marked if len(marked) > 1 else ()
    LeavingDialog(window.context, window, project, others).exec()


def take_in(window: MainWindow, project: str) -> None:
    from portfolio_desktop.ui.dialogs.leaving import ReturnDialog

    window.context.leave()
    ReturnDialog(window.context, window, project).exec()


def explain_count(window: MainWindow) -> None:
    """Why the month has as many projects as it has."""
    from portfolio_desktop.ui.dialogs.row_count import RowCountDialog

    window.context.leave()
    RowCountDialog(window.context, window).exec()
