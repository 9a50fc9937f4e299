"""What a number without a unit counts in, judged by the amount it stands beside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from portfolio_desktop.domain.money import (
    DANISH_MONEY,
    ENGLISH_MONEY,
    Language,
    Money,
    is_bare,
    print_money,
    read_money,
)
from portfolio_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from portfolio_desktop.domain.money import MoneyRules

UNIT_MISSING = "money_unit_missing"
"""The code of the `Problem` of a number that may be kroner as well as millions."""
_HARDLY_KRONER = 100_000
"""In øre: so little is hardly the budget of anything."""
_FAR_LESS = 100
"""So many times less than what stands beside is probably meant in another unit."""
_LARGE_UNIT = re.compile(r"mio\.|mia\.|million|billion")


def with_unit_beside(text: str, beside: Money | None, language: Language) -> str | Problem:
    """The text with the unit of the amount that stands beside it where it is a small bare number:
    "8,2" beside "6,9 mio. kr." is "8,2 mio. kr."; `UNIT_MISSING` where nothing tells the unit.

    A text that says its unit, a number written out in kroner and what is no number stay as typed.
    """
    rules = DANISH_MONEY if language == "da" else ENGLISH_MONEY
    read = read_money(text, rules) if is_bare(text) else None
    if read is None or (isinstance(read, Money) and read.ore == 0):
        return text
    unit = _unit_of(beside, language)
    if isinstance(read, Problem):
        thousandths = rules.decimal_comma and unit and _has_decimals(text, rules)
        return _with(text, unit) if thousandths else text  # English "8.200" may be a Danish number
    if _is_small(read, text, rules):
        return _with(text, unit) if unit else Problem(UNIT_MISSING)
    far = beside is not None and abs(read.ore) * _FAR_LESS < abs(beside.ore)
    return Problem(UNIT_MISSING) if far else text


def _is_small(read: Money, text: str, rules: MoneyRules) -> bool:
    return abs(read.ore) < _HARDLY_KRONER or _has_decimals(text, rules)


def _has_decimals(text: str, rules: MoneyRules) -> bool:
    return ("," if rules.decimal_comma else ".") in text


def _unit_of(beside: Money | None, language: Language) -> str:
    """Millions or billions as they are printed; "" for kroner and where there is no amount."""
    found = _LARGE_UNIT.search(print_money(beside.ore, language)) if beside is not None else None
    if found is None:
        return ""
    return f"{found[0]} kr." if language == "da" else found[0]


def _with(text: str, unit: str) -> str:
    return f"{text.strip()} {unit}"
