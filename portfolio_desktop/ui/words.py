"""The words for colours, states and kinds that stand on controls and are read aloud."""

from __future__ import annotations

from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.environment.texts import _, pgettext


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


def no_light_word(kind: NoLight) -> str:
    """Why there is no light, short enough for a cell."""
    return {
        NoLight.NO_BASELINE: _("no baseline yet"),
        NoLight.PAUSED: _("paused"),
        NoLight.RESUMED: _("resumed"),
        NoLight.MISSING: _("report missing"),
        NoLight.CLOSED: _("closed"),
        NoLight.CONFIDENTIAL: _("confidential"),
        NoLight.NOT_STATED: _("not stated"),
    }[kind]


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
