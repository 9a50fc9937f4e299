"""The pages beside each other in the window: their ids, their order and what they are called."""

from __future__ import annotations

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.navigation import PageEntry

PORTFOLIO, REQUESTS, HISTORY = "portfolio", "requests", "history"
COLLECTION, OVERVIEW, ESCALATIONS = "collection", "overview", "escalations"
TIMELINE = "timeline"
PAGES = (PORTFOLIO, COLLECTION, REQUESTS, OVERVIEW, ESCALATIONS, HISTORY, TIMELINE)
"""As they stand at the left; their keys, Ctrl+1 and on, follow that order."""


def page_entries() -> tuple[PageEntry, ...]:
    """What the navigation shows, in the language of the screen."""
    titles = {
        PORTFOLIO: _("Portfolio"),
        COLLECTION: _("Collection"),
        REQUESTS: _("Change requests"),
        OVERVIEW: _("Overview"),
        ESCALATIONS: _("Escalation"),
        HISTORY: _("History"),
        TIMELINE: _("Time line"),
    }
    return tuple(PageEntry(page, titles[page]) for page in PAGES)
