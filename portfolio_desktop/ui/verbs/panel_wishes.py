"""What the project panel wishes for, led to the verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.ui.verbs import concerns, planning, projects, requests
from portfolio_desktop.ui.verbs.wishes import show_history

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.panel.controller import PanelController


def follow_panel(window: MainWindow, panel: PanelController) -> None:
    """Connect the panel, which shows the project that is marked in the grid."""
    window.portfolio.view.project_selected.connect(
        lambda project: panel.show_project(project or None)
    )
    for wish, verb in (
        (panel.view.stage.report_wished, "report"),
        (panel.view.stage.taking_back_wished, "take_report_back"),
        (panel.view.stage.approval_wished, "approve"),
        (panel.view.stage.reopening_wished, "reopen"),
        (panel.view.texts.restoring_wished, "restore_text"),
        (panel.view.texts.adoption_wished, "adopt_text"),
        (panel.view.texts.question_wished, "ask_text"),
        (panel.view.texts.answer_wished, "confirm_text"),
        (panel.view.texts.withdrawal_wished, "withdraw_text"),
    ):
        wish.connect(window.actions_by_id[verb].trigger)
    panel.edit_wished.connect(lambda project: projects.edit(window, project))
    panel.repeat_wished.connect(lambda project: projects.repeat_colours(window, project))
    panel.request_wished.connect(lambda project: requests.new_request(window, project))
    panel.plan_wished.connect(lambda project: planning.plan(window, project))
    panel.plans_wished.connect(lambda project: planning.approved_plans(window, project))
    panel.concerns_wished.connect(lambda project: concerns.show_project(window, project))
    panel.history_wished.connect(lambda project: show_history(window, project))
