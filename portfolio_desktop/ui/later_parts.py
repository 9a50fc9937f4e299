"""The parts of the window that are made when first needed, so that the grid stands there at once.

They are imported here in the functions: their modules load after the grid has painted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from portfolio_desktop.ui.page_entries import EVERY_PAGE, PORTFOLIO

if TYPE_CHECKING:
    from portfolio_desktop.ui.keeping import Keeping
    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.pages.at_meeting import AtMeetingPage
    from portfolio_desktop.ui.pages.collection import CollectionPage
    from portfolio_desktop.ui.pages.decision_log import DecisionLogPage
    from portfolio_desktop.ui.pages.escalations import EscalationsPage
    from portfolio_desktop.ui.pages.follow_up import FollowUpPage
    from portfolio_desktop.ui.pages.history import HistoryPage
    from portfolio_desktop.ui.pages.meetings import MeetingsPage
    from portfolio_desktop.ui.pages.overview import OverviewPage
    from portfolio_desktop.ui.pages.procedures import ProceduresPage
    from portfolio_desktop.ui.pages.requests import RequestsPage
    from portfolio_desktop.ui.pages.risks import RisksPage
    from portfolio_desktop.ui.pages.timeline import TimelinePage
    from portfolio_desktop.ui.panel.controller import PanelController
    from portfolio_desktop.ui.unsaved_line import UnsavedLine


class LaterParts:
    """Each part is made once, on first use, and connected to what it wishes for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._keeping: Keeping | None = None

    def carry_out(self, verb: str) -> None:
        """Do what the action of that id asks for. Whatever begins, what the last note told is
        past."""
        self._window.status.forget_note()
        self._verbs[verb]()

    @cached_property
    def _verbs(self) -> dict[str, Callable[[], object]]:
        from portfolio_desktop.ui.verbs.handlers import handlers

        return handlers(self._window)

    @cached_property
    def _empty_panel(self) -> PanelController:
        from portfolio_desktop.ui.panel.controller import PanelController

        return PanelController(self._window.context)

    @cached_property
    def panel(self) -> PanelController:
        """The project panel, showing the project that is marked."""
        from portfolio_desktop.ui.verbs.panel_wishes import follow_panel
        from portfolio_desktop.ui.verbs.projects import to_grid

        panel = self._empty_panel
        follow_panel(self._window, panel)
        panel.left.connect(lambda: to_grid(self._window))
        panel.show_project(self._window.current_project or None)
        return panel

    @cached_property
    def requests(self) -> RequestsPage:
        """The list of change requests, offering one for the project that is marked."""
        from portfolio_desktop.ui.pages.requests import RequestsPage
        from portfolio_desktop.ui.verbs.requests import decide, show_request_menu

        window = self._window
        page = RequestsPage(window.context)
        page.new_wished.connect(window.actions_by_id["new_request"].trigger)
        page.decision_wished.connect(lambda request: decide(window, request))
        page.menu_wished.connect(lambda where: show_request_menu(window, where))
        page.writing_wished.connect(window.actions_by_id["request_in_writing"].trigger)
        page.marked_changed.connect(window.facts.refresh)
        page.shown.connect(lambda: page.show_project(window.current_number))
        return page

    @cached_property
    def history(self) -> HistoryPage:
        """The history, offering that of the project that is marked."""
        from portfolio_desktop.ui.pages.history import HistoryPage
        from portfolio_desktop.ui.verbs.wishes import show_history_menu

        window = self._window
        page = HistoryPage(window.context)
        page.marked_wished.connect(lambda: page.show_project(window.current_project or None))
        page.shown.connect(lambda: page.offer_project(window.current_number))
        page.line_marked.connect(window.facts.refresh)
        page.past_wished.connect(window.actions_by_id["look_back_here"].trigger)
        page.menu_wished.connect(lambda where: show_history_menu(window, where))
        return page

    @cached_property
    def collection(self) -> CollectionPage:
        from portfolio_desktop.ui.pages.collection import CollectionPage
        from portfolio_desktop.ui.verbs.collecting import follow_collection

        page = CollectionPage(self._window.context)
        follow_collection(self._window, page)
        return page

    @cached_property
    def escalations(self) -> EscalationsPage:
        from portfolio_desktop.ui.pages.escalations import EscalationsPage
        from portfolio_desktop.ui.verbs.escalating import follow_escalations

        page = EscalationsPage(self._window.context)
        follow_escalations(self._window, page)
        return page

    @cached_property
    def at_meeting(self) -> AtMeetingPage:
        from portfolio_desktop.ui.pages.at_meeting import AtMeetingPage
        from portfolio_desktop.ui.verbs.minutes import follow_at_meeting

        page = AtMeetingPage(self._window.context)
        follow_at_meeting(self._window, page)
        return page

    @cached_property
    def procedures(self) -> ProceduresPage:
        from portfolio_desktop.ui.pages.procedures import ProceduresPage
        from portfolio_desktop.ui.verbs.procedures import follow_procedures

        page = ProceduresPage(self._window.context, self._window.files)
        follow_procedures(self._window, page)
        return page

    @cached_property
    def decision_log(self) -> DecisionLogPage:
        """The decision log, offering that of the project that is marked."""
        from portfolio_desktop.ui.pages.decision_log import DecisionLogPage
        from portfolio_desktop.ui.verbs.decision_log import follow_decision_log

        page = DecisionLogPage(self._window.context)
        follow_decision_log(self._window, page)
        return page

    @cached_property
    def overview(self) -> OverviewPage:
        from portfolio_desktop.ui.pages.overview import OverviewPage
        from portfolio_desktop.ui.verbs.overview import follow_overview

        page = OverviewPage(self._window.context)
        follow_overview(self._window, page)
        return page

    @cached_property
    def follow_up(self) -> FollowUpPage:
        from portfolio_desktop.ui.pages.follow_up import FollowUpPage
        from portfolio_desktop.ui.verbs.follow_up import follow_page

        page = FollowUpPage(self._window.context)
        follow_page(self._window, page)
        return page

    @cached_property
    def risks(self) -> RisksPage:
        from portfolio_desktop.ui.pages.risks import RisksPage
        from portfolio_desktop.ui.verbs.concerns import follow_page

        page = RisksPage(self._window.context)
        follow_page(self._window, page)
        return page

    @cached_property
    def timeline(self) -> TimelinePage:
        from portfolio_desktop.ui.pages.timeline import TimelinePage
        from portfolio_desktop.ui.verbs.planning import follow_timeline

        page = TimelinePage(self._window.context)
        follow_timeline(self._window, page)
        return page

    @cached_property
    def meetings(self) -> MeetingsPage:
        from portfolio_desktop.ui.pages.meetings import MeetingsPage
        from portfolio_desktop.ui.verbs.meetings import follow_meetings

        page = MeetingsPage(self._window.context)
        follow_meetings(self._window, page)
        return page

    @cached_property
    def unsaved_line(self) -> UnsavedLine:
        """What names words that could not be saved."""
        from portfolio_desktop.ui.unsaved_line import UnsavedLine

        return UnsavedLine(self._window.context)

    def load(self) -> None:
        """Load what stands beside the grid a piece at a time, then make it; and begin to back up
        and check what is open, now and whenever another register is."""
        from portfolio_desktop.ui.loading import PANEL_MODULES, Loading

        Loading(PANEL_MODULES, self._make_panel, self._window)

    def _make_panel(self) -> None:
        from portfolio_desktop.ui.loading import KEEPING_MODULES, Loading

        if self._is_open:
            _made = self._empty_panel
        Loading(KEEPING_MODULES, self._show_panel, self._window)

    @property
    def _is_open(self) -> bool:
        return self._window.context.has_register and self._window.isVisible()

    def _show_panel(self) -> None:
        window = self._window
        if self._is_open:
            was_there = window.panel_made
            panel = window.panel
            if was_there:  # else it has just been made with the marked project
                panel.show_project(window.current_project or None)
        QTimer.singleShot(0, window, self._complete)

    def _complete(self) -> None:
        from portfolio_desktop.ui.keeping import Keeping
        from portfolio_desktop.ui.loading import FORM_MODULES, PAGE_MODULES, Loading
        from portfolio_desktop.ui.next_meeting import NextMeeting
        from portfolio_desktop.ui.overdue_count import OverdueCount
        from portfolio_desktop.ui.qt_words import complete_qt_words

        window = self._window
        complete_qt_words()
        if self._keeping is None and self._is_open:
            self._keeping = Keeping(window.context, window.status)
            NextMeeting(window.context, window.status)
            OverdueCount(window.context, window.navigation)
        Loading(PAGE_MODULES + FORM_MODULES, _nothing_more, window)

    def search_field(self, page: str) -> QLineEdit | None:
        """Where a page is searched; None for one that has no search."""
        if page == PORTFOLIO:
            return self._window.tools.search
        found = getattr(self.page(page), "search_field", None)
        return found if isinstance(found, QLineEdit) else None

    def page(self, page: str) -> QWidget:
        """A page by its id, as the parts here are called; KeyError for an unknown one."""
        if page == PORTFOLIO:
            return self._window.portfolio
        if page not in EVERY_PAGE:
            raise KeyError(page)
        made: QWidget = getattr(self, page)
        return made


def _nothing_more() -> None:
    """The pages themselves are made when they are wished for."""
