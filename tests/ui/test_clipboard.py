"""Cut, copy and paste from the menu, as everywhere on Windows."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk


def edit_menu(desk: Desk) -> QMenu:
    menu = desk.window.menus["edit"]
    menu.aboutToShow.emit()
    return menu


def offered(desk: Desk) -> dict[str, bool]:
    """Which of the three the open menu offers; the menu is closed again."""
    menu = edit_menu(desk)
    names = ("cut_text", "copy_text", "paste_text")
    found = {name: desk.window.actions_by_id[name].isEnabled() for name in names}
    menu.aboutToHide.emit()
    return found


def in_search(desk: Desk, text: str) -> QLineEdit:
    search = desk.window.tools.search
    search.setText(text)
    search.setFocus()
    return search


def test_words_are_moved_by_the_menu_from_one_field_to_another(desk: Desk) -> None:
    search = in_search(desk, "databank")
    search.selectAll()
    desk.menu("cut_text")
    assert search.text() == ""
    desk.menu("paste_text")
    assert search.text() == "databank"
    search.selectAll()
    desk.menu("copy_text")
    desk.go("17-1")
    desk.menu("to_remarks")
    desk.menu("paste_text")
    remarks = QApplication.focusWidget()
    assert remarks.toPlainText() == "databank"


def test_what_stands_in_the_marked_cell_is_copied(desk: Desk) -> None:
    desk.go("17-1", "name")
    desk.shortcut("copy_text")
    assert QGuiApplication.clipboard().text() == "Patologisk databank"


def test_the_menu_offers_what_can_be_done_where_the_cursor_is(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    search = in_search(desk, "databank")
    search.deselect()
    assert offered(desk) == {"cut_text": False, "copy_text": False, "paste_text": False}
    search.selectAll()
    assert offered(desk) == {"cut_text": True, "copy_text": True, "paste_text": False}
    QGuiApplication.clipboard().setText("ord")
    assert offered(desk)["paste_text"]
    desk.go("17-1", "name")
    assert offered(desk) == {"cut_text": False, "copy_text": True, "paste_text": False}


def test_their_keys_work_in_a_field_that_was_chosen_after_the_menu_was_open(desk: Desk) -> None:
    desk.go("17-1", "name")
    edit_menu(desk).aboutToHide.emit()
    search = in_search(desk, "databank")
    search.selectAll()
    desk.shortcut("cut_text")
    assert search.text() == ""


def test_a_right_click_in_a_text_speaks_as_the_menu_does(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.window.panel_made)
    ours = [
        desk.window.actions_by_id[name].text().replace("&", "")
        for name in ("cut_text", "copy_text", "paste_text")
    ]
    line, box = QLineEdit(), QPlainTextEdit()
    for field in (line, box):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        words = [each.text().replace("&", "").split("\t")[0] for each in menu.actions()]
        assert words[:2] == ["Fortryd", "Gentag"]
        assert words[3:6] == ours
        menu.deleteLater()
