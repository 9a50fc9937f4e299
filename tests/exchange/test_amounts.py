"""Amounts are read in kroner, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.exchange.amounts import read_amount, unit_of


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("12,6 mio. kr.", 12_600_000), ("1.250.000", 1_250_000), ("1.250.000,50 kr.", 1_250_000.5),
        ("$6,279,429", 6_279_429), ("250 t.kr.", 250_000), ("2 mia.", 2_000_000_000),
        ("1250000", 1_250_000), ("-3,5 mio.", -3_500_000), ("0", 0), ("kr. 700.000,-", 700_000),
        ("1 250 000", 1_250_000), ("1,250,000.00", 1_250_000), ("ca. 3,2 mio. kr.", 3_200_000),
    ],
)  # fmt: skip
def test_amounts_as_people_write_them(text: str, kroner: float) -> None:
    money = read_amount(text)
    assert money is not None
    assert money.ore == round(kroner * 100)
    assert money.text == text


def test_price_level_is_kept() -> None:
    money = read_amount("12,6 mio. kr. (2023-pl)")
    assert money is not None
    assert (money.ore, money.price_level) == (1_260_000_000, 2023)


@pytest.mark.parametrize("text", ["", "N/A", "afventer", "3 af 5 regioner", "12-6", "1.2.3"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert read_amount(text) is None


def test_the_heading_may_give_the_unit() -> None:
    unit = unit_of("Budget (mio. kr.)")
    money = read_amount("12,6", unit=unit)
    assert money is not None
    assert money.ore == 1_260_000_000
    typed = read_amount("12.6", 12.6, unit)
    assert typed is not None
    assert typed.ore == 1_260_000_000


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_none(text: str) -> None:
    money = read_amount(text)
    assert money is None or isinstance(money.ore, int)
