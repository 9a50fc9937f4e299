"""Verbs about change requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def new_request(window: MainWindow, project: str) -> None:
    from portfolio_desktop.ui.dialogs.request import RequestDialog

    RequestDialog(window.context, window, project_id=project).exec()


def open_request(window: MainWindow, request: str) -> None:
    from portfolio_desktop.ui.dialogs.request import RequestDialog

    RequestDialog(window.context, window, request_id=request).exec()
