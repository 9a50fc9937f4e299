"""A project's plan: milestones with what they wait for, and money year by year. What is written is
saved at once."""

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
from portfolio_desktop.ui.dialogs.plan_criteria import CriteriaPage
from portfolio_desktop.ui.dialogs.plan_dependencies import DependenciesPage
from portfolio_desktop.ui.dialogs.plan_economy import EconomyPage
from portfolio_desktop.ui.dialogs.plan_milestones import MilestonesPage
from portfolio_desktop.ui.dialogs.plan_page import PlanPage
from portfolio_desktop.ui.dialogs.plan_trend import TrendPage

_SIZE = (1010, 660)


class PlanDialog(FramedDialog):
    """Pages behind their tabs. Undo takes back what was done here, and no more.

    `request_begun` holds the id of a change request that was begun here and is to be opened.
    """

    def __init__(self, context: WindowContext, parent: QWidget, project: str) -> None:
        super().__init__(context, parent, _("Plan and economy"))
        found = finding.project(context.reader, project)
        self.show_head(_("Plan and economy"), f"{found.number} {found.name}".strip())
        self.resize(*_SIZE)
        self.request_begun = ""
        self._done = self._undone = 0
        self.milestones = MilestonesPage(context, project, self._carry_out)
        self.criteria = CriteriaPage(context, project, self._carry_out)
        self.dependencies = DependenciesPage(context, project, self._carry_out)
        self.trend = TrendPage(context, project, self._carry_out)
        self.economy = EconomyPage(context, project, self._carry_out)
        self.tabs = pages()
        self._pages: tuple[PlanPage, ...] = ()
        self._add_pages()
        self._page = self.tabs.currentIndex()
        self.tabs.currentChanged.connect(self._turn)
        self.body.addWidget(self.tabs, 1)
        self._make_foot()
        self.milestones.setFocus()

    def _add_pages(self) -> None:
        for page, title in (
            (self.milestones, _("Milestones")),
            (self.criteria, _("Start criteria")),
            (self.dependencies, _("Dependencies")),
            (self.trend, _("Milestone trend")),
            (self.economy, _("Economy")),
        ):
            self.tabs.addTab(page, title)
            self._pages += (page,)
        self.milestones.criteria_wished.connect(self.show_criteria)
        self.trend.milestone_wished.connect(self.show_milestone)
        self.dependencies.request_wished.connect(self._begin_request)

    def _make_foot(self) -> None:
        self._undo = button(_("Undo"), tip="Ctrl+Z")
        self._undo.setEnabled(False)
        self._undo.clicked.connect(self._take_back)
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.accept)
        self.show_foot((self._undo,), (close,))
        QShortcut(QKeySequence.StandardKey.Undo, self, self._take_back)
        QShortcut(QKeySequence("Ctrl+Y"), self, self._do_again)

    def show_page(self, page: PlanPage) -> None:
        """Turn to one of the pages, and put the keyboard there."""
        self.tabs.setCurrentWidget(page)
        page.setFocus()

    def show_criteria(self, milestone: str) -> None:
        """The start criteria of a milestone."""
        self.criteria.show_milestone(milestone)
        self.show_page(self.criteria)

    def show_milestone(self, milestone: str) -> None:
        self.milestones.show_saved(milestone)
        self.show_page(self.milestones)

    def done(self, result: int) -> None:
        """Close, unless what stands in a cell is refused: it is told there, and Escape drops it."""
        if all(page.commit() for page in self._pages):
            super().done(result)

    def _turn(self, page: int) -> None:
        """To another page, unless what stands in a cell of this one is refused."""
        left = self._pages[self._page]
        if page == self._page:
            return
        if not left.commit():
            self.tabs.setCurrentIndex(self._page)
            left.to_editor()
            return
        self._page = page
        self.clear_fault()
        if not self.tabs.tabBar().hasFocus():
            self._pages[page].setFocus()

    def _begin_request(self, request: str) -> None:
        """Close, so that the request can be written over the window as any other."""
        self.request_begun = request
        self.accept()

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
            for page in self._pages:
                page.show_saved()
        return change
