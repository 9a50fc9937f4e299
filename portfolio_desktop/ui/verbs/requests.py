"""Verbs about change requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from portfolio_desktop.domain.request_states import is_open
from portfolio_desktop.ui.actions import Need, fill_menu
from portfolio_desktop.ui.request_menus import REQUEST_ENTRIES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from portfolio_desktop.ui.context import WindowContext
    from portfolio_desktop.ui.file_choice import FileChoice
    from portfolio_desktop.ui.main_window import MainWindow


def request_handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What is done with the project that is marked, and with the request that is."""
    return {
        "new_request": lambda: new_request(window, window.current_project),
        "open_request": lambda: with_marked(window, open_request),
        "decide_request": lambda: with_marked(window, decide),
        "request_history": lambda: with_marked(window, show_request_history),
    }


def facts(window: MainWindow) -> dict[Need, bool]:
    """What can be done with the marked request."""
    return {
        Need.REQUEST_MARKED: bool(marked_request(window)),
        Need.REQUEST_AWAITING: bool(awaiting(window)),
    }


def marked_request(window: MainWindow) -> str:
    """The change request that is marked, while their list is shown."""
    return window.requests.marked if window.current_page == "requests" else ""


def awaiting(window: MainWindow) -> str:
    """The marked change request, while the list of them is shown and it awaits its decision."""
    return window.requests.awaiting if window.current_page == "requests" else ""


def with_marked(window: MainWindow, verb: Callable[[MainWindow, str], None]) -> None:
    """Do this with the change request that is marked, where one is."""
    request = marked_request(window)
    if request:
        verb(window, request)


def show_request_menu(window: MainWindow, where: QPoint) -> None:
    """What is offered for a change request by a right click in their list."""
    menu = QMenu(window)
    fill_menu(menu, REQUEST_ENTRIES, window.actions_by_id)
    menu.exec(where)
    menu.deleteLater()


def new_request(window: MainWindow, project: str) -> None:
    from portfolio_desktop.ui.dialogs.request import RequestDialog

    RequestDialog(window.context, window, project_id=project, files=window.files).exec()


def decide(window: MainWindow, request: str) -> None:
    """Record the decision about a request that has been submitted."""
    from portfolio_desktop.services.requests import request_draft
    from portfolio_desktop.ui.dialogs.decision import DecisionDialog

    draft = request_draft(window.context.reader, request)
    DecisionDialog(window.context, window, request, draft).exec()


def open_request(window: MainWindow, request: str) -> None:
    request_dialog(window.context, window, request, window.files).exec()


def request_dialog(
    context: WindowContext, parent: QWidget, request: str, files: FileChoice | None = None
) -> QDialog:
    """The form of a request that still awaits its decision; of a decided one its record."""
    from portfolio_desktop.services import finding
    from portfolio_desktop.ui.dialogs.request import RequestDialog
    from portfolio_desktop.ui.dialogs.request_record import RequestRecord

    if is_open(finding.request(context.reader, request).state):
        return RequestDialog(context, parent, request_id=request, files=files)
    return RequestRecord(context, parent, request, files)


def show_request_history(window: MainWindow, request: str) -> None:
    """What happened to a change request."""
    from portfolio_desktop.ui.dialogs.request_history import RequestHistoryDialog

    RequestHistoryDialog(window.context, window, request).exec()
