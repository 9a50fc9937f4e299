"""Modules loaded a few at a time, so that the window answers while what stands beside it comes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from portfolio_desktop.environment.kept_code import KeptClasses
from portfolio_desktop.environment.kept_file import usual_place

PANEL_MODULES = (
    "portfolio_desktop.ui.verbs.handlers",
    "portfolio_desktop.ui.qt_words",
    "portfolio_desktop.services.status",
    "portfolio_desktop.services.two_texts",
    "portfolio_desktop.domain.remark_colours",
    "portfolio_desktop.domain.checks",
    "portfolio_desktop.services.disagreements",
    "portfolio_desktop.services.escalations",
    "portfolio_desktop.services.economy",
    "portfolio_desktop.services.projects",
    "portfolio_desktop.services.plan_panel",
    "portfolio_desktop.services.panel",
    "portfolio_desktop.services.participant_panel",
    "portfolio_desktop.ui.panel.participants_section",
    "portfolio_desktop.ui.panel.meeting_text",
    "portfolio_desktop.ui.panel.status_editor",
    "portfolio_desktop.ui.panel.project_panel",
    "portfolio_desktop.ui.panel.controller",
    "portfolio_desktop.storage.history",
)
"""What the project panel needs and the grid does not, each with what it needs in turn. One that is
left out is loaded all the same, in the turn of the one that asks for it."""

KEEPING_MODULES = (
    "portfolio_desktop.ui.keeping",
    "portfolio_desktop.ui.next_meeting",
    "portfolio_desktop.ui.overdue_count",
)
"""What backs up and checks the register, and what looks to the next meeting and to promises."""

COUNT_MODULES = (
    "portfolio_desktop.domain.remark_colours",
    "portfolio_desktop.domain.checks",
    "portfolio_desktop.services.dependency_checks",
    "portfolio_desktop.services.check_words",
    "portfolio_desktop.services.checks",
    "portfolio_desktop.services.account_checks",
)
"""What the count of warnings needs."""

PAGE_MODULES = (
    "portfolio_desktop.services.board_names",
    "portfolio_desktop.services.telling",
    "portfolio_desktop.services.history",
    "portfolio_desktop.services.history_search",
    "portfolio_desktop.ui.pages.history",
    "portfolio_desktop.services.escalation_list",
    "portfolio_desktop.ui.pages.escalations",
    "portfolio_desktop.ui.verbs.escalating",
    "portfolio_desktop.services.request_list",
    "portfolio_desktop.ui.pages.requests",
    "portfolio_desktop.ui.pages.collection",
    "portfolio_desktop.services.overview_basis",
    "portfolio_desktop.services.pack_values",
    "portfolio_desktop.services.overview_values",
    "portfolio_desktop.services.overview",
    "portfolio_desktop.ui.overview.scene",
    "portfolio_desktop.ui.pages.overview",
)
"""What the pages beside the grid need the first time."""

FORM_MODULES = (
    "portfolio_desktop.services.board_moves",
    "portfolio_desktop.ui.dialogs.project_team",
    "portfolio_desktop.ui.dialogs.project",
    "portfolio_desktop.services.agenda",
    "portfolio_desktop.ui.case_text",
    "portfolio_desktop.ui.pages.item_texts",
    "portfolio_desktop.ui.pages.item_editor",
    "portfolio_desktop.ui.pages.meetings",
    "portfolio_desktop.services.meeting_desk",
    "portfolio_desktop.ui.pages.at_meeting",
    "portfolio_desktop.ui.pages.decision_log",
    "portfolio_desktop.ui.pages.procedures",
    "portfolio_desktop.ui.pages.follow_up",
    "portfolio_desktop.ui.pages.risks",
    "portfolio_desktop.ui.pages.timeline",
    "portfolio_desktop.exchange.tables",
    "portfolio_desktop.exchange.interpret",
    "portfolio_desktop.workflows.import_plan",
    "portfolio_desktop.workflows.importing",
    "portfolio_desktop.ui.dialogs.importing",
    "portfolio_desktop.ui.dialogs.request",
    "portfolio_desktop.ui.dialogs.plan",
    "portfolio_desktop.services.pack_content",
    "portfolio_desktop.services.agenda_content",
    "portfolio_desktop.workflows.issuing",
    "portfolio_desktop.ui.issuing.issue_form",
    "portfolio_desktop.ui.issuing.issue_preview",
)
"""What the later pages and the largest forms need the first time."""


class Loading(QObject):
    """Loads one of the modules in each turn of the window's events, then calls `done`."""

    def __init__(self, modules: tuple[str, ...], done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._left = iter(modules)
        self._done = done
        # Some compile search patterns for longer than a turn may last.
        self._kept = _kept_classes(usual_place("later.classes"))
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)
        self._turn.start()

    def _go_on(self) -> None:
        name = next(self._left, None)
        if name is not None:
            with self._kept.used():
                import_module(name)
            return
        self._kept.keep()
        self._turn.stop()
        self.deleteLater()
        self._done()


@cache
def _kept_classes(place: Path) -> KeptClasses:
    """Read from the disk once: there is a list of modules to load after every edit."""
    return KeptClasses(place)
