"""Milestones and money as the project panel shows them, in short."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.dates import passed
from portfolio_desktop.domain.economy import Economy
from portfolio_desktop.domain.plan import PlannedMilestone
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.milestones import milestones_of
from portfolio_desktop.services.plan_words import spending_sentence
from portfolio_desktop.services.words import capital, date_words, delay_words, money_words
from portfolio_desktop.storage.reader import Reader

MILESTONES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """One milestone: when it was reached or is expected, how far that is behind the original plan.

    `passed` where it was to be reached by now and nobody has said it was.
    """

    id: str
    name: str
    when: str
    slip: str
    reached: bool
    passed: bool


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the panel shows: the next milestones, how many more, and the money in sentences."""

    milestones: tuple[MilestoneLine, ...] = ()
    more: int = 0
    money: tuple[str, ...] = ()


NO_PLAN = PlanFacts()


def plan_facts(reader: Reader, project_id: str, economy: Economy, day: date) -> PlanFacts:
    """The last milestone that was reached, the next ones, and the economy in a line or two."""
    planned = milestones_of(reader, project_id)
    ahead = [each for each in planned if not each.reached]
    reached = [each for each in planned if each.reached]
    shown = [*reached[-1:], *ahead][:MILESTONES_SHOWN]
    return PlanFacts(
        tuple(_line(each, day) for each in shown),
        len(planned) - len(shown),
        _money(economy, day.year),
    )


def _line(planned: PlannedMilestone, day: date) -> MilestoneLine:
    dates = planned.dates
    return MilestoneLine(
        planned.milestone.id,
        planned.milestone.name,
        date_words(dates.expected),
        delay_words(dates.slip_original),
        planned.reached,
        not planned.reached and passed(dates.expected, day),
    )


def _money(economy: Economy, this_year: int) -> tuple[str, ...]:
    total = economy.total
    said = [
        template.format(amount=money_words(amount))
        for template, amount in (
            (_("approved budget {amount}"), total.approved),
            (_("spent {amount}"), total.actual),
            (_("forecast {amount}"), total.forecast),
        )
        if amount is not None
    ]
    line = " · ".join(said)
    return tuple(text for text in (capital(line), spending_sentence(economy, this_year)) if text)
