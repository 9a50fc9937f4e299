"""Verbs about a project's plan: its milestones and money, what it waits for, and what slips."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from portfolio_desktop.ui.verbs import requests

if TYPE_CHECKING:
    from portfolio_desktop.ui.dialogs.plan import PlanDialog
    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.pages.timeline import TimelinePage


def verbs(window: MainWindow) -> dict[str, Callable[[], object]]:
    """By the id of its action, each verb of `plan_menus`."""
    return {
        "plan": lambda: plan(window, window.current_project),
        "dependencies": lambda: dependencies(window, window.current_project),
        "what_slips": lambda: what_slips(window, window.current_project),
        "start_criteria": lambda: criteria(window, window.current_project),
        "milestone_trend": lambda: trend(window, window.current_project),
        "project_files": lambda: project_files(window, window.current_project),
        "approved_plans": lambda: approved_plans(window, window.current_project),
        "page_timeline": lambda: window.show_page("timeline"),
        "copy_timeline": lambda: copy_timeline(window),
    }


def plan(window: MainWindow, project: str) -> None:
    """The project's milestones and its money per year."""
    _open(window, project, lambda dialog: dialog.milestones.setFocus())


def dependencies(window: MainWindow, project: str) -> None:
    """What the project needs of others, and who needs it."""
    _open(window, project, lambda dialog: dialog.show_page(dialog.dependencies))


def criteria(window: MainWindow, project: str) -> None:
    """What must hold before the project's next test or go-live."""
    _open(window, project, lambda dialog: dialog.show_page(dialog.criteria))


def trend(window: MainWindow, project: str) -> None:
    """What was expected of the project's milestones, month by month."""
    _open(window, project, lambda dialog: dialog.show_page(dialog.trend))


def project_files(window: MainWindow, project: str) -> None:
    """The documents that are kept with the project."""
    from portfolio_desktop.ui.dialogs.project_files import ProjectFilesDialog

    ProjectFilesDialog(window.context, window, project, window.files).exec()


def economy(window: MainWindow, project: str) -> None:
    """The project's money year by year."""
    _open(window, project, lambda dialog: dialog.show_page(dialog.economy))


def hours(window: MainWindow, project: str) -> None:
    """The internal hours of the project, and what they are worth."""
    _open(window, project, lambda dialog: dialog.show_page(dialog.hours))


def to_collect(window: MainWindow, project: str) -> None:
    """What each participant is to pay of the project."""
    _open(window, project, lambda dialog: dialog.show_page(dialog.sharing))


def approved_plans(window: MainWindow, project: str) -> None:
    """The versions of the approved plan, what each changed and why."""
    from portfolio_desktop.ui.dialogs.plan_history import PlanHistoryDialog

    dialog = PlanHistoryDialog(window.context, window, project)
    dialog.exec()
    if dialog.request:
        requests.open_request(window, dialog.request)


def what_slips(window: MainWindow, project: str) -> None:
    """Move one of the project's dates for a look, and see what slips with it."""
    from portfolio_desktop.ui.dialogs.chain import ChainDialog

    dialog = ChainDialog(window.context, window, project)
    dialog.exec()
    _go_on(window, dialog.request_begun)


def follow_timeline(window: MainWindow, page: TimelinePage) -> None:
    """Connect the page, which is made on its first use."""
    page.project_wished.connect(window.context.project_requested)
    page.left.connect(window.actions_by_id["page_portfolio"].trigger)
    page.offer(window.actions_by_id["copy_timeline"])


def copy_timeline(window: MainWindow) -> None:
    """Put what is seen of the time line on the clipboard; the page comes forward first."""
    window.show_page("timeline")
    window.timeline.copy_picture()


def _open(window: MainWindow, project: str, turn: Callable[[PlanDialog], object]) -> None:
    from portfolio_desktop.ui.dialogs.plan import PlanDialog

    dialog = PlanDialog(window.context, window, project)
    turn(dialog)
    dialog.exec()
    _go_on(window, dialog.request_begun)
    if dialog.keys_wished:
        from portfolio_desktop.ui.dialogs.sharing_keys import SharingKeysDialog

        SharingKeysDialog(window.context, window, dialog.sharing.chosen_key).exec()
        to_collect(window, project)


def _go_on(window: MainWindow, request: str) -> None:
    """Open the change request that was begun in a dialog which has closed."""
    if request:
        requests.open_request(window, request)
