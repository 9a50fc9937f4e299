"""Pictures of promises, risks and disputes: their pages otherwise than at first, and their forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QDialog

from portfolio_desktop.domain.actions import ActionState
from portfolio_desktop.services.follow_up import follow_up
from portfolio_desktop.services.risk_list import concerns
from portfolio_desktop.ui.dialogs.concerns import ConcernsDialog
from portfolio_desktop.ui.dialogs.dispute import DisputeDialog
from portfolio_desktop.ui.dialogs.ending import EndConcernDialog
from portfolio_desktop.ui.dialogs.follow_up import ActionDialog, EndActionsDialog, MoveDueDialog
from portfolio_desktop.ui.dialogs.risk import RiskDialog
from portfolio_desktop.ui.main_window import MainWindow
from tools.window_pictures import Camera


def picture_follow_up(camera: Camera, window: MainWindow) -> None:
    """A cell of the matrix, promises by who made them, and every form, where there is any."""
    for name, make in _dialogs(window):
        camera.dialog(make(), name)
    window.show_page("risks")
    places = window.risks.card.canvas.places
    if places:
        window.risks.card.canvas.chosen.emit(places[0].target)
        camera.window(window, "risks-cell")
    window.show_page("follow_up")
    page = window.follow_up
    page.sorting.setCurrentIndex(page.sorting.findData("owner"))
    page.shown.setCurrentIndex(page.shown.findData("all"))
    camera.window(window, "follow_up-by-owner")
    window.show_page(window.pages[0])


def _dialogs(window: MainWindow) -> Iterator[tuple[str, Callable[[], QDialog]]]:
    context, reader = window.context, window.context.reader
    yield "action-new", lambda: ActionDialog(context, window, project=window.current_project)
    yield "risk-new", lambda: RiskDialog(context, window, project=window.current_project)
    yield "concerns", lambda: ConcernsDialog(context, window, window.current_project)
    for action in follow_up(reader, context.register.today()).open[:1]:
        yield "action", lambda: ActionDialog(context, window, action.id)
        yield "move-due", lambda: MoveDueDialog(context, window, action)
        yield (
            "end-action",
            lambda: EndActionsDialog(context, window, [action], ActionState.NOT_KEPT),
        )
    found = concerns(reader).open
    for row in [each for each in found if not each.is_dispute][:1]:
        yield "risk", lambda: RiskDialog(context, window, row.id)
        yield "end-risk", lambda: EndConcernDialog(context, window, row)
    for row in [each for each in found if each.is_dispute][-1:]:
        yield "dispute", lambda: DisputeDialog(context, window, row.id)
