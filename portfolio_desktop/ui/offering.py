"""A field's list of offers stands in nobody's way: the press that closes it also does its work."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QCompleter, QLineEdit


def offer_with(completer: QCompleter, field: QLineEdit) -> None:
    """Let `field` offer by `completer`. Qt uses up the press beside the list for closing it, so
    that a button would have to be pressed twice."""
    field.setCompleter(completer)
    popup = completer.popup()
    assert popup is not None
    popup.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # some systems press again, others not
    popup.installEventFilter(_Beside(field, completer))

    def close_answered() -> None:
        """Nothing is left to offer once the only offer is written whole."""
        whole = completer.currentCompletion().casefold() == field.text().casefold()
        if popup.isVisible() and completer.completionCount() == 1 and whole:
            popup.hide()

    # Qt shows the list after it has told that the text was edited.
    field.textEdited.connect(lambda _text: QTimer.singleShot(0, popup, close_answered))


class _Beside(QObject):
    def __init__(self, field: QLineEdit, completer: QCompleter) -> None:
        super().__init__(completer)
        self._field, self._completer = field, completer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonPress:
            return False
        popup = self._completer.popup()
        if watched is not popup or popup.rect().contains(event.position().toPoint()):
            return False
        popup.hide()
        window = self._field.window()
        under = window.childAt(window.mapFromGlobal(event.globalPosition().toPoint()))
        if under is not None and under.focusPolicy() & Qt.FocusPolicy.ClickFocus.value:
            under.setFocus(Qt.FocusReason.MouseFocusReason)
        if isinstance(under, QAbstractButton):
            QTimer.singleShot(0, under, under.click)
        return True
