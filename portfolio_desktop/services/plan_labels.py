"""What edits of dependencies, trends and start criteria did, as phrases for `labels`."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark

PLAN_PHRASES: dict[str, str] = {
    "dependency_added": mark("a new dependency of {number}"),
    "dependency_edited": mark("a dependency of {number}"),
    "dependency_settled": mark("a dependency of {number} needed no more"),
    "dependency_unsettled": mark("a dependency of {number} needed after all"),
    "dependency_removed": mark("a dependency of {number} removed"),
    "criterion_added": mark("a new start criterion for {number}"),
    "criterion_edited": mark("a start criterion for {number}"),
    "criterion_state": mark("a start criterion for {number}: {criterion}"),
    "criteria_written": mark("start criteria for {number}"),
    "criterion_moved": mark("place of a start criterion for {number}"),
    "criterion_removed": mark("a start criterion for {number} removed"),
}
