"""Pictures of promises, risks and disputes: their pages, and every form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

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
    project = window.current_project
    yield "action-new", partial(ActionDialog, window.context, window, project=project)
    yield "risk-new", partial(RiskDialog, window.context, window, project=project)
    yield "concerns", partial(ConcernsDialog, window.context, window, project)
    yield from _known(window)


def _known(window: MainWindow) -> Iterator[tuple[str, Callable[[], QDialog]]]:
    """The forms of what the register has."""
    context, reader = window.context, window.context.reader
    for action in follow_up(reader, context.register.today()).open[:1]:
        state = ActionState.NOT_KEPT
        yield "action", partial(ActionDialog, context, window, action.id)
        yield "move-due", partial(MoveDueDialog, context, window, action)
        yield "end-action", partial(EndActionsDialog, context, window, [action], state)
    found = concerns(reader).open
    for row in [each for each in found if not each.is_dispute][:1]:
        yield "risk", partial(RiskDialog, context, window, row.id)
        yield "end-risk", partial(EndConcernDialog, context, window, row)
    for row in [each for each in found if each.is_dispute][-1:]:
        yield "dispute", partial(DisputeDialog, context, window, row.id)
