"""The desktop's own file dialogues, as the program asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.ui.file_choice import SystemFileChoice


@pytest.mark.parametrize(("method", "asks"), [("new", True), ("unused", False)])
def test_only_what_will_be_replaced_is_asked_about(
    qtbot: QtBot, tmp_path: Path, method: str, asks: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        seen.append(not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite))
        dialog.reject()

    QTimer.singleShot(0, look)
    choose = getattr(SystemFileChoice(), method)
    assert choose(parent, "Gem", tmp_path / "kopi.pfreg", "Registre (*.pfreg)") is None
    assert seen == [asks]
