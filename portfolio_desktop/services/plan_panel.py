"""Milestones and money as the project panel shows them, in short."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.dates import passed
from portfolio_desktop.domain.economy import Economy
from portfolio_desktop.domain.plan import MilestoneDates, PlannedMilestone
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.dependency_lines import (
    NO_DEPENDENCIES,
    DependencyFacts,
    dependency_facts,
)
from portfolio_desktop.services.milestones import milestones_of
from portfolio_desktop.services.plan_words import gap_words, spending_sentence
from portfolio_desktop.services.start_criteria import (
    NO_CRITERIA,
    CriteriaCount,
    criteria_counts,
)
from portfolio_desktop.services.words import capital, date_words, delay_words, money_words
from portfolio_desktop.storage.reader import Reader

MILESTONES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """One milestone: when it was reached or is expected, how far that is behind the original plan,
    and `slip_approved`, behind the approved one where that tells another story.

    `passed` where it was to be reached by now and nobody has said so. `criteria` counts its start
    criteria, "" where it has none.
    """

    id: str
    name: str
    when: str
    slip: str
    reached: bool
    passed: bool
    criteria: str = ""
    slip_approved: str = ""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the panel shows: the next milestones, how many more, the money in sentences, and what it
    waits for or is waited for with."""

    milestones: tuple[MilestoneLine, ...] = ()
    more: int = 0
    money: tuple[str, ...] = ()
    dependencies: DependencyFacts = NO_DEPENDENCIES


NO_PLAN = PlanFacts()


def plan_facts(reader: Reader, project_id: str, economy: Economy, day: date) -> PlanFacts:
    """The last milestone that was reached, the next ones, and the economy in a line or two."""
    planned = [each for each in milestones_of(reader, project_id) if not each.dropped]
    ahead = [each for each in planned if not each.reached]
    reached = [each for each in planned if each.reached]
    shown = [*reached[-1:], *ahead][:MILESTONES_SHOWN]
    criteria = criteria_counts(reader, [each.milestone.id for each in shown])
    return PlanFacts(
        tuple(_line(each, criteria.get(each.milestone.id, NO_CRITERIA), day) for each in shown),
        len(planned) - len(shown),
        _money(economy, day.year),
        dependency_facts(reader, project_id, day),
    )


def _line(planned: PlannedMilestone, criteria: CriteriaCount, day: date) -> MilestoneLine:
    dates = planned.dates
    return MilestoneLine(
        planned.milestone.id,
        planned.milestone.name,
        date_words(dates.expected),
        delay_words(dates.slip_original),
        planned.reached,
        not planned.reached and passed(dates.expected, day),
        criteria.words if not planned.reached else "",
        _against_approved(dates),
    )


def _against_approved(dates: MilestoneDates) -> str:
    """ "+1 md. godk.", "som godkendt"; "" where it says what the original plan says."""
    months = dates.slip_approved
    if months is None or months == dates.slip_original:
        return ""
    return _("{delay} appr.").format(delay=delay_words(months)) if months else _("as approved")


def _money(economy: Economy, this_year: int) -> tuple[str, ...]:
    total = economy.total
    said = [
        template.format(amount=money_words(amount))
        for template, amount in (
            (_("approved budget {amount}"), total.approved),
            (_("spent {amount}"), total.actual),
            (_("forecast {amount}"), economy.expected(this_year)),
        )
        if amount is not None
    ]
    line = " · ".join(said)
    gaps = gap_words(economy, this_year)
    if gaps:
        line = _("{what} ({more})").format(what=line, more=gaps)
    return tuple(text for text in (capital(line), spending_sentence(economy, this_year)) if text)
