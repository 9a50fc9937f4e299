"""Verbs about who takes part, and what their reports suggest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.domain.status import OVERALL
from portfolio_desktop.environment.texts import _

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def show_participants(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.participants import ParticipantsDialog

    ParticipantsDialog(window.context, window).exec()


def reorganise(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.reorganising import ReorganisationDialog

    ReorganisationDialog(window.context, window).exec()


def take_suggestion(window: MainWindow) -> None:
    """Set the marked project's overall lamp to what its participants' reports suggest."""
    from portfolio_desktop.services.roll_ups import suggestion
    from portfolio_desktop.services.status import set_colour

    context, project = window.context, window.current_project
    made = suggestion(context.reader, project, context.period)
    if made is None:
        context.noted.emit(_("There is no suggestion: no participant has reported a colour."))
        return
    change = context.perform(
        lambda: set_colour(context.register, project, context.period, OVERALL, made.colour)
    )
    if change is not None:
        context.noted.emit(made.sentence)


def to_reports(window: MainWindow) -> None:
    """To the grid of the participants' reports in the panel."""
    from portfolio_desktop.ui.verbs.projects import show_panel

    show_panel(window)
    view = window.panel.view
    if view.participants.isHidden():
        _offer_reporting(window)
    else:
        view.focus_reports()


def _offer_reporting(window: MainWindow) -> None:
    """Say that no participant reports on the marked project, and lead to where one is chosen."""
    from portfolio_desktop.services.messages import Message
    from portfolio_desktop.ui.verbs import projects

    project = window.current_project
    message = Message("no_reporting", _("No participant reports on this project."))
    if window.context.writable:
        window.banner.offer(
            message,
            _("Choose who reports…"),
            lambda: projects.edit(window, project, "participants"),
        )
    else:
        window.banner.reassure(message)
