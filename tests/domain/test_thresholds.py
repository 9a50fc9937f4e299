"""Hints by shared criteria, with the arithmetic that a sentence about them needs."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.delay import Ends
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.thresholds import Thresholds, cost_hint, time_hint

TODAY = date(2023, 10, 31)
MILLION = 100_000_000


@pytest.mark.parametrize(
    ("forecast", "months", "colour"),
    [
        ("feb 24", -1, Colour.GREEN),
        ("31.3.2024", 0, Colour.GREEN),
        ("apr 24", 1, Colour.YELLOW),
        ("jun 24", 3, Colour.YELLOW),
        ("jul 24", 4, Colour.RED),
    ],
)
def test_time_is_judged_by_months_after_the_approved_plan(
    forecast: str, months: int, colour: Colour
) -> None:
    hint = time_hint(Ends(approved=read_date("mar 24"), forecast=read_date(forecast)), TODAY)
    assert hint is not None
    assert (hint.dimension, hint.colour, hint.rule) == ("time", colour, "time_against_plan")
    assert hint.facts["months"] == months


def test_a_plan_that_has_passed_is_late_even_if_nobody_moved_the_deadline() -> None:
    hint = time_hint(Ends(approved=read_date("Mar '23"), forecast=read_date("Mar '23")), TODAY)
    assert hint is not None
    assert (hint.colour, hint.rule, hint.facts["months"]) == (Colour.RED, "time_plan_passed", 7)


def test_an_unread_forecast_does_not_hide_that_the_plan_has_passed() -> None:
    hint = time_hint(Ends(approved=read_date("sep 23"), forecast=read_date("snart")), TODAY)
    assert hint is not None
    assert (hint.colour, hint.facts["months"]) == (Colour.YELLOW, 1)


def test_what_ended_on_time_is_green_for_ever() -> None:
    ended = Ends(approved=read_date("mar 23"), actual=read_date("28.2.2023"))
    hint = time_hint(ended, TODAY)
    assert hint is not None
    assert hint.colour is Colour.GREEN


def test_without_a_plan_or_with_hints_switched_off_nothing_is_suggested() -> None:
    assert time_hint(Ends(forecast=read_date("mar 24")), TODAY) is None
    assert time_hint(Ends(approved=read_date("TBD")), TODAY) is None
    off = Thresholds(enabled=False)
    assert time_hint(Ends(approved=read_date("mar 23")), TODAY, off) is None
    assert cost_hint(Money(100), Money(200), off) is None


@pytest.mark.parametrize(
    ("budget", "forecast", "limit", "colour"),
    [
        (20, 20, 2, Colour.GREEN),
        (20, 19, 2, Colour.GREEN),
        (20, 21, 2, Colour.YELLOW),
        (20, 22, 2, Colour.YELLOW),
        (20, 23, 2, Colour.RED),
        (100, 106, 6, Colour.YELLOW),
        (100, 107, 6, Colour.RED),
        (0, 1, 0, Colour.RED),
    ],
)
def test_cost_is_judged_by_ten_percent_or_six_million(
    budget: int, forecast: int, limit: int, colour: Colour
) -> None:
    hint = cost_hint(Money(budget * MILLION), Money(forecast * MILLION))
    assert hint is not None
    assert (hint.colour, hint.facts["limit_ore"]) == (colour, limit * MILLION)
    assert hint.facts["over_ore"] == (forecast - budget) * MILLION


def test_amounts_of_different_price_levels_are_not_compared() -> None:
    assert cost_hint(Money(100, price_level=2022), Money(200, price_level=2023)) is None
    assert cost_hint(None, Money(200)) is None
