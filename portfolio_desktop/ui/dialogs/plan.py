"""A project's plan: milestones, and money year by year. What is written is saved at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.history import redo, undo
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.participant_forms import pages
from portfolio_desktop.ui.dialogs.plan_economy import EconomyPage
from portfolio_desktop.ui.dialogs.plan_milestones import MilestonesPage

_SIZE = (980, 640)


class PlanDialog(FramedDialog):
    """Two tables behind their tabs. Undo takes back what was done here, and no more."""

    def __init__(self, context: WindowContext, parent: QWidget, project: str) -> None:
        super().__init__(context, parent, _("Plan and economy"))
        found = finding.project(context.reader, project)
        self.show_head(_("Plan and economy"), f"{found.number} {found.name}".strip())
        self.resize(*_SIZE)
        self._done = self._undone = 0
        self.milestones = MilestonesPage(context, project, self._carry_out)
        self.economy = EconomyPage(context, project, self._carry_out)
        self.tabs = pages()
        self.tabs.addTab(self.milestones, _("Milestones"))
        self.tabs.addTab(self.economy, _("Economy"))
        self._page = self.tabs.currentIndex()
        self.tabs.currentChanged.connect(self._turn)
        self.body.addWidget(self.tabs, 1)
        self._undo = button(_("Undo"), tip="Ctrl+Z")
        self._undo.setEnabled(False)
        self._undo.clicked.connect(self._take_back)
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.accept)
        self.show_foot((self._undo,), (close,))
        QShortcut(QKeySequence.StandardKey.Undo, self, self._take_back)
        QShortcut(QKeySequence("Ctrl+Y"), self, self._do_again)
        self.milestones.setFocus()

    def done(self, result: int) -> None:
        """Close, unless what stands in a cell is refused: it is told there, and Escape drops it."""
        if self.milestones.commit() and self.economy.commit():
            super().done(result)

    def _turn(self, page: int) -> None:
        """To the other table, unless what stands in a cell of this one is refused."""
        left = (self.milestones, self.economy)[self._page]
        if page == self._page:
            return
        if not left.commit():
            self.tabs.setCurrentIndex(self._page)
            left.table.to_editor()
            return
        self._page = page
        self.clear_fault()
        if not self.tabs.tabBar().hasFocus():
            self.tabs.currentWidget().setFocus()

    def _carry_out(self, verb: Callable[[], Change]) -> bool:
        change = self._perform(verb)
        if change is not None and change.edit is not None:
            self._done, self._undone = self._done + 1, 0
            self._undo.setEnabled(True)
            self.context.note_done()
        return change is not None

    def _take_back(self) -> None:
        if self._done and self._perform(lambda: undo(self.context.register)) is not None:
            self._done, self._undone = self._done - 1, self._undone + 1
            self._undo.setEnabled(self._done > 0)

    def _do_again(self) -> None:
        if self._undone and self._perform(lambda: redo(self.context.register)) is not None:
            self._done, self._undone = self._done + 1, self._undone - 1
            self._undo.setEnabled(True)

    def _perform(self, verb: Callable[[], Change]) -> Change | None:
        self.clear_fault()
        change = self.context.perform(verb)
        if change is not None:
            self.milestones.show_saved()
            self.economy.show_saved()
        return change
