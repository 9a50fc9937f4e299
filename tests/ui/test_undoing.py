"""Ctrl+Z takes back what was done last: a letter, a passage, a colour, or an undoing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.ui.panel.passage_box import PassageBox
from tests.ui.conftest import ring, type_text
from tests.ui.desk import Desk
from tests.ui.ground import named

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def remarks(desk: Desk) -> PassageBox:
    """The remarks of 17-1, with the cursor in them, after a lamp of another project was set."""
    desk.go("22-2")
    desk.press(Qt.Key.Key_3)
    desk.go("17-1")
    desk.menu("to_remarks")
    box = named(desk.window.panel.view, "Bemærkninger")
    assert isinstance(box, PassageBox)
    return box


def key(desk: Desk, letter: Qt.Key) -> None:
    """Ctrl and a letter, where the focus is."""
    with desk.qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    desk.qtbot.keyClick(QApplication.focusWidget(), letter, CTRL)


def in_register(desk: Desk, number: str = "17-1") -> str:
    return desk.row(number).remarks


def test_in_a_field_its_own_steps_are_undone_first_and_then_what_was_done_before(
    desk: Desk, remarks: PassageBox
) -> None:
    type_text(remarks, "Forsinket")
    ring(remarks, "pause")
    assert in_register(desk) == "Forsinket"
    key(desk, Qt.Key.Key_Z)
    assert remarks.toPlainText() == ""
    assert desk.row("22-2").now.colour is Colour.RED
    key(desk, Qt.Key.Key_Z)
    assert in_register(desk) == ""
    assert desk.row("22-2").now.colour is Colour.GREEN
    assert desk.window.status.note == "Fortrudt: status for 22-2 til rød"


def test_a_note_goes_when_another_thing_is_done(desk: Desk, remarks: PassageBox) -> None:
    note = "Nr. 22-2: samlet status er rød"
    desk.window.status.show_note(note)
    type_text(remarks, "Forsinket")
    assert desk.window.status.note == note, "it stands while nothing is done"
    ring(remarks, "pause")
    assert desk.window.status.note == ""
    desk.window.status.show_note(note)
    desk.shortcut("next_month")
    assert desk.window.status.note == ""


def test_what_a_field_took_back_it_writes_again(desk: Desk, remarks: PassageBox) -> None:
    type_text(remarks, "Forsinket")
    key(desk, Qt.Key.Key_Z)
    assert remarks.toPlainText() == ""
    key(desk, Qt.Key.Key_Y)
    assert remarks.toPlainText() == "Forsinket"
    desk.menu("page_portfolio")
    assert in_register(desk) == "Forsinket"


def test_words_from_an_earlier_visit_are_undone_whole_and_redone_in_the_field(
    desk: Desk, remarks: PassageBox
) -> None:
    for words in ("Projektet ", "er ", "forsinket "):
        type_text(remarks, words)
        ring(remarks, "longest")
    desk.menu("page_portfolio")
    desk.menu("to_remarks")
    key(desk, Qt.Key.Key_Z)
    assert remarks.toPlainText() == ""
    assert in_register(desk) == ""
    assert desk.window.status.note == "Fortrudt: bemærkninger for 17-1"
    key(desk, Qt.Key.Key_Y)
    assert remarks.toPlainText() == "Projektet er forsinket"
    assert in_register(desk) == "Projektet er forsinket"
    assert desk.window.status.note == "Gentaget: bemærkninger for 17-1"


def test_a_remark_that_the_field_brought_back_stays_when_one_more_step_is_undone(
    desk: Desk, remarks: PassageBox
) -> None:
    type_text(remarks, "Vigtigt")
    desk.menu("page_portfolio")
    desk.menu("to_remarks")
    remarks.selectAll()
    desk.qtbot.keyClick(remarks, Qt.Key.Key_Delete)
    ring(remarks, "pause")
    assert in_register(desk) == ""
    key(desk, Qt.Key.Key_Z)
    assert remarks.toPlainText() == "Vigtigt"
    desk.press(Qt.Key.Key_Escape)
    assert in_register(desk) == "Vigtigt"
    assert desk.window.actions_by_id["undo"].text().endswith("bemærkninger for 17-1")
    key(desk, Qt.Key.Key_Z)
    assert in_register(desk) == "", "the visit before, which wrote it"
    key(desk, Qt.Key.Key_Y)
    assert in_register(desk) == "Vigtigt"


def test_the_menu_says_and_does_what_the_key_would(desk: Desk, remarks: PassageBox) -> None:
    undo, edit = desk.window.actions_by_id["undo"], desk.window.menus["edit"]
    type_text(remarks, "Forsinket")
    edit.aboutToShow.emit()
    assert undo.text() == "&Fortryd: indtastning"
    undo.trigger()
    assert remarks.toPlainText() == ""
    edit.aboutToShow.emit()
    assert undo.text() == "&Fortryd: status for 22-2 til rød"
    undo.trigger()
    assert desk.row("22-2").now.colour is Colour.GREEN


def test_undo_and_redo_in_the_list_say_what_they_did(desk: Desk) -> None:
    desk.go("17-1", "light:time")
    desk.press(Qt.Key.Key_3)
    key(desk, Qt.Key.Key_Z)
    assert desk.window.status.note == "Fortrudt: tid for 17-1 til rød"
    key(desk, Qt.Key.Key_Y)
    assert desk.window.status.note == "Gentaget: tid for 17-1 til rød"


def undo_in_history(desk: Desk, sentence: str) -> None:
    desk.menu("page_history")
    page = desk.window.history
    table = named(page, "Historik")
    assert isinstance(table, QTableView)
    model = table.model()
    told = [str(model.index(row, 2).data()) for row in range(model.rowCount())]
    table.selectRow(told.index(sentence))
    button = named(page, "Fortryd denne ændring")
    assert isinstance(button, QPushButton)
    button.click()


def test_an_undoing_from_the_history_is_itself_taken_back_by_ctrl_z(desk: Desk) -> None:
    desk.go("17-1")
    desk.press(Qt.Key.Key_3)
    desk.go("19-2")
    desk.press(Qt.Key.Key_1)
    undo_in_history(desk, "Status for 17-1 til rød")
    assert desk.row("17-1").now.colour is Colour.YELLOW
    assert desk.window.status.note == "Fortrudt: status for 17-1 til rød"
    assert desk.window.actions_by_id["undo"].text() == (
        "&Fortryd: fortrydelsen af status for 17-1 til rød"
    )
    desk.menu("page_portfolio")
    key(desk, Qt.Key.Key_Z)
    assert desk.row("17-1").now.colour is Colour.RED
    assert desk.row("19-2").now.colour is Colour.GREEN
    assert desk.window.status.note == "Fortrudt: fortrydelsen af status for 17-1 til rød"
    key(desk, Qt.Key.Key_Z)
    assert desk.row("19-2").now.colour is Colour.RED
    key(desk, Qt.Key.Key_Y)
    key(desk, Qt.Key.Key_Y)
    assert desk.row("17-1").now.colour is Colour.YELLOW
    assert desk.row("19-2").now.colour is Colour.GREEN
    assert desk.window.status.note == "Gentaget: fortrydelsen af status for 17-1 til rød"
