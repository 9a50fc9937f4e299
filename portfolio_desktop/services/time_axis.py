"""A time axis: where days stand, and where its years, quarters and months begin.

Screen and paper draw on the same one; lengths are in the unit of whoever draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.words import date_words

_STEPS = (1, 3, 6, 12, 24, 60, 120)
"""How many months may lie between two ticks."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last` along `length` that begin at `start`."""

    first: date
    last: date
    start: float
    length: float

    @classmethod
    def around(cls, days: Iterable[date], start: float, length: float) -> Axis:
        """With a little room at both ends; a single day gets a year around it."""
        found = sorted(days)
        first, last = found[0], found[-1]
        room = max((last - first) // 20, timedelta(10))
        if last - first < timedelta(60):
            room = timedelta(90)
        return cls(first - room, last + room, start, length)

    def at(self, day: date) -> float:
        """Where a day stands; outside the axis for one that does."""
        span = (self.last - self.first).days or 1
        return self.start + self.length * (day - self.first).days / span

    def ticks(self, least: float) -> Iterator[tuple[float, str]]:
        """Places with their words, at least so far apart: years, or months with their year."""
        span = (self.last - self.first).days or 1
        month = self.length * 30.4 / span
        step = _step(least / month)
        period = Period.of(self.first)
        months = period.year * 12 + period.month - 1
        months += -months % step
        while True:
            period = Period(months // 12, months % 12 + 1)
            if period.first_day > self.last:
                return
            if period.first_day >= self.first:
                yield self.at(period.first_day), tick_words(period, step)
            months += step


def _step(months: float) -> int:
    """The least round number of months that is at least so many; beyond the largest of them,
    several of those."""
    longest = _STEPS[-1]
    return next((each for each in _STEPS if each >= months), ceil(months / longest) * longest)


def tick_words(period: Period, step: int) -> str:
    """ "2024" where whole years are told apart, else "jan. 2024"."""
    if step >= 12:
        return str(period.year)
    return date_words(ImpreciseDate("", period.first_day, period.last_day, Precision.MONTH))


def spread(wished: Sequence[float], top: float, bottom: float, height: float) -> list[float]:
    """The tops of boxes of one height, each as near to having its wish in its middle as the others
    and the room let it be; they keep their order."""
    order = sorted(range(len(wished)), key=lambda place: wished[place])
    tops = [0.0] * len(wished)
    lowest = top - height / 4
    for place in order:
        lowest = tops[place] = max(wished[place] - height / 2, lowest)
        lowest += height
    highest = bottom + height / 4
    for place in reversed(order):
        highest = tops[place] = min(tops[place], highest - height)
    return tops
