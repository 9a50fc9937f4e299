"""A menu of verbs where the mouse is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from portfolio_desktop.ui.actions import fill_menu

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def show_entries(window: MainWindow, entries: Iterable[str | None], where: QPoint) -> None:
    """Offer these verbs of the window, None for a line between them."""
    menu = QMenu(window)
    fill_menu(menu, entries, window.actions_by_id)
    menu.exec(where)
    menu.deleteLater()
