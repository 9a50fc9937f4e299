"""Undo and redo of this session's edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.environment.texts import _

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def undo_last(window: MainWindow) -> None:
    from portfolio_desktop.services.history import undo

    register = window.context.register
    window.context.perform_long(_("Undoing …"), lambda report: undo(register, report))


def redo_last(window: MainWindow) -> None:
    from portfolio_desktop.services.history import redo

    register = window.context.register
    window.context.perform_long(_("Redoing …"), lambda report: redo(register, report))
