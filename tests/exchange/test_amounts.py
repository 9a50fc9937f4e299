"""Amounts in cells are read in kroner, or not at all."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.money import Money, NoAmount
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.exchange.amounts import read_amount, unit_of, unit_shown


def test_the_words_in_the_cell_count() -> None:
    assert read_amount("12,6 mio. kr.") == Money(1_260_000_000, "12,6 mio. kr.")


def test_a_number_cell_counts_by_its_value_whatever_it_shows() -> None:
    assert read_amount("12,6", 12_600_000.5) == Money(1_260_000_050, "12,6")


@pytest.mark.parametrize(
    ("heading", "unit"),
    [("Budget (mio. kr.)", 10**6), ("Budget i t.kr.", 1000), ("Budget mia.", 10**9), ("Budget", 1)],
)
def test_the_heading_gives_bare_numbers_their_unit(heading: str, unit: int) -> None:
    assert unit_of(heading) == unit
    assert read_amount("2,5", unit=unit) == Money(250 * unit, "2,5")
    assert read_amount("2,5", 2.5, unit) == Money(250 * unit, "2,5")


@pytest.mark.parametrize(
    ("shown", "heading", "unit"),
    [
        ('0.0 "mio. kr."', 1, 10**6),
        ("#,##0\\ t.kr.", 1, 1000),
        ('#,##0 "kr."', 10**6, 10**6),
        ("#,##0.00", 1000, 1000),
        ("0.0,,", 10**6, 1),
        ('#,##0,"t.kr."', 1, 1),
        ("", 10**6, 10**6),
    ],
)
def test_the_format_of_a_number_may_give_it_its_unit(shown: str, heading: int, unit: int) -> None:
    assert unit_shown(shown, heading) == unit


def test_a_unit_in_the_cell_goes_before_that_of_the_heading() -> None:
    assert read_amount("3 mia. kr.", unit=10**6) == Money(300_000_000_000, "3 mia. kr.")


def test_what_is_no_certain_amount_says_why() -> None:
    assert read_amount("$6,279,429") == Problem(NoAmount.FOREIGN, params={"sign": "$"})
    assert read_amount("x", float("inf")) == Problem(NoAmount.NOT_AN_AMOUNT)
    assert read_amount("x", 10**18) == Problem(NoAmount.TOO_LARGE)
    assert read_amount("900.000.000.000", unit=10**6) == Problem(NoAmount.TOO_LARGE)
    assert read_amount("x", 900_000_000_000, 10**6) == Problem(NoAmount.TOO_LARGE)
