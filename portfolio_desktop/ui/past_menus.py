"""The verbs that lead to the register as it was, and back."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark
from portfolio_desktop.ui.actions import ActionSpec, Need

_OPEN = frozenset({Need.REGISTER})

PAST_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("look_back", mark("The register as &it was…"), "F12", needs=_OPEN),
    ActionSpec(
        "look_back_here",
        mark("The register as it was here"),
        "Shift+F12",
        needs=_OPEN | {Need.EDIT_MARKED},
    ),
    ActionSpec("back_to_present", mark("Bac&k to today"), "Ctrl+F12", needs=_OPEN | {Need.PAST}),
)

PAST_ENTRIES: tuple[str, ...] = tuple(spec.id for spec in PAST_ACTIONS)
