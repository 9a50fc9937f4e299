"""Writing with pauses: a save in the middle of a sentence is not noticed by who writes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QScrollArea

from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.services.status import set_colour, set_no_light
from portfolio_desktop.ui.panel.passage_box import PassageBox
from tests.ui.conftest import ring, type_text
from tests.ui.desk import OCTOBER
from tests.ui.panel.conftest import Desk

REMARKS = "Bemærkninger"
ACTION = "Korrigerende handling"


@pytest.fixture(params=[REMARKS, ACTION, "Begrundelse for Tid"])
def written(request: pytest.FixtureRequest, desk: Desk) -> PassageBox:
    """Each field of the panel that takes a passage, with the cursor in it."""
    register, project = desk.place.register, desk.place.project("19-2").id
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    desk.show("19-2")
    box = desk.passage(request.param)
    box.setFocus()
    return box


def saved(desk: Desk, box: PassageBox) -> str:
    report = desk.place.report("19-2")
    match box.accessibleName():
        case "Bemærkninger":
            return report.remarks
        case "Korrigerende handling":
            return report.corrective_action
    return desk.place.light("19-2", "time").reason


def test_a_pause_after_a_space_loses_neither_space_nor_place(
    desk: Desk, written: PassageBox
) -> None:
    type_text(written, "Projektet er ")
    ring(written, "pause")
    assert saved(desk, written) == "Projektet er"
    assert written.toPlainText() == "Projektet er "
    type_text(written, "forsinket")
    ring(written, "pause")
    assert saved(desk, written) == "Projektet er forsinket"
    assert written.toPlainText() == "Projektet er forsinket"


def test_a_pause_after_a_line_break_loses_neither_break_nor_place(desk: Desk) -> None:
    desk.show("17-1")
    box = desk.passage(REMARKS)
    box.setFocus()
    type_text(box, "Første afsnit.")
    desk.qtbot.keyClick(box, Qt.Key.Key_Return)
    ring(box, "pause")
    type_text(box, "Nyt afsnit.")
    ring(box, "pause")
    assert desk.place.report("17-1").remarks == "Første afsnit.\nNyt afsnit."


def test_a_save_leaves_cursor_selection_and_own_undo_as_they_are(
    desk: Desk, written: PassageBox
) -> None:
    type_text(written, "Ventes i maj ")
    cursor = written.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(6, QTextCursor.MoveMode.KeepAnchor)
    written.setTextCursor(cursor)
    ring(written, "pause")
    assert written.textCursor().selectedText() == "Ventes"
    assert written.textCursor().position() == 6
    desk.qtbot.keyClick(written, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert written.toPlainText() == ""


def test_blanks_around_the_words_go_when_the_field_is_left(desk: Desk, written: PassageBox) -> None:
    written.insertPlainText("  Ventes i maj \n\n")
    ring(written, "pause")
    assert written.toPlainText() == "  Ventes i maj \n\n"
    desk.leave()
    assert written.toPlainText() == "Ventes i maj"
    assert saved(desk, written) == "Ventes i maj"


def test_words_are_saved_while_one_writes_without_a_rest(desk: Desk, written: PassageBox) -> None:
    type_text(written, "Projektet er for")
    type_text(written, "sinket, og")
    ring(written, "longest")
    assert saved(desk, written) == "Projektet er forsinket, og"
    assert written.toPlainText() == "Projektet er forsinket, og"
    type_text(written, " ny plan")
    ring(written, "longest")
    assert saved(desk, written) == "Projektet er forsinket, og ny plan"


def test_the_panel_says_whether_words_are_not_saved_yet(desk: Desk, written: PassageBox) -> None:
    said: list[bool] = []
    desk.place.context.writing.connect(said.append)
    type_text(written, "Ve")
    assert said == [True]
    ring(written, "pause")
    assert said == [True, False]
    type_text(written, "n ")
    desk.qtbot.keyClick(written, Qt.Key.Key_Backspace)
    desk.qtbot.keyClick(written, Qt.Key.Key_Backspace)
    assert said == [True, False, True, False]
    type_text(written, "n")
    desk.show("17-1")
    assert said == [True, False, True, False, True, False]


def test_words_of_a_line_are_not_said_to_be_saved_before_they_are(desk: Desk) -> None:
    desk.show("16-5")
    project = desk.place.project("16-5").id
    desk.place.context.perform(
        lambda: set_no_light(desk.place.register, project, OCTOBER, NoLight.RESUMED)
    )
    said: list[bool] = []
    desk.place.context.writing.connect(said.append)
    line = desk.line("Rapporterer igen fra")
    line.setFocus()
    type_text(line, "ultimo 2023 ")
    assert said == [True]
    desk.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert said == [True, False]
    assert line.text() == "ultimo 2023 "
    assert line.cursorPosition() == len("ultimo 2023 ")


def test_looking_into_another_window_and_back_leaves_the_writing_as_it_is(
    desk: Desk, written: PassageBox
) -> None:
    type_text(written, "Projektet er ")
    desk.look_away_and_back()
    assert saved(desk, written) == "Projektet er"
    type_text(written, "forsinket")
    assert written.toPlainText() == "Projektet er forsinket"


def test_a_save_elsewhere_in_the_panel_leaves_the_writing_as_it_is(desk: Desk) -> None:
    desk.show("17-1")
    box = desk.passage(REMARKS)
    box.setFocus()
    type_text(box, "Projektet er ")
    desk.panel.set_colour("cost", Colour.RED)
    QApplication.processEvents()
    type_text(box, "forsinket")
    assert box.toPlainText() == "Projektet er forsinket"


def test_a_lasting_space_is_not_taken_for_a_change(desk: Desk) -> None:
    """A space that does not break the line, as Word writes it in "12 mio."."""
    desk.show("17-1")
    box = desk.passage(REMARKS)
    box.setFocus()
    box.insertPlainText("12\u00a0mio.")
    desk.leave()
    assert desk.place.report("17-1").remarks == "12\u00a0mio."
    before = desk.place.edits()
    box.setFocus()
    desk.leave()
    assert desk.place.edits() == before


def seen(desk: Desk, box: PassageBox) -> bool:
    """Whether the whole field is in view."""
    area = desk.panel.view.findChild(QScrollArea)
    assert area is not None
    top = box.mapTo(area.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + box.height() <= area.viewport().height()


def test_a_field_is_seen_whole_from_where_one_goes_to_it_and_as_it_grows(desk: Desk) -> None:
    desk.place.window.resize(420, 440)
    desk.show("19-2")
    desk.panel.view.focus_remarks()
    QApplication.processEvents()
    assert seen(desk, desk.passage(REMARKS))
    reason = desk.passage("Begrundelse for Samlet status")
    assert not seen(desk, reason)
    desk.panel.view.focus_reason(OVERALL)
    QApplication.processEvents()
    assert seen(desk, reason)
    height = reason.height()
    reason.insertPlainText("Udbuddet er påklaget. " * 8)
    desk.qtbot.waitUntil(lambda: reason.height() > height)
    QApplication.processEvents()
    assert seen(desk, reason)
