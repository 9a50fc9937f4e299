"""Amounts as people type them, exact to the øre."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.money import (
    DANISH_MONEY,
    ENGLISH_MONEY,
    LARGEST_ORE,
    Money,
    MoneyRules,
    MoneyUnit,
    NoAmount,
    print_in_unit,
    print_money,
    read_money,
    read_optional_money,
    rules_of,
)
from portfolio_desktop.domain.problems import Problem

ENGLISH = MoneyRules(decimal_comma=False, signs=frozenset({"kr", "kr.", "dkk", "$"}))


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("12,6 mio. kr.", 12_600_000),
        ("12,6 mio", 12_600_000),
        ("12,6 mio.kr.", 12_600_000),
        ("kr. 12,6 mio.", 12_600_000),
        ("1.250 t.kr.", 1_250_000),
        ("1.250 tkr", 1_250_000),
        ("8.400.000", 8_400_000),
        ("8 400 000 kr.", 8_400_000),
        ("8\u00a0400\u00a0000\u00a0kr.", 8_400_000),
        ("8400000", 8_400_000),
        ("700 mio.", 700_000_000),
        ("2 mia. kr.", 2_000_000_000),
        ("1,25 milliarder kr.", 1_250_000_000),
        ("500,-", 500),
        ("kr. 500,-", 500),
        ("DKK 500", 500),
        ("-3,5 mio. kr.", -3_500_000),
        ("−3,5 mio. kr.", -3_500_000),
        ("0", 0),
        ("12,6 MIO. KR.", 12_600_000),
        ("12,345 mio. kr.", 12_345_000),
    ],
)
def test_danish_amounts(text: str, kroner: int) -> None:
    assert read_money(text) == Money(kroner * 100, text)


def test_ore_are_exact() -> None:
    assert read_money("1.234,56 kr.") == Money(123_456, "1.234,56 kr.")
    assert read_money("0,1 kr.") == Money(10, "0,1 kr.")


@pytest.mark.parametrize(
    "text", ["12,6 mio. kr. (2023-pl)", "12,6 mio. kr. pl 2023", "12,6 mio. i 2023-priser"]
)
def test_the_price_level_is_kept(text: str) -> None:
    assert read_money(text) == Money(1_260_000_000, text, 2023)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", NoAmount.NOT_AN_AMOUNT),
        ("ukendt", NoAmount.NOT_AN_AMOUNT),
        ("$6,279,429", NoAmount.FOREIGN),
        ("6 mio. EUR", NoAmount.FOREIGN),
        ("6,279,429", NoAmount.DECIMAL_POINT),
        ("12.6 mio. kr.", NoAmount.DECIMAL_POINT),
        ("8,400", NoAmount.DECIMAL_POINT),
        ("1.25", NoAmount.DECIMAL_POINT),
        ("12.34.567", NoAmount.DECIMAL_POINT),
        ("0,1234 kr.", NoAmount.FINER_THAN_ORE),
        ("999999999 mia. kr.", NoAmount.TOO_LARGE),
        ("ca. 12 mio. kr.", NoAmount.MORE_WORDS),
        ("5-10 mio. kr.", NoAmount.MORE_WORDS),
        ("12 mio. kr. pr. år", NoAmount.MORE_WORDS),
        ("12 stk.", NoAmount.MORE_WORDS),
    ],
)
def test_what_is_no_certain_amount_is_refused_with_its_reason(text: str, reason: NoAmount) -> None:
    problem = read_money(text)
    assert isinstance(problem, Problem)
    assert problem.code == reason


def test_english_numbers_are_read_where_they_are_declared() -> None:
    assert read_money("$6,279,429", ENGLISH) == Money(627_942_900, "$6,279,429")
    assert read_money("12.6 million", ENGLISH) == Money(1_260_000_000, "12.6 million")
    assert isinstance(read_money("12,6", ENGLISH), Problem)


def test_nothing_typed_is_no_amount_and_no_problem() -> None:
    assert read_optional_money(" ") is None
    assert read_optional_money("5 kr.") == Money(500, "5 kr.")


@pytest.mark.parametrize(
    ("kroner", "danish", "english"),
    [
        (12_600_000, "12,6 mio. kr.", "DKK 12.6 million"),
        (2_000_000_000, "2 mia. kr.", "DKK 2 billion"),
        (1_250_500_000, "1.250,5 mio. kr.", "DKK 1,250.5 million"),
        (250_000, "250.000 kr.", "DKK 250,000"),
        (12_345_678, "12.345.678 kr.", "DKK 12,345,678"),
        (-3_500_000, "−3,5 mio. kr.", "−DKK 3.5 million"),
        (0, "0 kr.", "DKK 0"),
    ],
)
def test_amounts_are_printed_with_spaces_that_do_not_break(
    kroner: int, danish: str, english: str
) -> None:
    assert print_money(kroner * 100, "da") == danish.replace(" ", "\u00a0")
    assert print_money(kroner * 100, "en") == english.replace(" ", "\u00a0")
    assert print_money(123_450, "da") == "1.234,50\u00a0kr."


@given(st.integers(min_value=-LARGEST_ORE, max_value=LARGEST_ORE))
def test_what_is_printed_is_read_as_the_same_amount(ore: int) -> None:
    printed = print_money(ore, "da")
    assert read_money(printed) == Money(ore, printed)
    english = print_money(ore, "en")
    assert read_money(english, ENGLISH) == Money(ore, english)


@given(st.text(max_size=40) | st.text("0123456789.,-krmio $", max_size=20))
def test_any_text_is_an_amount_or_a_problem(text: str) -> None:
    read = read_money(text)
    assert isinstance(read, Problem) or read.text == text


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("84,5 mio. kr.", 8_450_000_000),
        ("1.250 t.kr.", 125_000_000),
        ("kr. 1.250", 125_000),
        ("DKK 84.5 million", 8_450_000_000),
        ("1,250", 125_000),
    ],
)
def test_an_amount_is_read_in_the_language_of_its_words(text: str, ore: int) -> None:
    assert read_money(text, rules_of(text, ENGLISH_MONEY)) == Money(ore, text)


def test_a_bare_number_is_read_as_on_the_screen() -> None:
    assert rules_of("1.250", DANISH_MONEY) is DANISH_MONEY
    assert rules_of("1.250", ENGLISH_MONEY) is ENGLISH_MONEY
    assert rules_of("12.6 million", ENGLISH_MONEY) is ENGLISH_MONEY


@pytest.mark.parametrize(
    ("ore", "unit", "printed"),
    [
        (1_260_000_000, MoneyUnit.MILLIONS, "12,6"),
        (1_260_000_000, MoneyUnit.THOUSANDS, "12.600"),
        (1_260_000_050, MoneyUnit.KRONER, "12.600.000,50"),
        (-1_234_567, MoneyUnit.THOUSANDS, "−12,34567"),
        (0, MoneyUnit.MILLIONS, "0"),
    ],
)
def test_in_one_unit_amounts_are_bare_and_exact(ore: int, unit: MoneyUnit, printed: str) -> None:
    assert print_in_unit(ore, unit, "da") == printed
