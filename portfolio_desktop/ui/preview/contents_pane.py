"""The contents of the report beside its pages: a line is chosen, and its page is shown."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPointF, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtWidgets import QFrame, QTreeView

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.tokens import SPACE_L

_WIDTH = 232
_UNFOLDED = 40
"""So many lines or fewer are shown with what stands below them."""


class ContentsPane(QTreeView):
    """`page_wanted(page, place on it)` by a click, by Enter, and by moving from line to line.

    The bookmarks of a report are read when somebody looks at them: thousands take their time.
    """

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
        self._nothing = QPdfDocument(self)
        self._document = self._nothing
        self._bookmarks = QPdfBookmarkModel(self)
        self.setModel(self._bookmarks)
        self.clicked.connect(self._want)
        self.activated.connect(self._want)
        self.hide()

    def follow(self, document: QPdfDocument) -> None:
        """Show the contents of this one; the one before may be deleted after that."""
        self._document = document
        self._bookmarks.setDocument(self._nothing)
        if self.isVisible():
            QTimer.singleShot(0, self, self._read)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._read)

    def _read(self) -> None:
        if self._bookmarks.document() is self._document:
            return
        self._bookmarks.setDocument(self._document)
        if self._bookmarks.rowCount() <= _UNFOLDED:
            self.expandToDepth(0)
        if self._bookmarks.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self._bookmarks.index(0, 0))

    def _want(self, line: QModelIndex) -> None:
        page = line.data(int(QPdfBookmarkModel.Role.Page.value))
        place = line.data(int(QPdfBookmarkModel.Role.Location.value))
        if isinstance(page, int) and page >= 0:
            self.page_wanted.emit(page, place if isinstance(place, QPointF) else QPointF())
