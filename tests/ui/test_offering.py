"""A list of offers that is open takes no press from what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.ui.dialogs.named_fields import offering_line


def test_the_first_press_on_a_button_counts_while_offers_are_shown(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    line, other, add = (
        offering_line("Projekt", "", ("22-3 A", "22-4 B")),
        QLineEdit(),
        QPushButton(),
    )
    column.addWidget(line)
    column.addSpacing(200)
    column.addWidget(other)
    column.addWidget(add)
    pressed: list[bool] = []
    add.clicked.connect(lambda: pressed.append(True))
    room.show()
    qtbot.waitExposed(room)
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None

    def press(target: QWidget) -> None:
        line.setFocus()
        line.clear()
        QTest.keyClicks(line, "22")
        qtbot.waitUntil(popup.isVisible)
        place = target.mapToGlobal(QPoint(8, 8))
        QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=popup.mapFromGlobal(place))
        assert not popup.isVisible()

    press(add)
    qtbot.waitUntil(lambda: pressed == [True])
    press(other)
    qtbot.wait(20)
    assert room.focusWidget() is other
    assert pressed == [True]


def test_the_list_goes_when_its_only_offer_is_written_whole(qtbot: QtBot) -> None:
    line = offering_line("Organisation", "", ("Region Nord", "Region Nordjylland"))
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    line.setFocus()
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    QTest.keyClicks(line, "region nord")
    qtbot.waitUntil(popup.isVisible)  # the longer name is still offered
    qtbot.wait(20)
    assert popup.isVisible()
    QTest.keyClicks(popup, "jylland")
    qtbot.waitUntil(lambda: not popup.isVisible())
    assert line.text() == "region nordjylland"
