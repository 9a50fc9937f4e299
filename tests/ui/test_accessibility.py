"""Every control has a role and a name of its own, in Danish, on every page and dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.ui.help import AboutDialog
from portfolio_desktop.ui.keys_dialog import KeysDialog
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.register_form import RegisterForm
from portfolio_desktop.ui.theme import Theme
from tests.ui.desk import Desk
from tests.ui.walking import controls_of, faults_of


@pytest.mark.parametrize("page", MainWindow.pages)
def test_every_control_of_a_page_is_named(desk: Desk, page: str) -> None:
    desk.go("17-1")
    desk.window.show_page(page)
    QApplication.processEvents()
    assert len(controls_of(desk.window)) > 4
    assert faults_of(desk.window) == []


def test_every_control_of_the_welcome_page_is_named(empty_desk: Desk) -> None:
    empty_desk.start_page("/mappe/rsi.pfreg", "/mappe/gammel.pfreg")
    assert len(controls_of(empty_desk.window)) >= 5
    assert faults_of(empty_desk.window) == []


@pytest.mark.parametrize("kind", [KeysDialog, AboutDialog])
def test_every_control_of_the_help_is_named(
    desk: Desk, kind: type[KeysDialog] | type[AboutDialog]
) -> None:
    dialog = kind(desk.window)
    dialog.show()
    assert controls_of(dialog)
    assert faults_of(dialog) == []
    dialog.close()


def test_every_control_of_the_new_register_form_is_named(desk: Desk) -> None:
    form: QDialog = RegisterForm(desk.context, desk.files, desk.window, lambda _form: False)
    form.show()
    assert len(controls_of(form)) >= 5
    assert faults_of(form) == []
    form.close()


def test_every_menu_entry_has_words_and_no_two_keys_are_the_same(desk: Desk) -> None:
    keys: dict[str, str] = {}
    for name, action in desk.window.actions_by_id.items():
        assert action.text().replace("&", "").strip(), name
        shortcut = action.shortcut().toString()
        if shortcut:
            assert shortcut not in keys, f"{name} and {keys[shortcut]} share {shortcut}"
            keys[shortcut] = name


@pytest.mark.parametrize("language", list(Language))
def test_no_two_entries_of_a_menu_share_a_letter(
    qtbot: QtBot, theme: Theme, program_home: object, language: Language
) -> None:
    use_language(language)
    desk = Desk(qtbot, theme)
    bar = desk.window.menuBar()
    # Not asked of the bar's actions: in Qt 6.8 a menu dies in Python with the action that gave it.
    menus = bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert len(menus) == len(bar.actions())
    for menu in menus:
        letters = [
            action.text().split("&", 1)[1][0].casefold()
            for action in menu.actions()
            if "&" in action.text()
        ]
        doubled = {letter for letter in letters if letters.count(letter) > 1}
        assert not doubled, f"{menu.title()}: {doubled}"
    desk.close()


def test_the_window_speaks_english_too(qtbot: QtBot, theme: Theme, program_home: object) -> None:
    use_language(Language.ENGLISH)
    desk = Desk(qtbot, theme)
    desk.show()
    titles = [action.text().replace("&", "") for action in desk.window.menuBar().actions()]
    assert titles[:3] == ["File", "Edit", "Project"]
    assert faults_of(desk.window) == []
    desk.close()
