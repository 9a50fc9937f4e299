"""Dialogs and the window fit the screen they open on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.ui.screen_room import ScrollRoom, fit_dialog, keep_on_screen, room_on_screen


def test_a_dialog_too_large_for_the_screen_is_made_as_large_as_the_screen(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    part = QWidget()
    part.setMinimumSize(QSize(3000, 3000))
    column = QVBoxLayout(dialog)
    body = ScrollRoom(part)
    column.addWidget(body)
    column.addWidget(QLabel("Luk"))
    dialog.resize(200, 200)
    fit_dialog(dialog, body)
    room = room_on_screen(dialog).size()
    assert dialog.size().width() <= room.width()
    assert dialog.size().height() <= room.height()


def test_where_the_screen_has_room_nothing_scrolls(qtbot: QtBot, qapp: QApplication) -> None:
    """Wrapped words have a height for each width, and a field may be lower than it likes to be."""
    dialog, part = QWidget(), QWidget()
    qtbot.addWidget(dialog)
    inside = QVBoxLayout(part)
    words = QLabel("Mange ord om det, der skal ændres. " * 10)
    words.setWordWrap(True)
    inside.addWidget(words)
    inside.addWidget(QPlainTextEdit())
    column = QVBoxLayout(dialog)
    body = ScrollRoom(part)
    column.addWidget(body)
    dialog.resize(300, 100)
    fit_dialog(dialog, body)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qapp.processEvents()
    assert body.verticalScrollBar().maximum() == 0
    dialog.close()


def test_there_is_room_for_the_words_beside_a_scroll_bar_that_came_too_early(
    qtbot: QtBot,
) -> None:
    """It takes a word its place in the line, and would stay because of the line that this makes."""
    part = QWidget()
    words = QLabel("Rapporterne tæller som manglende, indtil de markeres. " * 2)
    words.setWordWrap(True)
    inside = QVBoxLayout(part)
    inside.addWidget(words)
    body = ScrollRoom(part)
    qtbot.addWidget(body)
    bar = body.verticalScrollBar().sizeHint().width()
    assert bar > 0
    for width in range(250, 450):
        assert body.needed(width).height() >= inside.totalHeightForWidth(width - bar), width


def test_a_window_kept_from_a_larger_screen_comes_onto_this_one(
    qtbot: QtBot, qapp: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(2500, 1900, 4000, 3000)
    keep_on_screen(window)
    assert room_on_screen(window).contains(window.geometry())
