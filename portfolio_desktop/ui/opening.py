"""Opening a file or a folder in the program the desktop has for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_outside(path: Path) -> bool:
    """False where the desktop has no program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
