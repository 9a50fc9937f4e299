"""A project is moved in the board's order from the keyboard, and the move can be undone."""

from __future__ import annotations

import pytest

from .desk import Desk


@pytest.fixture
def flat(desk: Desk) -> Desk:
    """The list without groups, in the board's order."""
    desk.window.portfolio.group_by("")
    desk.window.portfolio.sort_by("")
    return desk


def test_a_project_moves_up_and_down_and_back_with_undo(flat: Desk) -> None:
    before = flat.shown()
    moved = before[1]
    flat.go(moved)
    flat.window.actions_by_id["move_up"].trigger()
    assert flat.shown() == [moved, before[0], *before[2:]]
    assert flat.window.current_project == flat.row(moved).id
    flat.window.actions_by_id["move_down"].trigger()
    assert flat.shown() == before
    flat.window.actions_by_id["undo"].trigger()
    assert flat.shown() == [moved, before[0], *before[2:]]


def test_the_ends_of_the_list_are_the_ends(flat: Desk) -> None:
    before = flat.shown()
    for number, action in ((before[0], "move_up"), (before[-1], "move_down")):
        flat.go(number)
        flat.window.actions_by_id[action].trigger()
    assert flat.shown() == before


def test_a_sorted_list_says_why_nothing_can_be_moved(flat: Desk) -> None:
    flat.window.portfolio.sort_by("name")
    before = flat.shown()
    flat.go(before[1])
    flat.window.actions_by_id["move_up"].trigger()
    assert flat.shown() == before
    assert "sorteret efter en kolonne" in flat.window.banner.accessibleDescription()
