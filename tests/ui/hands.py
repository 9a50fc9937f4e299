"""What hands do at a keyboard, in the dialog that is in front."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import type_text

_FARTHEST = 60
"""So many presses of Tab lead once round any dialog."""


class Hands:
    """Keys go where the focus is, and nothing else is touched."""

    def __init__(self, dialog: QWidget) -> None:
        self._dialog = dialog

    @property
    def _there(self) -> QWidget:
        return self._dialog.focusWidget() or self._dialog

    def hit(self, *keys: str) -> None:
        for each in keys:
            pressed = QKeySequence(each)[0]
            QTest.keyClick(self._there, pressed.key(), pressed.keyboardModifiers())

    def type(self, text: str) -> None:
        type_text(self._there, text)

    def to(self, name: str) -> None:
        """Press Tab until the control that is read aloud as `name` has the focus."""
        for _press in range(_FARTHEST):
            if self._there.accessibleName() == name or _text(self._there) == name:
                return
            self.hit("Tab")
        raise AssertionError(f"no Tab leads to {name!r}")


def _text(widget: QWidget) -> str:
    return str(widget.property("text") or "")
