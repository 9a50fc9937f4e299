"""How it is said that something is kept out of the open edition."""

from __future__ import annotations

from portfolio_desktop.environment.texts import _, pgettext


def closed_words(closed: bool, reason: str) -> str:
    """ "Lukket: forhandling med leverandøren"; "" for what is open."""
    if not closed:
        return ""
    if not reason.strip():
        return pgettext("item", "Closed")
    return _("Closed: {reason}").format(reason=reason.strip())
