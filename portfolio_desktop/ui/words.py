"""The words for colours, states and kinds that stand on controls and are read aloud."""

from __future__ import annotations

from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _, ngettext, pgettext


def colour_word(colour: Colour | None) -> str:
    """The colour as a word inside a sentence: "gul"; "ingen status" where there is none."""
    if colour is None:
        return _("no light")
    return {
        Colour.GREEN: pgettext("lamp", "green"),
        Colour.YELLOW: pgettext("lamp", "yellow"),
        Colour.RED: pgettext("lamp", "red"),
    }[colour]


def colour_button(colour: Colour) -> str:
    """The colour with the key that sets it: "2 Gul"."""
    return {
        Colour.GREEN: _("1 Green"),
        Colour.YELLOW: _("2 Yellow"),
        Colour.RED: _("3 Red"),
    }[colour]


def state_word(state: LifecycleState) -> str:
    """The project's own state, as a heading or a cell."""
    return {
        LifecycleState.ACTIVE: _("Active"),
        LifecycleState.PAUSED: _("On hold"),
        LifecycleState.WAITING: _("Waiting"),
        LifecycleState.IN_OPERATION: _("In operation, not closed"),
        LifecycleState.GIVEN_NOTICE: _("Contract given notice"),
        LifecycleState.RESCINDED: _("Contract rescinded"),
        LifecycleState.STOPPED: _("Stopped"),
        LifecycleState.CLOSED: _("Closed"),
    }[state]


def months_word(months: int) -> str:
    """A delay in whole months with its sign, short: "+1 md.", "+8 mdr.", "−2 mdr."."""
    count = abs(months)
    words = ngettext("{count} mo.", "{count} mos.", count).format(count=count)
    if months == 0:
        return words
    return f"+{words}" if months > 0 else f"\N{MINUS SIGN}{words}"


def group_line(title: str, count: int) -> str:
    """The heading of a group of rows with how many it holds."""
    return f"{title} · {count}"
