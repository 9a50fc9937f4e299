"""What the criteria suggest, with the arithmetic as a sentence; never applied by itself."""

from __future__ import annotations

from datetime import date

from portfolio_desktop.domain.delay import Ends
from portfolio_desktop.domain.thresholds import STATE_CRITERIA, Hint, Thresholds, time_hint
from portfolio_desktop.environment.texts import ngettext
from portfolio_desktop.services.panel_values import HintLine
from portfolio_desktop.services.settings import hints_wanted
from portfolio_desktop.services.words import colour_word
from portfolio_desktop.storage.reader import Reader


def thresholds_of(reader: Reader) -> Thresholds:
    """The criteria in use; switched off they give no hint."""
    return STATE_CRITERIA if hints_wanted(reader) else Thresholds(enabled=False)


def hint_lines(ends: Ends, day: date, thresholds: Thresholds) -> tuple[HintLine, ...]:
    """The hints worth showing: none where the plan holds, or nothing can be reckoned."""
    hint = time_hint(ends, day, thresholds)
    if hint is None or hint.facts["months"] <= 0:
        return ()
    return (HintLine(hint.dimension, hint.colour, time_sentence(hint)),)


def time_sentence(hint: Hint) -> str:
    """ "3 måneder efter den godkendte plan: vejledende gul på tid (rød over 3 måneder)." """
    months, limit = hint.facts["months"], hint.facts["red_above_months"]
    if hint.rule == "time_plan_passed":
        template = ngettext(
            "The approved end was {count} month ago: the hint is {colour} on time"
            " (red above {limit} months).",
            "The approved end was {count} months ago: the hint is {colour} on time"
            " (red above {limit} months).",
            months,
        )
    else:
        template = ngettext(
            "{count} month after the approved plan: the hint is {colour} on time"
            " (red above {limit} months).",
            "{count} months after the approved plan: the hint is {colour} on time"
            " (red above {limit} months).",
            months,
        )
    return template.format(count=months, colour=colour_word(hint.colour), limit=limit)
