"""Files that are pasted or dropped into a text: they never become words there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from portfolio_desktop.environment.texts import _

TakeFiles = Callable[[tuple[Path, ...]], object]
"""What a form does with files that are brought to one of its texts."""


def files_of(content: QMimeData) -> tuple[Path, ...]:
    """The files of this computer, if that is what it is; not the links of a web page."""
    urls = content.urls()
    if content.hasHtml() or not all(url.isLocalFile() for url in urls):
        return ()
    return tuple(Path(url.toLocalFile()) for url in urls)


def took_files(field: QWidget, content: QMimeData, take: TakeFiles | None) -> bool:
    """Whether it was files: then the form has taken them, or it is said that they cannot be."""
    files = files_of(content)
    if files and take is not None:
        take(files)
    elif files:
        words = _("A file cannot be put into a text.")
        QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), words, field)
    return bool(files)
