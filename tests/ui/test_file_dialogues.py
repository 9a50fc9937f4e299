"""Looking for a file must not let go of the register: on POSIX any handle that is closed does."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.services.registers import new_register
from portfolio_desktop.ui.file_choice import SystemFileChoice, register_filter

_OPEN = """
import sys
from pathlib import Path
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.storage.errors import OpenRefused
try:
    open_register(Path(sys.argv[1]), actor="den anden").close()
except OpenRefused as refused:
    print(refused.state.name)
else:
    print("OPENED")
"""

_Ask = Callable[[SystemFileChoice, QWidget, Path], object]

ASKINGS: dict[str, _Ask] = {
    "existing": lambda files, parent, path: files.existing(
        parent, "Åbn", path.parent, register_filter()
    ),
    "several": lambda files, parent, path: files.several(
        parent, "Hent", path.parent, register_filter()
    ),
    "folder": lambda files, parent, path: files.folder(parent, "Mappe", path.parent),
    "new": lambda files, parent, path: files.new(parent, "Gem", path, register_filter()),
    "unused": lambda files, parent, path: files.unused(parent, "Gem", path, register_filter()),
}


def opened_by_another(path: Path) -> str:
    found = subprocess.run(
        [sys.executable, "-c", _OPEN, str(path)], capture_output=True, text=True, check=True
    )
    return found.stdout.strip()


def look_around_and_give_up() -> None:
    """When all that the dialogue lists has been looked at, and its details are shown."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        QTimer.singleShot(10, look_around_and_give_up)
        return
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    tree = dialog.findChild(QTreeView, "treeView")
    until = time.monotonic() + 5
    while time.monotonic() < until and not (tree and tree.model().rowCount(tree.rootIndex())):
        QApplication.processEvents()
    shown = time.monotonic() + 0.3  # icons and kinds come from a thread of Qt's own
    while time.monotonic() < shown:
        QApplication.processEvents()
    dialog.reject()


@pytest.mark.parametrize("asking", ASKINGS)
def test_a_register_stays_locked_when_its_folder_is_looked_at(
    qtbot: QtBot, program_home: Path, tmp_path: Path, asking: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    (tmp_path / "mappe").mkdir()
    path = tmp_path / "register.pfreg"
    with new_register(path, name="P", forum="", secretariat="", actor="A"):
        assert opened_by_another(path) == "LOCKED"
        QTimer.singleShot(0, look_around_and_give_up)
        ASKINGS[asking](SystemFileChoice(), parent, path)
        assert opened_by_another(path) == "LOCKED"
