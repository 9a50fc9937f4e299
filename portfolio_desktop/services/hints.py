"""What the criteria suggest, with the arithmetic as a sentence; never applied by itself."""

from __future__ import annotations

from datetime import date

from portfolio_desktop.domain.delay import Ends
from portfolio_desktop.domain.economy import NO_ECONOMY, Economy
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.thresholds import (
    STATE_CRITERIA,
    Hint,
    Thresholds,
    cost_hint,
    time_hint,
)
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.panel_values import HintLine
from portfolio_desktop.services.settings import hints_wanted
from portfolio_desktop.services.words import colour_word, money_words
from portfolio_desktop.storage.reader import Reader


def thresholds_of(reader: Reader) -> Thresholds:
    """The criteria in use; switched off they give no hint."""
    return STATE_CRITERIA if hints_wanted(reader) else Thresholds(enabled=False)


def hint_lines(
    ends: Ends, day: date, thresholds: Thresholds, economy: Economy = NO_ECONOMY
) -> tuple[HintLine, ...]:
    """The hints worth showing: none where the plan holds, or nothing can be reckoned."""
    lines = []
    late = time_hint(ends, day, thresholds)
    if late is not None and late.facts["months"] > 0:
        lines.append(HintLine(late.dimension, late.colour, time_sentence(late)))
    over = cost_hint(*economy.compared(day.year), thresholds)
    if over is not None and over.facts["over_ore"] > 0:
        lines.append(HintLine(over.dimension, over.colour, cost_sentence(over)))
    return tuple(lines)


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


def cost_sentence(hint: Hint) -> str:
    """ "26,5 mio. kr. over godkendt budget: vejledende rød på økonomi (rød over 6 mio. kr.)." """
    return _(
        "{amount} over the approved budget: the hint is {colour} on cost (red above {limit})."
    ).format(
        amount=money_words(Money(hint.facts["over_ore"])),
        colour=colour_word(hint.colour),
        limit=money_words(Money(hint.facts["limit_ore"])),
    )
