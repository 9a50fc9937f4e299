"""The values behind imprecise dates, and the rules by which words become days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    DAY = "day"
    WEEK = "week"
    PART_OF_MONTH = "part_of_month"
    MONTH = "month"
    PART_OF_QUARTER = "part_of_quarter"
    QUARTER = "quarter"
    PART_OF_YEAR = "part_of_year"
    HALF = "half"
    YEAR = "year"
    NONE = "none"
    """Deliberately no date: N/A, TBD, afventer."""
    UNREAD = "unread"
    """Text that could not be read as a date; kept as typed."""


@dataclass(frozen=True, slots=True)
class ImpreciseDate:
    """A date as typed, with the days it may mean.

    `earliest` and `latest` are inclusive and None together exactly when the precision is NONE or
    UNREAD. Compared and sorted by `latest`; never by a day nobody wrote.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision


_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int, month: int) -> int:
    """How many days a month has. Python's `calendar` says so too, but loads much that no start of
    the program needs."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _MONTH_LENGTHS[month - 1]


class UnreadReason(StrEnum):
    """Why a text is not read as a date; the codes of the `Problem`s of `why_unread`."""

    NOT_A_DATE = "date_not_a_date"
    NO_YEAR = "date_no_year"
    NO_SUCH_DAY = "date_no_such_day"
    """The calendar has no such day. params: day, month, year."""
    NO_SUCH_MONTH = "date_no_such_month"
    """params: month. Also the fate of 03-31-2023 where the day stands first."""
    NO_SUCH_WEEK = "date_no_such_week"
    """params: week, year."""
    DAY_ORDER_UNKNOWN = "date_day_order_unknown"
    """Two days are possible and the rules do not say which number is the day."""
    SEVERAL_DATES = "date_several_dates"
    FISCAL_YEAR = "date_fiscal_year"
    SEASON = "date_season"
    MORE_WORDS = "date_more_words"
    """There is a year in it, but also words that may change what it means."""


class Part(StrEnum):
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class DateRules:
    """How words and numbers are turned into days; the defaults are Danish usage.

    `day_first` is the order of 1/10/2024 and 1-10-2024: True for day-month, False for month-day,
    None where nobody knows, so that only what has one possible meaning is read. Dotted dates and
    1/10-24 have the day first whatever it says, and ISO dates are never affected.

    Two-digit years below `pivot` belong to the 2000s, the others to the 1900s.

    Early always begins and late always ends with the month or year they are part of; in a quarter
    the parts are its three months.
    """

    day_first: bool | None = True
    pivot: int = 70
    early_until_day: int = 10
    late_from_day: int = 21
    early_until_month: int = 3
    middle_months: tuple[int, int] = (5, 8)
    late_from_month: int = 10


DEFAULT_DATE_RULES = DateRules()
