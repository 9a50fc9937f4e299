"""The verbs of a project's plan: what it waits for, what must hold, and what slips."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark
from portfolio_desktop.ui.actions import ActionSpec, MenuSpec, Need

_OPEN = frozenset({Need.REGISTER})
_ONE = frozenset({Need.REGISTER, Need.PROJECT, Need.SINGLE})

PLAN_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("plan", mark("Plan and economy…"), "Ctrl+U", needs=_ONE),
    ActionSpec("dependencies", mark("&Dependencies…"), "Shift+F3", needs=_ONE),
    ActionSpec("what_slips", mark("&What slips?…"), "Shift+F4", needs=_ONE),
    ActionSpec("start_criteria", mark("Start &criteria…"), "Shift+F5", needs=_ONE),
    ActionSpec("milestone_trend", mark("Milestone &trend…"), "Shift+F6", needs=_ONE),
    ActionSpec("project_files", mark("D&ocuments of the project…"), needs=_ONE),
    ActionSpec("approved_plans", mark("&Approved plans…"), "Ctrl+F9", needs=_ONE),
)

TIMELINE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("page_timeline", mark("Time line"), needs=_OPEN),
    ActionSpec("copy_timeline", mark("Copy the time line as picture"), "Shift+F9", needs=_OPEN),
)

PLAN_MENU = MenuSpec(
    mark("Plan"),
    (
        "plan",
        "economy",
        "to_collect",
        "hours",
        None,
        "dependencies",
        "what_slips",
        None,
        "start_criteria",
        "milestone_trend",
        None,
        "approved_plans",
        "project_files",
    ),
)
