"""What tests of the window share: one theme, and keys that may be any letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from portfolio_desktop.environment.preferences import Appearance
from portfolio_desktop.ui.theme import Theme


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance.LIGHT)


@pytest.fixture
def theme(one_theme: Theme) -> Theme:
    if one_theme.appearance is not Appearance.LIGHT:
        one_theme.use(Appearance.LIGHT)
    return one_theme


def type_text(widget: QWidget, text: str) -> None:
    """Type letters of any alphabet; pytest-qt's own keys abort the process on æøå."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)
