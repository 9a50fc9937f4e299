"""What people type, made into values: cleaned, read, or refused with the field named."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from portfolio_desktop.domain.dates import (
    DateRules,
    ImpreciseDate,
    Precision,
    read_date,
    read_optional_date,
)
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem, RuleError


def refuse(code: str, field: str = "", **params: str | int) -> RuleError:
    """The error to raise when a rule refuses a wish."""
    return RuleError(Problem(code, field, params))


def line(text: str) -> str:
    """One line: NFC, without spaces around it or more than one between words."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\x00", "").split())


def passage(text: str) -> str:
    """Several lines: NFC, `\\n` between them, nothing blank around the whole."""
    plain = unicodedata.normalize("NFC", text).replace("\x00", "")
    return plain.replace("\r\n", "\n").replace("\r", "\n").strip()


def month(period: Period | str) -> str:
    """`YYYY-MM`; a RuleError for anything else."""
    try:
        return str(period if isinstance(period, Period) else Period.parse(period))
    except ValueError:
        raise refuse("period_unread", "period", text=str(period)) from None


def imprecise(text: str, before: ImpreciseDate | None, rules: DateRules) -> ImpreciseDate | None:
    """The date a field says now. What was not retyped stays as it was read then."""
    wanted = line(text)
    if before is not None and wanted == line(before.text):
        return before
    return read_optional_date(wanted, rules)


def certain_day(text: str, field: str, rules: DateRules) -> date | None:
    """The day a field says, None where it is empty; a RuleError where it names no single day."""
    wanted = line(text)
    if not wanted:
        return None
    value = read_date(wanted, rules)
    if value.precision is not Precision.DAY:
        raise refuse("day_unread", field, text=wanted)
    return value.latest


def required_day(text: str, field: str, rules: DateRules) -> date:
    day = certain_day(text, field, rules)
    if day is None:
        raise refuse("day_missing", field)
    return day


_AMOUNT = re.compile(
    r"(?P<sign>[-−])?\s*(?:kr\.?|dkk)?\s*(?P<minus>[-−])?\s*(?P<number>\d[\d.,\s]*)"
    r"\s*(?P<unit>mia|mio|mill|milliarder|milliard|millioner|million|tusind|t(?=\.?\s?kr))?\.?"
    r"\s*(?:kr\.?|dkk)?,?-?\s*(?:\(?(?P<level>(?:19|20)\d\d)[-\s]?(?:pl|priser)\.?\)?)?",
    re.IGNORECASE,
)
_UNITS = {"mia": 9, "mil": 6, "mio": 6, "tus": 3, "t": 3}
_LARGEST_ORE = 10**18


def amount(text: str, before: Money | None, field: str) -> Money | None:
    """The amount a field says, None where it is empty; a RuleError where it is none.

    Danish signs: 12,6 mio. kr.; 850.000 kr.; 1.250,50. A price level may follow: (2023-pl).
    """
    wanted = line(text)
    if before is not None and wanted == line(before.text):
        return before
    if not wanted:
        return None
    match = _AMOUNT.fullmatch(wanted)
    ore = None if match is None else _ore(match["number"], match["unit"] or "")
    if match is None or ore is None or ore > _LARGEST_ORE:
        raise refuse("money_unread", field, text=wanted)
    sign = -1 if match["sign"] or match["minus"] else 1
    return Money(sign * ore, wanted, int(match["level"]) if match["level"] else None)


def _ore(number: str, unit: str) -> int | None:
    """Øre from digits with Danish signs; None where the grouping is not one."""
    digits = "".join(number.split()).rstrip(".,")
    match = re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?", digits)
    if match is None:
        return None
    fraction = match[2] or ""
    places = _UNITS.get(unit.casefold()[:3], 0) + 2
    if len(fraction) > places:
        return None
    return int(match[1].replace(".", "") + fraction.ljust(places, "0"))
