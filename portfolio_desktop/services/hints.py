"""What the criteria suggest, with the arithmetic as a sentence; never applied by itself."""

from __future__ import annotations

from datetime import date

from portfolio_desktop.domain.delay import Ends
from portfolio_desktop.domain.economy import NO_ECONOMY, Economy
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.thresholds import Hint, Thresholds, cost_hint, time_hint
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.panel_values import HintLine
from portfolio_desktop.services.words import (
    capital,
    colour_word,
    days_words,
    money_words,
    months_words,
)


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
    """ "38 dage efter den godkendte plan: vejledende gul på tid (rød over 3 måneder)."."""
    passed = hint.rule == "time_plan_passed"
    template = _("{delay} after the approved plan: the hint is {colour} on time ({limit}).")
    if passed:
        template = _("The approved end was {delay} ago: the hint is {colour} on time ({limit}).")
    return capital(
        template.format(
            delay=_delay(hint), colour=colour_word(hint.colour), limit=_time_limit(hint)
        )
    )


def _delay(hint: Hint) -> str:
    """ "38 dage", "4 måneder"."""
    days, months = hint.facts.get("days"), hint.facts["months"]
    return months_words(months) if days is None else days_words(days)


def _time_limit(hint: Hint) -> str:
    """The bound that the colour lies below or above."""
    if hint.colour is Colour.GREEN:
        return _("yellow from {months}").format(months=months_words(hint.facts["yellow_months"]))
    return _("red above {months}").format(months=months_words(hint.facts["red_above_months"]))


def cost_sentence(hint: Hint) -> str:
    """ "26,5 mio. kr. over godkendt budget: vejledende rød på økonomi (rød over 6 mio. kr.)." """
    return _(
        "{amount} over the approved budget: the hint is {colour} on cost (red above {limit})."
    ).format(
        amount=money_words(Money(hint.facts["over_ore"])),
        colour=colour_word(hint.colour),
        limit=money_words(Money(hint.facts["limit_ore"])),
    )
