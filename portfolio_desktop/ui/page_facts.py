"""What is true of the pages beside the portfolio: what can be done with what is marked on them.

All of it asks which page is shown, so that nothing here is true while the portfolio is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.ui.actions import Need
from portfolio_desktop.ui.verbs import (
    escalating,
    following,
    looking_back,
    meetings,
    minutes,
    requests,
)

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def page_needs(window: MainWindow) -> dict[Need, bool]:
    return {
        Need.EDIT_MARKED: looking_back.is_edit_marked(window),
        **escalating.facts(window),
        **following.follow_needs(window),
        **meetings.facts(window),
        **minutes.facts(window),
        **requests.facts(window),
    }


def name_page_verbs(window: MainWindow) -> None:
    """Verbs that do one thing or undo it are called by what they would do now."""
    verbs = window.actions_by_id
    verbs["account_received"].setText(escalating.received_words(window))
    verbs["cancel_meeting"].setText(meetings.cancel_words(window))
