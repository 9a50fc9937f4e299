"""Where a project stands in the list and in the board's order, for moving it there. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.ui.grid.model import Line


def before_and_after(lines: Sequence[Line], project_id: str) -> tuple[list[str], list[str]]:
    """The ids of the projects above and below one in the list: its group's, nearest first."""
    above: list[str] = []
    below: list[str] = []
    found = False
    for line in lines:
        if not isinstance(line, PortfolioRow):
            if found:
                break
            above.clear()
        elif line.id == project_id:
            found = True
        else:
            (below if found else above).append(line.id)
    return (above[::-1], below) if found else ([], [])


def stands_before(rows: Sequence[PortfolioRow], project_id: str) -> str | None:
    """The project right before one in the board's order, None for the first."""
    ids = [row.id for row in rows]
    place = ids.index(project_id)
    return ids[place - 1] if place else None
