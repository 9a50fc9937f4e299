"""A project's plan: milestones with what they wait for, and money year by year. What is written is
saved at once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.dialogs.at_once import AtOnceDialog
from portfolio_desktop.ui.dialogs.participant_forms import pages
from portfolio_desktop.ui.dialogs.plan_criteria import CriteriaPage
from portfolio_desktop.ui.dialogs.plan_dependencies import DependenciesPage
from portfolio_desktop.ui.dialogs.plan_economy import EconomyPage
from portfolio_desktop.ui.dialogs.plan_hours import HoursPage
from portfolio_desktop.ui.dialogs.plan_milestones import MilestonesPage
from portfolio_desktop.ui.dialogs.plan_page import PlanPage
from portfolio_desktop.ui.dialogs.plan_sharing import SharingPage
from portfolio_desktop.ui.dialogs.plan_trend import TrendPage

_SIZE = (1010, 660)


class PlanDialog(AtOnceDialog):
    """Pages behind their tabs. Undo takes back what was done here, and no more.

    `request_begun` holds the id of a change request that was begun here and is to be opened;
    `keys_wished` says that the cost-sharing keys are to be opened.
    """

    def __init__(self, context: WindowContext, parent: QWidget, project: str) -> None:
        super().__init__(context, parent, _("Plan and economy"))
        found = finding.project(context.reader, project)
        self.show_head(_("Plan and economy"), f"{found.number} {found.name}".strip())
        self.resize(*_SIZE)
        self.request_begun = ""
        self.keys_wished = False
        self.milestones = MilestonesPage(context, project, self.carry_out)
        self.criteria = CriteriaPage(context, project, self.carry_out)
        self.dependencies = DependenciesPage(context, project, self.carry_out)
        self.trend = TrendPage(context, project, self.carry_out)
        self.economy = EconomyPage(context, project, self.carry_out)
        self.sharing = SharingPage(context, project, self.carry_out)
        self.hours = HoursPage(context, project, self.carry_out)
        self.tabs = pages()
        self._pages: tuple[PlanPage, ...] = ()
        self._add_pages()
        self._page = self.tabs.currentIndex()
        self.tabs.currentChanged.connect(self._turn)
        self.body.addWidget(self.tabs, 1)
        self.make_foot()
        self.milestones.setFocus()

    def _add_pages(self) -> None:
        for page, title in (
            (self.milestones, _("Milestones")),
            (self.criteria, _("Start criteria")),
            (self.dependencies, _("Dependencies")),
            (self.trend, _("Milestone trend")),
            (self.economy, _("Economy")),
            (self.sharing, _("Sharing")),
            (self.hours, _("Hours")),
        ):
            self.tabs.addTab(page, title)
            self._pages += (page,)
        self.milestones.criteria_wished.connect(self.show_criteria)
        self.trend.milestone_wished.connect(self.show_milestone)
        self.dependencies.request_wished.connect(self._begin_request)
        self.sharing.keys_wished.connect(self._begin_keys)
        self.economy.unit.unit_chosen.connect(self.sharing.show_saved)
        self.sharing.unit.unit_chosen.connect(self.economy.show_saved)

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

    def show_saved(self) -> None:
        for page in self._pages:
            page.show_saved()

    def _begin_keys(self) -> None:
        """Close, so that the keys can be written, and this be opened again after it."""
        self.keys_wished = True
        self.accept()
