"""The wheel scrolls the form that a choice stands in, and never changes the choice."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import portfolio_desktop.ui
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.screen_room import ScrollRoom

UI = Path(portfolio_desktop.ui.__file__).parent
TURNED_BY_THE_WHEEL = {
    "QComboBox",
    "QDateEdit",
    "QDateTimeEdit",
    "QDial",
    "QDoubleSpinBox",
    "QFontComboBox",
    "QSlider",
    "QSpinBox",
    "QTimeEdit",
}


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_scrolls_past_a_choice(qtbot: QtBot, focused: bool) -> None:
    form = QWidget()
    column = QVBoxLayout(form)
    box = ChoiceBox()
    box.addItems(["Vedhæft som fil", "Udelad", "Bind ind"])
    column.addWidget(box)
    column.addSpacing(2000)
    room = ScrollRoom(form)
    qtbot.addWidget(room)
    room.resize(300, 200)
    with qtbot.waitExposed(room):
        room.show()
    if focused:
        box.setFocus()
    where = QPointF(box.rect().center())
    wheel = QWheelEvent(
        where,
        QPointF(box.mapToGlobal(where.toPoint())),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.currentText() == "Vedhæft som fil"
    assert not wheel.isAccepted() or room.verticalScrollBar().value() > 0


@pytest.mark.parametrize(
    "file", [each for each in sorted(UI.rglob("*.py")) if each.name != "choice_box.py"], ids=str
)
def test_no_form_holds_a_choice_that_the_wheel_changes(file: Path) -> None:
    made = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = [node.func] if isinstance(node, ast.Call) else []
        names += node.bases if isinstance(node, ast.ClassDef) else []
        made += [each.id for each in names if isinstance(each, ast.Name)]
    assert not TURNED_BY_THE_WHEEL & set(made)


def test_what_has_no_room_ends_in_dots(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    long = "Fællesprint Sekretariatet, tredje sal ved køkkenet"
    box.addItems(["Kort", long])
    box.resize(160, 32)
    box.show()
    assert box.shown_words() == "Kort"
    box.setCurrentIndex(1)
    assert box.shown_words().endswith("…")
    assert not box.grab().isNull()
    box.resize(box.sizeHint())
    assert box.shown_words() == long
