"""What Qt's own file dialogue shows of a file, told from its name alone.

Qt's usual provider opens a file to find out of which kind it is. On POSIX a process that closes any
handle of a file gives up all its locks on it, so a dialogue that only lists the folder of an open
register would let another program write to it.
"""

from __future__ import annotations

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QApplication, QStyle

from portfolio_desktop.environment.texts import _


class NameOnlyIcons(QAbstractFileIconProvider):
    """Asked from a thread of Qt's own, so its icons and words are made beforehand."""

    def __init__(self) -> None:
        super().__init__()
        style = QApplication.style()
        self._folder = style.standardIcon(QStyle.StandardPixmap.SP_DirIcon)
        self._file = style.standardIcon(QStyle.StandardPixmap.SP_FileIcon)
        self._folder_words, self._file_words = _("Folder"), _("{kind} file")

    def icon(self, what: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        if isinstance(what, QFileInfo):
            return self._folder if what.isDir() else self._file
        plain = what is QAbstractFileIconProvider.IconType.File
        return self._file if plain else self._folder

    def type(self, info: QFileInfo) -> str:
        if info.isDir():
            return self._folder_words
        return self._file_words.format(kind=info.suffix()).strip()
