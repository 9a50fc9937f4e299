"""The question that is asked before something is done that can hardly be meant."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from portfolio_desktop.ui.controls import button


def confirmed(parent: QWidget, question: str, *, go_on: str, stay: str, why: str = "") -> bool:
    """Ask; Enter and Escape both mean to `stay`."""
    box = QMessageBox(parent)
    box.setWindowTitle(parent.windowTitle())
    box.setText(question)
    box.setInformativeText(why)
    going, staying = button(go_on), button(stay, look="primary")
    box.addButton(going, QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(staying, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(staying)
    box.setEscapeButton(staying)
    box.exec()
    return box.clickedButton() is going
