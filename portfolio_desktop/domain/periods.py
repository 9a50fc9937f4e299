"""The reporting month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.date_values import month_length

_FORM = re.compile(r"(19\d\d|2[01]\d\d)-(0[1-9]|1[0-2])", re.ASCII)
"""Years as dates are read in; a year beyond them is a slip of the keyboard."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar month that projects report for; written `YYYY-MM`."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `YYYY-MM`; anything else is a ValueError."""
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not a period: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Period:
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.month, month_length(self.year, self.month))

    def shifted(self, months: int) -> Period:
        """The period so many months later (earlier when negative)."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Period(year, month + 1)

    def nearest(self, day: date) -> date:
        """The day of the month that lies nearest to `day`: itself, else the first or the last."""
        return min(max(day, self.first_day), self.last_day)

    @property
    def previous(self) -> Period:
        return self.shifted(-1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def last_periods(last: Period, count: int) -> tuple[Period, ...]:
    """The `count` periods that end with `last`, oldest first."""
    return tuple(last.shifted(step) for step in range(1 - count, 1))
