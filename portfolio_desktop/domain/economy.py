"""A project's money per year: budget, actual, forecast, and what lies above or below the budget.

A year may be stated in all, participant by participant, or both. What is stated in all goes before
the sum of the participants; that the two agree is a check of its own. Each of them may be stated by
quarters as well: what is said of the year goes before their sum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class YearEconomy:
    """One year: the amounts as stated in all (`whole`) and by participant id (`parties`), of the
    year itself or, where that says nothing, of its quarters together.

    `rows` are what is stated, by quarter (0 is the year itself) and participant ("" for all).
    """

    year: int
    whole: Amounts = NO_AMOUNTS
    parties: Mapping[str, Amounts] = field(default_factory=dict)
    rows: Mapping[tuple[int, str], Amounts] = field(default_factory=dict)

    def stated(self, quarter: int = 0, party: str = "") -> Amounts:
        """What is said of a quarter, or of the year itself, and of nothing it is made of."""
        return self.rows.get((quarter, party), NO_AMOUNTS)

    @property
    def by_quarter(self) -> bool:
        return any(quarter for quarter, _party in self.rows)

    @property
    def amounts(self) -> Amounts:
        """The year in all: what is stated, else the sum of the participants."""
        return _filled(self.whole, self.summed)

    @property
    def summed(self) -> Amounts:
        """The participants together; the day is the oldest of theirs."""
        return _added(self.parties.values())

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
        said = difference(self.budget, self.expected(this_year))
        return said if said is not None and said > 0 else None

    def expected(self, this_year: int) -> Money | None:
        """What the years come to together, those of which it is known."""
        return total(each.expected(this_year) for each in self.years)

    def unforeseen(self, this_year: int) -> tuple[int, ...]:
        """The years that have a budget, and nothing that tells what they come to."""
        years = self.years
        return tuple(
            each.year for each in years if each.amounts.approved and not each.expected(this_year)
        )

    def unbudgeted(self, this_year: int) -> tuple[int, ...]:
        """The years that are expected to cost something, and have no budget."""
        years = self.years
        return tuple(
            each.year for each in years if each.expected(this_year) and not each.amounts.approved
        )

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


def _filled(said: Amounts, otherwise: Amounts) -> Amounts:
    """What is said, and where nothing is, the other."""
    return Amounts(
        said.original or otherwise.original,
        said.approved or otherwise.approved,
        said.actual or otherwise.actual,
        said.forecast or otherwise.forecast,
        said.stated_on or otherwise.stated_on,
    )


def _added(parts: Iterable[Amounts]) -> Amounts:
    """All of them together; the day is the oldest of theirs."""
    parts = tuple(parts)
    days = [each.stated_on for each in parts if each.stated_on is not None]
    return Amounts(
        total(each.original for each in parts),
        total(each.approved for each in parts),
        total(each.actual for each in parts),
        total(each.forecast for each in parts),
        min(days, default=None),
    )


def economy(
    baselines: Iterable[Baseline],
    budgets: Iterable[BaselineBudget],
    cells: Iterable[BudgetCell],
) -> Economy:
    """One project's economy from its plans and cells, with the years that anything is said of."""
    plans = tuple(baselines)
    original, approved = original_plan(plans), approved_plan(plans)
    found: dict[tuple[int, int, str], Amounts] = {}
    for budget in budgets:
        key = (budget.year, budget.quarter, budget.participant_id or "")
        if original is not None and budget.baseline_id == original.id:
            found[key] = replace(found.get(key, NO_AMOUNTS), original=budget.budget)
        if approved is not None and budget.baseline_id == approved.id:
            found[key] = replace(found.get(key, NO_AMOUNTS), approved=budget.budget)
    for cell in cells:
        key = (cell.year, cell.quarter, cell.participant_id or "")
        found[key] = replace(
            found.get(key, NO_AMOUNTS),
            actual=cell.actual,
            forecast=cell.forecast,
            stated_on=cell.stated_on,
        )
    rows: dict[int, dict[tuple[int, str], Amounts]] = {}
    for (year, quarter, party), amounts in found.items():
        rows.setdefault(year, {})[quarter, party] = amounts
    years = tuple(_year(year, rows[year]) for year in sorted(rows))
    return Economy(years, approved.budget if approved else None)


def _year(year: int, rows: Mapping[tuple[int, str], Amounts]) -> YearEconomy:
    """A year of what is stated of it and of its quarters."""

    def of(party: str) -> Amounts:
        return _filled(rows.get((0, party), NO_AMOUNTS), quarters_together(rows, party))

    parties = dict.fromkeys(party for _quarter, party in rows if party)
    return YearEconomy(year, of(""), {party: of(party) for party in parties}, rows)


def quarters_together(rows: Mapping[tuple[int, str], Amounts], party: str = "") -> Amounts:
    """What the quarters of a year come to, of one participant or in all."""
    return _added(rows[quarter, party] for quarter in QUARTERS if (quarter, party) in rows)


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


def quarter_mismatches(found: Economy) -> tuple[Mismatch, ...]:
    """The years whose quarters do not come to what is said of the year itself, in all or of a
    participant; the first difference of each."""
    return tuple(wrong[0] for each in found.years if (wrong := tuple(_by_quarter(each))))


def _by_quarter(year: YearEconomy) -> Iterator[Mismatch]:
    for party in dict.fromkeys(party for _quarter, party in year.rows):
        summed = quarters_together(year.rows, party)
        for part in _PARTS:
            stated, together = part(year.stated(0, party)), part(summed)
            if stated is not None and together is not None and difference(stated, together):
                yield Mismatch(year.year, stated.ore, together.ore)


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
