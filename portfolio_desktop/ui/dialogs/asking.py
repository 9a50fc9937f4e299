"""The question that is asked before something is done that can hardly be meant."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from portfolio_desktop.ui.controls import button

_BESIDE_TITLE = 120
"""What the frame of a window needs beside its title, in px."""


def confirmed(parent: QWidget, question: str, *, go_on: str, stay: str, why: str = "") -> bool:
    """Ask; Enter and Escape both mean to `stay`."""
    box = QMessageBox(parent)
    box.setWindowTitle(parent.windowTitle())
    box.setText(question)
    box.setInformativeText(why)
    room = box.fontMetrics().horizontalAdvance(box.windowTitle()) + _BESIDE_TITLE
    for words in box.findChildren(QLabel, "qt_msgbox_label"):
        words.setMinimumWidth(room)  # else the box is as narrow as its question
    going, staying = button(go_on), button(stay, look="primary")
    box.addButton(going, QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(staying, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(staying)
    box.setEscapeButton(staying)
    box.exec()
    return box.clickedButton() is going
