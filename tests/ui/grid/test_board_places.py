"""A programme moves past whole programmes, a sub-project among its own."""

from __future__ import annotations

from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.programmes import nested
from portfolio_desktop.ui.grid.board_places import before_and_after

ROWS = (
    PortfolioRow("a", "1", "A"),
    PortfolioRow("P", "2", "P"),
    PortfolioRow("p1", "3", "P1", parent_id="P"),
    PortfolioRow("p2", "4", "P2", parent_id="P"),
    PortfolioRow("z", "5", "Z"),
)


def test_what_stands_under_another_is_passed_over() -> None:
    lines, nesting = nested(ROWS, lambda row: row.id, lambda row: row.parent_id)
    assert before_and_after(lines, "P", nesting) == (["a"], ["z"])
    assert before_and_after(lines, "z", nesting) == (["P", "a"], [])
    assert before_and_after(lines, "p1", nesting) == ([], ["p2"])
