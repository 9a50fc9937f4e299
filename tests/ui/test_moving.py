"""A project is moved in the board's order from the keyboard, and the move can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.ground import named

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


def test_the_keys_move_a_project_in_the_list_and_say_so(flat: Desk) -> None:
    before = flat.shown()
    flat.go(before[1])
    flat.shortcut("move_up")
    assert flat.shown() == [before[1], before[0], *before[2:]]
    assert flat.window.status.note == f"{before[1]} er flyttet op i rækkefølgen"
    flat.shortcut("move_down")
    assert flat.shown() == before
    assert flat.window.status.note == f"{before[1]} er flyttet ned i rækkefølgen"
    flat.go(before[0])
    flat.shortcut("move_up")
    assert flat.shown() == before
    assert flat.window.status.note == "", "nothing was moved"


def in_panel(flat: Desk, name: str) -> None:
    """Put the focus in the panel, on 16-5."""
    flat.go("16-5")
    named(flat.window.panel.view, name).setFocus()


def test_the_keys_move_nothing_while_one_writes(flat: Desk) -> None:
    before, edits = flat.shown(), len(list(flat.context.register.edits()))
    in_panel(flat, "Bemærkninger")
    for action in ("move_down", "move_up"):
        flat.shortcut(action)
    assert flat.shown() == before
    assert len(list(flat.context.register.edits())) == edits


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_alt_and_down_opens_a_choice_as_windows_has_it(flat: Desk) -> None:
    before = flat.shown()
    in_panel(flat, "Hvorfor der ingen status er")
    flat.shortcut("move_down")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    assert flat.shown() == before
