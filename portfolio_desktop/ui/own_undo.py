"""A field of text takes back its own last step while it has one, and leaves Ctrl+Z to the window
when it has none: so the key always takes back what was done last."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

TextField: TypeAlias = QLineEdit | QPlainTextEdit | QTextEdit
Step: TypeAlias = Callable[[], None]

_REDO = Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Y
"""What the window uses on every system; Qt knows it as a key of Windows only."""


def own_undo() -> Step | None:
    """What takes back the last step of the field that has the focus, if it has one of its own."""
    field = QApplication.focusWidget()
    return _undo(field) if isinstance(field, TextField) else None


def own_redo() -> Step | None:
    """As `own_undo`, for what the field has taken back."""
    field = QApplication.focusWidget()
    return _redo(field) if isinstance(field, TextField) else None


def claim_key(field: TextField, event: QEvent) -> bool:
    """Take part in whether a key is the field's or the window's; False where it is neither undo nor
    redo and others have to say."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    if not _is_undo(event) and not _is_redo(event):
        return False
    event.setAccepted(step_of(field, event) is not None)
    return True


def step_of(field: TextField, event: QKeyEvent) -> Step | None:
    """What the key takes back or does again in the field itself."""
    if _is_undo(event):
        return _undo(field)
    return _redo(field) if _is_redo(event) else None


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)


def _is_redo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _REDO


def _undo(field: TextField) -> Step | None:
    text = field if isinstance(field, QLineEdit) else field.document()
    return field.undo if text.isUndoAvailable() and not field.isReadOnly() else None


def _redo(field: TextField) -> Step | None:
    text = field if isinstance(field, QLineEdit) else field.document()
    return field.redo if text.isRedoAvailable() and not field.isReadOnly() else None
