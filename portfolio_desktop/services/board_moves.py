"""The board's order by hand: projects moved among the others. Each function is one edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from portfolio_desktop.domain.ordering import rank_between, spread_ranks
from portfolio_desktop.services import finding
from portfolio_desktop.services.board_order import in_board_order
from portfolio_desktop.services.ranks import ranks_between
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label

_Standing: TypeAlias = tuple[str, str]
"""A project's id and its rank."""


def move_projects(register: RegisterFile, project_ids: Sequence[str], after: str | None) -> Change:
    """Put projects, in the order given, right after another that is none of them, or first.

    Those that stood by their number and now stand before them are held in their places by a rank of
    their own; the first move writes them, later ones write only the projects that are moved.
    """
    reader = register.reader
    first = finding.project(reader, project_ids[0])
    moved = frozenset(project_ids)
    standing = _standing(reader)
    if not moved <= {project for project, _rank in standing}:
        raise refuse("project_unknown", "project_id")
    ordered = [each for each in standing if each[0] not in moved]
    place = 0 if after is None else _place(ordered, after) + 1
    label = Label("project_moved", {"number": first.number, "count": len(project_ids)})
    with register.edit(label) as edit:
        for row, rank in _ranks(ordered, place, project_ids):
            edit.set("project", row, "rank", rank)
    return edit.change


def _standing(reader: Reader) -> list[_Standing]:
    """Every project in the board's order; the whole projects would take long to read."""
    ordered = in_board_order(
        reader.project_ranks(),
        lambda columns: (columns[_RANK], columns[_NUMBER]),
        lambda columns: (columns[_NAME], columns[_ID]),
    )
    return [(columns[_ID], columns[_RANK]) for columns in ordered]


_ID, _NUMBER, _NAME, _RANK = 0, 1, 2, 3
"""Places in the columns of `Reader.project_ranks`."""


def _place(ordered: Sequence[_Standing], project_id: str) -> int:
    for place, (project, _rank) in enumerate(ordered):
        if project == project_id:
            return place
    raise refuse("project_unknown", "after")


def _ranks(ordered: Sequence[_Standing], place: int, moved: Sequence[str]) -> list[tuple[str, str]]:
    """The ranks to write so that the moved projects stand at `place` among the others."""
    ids, ranks = [project for project, _rank in ordered], [rank for _project, rank in ordered]
    ranked = sum(bool(rank) for rank in ranks)
    last = ranks[ranked - 1] if ranked else ""
    if place <= ranked:
        before = ranks[place - 1] if place else ""
        after = ranks[place] if place < ranked else ""
        if not after or before < after:
            return list(zip(moved, ranks_between(before, after, len(moved)), strict=True))
        # Two laptops gave the same rank: the whole manual order is written anew.
        anew = [*ids[:place], *moved, *ids[place:ranked]]
        return list(zip(anew, spread_ranks(len(anew)), strict=True))
    start = rank_between(last, "")
    held = [*ids[ranked:place], *moved]
    # A rank that another is the beginning of sorts after it and before all that sort after both.
    return [(row, start + rank) for row, rank in zip(held, spread_ranks(len(held)), strict=True)]
