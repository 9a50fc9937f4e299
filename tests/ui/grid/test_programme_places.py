"""A programme moves past whole programmes, a sub-project among its own."""

from __future__ import annotations

import pytest

from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.programmes import nested
from portfolio_desktop.ui.grid.board_places import peers_of, put_after

ROWS = (
    PortfolioRow("a", "1", "A"),
    PortfolioRow("P", "2", "P"),
    PortfolioRow("p1", "3", "P1", parent_id="P"),
    PortfolioRow("p2", "4", "P2", parent_id="P"),
    PortfolioRow("z", "5", "Z"),
)
LINES, NESTING = nested(ROWS, lambda row: row.id, lambda row: row.parent_id)


@pytest.mark.parametrize(
    ("moved", "peers"), [("P", ["a", "z"]), ("z", ["a", "P"]), ("p1", ["p2"]), ("p2", ["p1"])]
)
def test_what_stands_under_another_is_passed_over(moved: str, peers: list[str]) -> None:
    assert [project for _at, project in peers_of(LINES, [moved], NESTING)] == peers


@pytest.mark.parametrize(
    ("moved", "gap", "after"),
    [("z", 1, "a"), ("z", 3, "P"), ("P", 5, "z"), ("a", 4, "P"), ("p2", 2, "P"), ("p1", 5, "p2")],
)
def test_it_follows_what_stands_as_it_does(moved: str, gap: int, after: str) -> None:
    assert put_after(LINES, ROWS, [moved], gap, NESTING) == after
