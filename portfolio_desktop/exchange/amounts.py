"""Amounts of money in cells: numbers, words, and the unit that a heading gives them."""

from __future__ import annotations

import re
from decimal import Decimal

from portfolio_desktop.domain.money import LARGEST_ORE, Money, NoAmount, read_money
from portfolio_desktop.domain.problems import Problem

_UNITS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\bmia\b|milliard|billion"), 1_000_000_000),
    (re.compile(r"\bmi[ol]+\b|million|\bmkr\b"), 1_000_000),
    (re.compile(r"\bt\.? ?kr\b|tusind|1[.,]?000 kr"), 1_000),
)
_DIVIDES = re.compile(r"[0#?],+(?![0#?,])")
_BARE = re.compile(r"[-−–]?[\d.,\s']+")


def read_amount(text: str, value: object = None, unit: int = 1) -> Money | Problem:
    """The amount a cell holds: `value` where the cell is a number, else what its text says.

    `unit` is what a bare number counts in (see `unit_of`); a unit in the cell goes before it.
    """
    text = " ".join(text.split())
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _from_number(Decimal(str(value)) * unit, text)
    found = read_money(text)
    if isinstance(found, Money) and unit > 1 and _BARE.fullmatch(text):
        return _within_limits(found.ore * unit, text)
    return found


def unit_of(heading: str) -> int:
    """What bare numbers under a heading count in: 1,000,000 for "Budget (mio. kr.)"."""
    return next((size for pattern, size in _UNITS if pattern.search(heading.casefold())), 1)


def unit_shown(number_format: str, unit: int) -> int:
    """What a number counts in where its format says it (`0.0 "mio. kr."`), else `unit`.

    A format that itself divides by thousands (`0.0,,`) shows whole kroner as fewer of something.
    """
    first = number_format.split(";", 1)[0]
    if _DIVIDES.search(re.sub(r'"[^"]*"|\\.', "", first)):
        return 1
    said = unit_of(re.sub(r"[\"\\]", "", first))
    return unit if said == 1 else said


def _from_number(kroner: Decimal, text: str) -> Money | Problem:
    if not kroner.is_finite():
        return Problem(NoAmount.NOT_AN_AMOUNT)
    return _within_limits(int((kroner * 100).to_integral_value()), text)


def _within_limits(ore: int, text: str) -> Money | Problem:
    return Money(ore, text) if abs(ore) <= LARGEST_ORE else Problem(NoAmount.TOO_LARGE)
