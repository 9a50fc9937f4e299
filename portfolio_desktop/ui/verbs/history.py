"""Undo and redo of this session's edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def undo_last(window: MainWindow) -> None:
    from portfolio_desktop.services.history import undo

    window.context.perform(lambda: undo(window.context.register))


def redo_last(window: MainWindow) -> None:
    from portfolio_desktop.services.history import redo

    window.context.perform(lambda: redo(window.context.register))
