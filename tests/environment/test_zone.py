"""Clock times are Danish wherever the laptop is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from portfolio_desktop.environment.zone import danish_time


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2023, 7, 1, 11, 5, tzinfo=UTC), "2023-07-01 13:05"),
        (datetime(2023, 12, 31, 23, 30, tzinfo=UTC), "2024-01-01 00:30"),
        (datetime(2023, 1, 1, 8, tzinfo=timezone(timedelta(hours=-5))), "2023-01-01 14:00"),
    ],
)
def test_an_instant_is_shown_as_in_denmark(moment: datetime, shown: str) -> None:
    assert f"{danish_time(moment):%Y-%m-%d %H:%M}" == shown
