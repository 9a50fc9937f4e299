"""A long edit is waited for, and can be given up: then nothing of it is in the register."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar, QPushButton

from portfolio_desktop.services.history import next_undo
from portfolio_desktop.services.messages import Message
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.values import Change, EditKind, Label
from portfolio_desktop.ui import waiting
from portfolio_desktop.ui.context import Report
from portfolio_desktop.ui.keeping import Keeping
from tests.ui.desk import Desk

Acting: TypeAlias = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture(autouse=True)
def nothing_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every part of an edit took its time."""
    monkeypatch.setattr(waiting, "AFTER_MS", 0)
    monkeypatch.setattr(waiting, "_EVERY_MS", 0)


@pytest.fixture
def many(desk: Desk) -> int:
    """An edit of 400 rows; how many participants there are without it."""
    register = desk.context.register
    before = len(register.reader.participants())
    with register.edit(Label("demo_filled"), kind=EditKind.IMPORT) as edit:
        for number in range(400):
            edit.create("participant", f"p-{number}", {"name": f"Region nummer {number}"})
    desk.context.announce(edit.change)
    return before


@pytest.fixture
def while_waiting(qapp: QApplication) -> Iterator[Acting]:
    """Lets a test act once on the dialog that stands in front during the edit."""
    timer = QTimer()
    seen: list[QDialog] = []

    def act_once(act: Callable[[QDialog], None]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and not seen:
                seen.append(dialog)
                act(dialog)

        timer.timeout.connect(look)
        timer.start(0)

    yield act_once
    timer.stop()
    assert len(seen) == 1, "nothing was waited for"
    assert not seen[0].isVisible()


def participants(desk: Desk) -> int:
    return len(desk.context.reader.participants())


def test_undoing_a_large_edit_tells_how_far_it_is(
    desk: Desk, many: int, while_waiting: Acting
) -> None:
    words: list[str] = []
    while_waiting(
        lambda dialog: words.append(dialog.findChildren(QProgressBar)[0].accessibleName())
    )
    desk.menu("undo")
    assert participants(desk) == many
    assert words == ["Fortryder …"]


def test_an_undo_that_is_given_up_leaves_everything(
    desk: Desk, many: int, while_waiting: Acting
) -> None:
    while_waiting(lambda dialog: dialog.findChildren(QPushButton)[0].click())
    desk.menu("undo")
    assert participants(desk) == many + 400
    assert not desk.window.banner.isVisible()
    assert not desk.context.register.editing
    assert next_undo(desk.context.register) is not None
    assert desk.context.register.check() == ()


def test_what_a_long_edit_did_is_shown_in_a_turn_of_its_own_and_is_given_up_no_more(
    desk: Desk,
) -> None:
    order: list[str] = []

    def add(report: Report) -> Change:
        report(0, 1)
        with desk.context.register.edit(Label("demo_filled"), kind=EditKind.IMPORT) as edit:
            edit.create("participant", "p-1", {"name": "Region Ø"})
        QTimer.singleShot(0, desk.window, press_escape)
        return edit.change

    def press_escape() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.reject()
        order.append("turn")

    desk.context.changed.connect(lambda _change: order.append("shown"))
    assert desk.context.perform_long("Skriver …", add) is not None
    assert order == ["turn", "shown"]
    assert desk.context.register.record("participant", "p-1") is not None


def test_escape_gives_up_as_the_button_does(desk: Desk, many: int, while_waiting: Acting) -> None:
    while_waiting(lambda dialog: dialog.reject())
    desk.menu("undo")
    assert participants(desk) == many + 400


def test_neither_backup_nor_check_looks_at_half_an_edit(
    desk: Desk, many: int, while_waiting: Acting
) -> None:
    keeping = Keeping(desk.context, desk.window.status)
    while_waiting(lambda _dialog: (keeping.begin(), keeping.check_slice()))
    desk.menu("undo")
    assert participants(desk) == many
    assert not desk.window.banner.isVisible()


def test_what_cannot_be_given_up_comes_to_its_end_while_the_window_paints(
    desk: Desk, while_waiting: Acting
) -> None:
    register = desk.context.register
    offered: list[bool] = []
    painted = threading.Event()

    def press_escape(dialog: QDialog) -> None:
        offered.extend(button.isVisible() for button in dialog.findChildren(QPushButton))
        dialog.reject()
        QTimer.singleShot(0, painted.set)

    def add() -> Change:
        assert painted.wait(10), "the window stood still"
        with register.edit(Label("demo_filled"), kind=EditKind.IMPORT) as edit:
            edit.create("participant", "p-1", {"name": "Region Ø"})
        return edit.change

    while_waiting(press_escape)
    assert desk.context.perform_to_its_end("Sletter …", add) is not None
    assert offered == [False]
    assert register.record("participant", "p-1") is not None
    assert register.check() == ()


def test_the_failure_of_what_cannot_be_given_up_is_told(desk: Desk) -> None:
    told: list[Message] = []
    desk.context.told.connect(told.append)

    def fail() -> Change:
        raise StorageError(Trouble.DISK_FULL)

    assert desk.context.perform_to_its_end("Sletter …", fail) is None
    assert [each.code for each in told] == [Trouble.DISK_FULL.value]
