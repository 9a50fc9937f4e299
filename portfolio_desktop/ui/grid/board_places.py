"""Where a project stands in the list and in the board's order, for moving it there. Pure.

A programme moves with its sub-projects, since they stand under it whatever their own places are;
a sub-project moves among those of its programme.
"""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.programmes import FLAT, Nesting
from portfolio_desktop.ui.grid.model import Line


def before_and_after(
    lines: Sequence[Line], project_id: str, nesting: Nesting = FLAT
) -> tuple[list[str], list[str]]:
    """The ids of the projects above and below one in the list, nearest first: those of its group
    that stand under the same programme as it does, or under none like it.
    """
    peers = _peers(_group_of(lines, project_id), project_id, nesting)
    if project_id not in peers:
        return [], []
    place = peers.index(project_id)
    return peers[:place][::-1], peers[place + 1 :]


def _group_of(lines: Sequence[Line], project_id: str) -> list[PortfolioRow]:
    """The rows between the headings around a project."""
    found: list[PortfolioRow] = []
    for line in lines:
        if isinstance(line, PortfolioRow):
            found.append(line)
        elif any(row.id == project_id for row in found):
            break
        else:
            found.clear()
    return found


def _peers(rows: Sequence[PortfolioRow], project_id: str, nesting: Nesting) -> list[str]:
    """Those of the rows that stand as the project does."""
    own = {row.id: row for row in rows}.get(project_id)
    if own is None:
        return []
    depth = nesting.depths.get(project_id, 0)
    return [
        row.id
        for row in rows
        if nesting.depths.get(row.id, 0) == depth and (depth == 0 or row.parent_id == own.parent_id)
    ]


def stands_before(rows: Sequence[PortfolioRow], project_id: str) -> str | None:
    """The project right before one in the board's order, None for the first."""
    ids = [row.id for row in rows]
    place = ids.index(project_id)
    return ids[place - 1] if place else None
