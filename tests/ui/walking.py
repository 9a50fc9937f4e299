"""Walks every control that can be seen and says which ones a screen reader could not name."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_NO_ROLES = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.UserRole,
}


def controls_of(window: QWidget) -> list[QWidget]:
    """The visible controls, less the inner parts of Qt's own composite ones."""
    found: list[QWidget] = []
    for widget in window.findChildren(QWidget):
        inner = isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QLineEdit)
        own = isinstance(widget, QHeaderView) or widget.objectName().startswith("qt_")
        corner = type(widget).__name__ == "QTableCornerButton" or (
            isinstance(widget, QAbstractButton) and isinstance(widget.parent(), QAbstractItemView)
        )
        if isinstance(widget, CONTROLS) and widget.isVisible() and not (inner or own or corner):
            found.append(widget)
    return found


def faults_of(window: QWidget) -> list[str]:
    """What is wrong with the names and roles in a window, one line each."""
    faults: list[str] = []
    names: dict[str, list[QWidget]] = defaultdict(list)
    for control in controls_of(window):
        seen = QAccessible.queryAccessibleInterface(control)
        kind = type(control).__name__
        name = seen.text(QAccessible.Text.Name).strip()
        if isinstance(control, QComboBox):  # on Linux Qt says its value here, on Windows its name
            name = control.accessibleName()
        names[name].append(control)
        if seen.role() in _NO_ROLES:
            faults.append(f"{kind} {name!r} has no role")
        if not name or not any(sign.isalnum() for sign in name):
            faults.append(f"{kind} {control.objectName()!r} has no name ({name!r})")
        elif name in {kind, control.objectName()} or name.startswith("Q"):
            faults.append(f"{kind} is only called {name!r}")
    for name, same in names.items():
        if len(same) > 1:
            faults.append(f"{len(same)} controls are called {name!r}")
    return faults
