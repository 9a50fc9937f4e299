"""The guide and the keys, under Help."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QLibraryInfo, Qt, QTimer, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTextBrowser

from portfolio_desktop.environment.resources import resource
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.ui.help import GuideDialog
from portfolio_desktop.ui.keys_dialog import KeyGroup, KeysDialog, balanced, key_groups
from portfolio_desktop.ui.menus import ACTIONS
from portfolio_desktop.ui.screen_room import ScrollRoom
from tests.ui.desk import Desk
from tests.ui.walking import faults_of


def shown_by(desk: Desk, action: str) -> list[str]:
    """What the dialog of a menu entry says, and what is wrong with its names."""
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.extend(each.text() for each in dialog.findChildren(QLabel))
        seen.extend(each.toPlainText() for each in dialog.findChildren(QTextBrowser))
        seen.extend(faults_of(dialog))
        dialog.accept()

    QTimer.singleShot(0, look)
    desk.menu(action)
    return seen


@pytest.mark.parametrize(
    ("language", "first"), [(Language.DANISH, "Brugerguide"), (Language.ENGLISH, "User guide")]
)
def test_the_guide_is_read_in_the_window(desk: Desk, language: Language, first: str) -> None:
    use_language(language)
    desk.menu("guide")
    guide = desk.window.findChild(GuideDialog)
    assert isinstance(guide, GuideDialog)
    assert faults_of(guide) == []
    (text,) = (each.toPlainText() for each in guide.findChildren(QTextBrowser))
    guide.close()
    assert text.startswith(first)
    assert "Ctrl+Z" in text
    assert "**" not in text, "marks are shown as what they mean"


def test_the_guide_is_open_beside_the_work(desk: Desk) -> None:
    desk.shortcut("guide")
    guide = desk.window.findChild(GuideDialog)
    assert isinstance(guide, GuideDialog)
    assert not guide.isModal(), "the work goes on"
    assert guide.width() >= 600
    assert guide.height() >= min(560, guide.screen().availableGeometry().height() - 60)
    desk.shortcut("guide")
    assert desk.window.findChildren(GuideDialog) == [guide], "one is enough"
    guide.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert desk.window.findChild(GuideDialog) is None


def test_both_guides_say_the_same_things() -> None:
    danish, english = (
        resource("guide", f"{language.value}.md").read_text(encoding="utf-8")
        for language in Language
    )
    for pattern in (r"^#+ ", r"^\| ", r"^- ", r"^\d\. ", r"^$"):
        counts = {len(re.findall(pattern, text, re.MULTILINE)) for text in (danish, english)}
        assert len(counts) == 1, pattern


@pytest.fixture
def danish_qt(qapp: QApplication) -> Iterator[None]:
    """Qt knows Danish, as in the program."""
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert translator.load("qtbase_da", folder)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("danish_qt")
def test_keys_are_called_what_stands_on_them(desk: Desk) -> None:
    words = shown_by(desk, "keys")
    assert {"Skift+F8", "Skift+↑   Skift+↓", "Ctrl+PgDn", "Ctrl+Delete", "Alt+Op"} <= set(words)
    assert not [each for each in words if each.endswith("++") or "PgDown" in each]
    assert not [each for each in words if re.search(r"\b(Shift|Up|Down|Left|Right)\b", each)]


def test_every_key_of_the_menus_stands_on_the_sheet_once(desk: Desk) -> None:
    told = [keys for group in key_groups() for keys, _words in group.keys]
    assert len(told) == len(set(told))
    assert {spec.keys for spec in ACTIONS if spec.keys} <= set(told)


@pytest.mark.parametrize("lines", [(), (3,), (11, 2, 3, 9, 1), (1, 1, 30), (30, 1, 1)])
def test_the_columns_of_the_sheet_are_as_even_as_their_groups_allow(lines: tuple[int, ...]) -> None:
    groups = [KeyGroup(str(at), (("F1", ""),) * count) for at, count in enumerate(lines)]
    left, right = balanced(groups)
    assert [*left, *right] == groups
    uneven = abs(sum(each.lines for each in left) - sum(each.lines for each in right))
    assert uneven <= max((each.lines for each in groups), default=0)


def test_the_sheet_of_keys_fits_a_low_screen_and_the_arrows_scroll_it(desk: Desk) -> None:
    dialog = KeysDialog(desk.window)
    dialog.show()
    QApplication.processEvents()
    assert dialog.height() <= min(720, dialog.screen().availableGeometry().height())
    room = dialog.findChild(ScrollRoom)
    assert room is not None
    assert not room.horizontalScrollBar().isVisible()
    desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert room.verticalScrollBar().value() > 0
    dialog.close()


_ABOVE = dict(zip("1234567890+´¨'-.,<", '!"#¤%&/()=?`^*_:;>', strict=True))
"""What Shift makes of the keys of a Danish keyboard that are no letters."""
_MODIFIERS = ("", "Ctrl+", "Alt+", "Shift+", "Ctrl+Shift+", "Ctrl+Alt+", "Alt+Shift+")


def presses(keys: list[str]) -> Iterator[frozenset[str]]:
    """For each press on a Danish keyboard, the names under which Qt looks for it."""
    for modifiers in _MODIFIERS:
        for key in keys:
            names = {modifiers + key}
            if "Shift+" in modifiers and key in _ABOVE:
                names |= {
                    each + _ABOVE[key] for each in (modifiers, modifiers.replace("Shift+", ""))
                }
            yield frozenset(QKeySequence(name).toString() for name in names)


def test_no_press_on_a_danish_keyboard_means_two_verbs(desk: Desk) -> None:
    """Qt would do neither, and say "Ambiguous shortcut overload"."""
    heard = [
        (name, keys.toString())
        for name, action in desk.window.actions_by_id.items()
        for keys in action.shortcuts()
    ]
    plain = {keys.rsplit("+", 1)[-1] or "+" for _name, keys in heard}
    pressed = list(presses(sorted(plain | set(_ABOVE))))
    for names in pressed:
        meant = [each for each in heard if each[1] in names]
        assert len(meant) <= 1, meant
    everything = frozenset[str]().union(*pressed)
    assert [each for each in heard if each[1] not in everything] == [], "no key makes it"


@pytest.mark.parametrize(
    ("action", "keys"),
    [("green", "1"), ("yellow", "2"), ("red", "3"), ("no_light", "0"), ("next_month", "Ctrl+PgDn")],
)
def test_the_menu_shows_the_key_of_each_status(desk: Desk, action: str, keys: str) -> None:
    assert desk.window.actions_by_id[action].text().split("\t")[1] == keys
