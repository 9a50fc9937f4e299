"""The list says quietly where a change request waits for its decision."""

from __future__ import annotations

from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.ui.grid.columns import Column
from portfolio_desktop.ui.grid.portfolio_columns import portfolio_columns


def deadline() -> Column:
    (column,) = [each for each in portfolio_columns(()) if each.key == "deadline"]
    return column


def waiting(requests: int) -> PortfolioRow:
    return PortfolioRow("a", "17-1", "PGDB", deadline_text="apr. 2024", open_requests=requests)


def test_a_request_that_waits_stands_under_the_end_date() -> None:
    assert [deadline().detail(waiting(count)) for count in (0, 1, 2)] == [
        "",
        "ÆA afventer",
        "2 ÆA afventer",
    ]
    assert deadline().said is not None
    assert deadline().said(waiting(1)) == "apr. 2024, ÆA afventer"


def test_it_is_told_in_english_too(english: None) -> None:
    assert deadline().detail(waiting(1)) == "CR pending"
