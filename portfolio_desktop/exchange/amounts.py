"""Amounts of money as they stand in tables."""

from __future__ import annotations

import re
from decimal import Decimal

from portfolio_desktop.domain.money import Money

_UNITS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"mia|milliard|billion"), 1_000_000_000),
    (re.compile(r"mio|mill|million"), 1_000_000),
    (re.compile(r"t\.? ?kr|tkr|tusind|1[.,]?000 kr"), 1_000),
)
_NUMBER = re.compile(r"-?\d[\d\s.,'\u00a0\u202f]*")
_AROUND = re.compile(
    r"(?:ca\.?|kr\.?|dkk|\$|mio\.?|mill\.?|millioner|mia\.?|milliarder|millions?"
    r"|billions?|t\.? ?kr\.?|tkr|tusind|,-|[\s.,()-])*"
)
_PRICE_LEVEL = re.compile(
    r"((?:19|20)\d\d)[- ]?(?:pl|priser|niveau|prisniveau)|(?:pl|p/l)[. ]*((?:19|20)\d\d)"
)
_LARGEST = 10**16


def read_amount(text: str, value: object = None, unit: int = 1) -> Money | None:
    """The amount a cell holds: `value` where the cell is a number, else what its text says.

    `unit` is what a bare number counts in ("Budget, mio. kr." in the heading: 1,000,000); a unit
    in the cell goes before it. Danish signs are assumed (12,6 and 1.000) unless a dollar sign or
    the grouping shows otherwise. None for what is no amount.
    """
    text = " ".join(text.split())
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _money(Decimal(str(value)) * unit, text)
    level = _PRICE_LEVEL.search(text.casefold())
    plain = _PRICE_LEVEL.sub(" ", text.casefold())
    match = _NUMBER.search(plain)
    if match is None or not _AROUND.fullmatch(plain[: match.start()] + " " + plain[match.end() :]):
        return None
    number = _decimal(match[0].strip(" ,.\u00a0\u202f"), english="$" in plain)
    if number is None:
        return None
    said = next((size for pattern, size in _UNITS if pattern.search(plain)), None)
    year = int(level[1] or level[2]) if level else None
    return _money(number * (said or unit), text, year)


def unit_of(heading: str) -> int:
    """What bare numbers under a heading count in: 1,000,000 for "Budget (mio. kr.)"."""
    return next((size for pattern, size in _UNITS if pattern.search(heading.casefold())), 1)


def _money(kroner: Decimal, text: str, level: int | None = None) -> Money | None:
    if not kroner.is_finite() or abs(kroner) > _LARGEST:
        return None
    return Money(int((kroner * 100).to_integral_value()), text, level)


def _decimal(digits: str, *, english: bool) -> Decimal | None:
    digits = re.sub(r"[\s'\u00a0\u202f]", "", digits)
    groups = re.fullmatch(r"-?\d{1,3}((?:[.,])\d{3})+", digits)
    marks = re.findall(r"[.,]", digits)
    if (
        groups
        and len(set(marks)) == 1
        and (len(marks) > 1 or marks[0] == ("," if english else "."))
    ):
        return Decimal(re.sub(r"[.,]", "", digits))
    if len(set(marks)) == 2:
        decimal = marks[-1]
    else:
        decimal = "." if english else ","
        if marks and marks[0] != decimal and not re.fullmatch(r"-?\d+[.,]\d{1,2}", digits):
            return None
        decimal = marks[0] if marks else decimal
    whole, _, part = digits.rpartition(decimal) if decimal in digits else (digits, "", "")
    whole = re.sub(r"[.,]", "", whole or "0")
    return Decimal(f"{whole}.{part or 0}") if re.fullmatch(r"-?\d+", whole) else None
