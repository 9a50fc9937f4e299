"""The board's order by hand: projects moved among the others. Each function is one edit."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.domain.ordering import project_order, rank_between, spread_ranks
from portfolio_desktop.domain.project import Project
from portfolio_desktop.services import finding
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label


def move_project(register: RegisterFile, project_id: str, after: str | None) -> Change:
    """Put a project right after another in the board's order, or first."""
    return move_projects(register, [project_id], after)


def move_projects(register: RegisterFile, project_ids: Sequence[str], after: str | None) -> Change:
    """Put projects, in the order given, right after another that is none of them, or first.

    Those that stood by their number and now stand before them are held in their places by a rank of
    their own; the first move writes them, later ones write only the projects that are moved.
    """
    reader = register.reader
    moved = [finding.project(reader, each) for each in project_ids]
    ordered = [each for each in project_order(reader.projects()) if each.id not in project_ids]
    place = 0 if after is None else _place(ordered, after) + 1
    label = Label("project_moved", {"number": moved[0].number, "count": len(moved)})
    with register.edit(label) as edit:
        for row, rank in _ranks(ordered, place, project_ids):
            edit.set("project", row, "rank", rank)
    return edit.change


def _place(ordered: Sequence[Project], project_id: str) -> int:
    for place, project in enumerate(ordered):
        if project.id == project_id:
            return place
    raise refuse("project_unknown", "after")


def _ranks(ordered: Sequence[Project], place: int, moved: Sequence[str]) -> list[tuple[str, str]]:
    """The ranks to write so that the moved projects stand at `place` among the others."""
    ranked = sum(bool(each.rank) for each in ordered)
    last = ordered[ranked - 1].rank if ranked else ""
    if place <= ranked:
        before = ordered[place - 1].rank if place else ""
        after = ordered[place].rank if place < ranked else ""
        if not after or before < after:
            return list(zip(moved, _between(before, after, len(moved)), strict=True))
        # Two laptops gave the same rank: the whole manual order is written anew.
        ids = [each.id for each in ordered[:ranked]]
        ids[place:place] = moved
        return list(zip(ids, spread_ranks(len(ids)), strict=True))
    start = rank_between(last, "")
    ids = [*(each.id for each in ordered[ranked:place]), *moved]
    # A rank that another is the beginning of sorts after it and before all that sort after both.
    return [(row, start + rank) for row, rank in zip(ids, spread_ranks(len(ids)), strict=True)]


def _between(before: str, after: str, count: int) -> list[str]:
    """So many ranks in order between two; halving keeps them short."""
    if count == 0:
        return []
    middle, left = rank_between(before, after), (count - 1) // 2
    return [
        *_between(before, middle, left),
        middle,
        *_between(middle, after, count - 1 - left),
    ]
