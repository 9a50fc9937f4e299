"""Imprecise dates: deadlines as people write them (DOMAIN section 2).

The whole vocabulary of dates is imported from here: values, reading, printing and comparing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from portfolio_desktop.domain.date_printing import Language, print_date
from portfolio_desktop.domain.date_reading import (
    date_from_cell,
    observed_day_order,
    read_date,
    read_optional_date,
    why_unread,
)
from portfolio_desktop.domain.date_values import (
    DEFAULT_DATE_RULES,
    DateRules,
    ImpreciseDate,
    Precision,
    UnreadReason,
)
from portfolio_desktop.domain.date_words import drops_out

__all__ = [
    "DEFAULT_DATE_RULES",
    "DateRules",
    "ImpreciseDate",
    "Language",
    "Precision",
    "UnreadReason",
    "date_from_cell",
    "day",
    "days_after",
    "drops_out",
    "in_order",
    "months_between",
    "observed_day_order",
    "passed",
    "print_date",
    "read_date",
    "read_optional_date",
    "same_days",
    "sort_key",
    "why_unread",
]

Row = TypeVar("Row")

_SPAN = 4_000_000
"""More than the ordinal of any day."""


def day(value: date) -> ImpreciseDate:
    """A certain day; its text is ISO, which reads the same in every language."""
    only = date(value.year, value.month, value.day)
    return ImpreciseDate(only.isoformat(), only, only, Precision.DAY)


def sort_key(value: ImpreciseDate | None) -> int:
    """A whole number that sorts by latest day, then earliest; without days last, unread text after
    a deliberate none and after no date at all.
    """
    if value is not None and value.latest is not None and value.earliest is not None:
        return value.latest.toordinal() * _SPAN + value.earliest.toordinal()
    unread = value is not None and value.precision is Precision.UNREAD
    return _SPAN * _SPAN + unread


def in_order(rows: Iterable[Row], when: Callable[[Row], ImpreciseDate | None]) -> tuple[Row, ...]:
    """The rows by the date of each, as `sort_key` orders them; equal ones keep their order."""
    return tuple(sorted(rows, key=lambda row: sort_key(when(row))))


def passed(value: ImpreciseDate | None, today: date) -> bool:
    """Whether even the latest day lies before today; what names no day never passes."""
    return value is not None and value.latest is not None and value.latest < today


def months_between(earlier: ImpreciseDate | None, later: ImpreciseDate | None) -> int | None:
    """Whole calendar months from the month of one latest day to the month of the other.

    "mar. 2023" to "28. nov. 2023" is 8: the days within the months do not count, so one that moves
    from the 31st to the 1st of the next month is a month late. Negative where `later` is earlier;
    None where either names no day.
    """
    if earlier is None or later is None or earlier.latest is None or later.latest is None:
        return None
    first, last = earlier.latest, later.latest
    return (last.year - first.year) * 12 + last.month - first.month


def days_after(earlier: ImpreciseDate | None, later: ImpreciseDate | None) -> int | None:
    """Days from one latest day to the other; None where either names no day."""
    if earlier is None or later is None or earlier.latest is None or later.latest is None:
        return None
    return (later.latest - earlier.latest).days


def same_days(one: ImpreciseDate | None, other: ImpreciseDate | None) -> bool:
    """Whether both say the same thing, in whatever words; unread texts must be equal."""
    if one is None or other is None:
        return one is other
    if one.precision is Precision.UNREAD or other.precision is Precision.UNREAD:
        return one.precision is other.precision and one.text.strip() == other.text.strip()
    return (one.earliest, one.latest, one.precision) == (
        other.earliest,
        other.latest,
        other.precision,
    )
