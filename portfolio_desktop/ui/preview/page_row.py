"""The row above the pages: which page, how large, and a search in the report."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtPdf import QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.tokens import SPACE_S

_STEP = 1.25
_SMALLEST, _LARGEST = 0.25, 4.0


class PageRow(QWidget):
    """Steers the `QPdfView` it was given last; what is searched for stays."""

    def __init__(self, view: QPdfView) -> None:
        super().__init__()
        self._view = view
        self._search = QPdfSearchModel(self)
        self._hit = -1
        self._page = label("")
        self._field = QLineEdit()
        self._field.setAccessibleName(_("Search in the report"))
        self._field.setPlaceholderText(_("Search in the report"))
        self._field.setMinimumWidth(120)
        self._field.setMaximumWidth(220)
        self._hits = label("", "caption")
        back = button("‹", name=_("Previous page"))
        on = button("›", name=_("Next page"))
        smaller = button("−", name=_("Smaller"))
        larger = button("+", name=_("Larger"))
        width = button(_("Page width"))
        whole = button(_("Whole page"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for part in (back, self._page, on, smaller, larger, width, whole):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._hits)
        row.addWidget(self._field)
        back.clicked.connect(lambda: self._turn(-1))
        on.clicked.connect(lambda: self._turn(1))
        smaller.clicked.connect(lambda: self._zoom(1 / _STEP))
        larger.clicked.connect(lambda: self._zoom(_STEP))
        width.clicked.connect(lambda: self._fit(QPdfView.ZoomMode.FitToWidth))
        whole.clicked.connect(lambda: self._fit(QPdfView.ZoomMode.FitInView))
        self._field.textChanged.connect(self._search.setSearchString)
        self._field.returnPressed.connect(self._next_hit)
        self._search.countChanged.connect(self._tell_hits)
        self.steer(view)

    def steer(self, view: QPdfView) -> None:
        self._view = view
        view.pageNavigator().currentPageChanged.connect(lambda _page: self._tell_page())
        view.setSearchModel(self._search)
        self._search.setDocument(view.document())
        self._tell_page()

    def _count(self) -> int:
        document = self._view.document()
        return 0 if document is None else document.pageCount()

    def _tell_page(self) -> None:
        page = self._view.pageNavigator().currentPage() + 1
        self._page.setText(_("Page {page} of {count}").format(page=page, count=self._count()))

    def _turn(self, step: int) -> None:
        wanted = self._view.pageNavigator().currentPage() + step
        if 0 <= wanted < self._count():
            self._view.pageNavigator().jump(wanted, QPointF())

    def _zoom(self, factor: float) -> None:
        now = self._view.zoomFactor()
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(max(now * factor, _SMALLEST), _LARGEST))

    def _fit(self, mode: QPdfView.ZoomMode) -> None:
        self._view.setZoomMode(mode)

    def _tell_hits(self) -> None:
        self._hit = -1
        count = self._search.rowCount(self._search.index(-1, 0))
        words = ngettext("{count} hit", "{count} hits", count).format(count=count)
        self._hits.setText(words if self._field.text() else "")

    def _next_hit(self) -> None:
        count = self._search.rowCount(self._search.index(-1, 0))
        if count == 0:
            return
        self._hit = (self._hit + 1) % count
        link = self._search.resultAtIndex(self._hit)
        self._view.setCurrentSearchResultIndex(self._hit)
        self._view.pageNavigator().jump(link.page(), link.location())
