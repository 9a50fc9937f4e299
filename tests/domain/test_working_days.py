"""When a month's reports are due, over weekends and holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.working_days import (
    days_late,
    is_working_day,
    report_due,
    working_day_after,
)

NEW_YEAR = frozenset({date(2024, 1, 1)})
EASTER_2024 = frozenset({date(2024, 3, 28), date(2024, 3, 29), date(2024, 4, 1)})
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("period", "closed", "due"),
    [
        (Period(2023, 10), frozenset(), date(2023, 11, 1)),
        (Period(2023, 9), frozenset(), date(2023, 10, 2)),
        (Period(2023, 12), NEW_YEAR, date(2024, 1, 2)),
        (Period(2024, 3), EASTER_2024, date(2024, 4, 2)),
    ],
)
def test_reports_are_due_on_the_first_working_day_after_the_month(
    period: Period, closed: frozenset[date], due: date
) -> None:
    assert report_due(period, closed) == due


def test_the_organisations_own_closing_days_count_too() -> None:
    assert report_due(Period(2023, 10), {date(2023, 11, 1)}) == date(2023, 11, 2)


def test_another_working_day_can_be_the_rule() -> None:
    assert report_due(Period(2023, 10), frozenset(), working_day=3) == date(2023, 11, 3)


def test_lateness_is_counted_in_days() -> None:
    due = date(2023, 11, 1)
    assert days_late(due, date(2023, 11, 6), date(2023, 12, 1)) == 5
    assert days_late(due, None, date(2023, 11, 3)) == 2
    assert days_late(due, date(2023, 10, 30), date(2023, 12, 1)) == 0


def test_no_working_day_after_is_no_question() -> None:
    with pytest.raises(ValueError, match="no working day"):
        working_day_after(date(2023, 11, 1), 0, frozenset())


@given(DAYS, st.integers(1, 30), st.frozensets(DAYS, max_size=40))
def test_there_and_back_is_the_same_number_of_working_days(
    start: date, count: int, closed: frozenset[date]
) -> None:
    there = working_day_after(start, count, closed)
    between = [start + timedelta(days=step) for step in range(1, (there - start).days + 1)]
    assert sum(is_working_day(day, closed) for day in between) == count
    assert is_working_day(there, closed)
