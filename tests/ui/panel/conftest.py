"""The panel's tests: the panel on a copy of the small register, in a window of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.ui.panel.controller import PanelController
from portfolio_desktop.ui.panel.passage_box import PassageBox
from portfolio_desktop.ui.theme import Theme
from tests.ui.ground import Ground, ground, named


@dataclass
class Desk:
    """The panel as a user has it in front of them."""

    place: Ground
    panel: PanelController
    elsewhere: QLineEdit
    qtbot: QtBot

    def show(self, number: str) -> None:
        self.panel.show_project(self.place.project(number).id)
        QApplication.processEvents()

    def control(self, name: str) -> QWidget:
        return named(self.panel.view, name)

    def passage(self, name: str) -> PassageBox:
        found = self.control(name)
        assert isinstance(found, PassageBox)
        return found

    def line(self, name: str) -> QLineEdit:
        found = self.control(name)
        assert isinstance(found, QLineEdit)
        return found

    def press(self, name: str, key: Qt.Key) -> None:
        self.control(name).setFocus()
        self.qtbot.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()

    def look_away_and_back(self) -> None:
        """Another program's window comes in front, and this one again."""
        other = QWidget()
        with self.qtbot.waitActive(other):
            other.show()
            other.activateWindow()
        with self.qtbot.waitActive(self.place.window):
            self.place.window.activateWindow()
        other.close()
        other.deleteLater()
        QApplication.processEvents()

    def leave(self) -> None:
        """Put the focus somewhere else."""
        self.elsewhere.setFocus()
        QApplication.processEvents()


@pytest.fixture
def place(theme: Theme, small_register: Path, tmp_path: Path) -> Iterator[Ground]:
    with ground(theme, Path(shutil.copy(small_register, tmp_path))) as made:
        yield made


@pytest.fixture
def desk(place: Ground, qtbot: QtBot) -> Iterator[Desk]:
    panel = PanelController(place.context)
    elsewhere = QLineEdit()
    elsewhere.setAccessibleName("Et andet sted")
    column = QVBoxLayout(place.window)
    column.addWidget(panel.view)
    column.addWidget(elsewhere)
    place.window.resize(420, 1000)
    with qtbot.waitActive(place.window):
        place.window.show()
        place.window.activateWindow()
    yield Desk(place, panel, elsewhere, qtbot)
    place.window.hide()
