"""Words that could not be saved outlive their field: nothing that was written is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui import unsaved_line
from portfolio_desktop.ui.panel.passage_box import PassageBox
from portfolio_desktop.ui.unsaved_line import UnsavedLine
from portfolio_desktop.ui.verbs.registers import open_path
from tests.ui.conftest import ring, type_text
from tests.ui.desk import OCTOBER, Desk
from tests.ui.ground import named

WORDS = "Leverandøren har meldt forsinkelse."


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A disk that takes nothing until the patch is undone."""

    def full(*_wish: object, **_more: object) -> None:
        raise StorageError(Trouble.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(RegisterFile, "edit", full)
        yield patched


def passage(desk: Desk, name: str = "Bemærkninger") -> PassageBox:
    box = named(desk.window.panel.view, name)
    assert isinstance(box, PassageBox)
    return box


def write(desk: Desk, number: str, words: str = WORDS) -> None:
    desk.go(number)
    desk.menu("to_remarks")
    type_text(passage(desk), words)


def line(desk: Desk) -> UnsavedLine | None:
    return desk.window.findChild(UnsavedLine)


def press(desk: Desk, name: str) -> None:
    shown = line(desk)
    assert shown is not None
    button = named(shown, name)
    assert isinstance(button, QPushButton)
    button.click()


def test_another_project_is_chosen_and_the_words_come_back(
    desk: Desk, full_disk: pytest.MonkeyPatch
) -> None:
    write(desk, "17-1")
    desk.go("19-2")
    assert passage(desk).toPlainText() == ""
    shown = line(desk)
    assert shown is not None
    assert shown.isVisible()
    assert "Ikke gemt: Bemærkninger, 17-1, oktober 2023" in shown.accessibleDescription()
    desk.go("17-1")
    assert passage(desk).toPlainText() == WORDS
    type_text(passage(desk), " Ny plan følger.")
    desk.go("19-2")
    full_disk.undo()
    desk.go("17-1")
    assert passage(desk).toPlainText().startswith(WORDS)
    ring(passage(desk), "pause")
    assert desk.row("17-1").remarks.endswith("Ny plan følger.")
    assert not shown.isVisible()


def test_they_are_saved_before_the_next_edit_that_succeeds(
    desk: Desk, full_disk: pytest.MonkeyPatch
) -> None:
    write(desk, "17-1")
    desk.go("19-2")
    full_disk.undo()
    desk.window.panel.set_colour("cost", Colour.RED)
    assert desk.row("17-1").remarks == WORDS
    assert desk.row("19-2").remarks == ""
    assert not desk.context.holds_words


def test_they_are_tried_again_by_themselves(desk: Desk, full_disk: pytest.MonkeyPatch) -> None:
    write(desk, "17-1")
    desk.go("19-2")
    (clock,) = desk.context.unsaved.findChildren(QTimer)
    assert clock.isActive()
    clock.timeout.emit()
    assert desk.context.holds_words
    full_disk.undo()
    clock.timeout.emit()
    assert desk.row("17-1").remarks == WORDS
    assert not clock.isActive()


def test_another_month_keeps_them_for_their_own(desk: Desk, full_disk: pytest.MonkeyPatch) -> None:
    write(desk, "17-1")
    desk.context.show_period(OCTOBER.previous)
    QApplication.processEvents()
    assert passage(desk).toPlainText() == ""
    full_disk.undo()
    press(desk, "Gem nu")
    desk.context.show_period(OCTOBER)
    QApplication.processEvents()
    assert desk.row("17-1").remarks == WORDS


def test_the_line_stands_under_a_click_while_the_last_words_are_being_written(
    desk: Desk, full_disk: pytest.MonkeyPatch
) -> None:
    write(desk, "17-1")
    ring(passage(desk), "pause")
    type_text(passage(desk), " Mere.")
    full_disk.undo()
    shown = line(desk)
    assert shown is not None
    button = named(shown, "Gem nu")
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert shown.isVisible()
    assert passage(desk).hasFocus()
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert desk.row("17-1").remarks == f"{WORDS} Mere."
    assert not shown.isVisible()


def test_a_reason_comes_back_to_its_own_lamp(desk: Desk, full_disk: pytest.MonkeyPatch) -> None:
    desk.go("19-2")
    box = passage(desk, "Begrundelse for Tid")
    type_text(box, "Udbuddet er påklaget.")
    desk.go("17-1")
    assert passage(desk, "Begrundelse for Tid").toPlainText() == ""
    desk.go("19-2")
    assert passage(desk, "Begrundelse for Tid").toPlainText() == "Udbuddet er påklaget."
    assert passage(desk, "Begrundelse for Samlet status").toPlainText() == ""


def test_copied_words_are_named_no_more_and_still_saved(
    desk: Desk, full_disk: pytest.MonkeyPatch
) -> None:
    write(desk, "17-1")
    write(desk, "19-2", "Nyt udbud.")
    desk.go("22-2")
    press(desk, "Kopiér ordene")
    copied = QApplication.clipboard().text()
    assert WORDS in copied
    assert "Bemærkninger, 19-2, oktober 2023:\nNyt udbud." in copied
    shown = line(desk)
    assert shown is not None
    assert not shown.isVisible()
    full_disk.undo()
    desk.window.panel.set_colour("cost", Colour.RED)
    assert desk.row("17-1").remarks == WORDS
    assert desk.row("19-2").remarks == "Nyt udbud."


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What is answered next when it is asked whether words may be let go."""
    given: list[bool] = []
    monkeypatch.setattr(unsaved_line, "confirmed", lambda *_asked, **_words: given.pop(0))
    return given


def test_the_window_is_not_closed_over_words_that_stand_nowhere_else(
    desk: Desk, full_disk: pytest.MonkeyPatch, answers: list[bool]
) -> None:
    write(desk, "17-1")
    answers[:] = [False, True]
    assert not desk.window.close()
    assert passage(desk).toPlainText() == WORDS
    assert desk.window.close()
    assert WORDS in QApplication.clipboard().text()


def test_no_other_register_comes_over_them(
    desk: Desk,
    full_disk: pytest.MonkeyPatch,
    answers: list[bool],
    small_register: Path,
    tmp_path: Path,
) -> None:
    other = Path(shutil.copy(small_register, tmp_path / "andet.pfreg"))
    write(desk, "17-1")
    before = desk.context.register.path
    answers[:] = [False, False, True]
    open_path(desk.window, other)
    desk.menu("close_register")
    assert desk.context.register.path == before
    assert passage(desk).toPlainText() == WORDS
    open_path(desk.window, other)
    assert desk.context.register.path == other
    assert not desk.context.holds_words


def test_a_project_that_cannot_be_read_is_not_the_one_written_to(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words of the project on screen are never saved for the one that was chosen instead."""
    desk.go("17-1")
    panel = desk.window.panel
    other = desk.row("19-2").id
    with monkeypatch.context() as patched:

        def broken(*_wish: object) -> None:
            raise StorageError(Trouble.IO)

        patched.setattr("portfolio_desktop.ui.panel.controller.project_panel", broken)
        with pytest.raises(StorageError):
            panel.show_project(other)
    type_text(passage(desk), WORDS)
    panel.view.commit()
    assert desk.row("17-1").remarks == WORDS
    assert desk.row("19-2").remarks == ""


def test_what_is_written_on_is_not_taken_back_by_a_refresh(
    desk: Desk, full_disk: pytest.MonkeyPatch
) -> None:
    write(desk, "17-1")
    passage(desk).save()
    assert desk.context.holds_words
    type_text(passage(desk), " Ny plan følger.")
    desk.window.panel.refresh()
    assert passage(desk).toPlainText() == f"{WORDS} Ny plan følger."
