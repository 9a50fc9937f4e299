"""What the cells of the list say."""

from __future__ import annotations

from portfolio_desktop.ui.grid.columns import Column
from portfolio_desktop.ui.grid.portfolio_columns import portfolio_columns
from tests.ui.made import dimensions, row


def column(key: str) -> Column:
    return next(each for each in portfolio_columns(dimensions()) if each.key == key)


def test_the_delay_of_a_passed_deadline_says_that_it_grows() -> None:
    tip = column("delay").tip
    assert tip is not None
    late = row("19-2", "Praksisområdets system", late=True, delay_original=8, delay_approved=8)
    assert column("delay").text(late) == "+8 mdr."
    assert "overskredet" in tip(late)
    moved = row("19-2", "Praksisområdets system", delay_original=8, delay_approved=8)
    assert "overskredet" not in tip(moved)
