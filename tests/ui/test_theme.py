"""One look for every part of the window, whatever the system gives its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

FONTS = """
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QMessageBox, QTableView
from portfolio_desktop.ui.theme import Theme
application = QApplication([])
theme = Theme(application)
with theme.dressed_at_once():
    bar = QMenuBar()
for part in (bar, QMenu(), QTableView(), QMessageBox()):
    part.ensurePolished()
    print(part.font().family() == theme.font().family(), part.font().pixelSize())
"""


@pytest.mark.skipif(os.name != "nt", reason="only Windows has fonts of its own for some parts")
def test_menus_and_tables_have_the_font_of_the_rest() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FONTS],
        env={**os.environ, "QT_QPA_PLATFORM": "windows"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["True", "13"] * 4
