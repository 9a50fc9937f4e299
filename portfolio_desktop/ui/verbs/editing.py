"""Cut, copy and paste where the cursor is: in a text, or from the marked cell of a list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


def cut() -> None:
    field = QApplication.focusWidget()
    if isinstance(field, _TEXTS):
        field.cut()


def copy() -> None:
    match QApplication.focusWidget():
        case QLineEdit() | QPlainTextEdit() | QTextEdit() as field:
            field.copy()
        case QAbstractItemView() as view:
            QGuiApplication.clipboard().setText(_cell(view))


def paste() -> None:
    field = QApplication.focusWidget()
    if isinstance(field, _TEXTS):
        field.paste()


def can_cut(focused: QWidget | None) -> bool:
    return isinstance(focused, _TEXTS) and not focused.isReadOnly() and _has_selection(focused)


def can_copy(focused: QWidget | None) -> bool:
    if isinstance(focused, QAbstractItemView):
        return bool(_cell(focused))
    return isinstance(focused, _TEXTS) and _has_selection(focused)


def can_paste(focused: QWidget | None) -> bool:
    has_text = bool(QGuiApplication.clipboard().text())
    return isinstance(focused, _TEXTS) and not focused.isReadOnly() and has_text


def _has_selection(field: QWidget) -> bool:
    match field:
        case QLineEdit():
            return field.hasSelectedText()
        case QPlainTextEdit() | QTextEdit():
            return field.textCursor().hasSelection()
    return False


def _cell(view: QAbstractItemView) -> str:
    index = view.currentIndex()
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "") if index.isValid() else ""
