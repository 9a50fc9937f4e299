"""The pages of a window by name, each made on its first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portfolio_desktop.ui.later_parts import LaterParts
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


class WindowPages:
    """For the window, which has the parts that are made later."""

    _later: LaterParts

    @property
    def history(self) -> HistoryPage:
        return self._later.history

    @property
    def collection(self) -> CollectionPage:
        return self._later.collection

    @property
    def escalations(self) -> EscalationsPage:
        return self._later.escalations

    @property
    def meetings(self) -> MeetingsPage:
        return self._later.meetings

    @property
    def overview(self) -> OverviewPage:
        return self._later.overview

    @property
    def follow_up(self) -> FollowUpPage:
        return self._later.follow_up

    @property
    def risks(self) -> RisksPage:
        return self._later.risks

    @property
    def timeline(self) -> TimelinePage:
        return self._later.timeline

    @property
    def at_meeting(self) -> AtMeetingPage:
        return self._later.at_meeting

    @property
    def requests(self) -> RequestsPage:
        return self._later.requests

    @property
    def procedures(self) -> ProceduresPage:
        return self._later.procedures

    @property
    def decision_log(self) -> DecisionLogPage:
        return self._later.decision_log
