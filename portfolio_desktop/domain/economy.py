"""A project's money per year: budget, actual, forecast, and what lies above or below the budget.

A year may be stated in all, participant by participant, or both. What is stated in all goes before
the sum of the participants; that the two agree is a check of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from portfolio_desktop.domain.delay import approved_plan, original_plan
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.plan import BaselineBudget, BudgetCell
from portfolio_desktop.domain.project import Baseline


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is known of a year (of one participant, or in all); None where nothing is stated."""

    original: Money | None = None
    approved: Money | None = None
    actual: Money | None = None
    forecast: Money | None = None
    stated_on: date | None = None


NO_AMOUNTS = Amounts()


@dataclass(frozen=True, slots=True)
class YearEconomy:
    """One year: the amounts as stated in all (`whole`) and by participant id (`parties`)."""

    year: int
    whole: Amounts = NO_AMOUNTS
    parties: Mapping[str, Amounts] = field(default_factory=dict)

    @property
    def amounts(self) -> Amounts:
        """The year in all: what is stated, else the sum of the participants."""
        summed = self.summed
        return Amounts(
            self.whole.original or summed.original,
            self.whole.approved or summed.approved,
            self.whole.actual or summed.actual,
            self.whole.forecast or summed.forecast,
            self.whole.stated_on or summed.stated_on,
        )

    @property
    def summed(self) -> Amounts:
        """The participants together; the day is the oldest of theirs."""
        parties = self.parties.values()
        days = [each.stated_on for each in parties if each.stated_on is not None]
        return Amounts(
            total(each.original for each in parties),
            total(each.approved for each in parties),
            total(each.actual for each in parties),
            total(each.forecast for each in parties),
            min(days, default=None),
        )

    def expected(self, this_year: int) -> Money | None:
        """What the year comes to: the forecast, or what it has cost once it is over."""
        amounts = self.amounts
        over = self.year < this_year
        return amounts.forecast or (amounts.actual if over else None)

    def difference(self, this_year: int) -> int | None:
        """Øre above the approved budget (negative below it); None where it cannot be reckoned."""
        return difference(self.amounts.approved, self.expected(this_year))


@dataclass(frozen=True, slots=True)
class Economy:
    """A project's years, in order, and the approved budget of the whole project where stated."""

    years: tuple[YearEconomy, ...] = ()
    budget: Money | None = None

    @property
    def total(self) -> Amounts:
        """All years together; only the budget can be stated for the whole project."""
        amounts = [each.amounts for each in self.years]
        return Amounts(
            total(each.original for each in amounts),
            self.budget or total(each.approved for each in amounts),
            total(each.actual for each in amounts),
            total(each.forecast for each in amounts),
        )

    @property
    def stated(self) -> tuple[Money, ...]:
        """Every amount that anything is said of: of the whole project, a year, or a participant."""
        said = [self.budget]
        for year in self.years:
            for each in (year.whole, *year.parties.values()):
                said += (each.original, each.approved, each.actual, each.forecast)
        return tuple(each for each in said if each is not None)

    def differences(self, this_year: int) -> tuple[tuple[int, int], ...]:
        """(year, øre) for every year that does not come to what was approved."""
        found = ((each.year, each.difference(this_year)) for each in self.years)
        return tuple((year, ore) for year, ore in found if ore)

    def difference(self, this_year: int) -> int | None:
        """Øre above the approved budget in the years that can be compared; None without any.

        Where no year has a budget of its own, all that is expected is held against the budget of
        the whole project, and only what lies above it is certain.
        """
        compared = [each.difference(this_year) for each in self.years]
        known = [ore for ore in compared if ore is not None]
        if known:
            return sum(known)
        if any(each.amounts.approved for each in self.years):
            return None
        said = difference(self.budget, total(each.expected(this_year) for each in self.years))
        return said if said is not None and said > 0 else None

    def compared(self, this_year: int) -> tuple[Money | None, Money | None]:
        """The approved budget and what the project comes to by `difference`."""
        over, budget = self.difference(this_year), self.total.approved
        if over is None or budget is None:
            return budget, None
        return budget, replace(budget, ore=budget.ore + over, text="")


NO_ECONOMY = Economy()


def total(amounts: Iterable[Money | None]) -> Money | None:
    """The sum; None without any, or where they are stated at different price levels."""
    known = [each for each in amounts if each is not None]
    if not known or len({each.price_level for each in known}) > 1:
        return None
    return Money(sum(each.ore for each in known), "", known[0].price_level)


def difference(budget: Money | None, expected: Money | None) -> int | None:
    """Øre above the budget; None where either is missing or the price levels differ."""
    if budget is None or expected is None or budget.price_level != expected.price_level:
        return None
    return expected.ore - budget.ore


def economy(
    baselines: Iterable[Baseline],
    budgets: Iterable[BaselineBudget],
    cells: Iterable[BudgetCell],
) -> Economy:
    """One project's economy from its plans and cells, with the years that anything is said of."""
    plans = tuple(baselines)
    original, approved = original_plan(plans), approved_plan(plans)
    found: dict[tuple[int, str], Amounts] = {}
    for budget in budgets:
        key = (budget.year, budget.participant_id or "")
        if original is not None and budget.baseline_id == original.id:
            found[key] = replace(found.get(key, NO_AMOUNTS), original=budget.budget)
        if approved is not None and budget.baseline_id == approved.id:
            found[key] = replace(found.get(key, NO_AMOUNTS), approved=budget.budget)
    for cell in cells:
        key = (cell.year, cell.participant_id or "")
        found[key] = replace(
            found.get(key, NO_AMOUNTS),
            actual=cell.actual,
            forecast=cell.forecast,
            stated_on=cell.stated_on,
        )
    return Economy(
        tuple(
            YearEconomy(
                year,
                found.get((year, ""), NO_AMOUNTS),
                {party: amounts for (of, party), amounts in found.items() if of == year and party},
            )
            for year in sorted({year for year, _party in found})
        ),
        approved.budget if approved else None,
    )


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A year whose participants do not add up to what is stated in all, in øre."""

    year: int
    stated: int
    summed: int


_PARTS: tuple[Callable[[Amounts], Money | None], ...] = (
    lambda amounts: amounts.approved,
    lambda amounts: amounts.actual,
    lambda amounts: amounts.forecast,
)


def mismatches(found: Economy) -> tuple[Mismatch, ...]:
    """The years in which budget, actual or forecast do not add up; the first of the three each."""
    return tuple(
        wrong[0]
        for each in found.years
        if (wrong := [miss for part in _PARTS if (miss := _mismatch(each, part))])
    )


def _mismatch(year: YearEconomy, part: Callable[[Amounts], Money | None]) -> Mismatch | None:
    stated, summed = part(year.whole), part(year.summed)
    missing = difference(stated, summed)
    if stated is None or summed is None or not missing:
        return None
    return Mismatch(year.year, stated.ore, summed.ore)


def last_year_with_money(found: Economy) -> int | None:
    """The last year that has a budget, an actual or a forecast other than nothing."""
    return max(
        (
            each.year
            for each in found.years
            if any((amount := part(each.amounts)) is not None and amount.ore for part in _PARTS)
        ),
        default=None,
    )
