"""What the rules of dependencies and start criteria refuse, as sentences for `problem_words`."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark

PLAN_PROBLEMS: dict[str, str] = {
    "dependency_unknown": mark("The dependency is no longer in the register."),
    "dependency_on_nothing": mark("Choose the project that it depends on."),
    "dependency_circle": mark(
        "That would be a circle: what is needed of {number} needs this itself, directly or by way"
        " of others."
    ),
    "milestone_needed": mark(
        "A dependency speaks of the milestone: of {number}. Change or remove it there first."
    ),
    "milestone_spoken_of": mark(
        "A change request or a dispute speaks of the milestone, so it stays. Change or remove it"
        " there first."
    ),
    "point_reached": mark("It has been reached, so it can no longer move."),
    "criterion_unknown": mark("The start criterion is no longer in the register."),
    "criterion_empty": mark("The start criterion says nothing. Write what must hold."),
    "criterion_reference_missing": mark(
        "Say which meeting or written procedure relaxed the criterion."
    ),
}
