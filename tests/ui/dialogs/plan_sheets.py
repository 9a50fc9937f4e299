"""The dialog of a plan and the tables in it, worked in as at a keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_desktop.ui.dialogs.plan import PlanDialog
from portfolio_desktop.ui.sheet import SheetView
from tests.ui.ground import Ground


def opened(qtbot: QtBot, place: Ground, project: str) -> PlanDialog:
    dialog = PlanDialog(place.context, place.window, project)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def cell(view: SheetView, row: str, column: int) -> None:
    where = view.sheet.place_of(row)
    assert where is not None, row
    view.setFocus()
    view.setCurrentIndex(view.sheet.index(where, column))


def write(qtbot: QtBot, view: SheetView, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Write into the cell the cursor stands in; the letters of any language."""
    view.edit(view.currentIndex())
    editor = view.editor
    assert editor is not None, "the cell cannot be written in"
    editor.setText(text)
    qtbot.keyClick(editor, key)
    QApplication.processEvents()  # Qt keeps what Enter closes a turn later


def shown(view: SheetView, row: str) -> list[str]:
    where = view.sheet.place_of(row)
    assert where is not None
    return [each.shown.replace("\u00a0", " ") for each in view.sheet.rows[where].cells]


def paste(qtbot: QtBot, view: SheetView, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
