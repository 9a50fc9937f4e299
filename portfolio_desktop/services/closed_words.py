"""How it is said that something is kept out of the open edition."""

from __future__ import annotations

from portfolio_desktop.domain.status import NoLight
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.words import no_light_word


def closed_words(closed: bool, reason: str) -> str:
    """ "Lukket: forhandling med leverandøren"; "" for what is open."""
    if not closed:
        return ""
    if not reason.strip():
        return pgettext("item", "Closed")
    return _("Closed: {reason}").format(reason=reason.strip())


def concern_heading(open_heading: str) -> str:
    """What a closed risk, issue or dispute is called in the open edition."""
    return open_heading.strip() or no_light_word(NoLight.CONFIDENTIAL)


def edition_told(*, open_only: bool, has_closed: bool) -> str:
    """ "Åben udgave", "Samlet udgave – fortrolig"; "" for what holds nothing that is closed."""
    if open_only:
        return pgettext("agenda", "Open edition")
    return pgettext("agenda", "Full edition – confidential") if has_closed else ""


def edition_in_names(*, open_only: bool, has_closed: bool) -> str:
    """The same in the name of a file."""
    if open_only:
        return _("open")
    return pgettext("file name", "confidential") if has_closed else ""
