"""The row above the pages: the contents, which page, how large, and a search."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.controls import TextLine, button, label, set_look
from portfolio_desktop.ui.preview.page_place import go_to_place, is_at_end, place_in, shown_size
from portfolio_desktop.ui.tokens import SPACE_S
from portfolio_desktop.ui.words import count_words

_STEP = 1.25
_SMALLEST, _LARGEST = 0.25, 4.0
_SIZES = (0.5, 0.75, 1.0, 1.5, 2.0)
_PAGE_WIDTH, _SIZE_WIDTH = 56, 128

_GAPS = (1, 4)
"""Columns of nothing."""
_BESIDE, _BELOW = (0, 3, 1, 1), (1, 0, 1, 6)
"""Where the sizes stand: row, column, and how many of them."""

_Zoom = QPdfView.ZoomMode


class PageRow(QWidget):
    """Steers the `QPdfView` it was given last. `contents_wanted` and `search_wanted` are wishes,
    `page_shown` tells the place of the page that is looked at.

    Where there is no room for all of it side by side, the sizes stand below.
    """

    contents_wanted = Signal()
    search_wanted = Signal()
    page_shown = Signal(int)

    def __init__(self, view: QPdfView) -> None:
        super().__init__()
        self._view = view
        self._contents = button(_("Contents"), tip="F4")
        self._page = TextLine(_("Page"))
        self._page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._page.setFixedWidth(_PAGE_WIDTH)
        self._page.setToolTip(_("Go to a page: write its number and press Enter (Ctrl+G)"))
        self._of = label("")
        self._size = ChoiceBox()
        self._size.setAccessibleName(_("Size of the pages"))
        self._size.setFixedWidth(_SIZE_WIDTH)
        self._is_below = False
        self._asked: int | None = None
        """The page that was gone to, where another would be taken for it: a short one at the end
        never comes high enough."""
        self._lay_out()
        self._offer_sizes()
        self._page.returnPressed.connect(self._go_to_written)
        self._page.editingFinished.connect(self._tell_page)
        self._size.activated.connect(self._take_size)
        self.steer(view)

    def _lay_out(self) -> None:
        self._turning, self._sizing = self._page_parts(), self._size_parts()
        search = button(_("Search"), name=_("Search in the pages"), tip="Ctrl+F")
        self._row = QGridLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_S)
        self._row.addWidget(self._contents, 0, 0)
        self._row.addWidget(self._turning, 0, 2)
        self._row.addWidget(self._sizing, 0, 3)
        self._row.addWidget(search, 0, 5)
        for gap in _GAPS:
            self._row.setColumnStretch(gap, 1)
        self._contents.clicked.connect(self.contents_wanted)
        search.clicked.connect(self.search_wanted)

    def _page_parts(self) -> QWidget:
        back = button("‹", name=_("Previous page"))
        on = button("›", name=_("Next page"))
        back.clicked.connect(lambda: self._turn(-1))
        on.clicked.connect(lambda: self._turn(1))
        return _side_by_side(back, self._page, self._of, on)

    def _size_parts(self) -> QWidget:
        smaller = button("−", name=_("Smaller"), tip="Ctrl+−")
        larger = button("+", name=_("Larger"), tip="Ctrl++")
        smaller.clicked.connect(lambda: self.zoom(1 / _STEP))
        larger.clicked.connect(lambda: self.zoom(_STEP))
        return _side_by_side(smaller, self._size, larger)

    def minimumSizeHint(self) -> QSize:
        """As with the sizes below, so that it can become so narrow."""
        return QSize(self._needed - self._sizing.sizeHint().width(), super().sizeHint().height())

    @property
    def _needed(self) -> int:
        """How wide all of it is side by side."""
        parts = [self._row.itemAt(place) for place in range(self._row.count())]
        widths = [part.sizeHint().width() for part in parts if part is not None]
        return sum(widths) + (len(_GAPS) + len(widths) - 1) * self._row.horizontalSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        below = self.width() < self._needed
        if below != self._is_below:
            self._is_below = below
            self._row.removeWidget(self._sizing)
            self._row.addWidget(
                self._sizing, *(_BELOW if below else _BESIDE), Qt.AlignmentFlag.AlignHCenter
            )
            self.updateGeometry()

    def _offer_sizes(self) -> None:
        self._size.addItem(_("Page width"), _Zoom.FitToWidth)
        self._size.addItem(_("Whole page"), _Zoom.FitInView)
        for size in _SIZES:
            self._size.addItem(_percent(size), size)

    def steer(self, view: QPdfView) -> None:
        self._view, self._asked = view, None
        view.pageNavigator().currentPageChanged.connect(lambda _page: self._tell_page())
        view.verticalScrollBar().valueChanged.connect(lambda _down: self._follow_view())
        self._of.setText(_("of {count}").format(count=count_words(self._count())))
        self._fit()
        self._tell_page()
        self._tell_size()

    @property
    def page(self) -> int:
        """The place of the page that is looked at."""
        return self._seen if self._asked is None else self._asked

    @property
    def _seen(self) -> int:
        """The page where Qt looks for it, some way down the view; at the top of all the first."""
        at_top = self._view.verticalScrollBar().value() == 0
        return 0 if at_top else self._view.pageNavigator().currentPage()

    def _look_at(self, page: int) -> None:
        self._asked = None if page == self._seen else page
        self._tell_page()

    def _follow_view(self) -> None:
        """The pages are moved; away from the end what was gone to there is left."""
        if not is_at_end(self._view):
            self._asked = None
        self._tell_page()

    def show_contents_chosen(self, shown: bool) -> None:
        set_look(self._contents, "chosen" if shown else "")

    def ask_for_page(self) -> None:
        self._page.setFocus()
        self._page.selectAll()

    def go_to_end(self, *, last: bool) -> None:
        """The first page, or the last one."""
        self.go_to(self._count() - 1 if last else 0)

    def zoom(self, factor: float) -> None:
        """So many times as large as it is shown now."""
        self._zoom_to(shown_size(self._view) * factor)

    def fit_width(self) -> None:
        self._resize(_Zoom.FitToWidth)

    def _zoom_to(self, factor: float) -> None:
        self._resize(_Zoom.Custom, min(max(factor, _SMALLEST), _LARGEST))

    def _resize(self, mode: _Zoom, factor: float | None = None) -> None:
        """What is looked at stays where it is, with its middle in the middle."""
        place = place_in(self._view, self.page)
        if factor is not None:
            self._view.setZoomFactor(factor)
        self._view.setZoomMode(mode)
        go_to_place(self._view, place)
        across = self._view.horizontalScrollBar()
        across.setValue(across.maximum() // 2)
        self._look_at(place.page)
        self._tell_size()

    def _count(self) -> int:
        document = self._view.document()
        return 0 if document is None else document.pageCount()

    def _tell_page(self) -> None:
        page = self.page
        self._page.show_text(str(min(page + 1, self._count())), afresh=True)
        self.page_shown.emit(page)

    def _turn(self, step: int) -> None:
        self.go_to(self.page + step)

    def _go_to_written(self) -> None:
        """A number past the last page leads to that; what is no page leaves the one that is
        shown."""
        written = self._page.text().strip()
        if written.isdecimal():
            self.go_to(min(int(written), self._count()) - 1)
        self._tell_page()
        self._page.selectAll()

    def go_to(self, page: int) -> None:
        if 0 <= page < self._count():
            self._view.pageNavigator().jump(page, QPointF())
            self._look_at(page)

    def _take_size(self, place: int) -> None:
        wanted = self._size.itemData(place)
        if isinstance(wanted, float):
            self._zoom_to(wanted)
        elif isinstance(wanted, _Zoom):
            self._resize(wanted)

    def _tell_size(self) -> None:
        """The line that says how large the pages are; a size that was stepped to has none."""
        mode = self._view.zoomMode()
        factor = self._view.zoomFactor()
        wanted = factor if mode is _Zoom.Custom else mode
        with QSignalBlocker(self._size):
            self._size.setPlaceholderText(_percent(factor))
            offers = [self._size.itemData(place) for place in range(self._size.count())]
            self._size.setCurrentIndex(offers.index(wanted) if wanted in offers else -1)


def _side_by_side(*parts: QWidget) -> QWidget:
    beside = QWidget()
    row = QHBoxLayout(beside)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_S)
    for part in parts:
        row.addWidget(part)
    return beside


def _percent(size: float) -> str:
    return _("{number} %").format(number=round(size * 100))
