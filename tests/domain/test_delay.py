"""Delay is measured against the original plan too, so that it cannot be approved away."""

from __future__ import annotations

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.delay import (
    Delay,
    Ends,
    approved_plan,
    delay,
    ends,
    original_plan,
)
from portfolio_desktop.domain.project import Baseline, Project


def _plan(version: int, end: str, project: str = "p") -> Baseline:
    return Baseline(
        id=f"{project}{version}", project_id=project, version=version, end=read_date(end)
    )


PLANS = (_plan(2, "dec 23"), _plan(1, "mar 23"), _plan(1, "jan 20", project="another"))


def test_a_delay_is_shown_against_the_original_and_the_approved_plan() -> None:
    found = ends(Project("p", "19-2", "LUNA", forecast_end=read_date("1/2-24")), PLANS)
    assert delay(found.original, found.expected) == Delay(months=11, days=307)
    assert delay(found.approved, found.expected) == Delay(months=2, days=32)
    assert found.deadline == read_date("1/2-24")


def test_without_a_forecast_the_approved_end_is_the_deadline() -> None:
    found = ends(Project("p", "19-2", "LUNA"), PLANS)
    assert found.deadline == read_date("dec 23")
    assert delay(found.approved, found.expected) == Delay(0, 0)
    assert delay(found.original, found.expected) == Delay(9, 275)


def test_once_it_has_ended_the_actual_end_counts() -> None:
    found = Ends(
        read_date("mar 23"), read_date("dec 23"), read_date("feb 24"), read_date("28.11.2023")
    )
    assert delay(found.approved, found.expected) == Delay(-1, -33)
    assert found.deadline == read_date("feb 24")


def test_no_delay_is_claimed_where_a_date_is_missing_or_cannot_be_read() -> None:
    assert delay(read_date("mar 23"), read_date("snarest")) is None
    assert delay(read_date("TBD"), read_date("mar 23")) is None
    assert delay(None, read_date("mar 23")) is None
    assert delay(Ends().original, Ends().expected) is None
    assert delay(read_date("mar 23"), None) is None
    assert delay(read_date("mar 23"), read_date("ultimo 2023")) == Delay(9, 275)


def test_the_first_and_the_last_version_of_a_plan() -> None:
    own = PLANS[:2]
    assert original_plan(own) == PLANS[1]
    assert approved_plan(own) == PLANS[0]
    assert original_plan(()) is None
    assert original_plan(PLANS[:1]) is None
    assert approved_plan(()) is None
