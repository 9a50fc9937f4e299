"""Working days: Monday to Friday less public holidays and the organisation's own closing days."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

from portfolio_desktop.domain.periods import Period

SATURDAY = 5
"""As `date.weekday` counts."""


def is_working_day(day: date, closed: Container[date]) -> bool:
    """`closed` holds public holidays and closing days."""
    return day.weekday() < SATURDAY and day not in closed


def working_day_after(start: date, count: int, closed: Container[date]) -> date:
    """The `count`-th working day after a day, or (negative) before it."""
    if count == 0:
        raise ValueError("the day itself may be no working day")
    step = timedelta(days=1 if count > 0 else -1)
    day, left = start, abs(count)
    while left:
        day += step
        if is_working_day(day, closed):
            left -= 1
    return day


def report_due(period: Period, closed: Container[date], *, working_day: int = 1) -> date:
    """When a month's reports are due: that working day after it (by DOMAIN section 3 the first)."""
    return working_day_after(period.last_day, working_day, closed)


def days_late(due: date, received: date | None, today: date) -> int:
    """By how many days a report came, or is still, too late; 0 where it is not."""
    return max(((received or today) - due).days, 0)
