"""Verbs about who pays what: cost-sharing keys, and what is to be collected by them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from portfolio_desktop.ui.verbs import planning

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def verbs(window: MainWindow) -> dict[str, Callable[[], object]]:
    """By the id of its action, each verb of `economy_menus`."""
    return {
        "economy": lambda: planning.economy(window, window.current_project),
        "to_collect": lambda: planning.to_collect(window, window.current_project),
        "hours": lambda: planning.hours(window, window.current_project),
        "costs": lambda: show_costs(window),
        "sharing_keys": lambda: show_keys(window),
    }


def show_keys(window: MainWindow) -> None:
    """The register's cost-sharing keys with their shares."""
    from portfolio_desktop.ui.dialogs.sharing_keys import SharingKeysDialog

    SharingKeysDialog(window.context, window).exec()


def show_costs(window: MainWindow) -> None:
    """What the month's projects cost each participant, side by side."""
    from portfolio_desktop.ui.dialogs.costs import CostsDialog

    CostsDialog(window.context, window).exec()
