"""The question that is asked before something is done that can hardly be meant."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from portfolio_desktop.ui.controls import button, set_level

_BESIDE_TITLE = 120
"""What the frame of a window needs beside its title, in px."""
_LONGEST_LINE = 640


def confirmed(parent: QWidget, question: str, *, go_on: str, stay: str, why: str = "") -> bool:
    """Ask; Enter and Escape both mean to `stay`."""
    box = QMessageBox(parent)
    box.setWindowTitle(parent.windowTitle())
    box.setText(question)
    box.setInformativeText(why)
    room = box.fontMetrics().horizontalAdvance(box.windowTitle()) + _BESIDE_TITLE
    for part in box.findChildren(QLabel):
        part.setTextFormat(Qt.TextFormat.PlainText)
    for words in box.findChildren(QLabel, "qt_msgbox_label"):
        set_level(words, "strong")
        words.ensurePolished()
        whole = min(words.sizeHint().width(), _LONGEST_LINE)  # what is longer is broken into lines
        words.setMinimumWidth(max(room, whole))  # else its title, or the question, is cut off
    going, staying = button(go_on), button(stay, look="primary")
    box.addButton(going, QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(staying, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(staying)
    box.setEscapeButton(staying)
    box.exec()
    return box.clickedButton() is going
