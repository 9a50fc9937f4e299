"""Money per year: what is stated, what adds up, and what lies above the budget."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.economy import (
    NO_ECONOMY,
    Economy,
    economy,
    last_year_with_money,
    mismatches,
    total,
)
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.plan import BaselineBudget, BudgetCell
from portfolio_desktop.domain.project import Baseline
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.thresholds import cost_hint

MIO = 100_000_000
FIRST = Baseline("b1", "p", 1)
SECOND = Baseline("b2", "p", 2)


def mio(amount: float, level: int | None = None) -> Money:
    return Money(round(amount * MIO), f"{amount} mio.", level)


def budget(
    year: int, amount: Money, plan: Baseline = FIRST, party: str | None = None
) -> BaselineBudget:
    return BaselineBudget(f"{plan.id}-{year}-{party}", plan.id, year, party, amount)


def cell(
    year: int,
    forecast: Money | None = None,
    actual: Money | None = None,
    party: str | None = None,
    day: date | None = None,
) -> BudgetCell:
    return BudgetCell(f"{year}-{party}", "p", year, party, actual, forecast, day)


JOURNAL = economy(
    [FIRST],
    [budget(2024, mio(40)), budget(2025, mio(35))],
    [cell(2024, mio(52.6)), cell(2025, mio(48.9))],
)
"""23-1 of the board's table: 12.6 million over in 2024 and 13.9 in 2025."""


def test_each_year_is_held_against_its_own_budget() -> None:
    assert JOURNAL.differences(2023) == ((2024, 1_260_000_000), (2025, 1_390_000_000))
    assert JOURNAL.difference(2023) == 2_650_000_000
    assert JOURNAL.total.approved == Money(7_500_000_000)


def test_the_hint_on_cost_is_red_with_its_arithmetic() -> None:
    hint = cost_hint(*JOURNAL.compared(2023))
    assert hint is not None
    assert (hint.colour, hint.facts["over_ore"]) == (Colour.RED, 2_650_000_000)
    # Ten per cent of 75 million is more than 6 million, which is reached first.
    assert hint.facts["limit_ore"] == 600_000_000


def test_a_later_plan_gives_the_approved_budget_and_the_first_stays_the_original() -> None:
    found = economy(
        [SECOND, FIRST],
        [budget(2024, mio(40)), budget(2024, mio(50), SECOND)],
        [cell(2024, mio(52.6))],
    )
    (year,) = found.years
    assert (year.amounts.original, year.amounts.approved) == (mio(40), mio(50))
    assert found.difference(2023) == 260_000_000


def test_a_year_that_is_over_is_held_to_what_it_cost() -> None:
    found = economy([FIRST], [budget(2022, mio(10))], [cell(2022, actual=mio(12))])
    assert found.difference(2022) is None
    assert found.difference(2023) == 2 * MIO


def test_the_participants_together_are_the_year_where_nothing_is_stated_in_all() -> None:
    parties = [budget(2024, mio(3), party="r1"), budget(2024, mio(4), party="r2")]
    cells = [
        cell(2024, mio(5), party="r1", day=date(2023, 9, 30)),
        cell(2024, mio(4), party="r2", day=date(2023, 10, 31)),
    ]
    found = economy([FIRST], parties, cells)
    assert found.difference(2023) == 2 * MIO
    assert found.years[0].amounts.stated_on == date(2023, 9, 30)
    assert mismatches(found) == ()


def test_what_is_stated_in_all_goes_before_the_participants_and_the_difference_is_found() -> None:
    budgets = [budget(2024, mio(8)), budget(2024, mio(3), party="r1")]
    found = economy([FIRST], budgets, [])
    assert found.years[0].amounts.approved == mio(8)
    (wrong,) = mismatches(found)
    assert (wrong.year, wrong.stated, wrong.summed) == (2024, 8 * MIO, 3 * MIO)


def test_amounts_of_different_price_levels_are_neither_added_nor_compared() -> None:
    found = economy([FIRST], [budget(2024, mio(40, 2023))], [cell(2024, mio(52.6, 2024))])
    assert found.difference(2023) is None
    assert total([mio(1, 2023), mio(1, 2024)]) is None
    assert total([]) is None


def test_without_budgets_per_year_only_what_is_above_the_whole_budget_is_certain() -> None:
    plan = replace(FIRST, budget=mio(20))
    assert economy([plan], [], [cell(2024, mio(12)), cell(2025, mio(10))]).difference(2023) == (
        2 * MIO
    )
    assert economy([plan], [], [cell(2024, mio(12))]).difference(2023) is None


def test_years_that_cannot_be_compared_are_left_out_of_the_sum() -> None:
    found = economy([FIRST], [budget(2024, mio(10)), budget(2025, mio(10))], [cell(2024, mio(11))])
    assert found.difference(2023) == MIO
    assert found.compared(2023) == (Money(20 * MIO), Money(21 * MIO))


def test_the_last_year_with_money_passes_over_years_of_nothing() -> None:
    found = economy([FIRST], [budget(2024, mio(1))], [cell(2030, mio(0))])
    assert last_year_with_money(found) == 2024
    assert last_year_with_money(NO_ECONOMY) is None


@given(
    st.lists(
        st.tuples(st.integers(2020, 2030), st.integers(0, 10**12), st.integers(0, 10**12)),
        unique_by=lambda row: row[0],
        min_size=1,
    )
)
def test_the_whole_is_the_sum_of_its_years(rows: list[tuple[int, int, int]]) -> None:
    found: Economy = economy(
        [FIRST],
        [budget(year, Money(approved)) for year, approved, _ in rows],
        [cell(year, Money(forecast)) for year, _, forecast in rows],
    )
    assert found.difference(2019) == sum(forecast - approved for _, approved, forecast in rows)
    assert sum(ore for _year, ore in found.differences(2019)) == found.difference(2019)
