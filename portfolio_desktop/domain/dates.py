"""Imprecise dates: deadlines as people write them (DOMAIN section 2)."""

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
