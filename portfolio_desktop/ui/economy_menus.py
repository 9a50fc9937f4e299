"""The verbs of who pays what."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark
from portfolio_desktop.ui.actions import ActionSpec, Need

_OPEN = frozenset({Need.REGISTER})
_ONE = frozenset({Need.REGISTER, Need.PROJECT, Need.SINGLE})

ECONOMY_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("economy", mark("&Money year by year…"), "Ctrl+Shift+F10", needs=_ONE),
    ActionSpec("to_collect", mark("What is to &be collected…"), "Alt+F2", needs=_ONE),
    ActionSpec("hours", mark("Internal &hours…"), "Ctrl+F10", needs=_ONE),
    ActionSpec("costs", mark("Costs per participant…"), "Alt+F3", needs=_OPEN),
    ActionSpec("sharing_keys", mark("Cost-sharing keys…"), "Alt+F5", needs=_OPEN),
)
