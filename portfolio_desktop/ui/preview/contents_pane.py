"""The contents of the report beside its pages: a line is chosen, and its page is shown."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPointF, Signal
from PySide6.QtPdf import QPdfBookmarkModel
from PySide6.QtWidgets import QFrame, QTreeView

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.tokens import SPACE_L

_WIDTH = 232
_UNFOLDED = 40
"""So many lines or fewer are shown with what stands below them."""


class ContentsPane(QTreeView):
    """`page_wanted(page, place on it)` by a click, by Enter, and by moving from line to line."""

    page_wanted = Signal(int, QPointF)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "contents")
        self.setAccessibleName(_("Contents of the report"))
        self.setFixedWidth(_WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(SPACE_L)
        self.clicked.connect(self._want)
        self.activated.connect(self._want)
        self.hide()

    def follow(self, bookmarks: QPdfBookmarkModel) -> None:
        """Show these; the ones before may be deleted after that."""
        self.setModel(bookmarks)
        if bookmarks.rowCount() <= _UNFOLDED:
            self.expandToDepth(0)
        if bookmarks.rowCount():
            self.setCurrentIndex(bookmarks.index(0, 0))

    def _want(self, line: QModelIndex) -> None:
        page = line.data(int(QPdfBookmarkModel.Role.Page.value))
        place = line.data(int(QPdfBookmarkModel.Role.Location.value))
        if isinstance(page, int) and page >= 0:
            self.page_wanted.emit(page, place if isinstance(place, QPointF) else QPointF())
