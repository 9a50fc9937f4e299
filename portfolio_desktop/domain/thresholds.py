"""Hints: the colour that shared criteria would give. Never applied by themselves.

The shipped set is the one DOMAIN section 3 calls "Statens It-råds kriterier".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.dates import (
    ImpreciseDate,
    Precision,
    day,
    days_after,
    months_between,
    passed,
)
from portfolio_desktop.domain.delay import Ends
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.status import Colour


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when it is yellow, and above what red.

    On time: yellow from `yellow_months` late, red above `red_above_months`. On cost: yellow from
    the first øre too much, red above `red_above_percent` of the budget or `red_above_ore`,
    whichever is reached first. `name` is what the organisation calls its own set, "" for the
    shipped one.
    """

    name: str = ""
    enabled: bool = True
    yellow_months: int = 1
    red_above_months: int = 3
    red_above_percent: int = 10
    red_above_ore: int = 600_000_000


STATE_CRITERIA = Thresholds()


@dataclass(frozen=True, slots=True)
class Hint:
    """A suggested colour with the arithmetic behind it.

    `rule` is "time_against_plan", "time_plan_passed" (nothing later is known, so today counts) or
    "cost_over_budget". Facts of the time rules: months, yellow_months, red_above_months, and days
    where the delay ends on a certain day and is shorter than two months; of cost: over_ore,
    budget_ore, limit_ore, red_above_percent, red_above_ore.
    """

    dimension: str
    colour: Colour
    rule: str
    facts: Mapping[str, int]


def time_hint(ends: Ends, today: date, thresholds: Thresholds = STATE_CRITERIA) -> Hint | None:
    """The colour for time by the months that the end lies after the approved plan.

    A project that has not ended is at least as late as today is, even if its deadline was never
    moved. None where the hints are off or the plan names no day.
    """
    if not thresholds.enabled:
        return None
    planned = months_between(ends.approved, ends.expected)
    months, rule, until = planned, "time_against_plan", ends.expected
    if ends.actual is None and passed(ends.approved, today):
        elapsed = months_between(ends.approved, day(today))
        if elapsed is not None and (planned is None or elapsed > planned):
            months, rule, until = elapsed, "time_plan_passed", day(today)
    if months is None:
        return None
    colour = _judged(months, thresholds.yellow_months, thresholds.red_above_months)
    facts = {
        "months": months,
        "yellow_months": thresholds.yellow_months,
        "red_above_months": thresholds.red_above_months,
    }
    return Hint("time", colour, rule, facts | _days(ends.approved, until))


_COUNTED_IN_DAYS = 60


def _days(planned: ImpreciseDate | None, until: ImpreciseDate | None) -> dict[str, int]:
    late = days_after(planned, until)
    certain = until is not None and until.precision is Precision.DAY
    return {"days": late} if certain and late is not None and late < _COUNTED_IN_DAYS else {}


def cost_hint(
    budget: Money | None, forecast: Money | None, thresholds: Thresholds = STATE_CRITERIA
) -> Hint | None:
    """The colour for cost by what the forecast lies above the approved budget.

    None where the hints are off, an amount is missing, or the amounts have different price levels.
    """
    if not thresholds.enabled or budget is None or forecast is None:
        return None
    if budget.price_level != forecast.price_level:
        return None
    over = forecast.ore - budget.ore
    share = max(budget.ore, 0) * thresholds.red_above_percent // 100
    limit = min(share, thresholds.red_above_ore)
    facts = {
        "over_ore": over,
        "budget_ore": budget.ore,
        "limit_ore": limit,
        "red_above_percent": thresholds.red_above_percent,
        "red_above_ore": thresholds.red_above_ore,
    }
    return Hint("cost", _judged(over, 1, limit), "cost_over_budget", facts)


def _judged(value: int, yellow_from: int, red_above: int) -> Colour:
    if value < yellow_from:
        return Colour.GREEN
    return Colour.RED if value > red_above else Colour.YELLOW
