"""Where a project stands in the list and in the board's order, for moving it there. Pure.

A programme moves with its sub-projects, since they stand under it whatever their own places are; a
sub-project moves among those of its programme.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.programmes import FLAT, Nesting
from portfolio_desktop.ui.grid.model import Line


def segment_of(lines: Sequence[Line], project_ids: Collection[str]) -> range | None:
    """The lines of the group that all these projects stand in; None where they are of several."""
    places = [
        place
        for place, line in enumerate(lines)
        if isinstance(line, PortfolioRow) and line.id in project_ids
    ]
    if not places:
        return None
    first, end = places[0], places[-1] + 1
    if any(not isinstance(line, PortfolioRow) for line in lines[first:end]):
        return None
    while first > 0 and isinstance(lines[first - 1], PortfolioRow):
        first -= 1
    while end < len(lines) and isinstance(lines[end], PortfolioRow):
        end += 1
    return range(first, end)


def changes_order(lines: Sequence[Line], project_ids: Collection[str], gap: int) -> bool:
    """Whether the projects come to stand otherwise when they are put before the line at `gap`."""
    segment = segment_of(lines, project_ids)
    if segment is None:
        return False
    before = [line.id for line in lines[segment.start : gap] if isinstance(line, PortfolioRow)]
    after = [line.id for line in lines[gap : segment.stop] if isinstance(line, PortfolioRow)]
    moved = [each for each in (*before, *after) if each in project_ids]
    left = [each for each in before if each not in project_ids]
    right = [each for each in after if each not in project_ids]
    return [*left, *moved, *right] != [*before, *after]


def peers_of(
    lines: Sequence[Line], project_ids: Collection[str], nesting: Nesting = FLAT
) -> list[tuple[int, str]]:
    """The places and ids of the other projects of the group that stand as the first of these does:
    under the same programme, or under none."""
    segment = segment_of(lines, project_ids)
    if segment is None:
        return []
    rows = [(at, line) for at in segment if isinstance(line := lines[at], PortfolioRow)]
    first = next(row for _at, row in rows if row.id in project_ids)
    depth = nesting.depths.get(first.id, 0)
    return [
        (at, row.id)
        for at, row in rows
        if row.id not in project_ids
        and nesting.depths.get(row.id, 0) == depth
        and (depth == 0 or row.parent_id == first.parent_id)
    ]


def put_after(
    lines: Sequence[Line],
    rows: Sequence[PortfolioRow],
    project_ids: Collection[str],
    gap: int,
    nesting: Nesting = FLAT,
) -> str | None:
    """Which project those that are put before the line at `gap` follow in the board's order.

    That is the one above them in the list that stands as they do; at the top of a group the one
    that stands before the group's first in the whole order, None where that is the first of all.
    """
    others = peers_of(lines, project_ids, nesting)
    above = [project for place, project in others if place < gap]
    if above or not others:
        return above[-1] if above else None
    return stands_before([row for row in rows if row.id not in project_ids], others[0][1])


def stands_before(rows: Sequence[PortfolioRow], project_id: str) -> str | None:
    """The project right before one in the board's order, None for the first."""
    ids = [row.id for row in rows]
    place = ids.index(project_id)
    return ids[place - 1] if place else None
