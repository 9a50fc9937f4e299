"""Two parts of a page under each other, which share its height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class Division(QSplitter):
    """The upper part keeps its height where only the room for both changes, and not the window:
    when a message comes below the page, nothing moves that is just being written or clicked.
    """

    def __init__(self, parts: tuple[QWidget, QWidget]) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for part in parts:
            self.addWidget(part)
        self._window_height = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        above = self.sizes()[0]
        super().resizeEvent(event)
        height = self.window().height()
        higher_or_lower = event.size().width() == event.oldSize().width()
        if self.isVisible() and higher_or_lower and height == self._window_height:
            self.setSizes([above, self.height() - above - self.handleWidth()])
        self._window_height = height
