"""A search in the report: its row comes when it is asked for, and goes with Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.progress import raise_unforeseen
from portfolio_desktop.ui.stepping import Stepping
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
        self._looking: Stepping | None = None
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
        self._look_through()

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
        self.give_up()
        self._search.setSearchString(text)
        self._look_through()

    def give_up(self) -> None:
        """The pages that are not searched yet are not wanted any more."""
        if self._looking is not None:
            self._looking.give_up()
            self._looking = None

    def _look_through(self) -> None:
        """Search page by page, in turns. Qt would do so by itself, a page in each tenth of a
        second, and never say that it is done."""
        self.give_up()
        self._hit = -1
        view = self._view
        if view is not None and self.field.text():
            steps = _searching(self._search, view.document().pageCount())
            self._looking = Stepping(
                steps,
                self._end_looking,
                raise_unforeseen,
                lambda _done, _pages: None,
                lambda _looking: False,
                self,
            )
            self._looking.begin()
        self._tell()

    def _end_looking(self, _nothing: None) -> None:
        self._looking = None
        self._tell()

    def _tell(self) -> None:
        """More hits come while the pages are searched, which is said; the one that is shown
        stays."""
        self._hits.setText(self._told() if self.field.text() else "")

    def _told(self) -> str:
        count = self._count()
        if self._hit < 0:
            words = ngettext("{count} hit", "{count} hits", count).format(count=count_words(count))
        else:
            words = _("{place} of {count}").format(
                place=count_words(self._hit + 1), count=count_words(count)
            )
        return _("{found}, still searching…").format(found=words) if self._looking else words


def _searching(search: QPdfSearchModel, pages: int) -> Steps[None]:
    for page in range(pages):
        search.resultsOnPage(page)
        yield page + 1, pages
