"""The contents of the report beside its pages: a line is chosen, and its page is shown."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QModelIndex, QPointF, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtPdf import QPdfBookmarkModel
from PySide6.QtWidgets import QFrame, QTreeView

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.tokens import SPACE_L

WIDTH = 232
"""At first, in px; it is drawn as wide as one likes."""
_LEAST = 150
_UNFOLDED = 40
"""So many lines or fewer are shown with what stands below them."""


class ContentsPane(QTreeView):
    """`page_wanted(page, place on it)` by a click and by Enter; the line of the page that is shown
    is marked."""

    page_wanted = Signal(int, QPointF)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "contents")
        self.setAccessibleName(_("Contents of the report"))
        self.setMinimumWidth(_LEAST)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(SPACE_L)
        self._bookmarks = QPdfBookmarkModel(self)
        self.setModel(self._bookmarks)
        self._page = 0
        self.clicked.connect(self._want)
        self.activated.connect(self._want)
        self.hide()

    def follow(self, bookmarks: QPdfBookmarkModel) -> None:
        """Show these; the ones before may be deleted after that."""
        self._bookmarks = bookmarks
        self.setModel(bookmarks)
        if bookmarks.rowCount() <= _UNFOLDED:
            self.expandToDepth(0)
        if bookmarks.rowCount():
            self.setCurrentIndex(bookmarks.index(0, 0))
        self.show_page(self._page)

    def show_page(self, page: int) -> None:
        """Mark the line that leads to this page, or the last one before it; what is folded stays
        so. A line of the same page that is marked already stays."""
        self._page = page
        if not self.isVisible() or _page_of(self.currentIndex()) == page:
            return
        found = self._line_of(page)
        if found.isValid():
            self.setCurrentIndex(found)

    def _line_of(self, page: int) -> QModelIndex:
        """Of the lines that are not folded, the last one that begins on the page or before."""
        rows = range(self._bookmarks.rowCount())
        first = bisect_right(rows, page, key=lambda row: _page_of(self._bookmarks.index(row, 0)))
        found = line = self._bookmarks.index(max(first - 1, 0), 0)
        while line.isValid() and _page_of(line) <= page:
            found = line if _page_of(line) > _page_of(found) else found
            line = self.indexBelow(line)
        return found

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_page(self._page)

    def _want(self, line: QModelIndex) -> None:
        page, place = _page_of(line), line.data(int(QPdfBookmarkModel.Role.Location.value))
        if page >= 0:
            self.page_wanted.emit(page, place if isinstance(place, QPointF) else QPointF())


def _page_of(line: QModelIndex) -> int:
    """The page that a line leads to; -1 where it leads to none."""
    page = line.data(int(QPdfBookmarkModel.Role.Page.value))
    return page if isinstance(page, int) else -1
