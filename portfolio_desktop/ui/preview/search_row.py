"""A search in the report: its row comes when it is asked for, and goes with Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.tokens import SPACE_S
from portfolio_desktop.ui.words import count_words

_FIELD_WIDTH = 220


class SearchRow(QWidget):
    """Searches the `QPdfView` it was given last; what is searched for stays. `closed` when the user
    has seen enough."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: QPdfView | None = None
        self._search = QPdfSearchModel(self)
        self._hit = -1
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Search in the report"))
        self.field.setPlaceholderText(_("Search in the report"))
        self.field.setMaximumWidth(_FIELD_WIDTH)
        self._hits = label("", "caption")
        before = button(_("Previous"), name=_("Previous hit"), tip=_("Shift+F3"))
        after = button(_("Next"), name=_("Next hit"), tip="F3")
        close = button("×", look="quiet", name=_("End the search"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self.field, 1)
        for part in (before, after, self._hits):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(close)
        self.field.textChanged.connect(self._search_for)
        self.field.returnPressed.connect(lambda: self.turn(1))
        before.clicked.connect(lambda: self.turn(-1))
        after.clicked.connect(lambda: self.turn(1))
        close.clicked.connect(self.end)
        self._search.countChanged.connect(self._tell)
        self.hide()

    def steer(self, view: QPdfView) -> None:
        self._view = view
        view.setSearchModel(self._search)
        self._search.setDocument(view.document())
        self._hit = -1
        self._tell()

    def begin(self) -> None:
        """Show it, ready to be written in."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def end(self) -> None:
        self.field.clear()
        self.hide()
        self.closed.emit()

    def turn(self, step: int) -> None:
        """To the next hit (1) or the one before (-1), from the last on to the first; where nothing
        is searched for, ask what."""
        count = self._count()
        if not self.field.text():
            self.begin()
        if count == 0 or self._view is None:
            return
        first = 0 if step > 0 else count - 1
        self._hit = first if self._hit < 0 else (self._hit + step) % count
        link = self._search.resultAtIndex(self._hit)
        self._view.setCurrentSearchResultIndex(self._hit)
        self._view.pageNavigator().jump(link.page(), link.location())
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _count(self) -> int:
        return self._search.rowCount(self._search.index(-1, 0))

    def _search_for(self, text: str) -> None:
        self._hit = -1
        self._search.setSearchString(text)
        self._tell()

    def _tell(self) -> None:
        """More hits come while the pages are searched; the one that is shown stays."""
        count = self._count()
        if not self.field.text():
            self._hits.setText("")
        elif self._hit < 0:
            words = ngettext("{count} hit", "{count} hits", count)
            self._hits.setText(words.format(count=count_words(count)))
        else:
            words = _("{place} of {count}")
            self._hits.setText(
                words.format(place=count_words(self._hit + 1), count=count_words(count))
            )
