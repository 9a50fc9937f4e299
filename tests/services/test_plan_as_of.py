"""Milestones and money as they were: every edit leaves the register before it readable."""

from __future__ import annotations

from dataclasses import replace

from portfolio_desktop.services.economy import CellWish, Part, economy_of, set_amounts
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    edit_milestone,
    milestone_draft,
    milestones_of,
    remove_milestone,
)
from portfolio_desktop.services.plan_rows import plan_rows
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Position


def told(reader: Reader, register: RegisterFile, project: str) -> tuple[object, ...]:
    """All that is known of the project's plan, and what the grid makes of it."""
    return (
        milestones_of(reader, project),
        economy_of(reader, project),
        plan_rows(reader, [project], register.today()),
    )


def test_the_plan_is_told_as_it_was_after_every_edit(register: RegisterFile, project: str) -> None:
    seen: list[tuple[Position, tuple[object, ...]]] = []

    def note() -> None:
        seen.append((register.position(), told(register.reader, register, project)))

    note()
    go = add_milestone(register, project, MilestoneDraft("Go", approved="14.11.2023")).id
    note()
    late = replace(milestone_draft(register.reader, go), forecast="dec. 2023")
    edit_milestone(register, go, late)
    note()
    budget = CellWish(2024, Part.APPROVED, "12,6 mio. kr.")
    set_amounts(register, project, [budget, CellWish(2024, Part.FORECAST, "14 mio. kr.")])
    note()
    set_amounts(register, project, [CellWish(2024, Part.FORECAST, "")])
    note()
    remove_milestone(register, add_milestone(register, project, MilestoneDraft("Fejl")).id)
    undo(register)
    note()
    assert len({repr(now) for _position, now in seen}) == len(seen)
    for position, then in seen:
        with register.as_of(position) as snapshot:
            assert told(snapshot.reader, register, project) == then
