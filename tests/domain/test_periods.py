"""The reporting month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.periods import Period, last_periods

PERIODS = st.builds(Period, st.integers(1900, 2199), st.integers(1, 12))


NO_PERIODS = ("2023-13", "2023-00", "2023-1", "10-2023", "oktober", "", "2023-10-01")
NO_YEARS = ("0000-01", "0023-10", "9999-12", "\u0662\u0660\u0662\u0663-10")


@pytest.mark.parametrize("text", [*NO_PERIODS, *NO_YEARS])
def test_only_year_and_month_are_a_period(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        Period.parse(text)


@given(PERIODS)
def test_a_period_is_written_as_it_is_read(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert Period.of(period.first_day) == Period.of(period.last_day) == period
    assert (period.last_day + timedelta(days=1)).day == 1


@given(PERIODS, st.integers(-600, 600))
def test_moving_forth_and_back_ends_where_it_began(period: Period, months: int) -> None:
    if 1 <= period.year + months // 12 <= 9998:
        assert period.shifted(months).shifted(-months) == period
        assert (period.shifted(months) > period) == (months > 0)


def test_the_last_periods_end_with_the_one_asked_for() -> None:
    assert [str(each) for each in last_periods(Period(2024, 2), 4)] == [
        "2023-11",
        "2023-12",
        "2024-01",
        "2024-02",
    ]
    assert last_periods(Period(2024, 2), 0) == ()
    assert Period(2024, 1).previous == Period(2023, 12)
    assert Period.of(date(2024, 2, 29)).last_day == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("day", "nearest"),
    [
        (date(2023, 11, 14), date(2023, 11, 14)),
        (date(2026, 11, 30), date(2023, 11, 30)),
        (date(2023, 10, 31), date(2023, 11, 1)),
    ],
)
def test_the_nearest_day_of_a_month(day: date, nearest: date) -> None:
    assert Period(2023, 11).nearest(day) == nearest
