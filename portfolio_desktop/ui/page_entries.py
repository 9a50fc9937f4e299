"""The pages beside each other in the window: their ids, their order and what they are called."""

from __future__ import annotations

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.navigation import PageEntry

PORTFOLIO, REQUESTS, HISTORY = "portfolio", "requests", "history"
COLLECTION, OVERVIEW, ESCALATIONS = "collection", "overview", "escalations"
MEETINGS, FOLLOW_UP, RISKS, TIMELINE = "meetings", "follow_up", "risks", "timeline"
PAGES = (
    *(PORTFOLIO, COLLECTION, REQUESTS, OVERVIEW, ESCALATIONS, HISTORY),
    *(MEETINGS, FOLLOW_UP, RISKS, TIMELINE),
)
"""As they stand at the left; the keys of the first, Ctrl+1 and on, follow that order."""
PART_OF = {page: "meetings" for page in ("at_meeting", "procedures", "decision_log")}
"""Pages without an entry of their own, and the page that they are a part of."""
EVERY_PAGE = (*PAGES, *PART_OF)


def page_entries() -> tuple[PageEntry, ...]:
    """What the navigation shows, in the language of the screen."""
    titles = {
        PORTFOLIO: _("Portfolio"),
        COLLECTION: _("Collection"),
        REQUESTS: _("Change requests"),
        OVERVIEW: _("Overview"),
        ESCALATIONS: _("Escalation"),
        HISTORY: _("History"),
        MEETINGS: _("Meetings"),
        FOLLOW_UP: _("Follow-up"),
        RISKS: _("Risks and disputes"),
        TIMELINE: _("Time line"),
    }
    return tuple(PageEntry(page, titles[page]) for page in PAGES)
