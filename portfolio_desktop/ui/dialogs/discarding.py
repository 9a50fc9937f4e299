"""The one question that is asked before typed words are thrown away."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.controls import button


def may_discard(parent: QWidget) -> bool:
    """Ask; Enter and Escape both mean to go on writing."""
    question = QMessageBox(parent)
    question.setWindowTitle(parent.windowTitle())
    question.setText(_("Discard what you have written?"))
    discard = button(_("Discard"))
    stay = button(_("Go on writing"), look="primary")
    question.addButton(discard, QMessageBox.ButtonRole.DestructiveRole)
    question.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(stay)
    question.setEscapeButton(stay)
    question.exec()
    return question.clickedButton() is discard
