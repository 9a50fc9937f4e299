"""A question can be read to its end, however long it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.ui.dialogs.asking import confirmed
from tests.ui.answering import answer, press


@pytest.mark.parametrize("times", [1, 2, 5])
def test_no_question_is_cut_off(qtbot: QtBot, times: int) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    whole: list[bool] = []

    def read(box: QMessageBox) -> None:
        (words,) = box.findChildren(QLabel, "qt_msgbox_label")
        line = words.fontMetrics().horizontalAdvance(words.text())
        lines = words.height() // words.fontMetrics().lineSpacing()
        whole.append(words.width() >= line or (words.wordWrap() and lines * words.width() >= line))
        press(box, "Ikke endnu")

    answer(QMessageBox, read)
    question = "Udsend udkast til referat, samlet udgave? " * times
    assert not confirmed(parent, question, go_on="Udsend", stay="Ikke endnu")
    assert whole == [True]


def test_what_users_wrote_is_never_read_as_markup(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    shown: list[Qt.TextFormat] = []

    def read(box: QMessageBox) -> None:
        shown.extend(each.textFormat() for each in box.findChildren(QLabel) if each.text())
        press(box, "Ikke endnu")

    answer(QMessageBox, read)
    confirmed(parent, "Udsend <b>IBI</b>?", go_on="Udsend", stay="Ikke endnu", why="<i>Mere</i>")
    assert shown == [Qt.TextFormat.PlainText] * 2
