"""The pages of the report: the row that steers them above, their contents at the left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.controls import label
from portfolio_desktop.ui.preview.contents_pane import WIDTH, ContentsPane
from portfolio_desktop.ui.preview.page_place import PlacedView
from portfolio_desktop.ui.preview.page_row import PageRow
from portfolio_desktop.ui.preview.report_reading import (
    Report,
    beside,
    let_go,
    open_report,
    page_steps,
    unopened,
)
from portfolio_desktop.ui.preview.search_row import SearchRow
from portfolio_desktop.ui.progress import Progress, raise_unforeseen
from portfolio_desktop.ui.runner import Runner
from portfolio_desktop.ui.tokens import SPACE_S

_LARGER = 1.25
_LEAST_PAGE = 280
"""So wide that a page can be told by its looks, in px."""
_CONTENTS_SHARE = 0.34
"""No more of a window is taken for the contents when they are shown."""


class ReportView(QWidget):
    """Shows one report at a time; page and size stay where the next one is shown. `shown` when the
    report that was handed over last can be seen: it is opened beside the window, by the `runner`.

    Each report gets a view of its own. Qt draws pages in a thread, and a view puts a page of the
    former document that comes late among those of the next, where it would stay.
    """

    shown = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._nothing = self._report = Report()
        self._reading: Progress | None = None
        self._wish = 0
        self._view = _new_view(self._report)
        self._row = PageRow(self._view)
        self._search = SearchRow()
        self._search.steer(self._view)
        self._contents = ContentsPane()
        self._contents_width = WIDTH
        self._words = label("", "title", wrap=True)
        self._lay_out()
        self._contents.page_wanted.connect(self._go_to)
        self._row.page_shown.connect(self._contents.show_page)
        self._row.contents_wanted.connect(self.turn_contents)
        self._row.search_wanted.connect(self._search.begin)
        self._search.closed.connect(lambda: self._view.setFocus())
        self._take_keys()

    def _lay_out(self) -> None:
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.hide()
        self._pages = QWidget()
        inside = QHBoxLayout(self._pages)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._view)
        self._beside = QSplitter()
        self._beside.setChildrenCollapsible(False)
        self._beside.setHandleWidth(SPACE_S)
        self._beside.setProperty("look", "gap")
        self._pages.setMinimumWidth(_LEAST_PAGE)
        for part in (self._contents, self._pages, self._words):
            self._beside.addWidget(part)
        self._beside.setStretchFactor(1, 1)
        self._beside.setStretchFactor(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._row)
        column.addWidget(self._search)
        column.addWidget(self._beside, 1)

    def _take_keys(self) -> None:
        """Those that any reader of PDF files has, wherever the focus is in the dialog; the first
        and the last page only from the pages, since a text has a beginning and an end of its own.
        """
        standard = QKeySequence.StandardKey
        self._take(standard.Find, self._search.begin)
        self._take("F3", lambda: self._search.turn(1))
        self._take("Shift+F3", lambda: self._search.turn(-1))
        self._take(standard.ZoomIn, lambda: self._row.zoom(_LARGER))
        self._take(standard.ZoomOut, lambda: self._row.zoom(1 / _LARGER))
        self._take("Ctrl+0", self._row.fit_width)
        self._take("Ctrl+G", self._row.ask_for_page)
        self._take("F4", self.turn_contents)
        for keys, last in (("Ctrl+Home", False), ("Ctrl+End", True)):
            shortcut = QShortcut(QKeySequence(keys), self._pages)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda last=last: self._row.go_to_end(last=last))

    def _take(self, keys: QKeySequence.StandardKey | str, verb: Callable[[], None]) -> None:
        shortcut = QShortcut(self)
        if isinstance(keys, str):
            shortcut.setKey(QKeySequence(keys))
        else:
            shortcut.setKeys(keys)
        shortcut.activated.connect(verb)

    @property
    def document(self) -> QPdfDocument:
        """What is shown; without pages where nothing is."""
        return self._report.document

    def turn_contents(self) -> None:
        """Show the contents, and go to them; or take them away again."""
        shown = self._contents.isHidden()
        if not shown:
            self._contents_width = self._contents.width()
        self._contents.setVisible(shown)
        self._divide()
        self._row.show_contents_chosen(shown)
        (self._contents if shown else self._view).setFocus()

    def _divide(self) -> None:
        """At once; a narrow window keeps most of itself for the pages."""
        whole = self._beside.width()
        beside = min(self._contents_width, round(whole * _CONTENTS_SHARE))
        self._beside.setSizes([beside, whole - beside, whole - beside])

    def show_report(self, pdf: bytes) -> None:
        """Show these pages in place of what is shown now."""
        self.give_up()
        wish, report = self._wish, unopened(pdf)
        self._follow(
            beside(self._runner).run(
                lambda _progress: open_report(report),
                lambda _opened: self._look_up(wish, report),
                raise_unforeseen,
            )
        )

    def _look_up(self, wish: int, report: Report) -> None:
        if wish != self._wish:  # another was wished for meanwhile, or none
            let_go(report, self._runner)
            return
        self._follow(
            self._runner.run_steps(
                page_steps(report), self._show, lambda error: self._fail(report, error)
            )
        )

    def _follow(self, reading: Progress) -> None:
        if not reading.over:
            self._reading = reading

    def _show(self, report: Report) -> None:
        self._reading = None
        self._put(report)
        self.shown.emit()

    def _fail(self, report: Report, error: BaseException) -> None:
        """It was given up."""
        let_go(report, self._runner)
        raise_unforeseen(error)

    def show_words(self, words: str) -> None:
        """Say in place of the pages why there are none."""
        self.give_up()
        self._put(self._nothing)
        self._words.setText(words)
        self._turn_to_words(on=True)

    def _turn_to_words(self, *, on: bool) -> None:
        self._words.setVisible(on)
        self._pages.setVisible(not on)
        self._row.setEnabled(not on)

    def give_up(self) -> None:
        """What was handed over and is not shown yet is not wanted any more."""
        self._wish += 1
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _put(self, report: Report) -> None:
        """In place of the former one, which goes when its view and the search know it no more."""
        self._turn_to_words(on=False)
        former, place = self._view, self._row.page
        self._view = _new_view(report)
        self._view.setZoomFactor(former.zoomFactor())
        self._view.setZoomMode(former.zoomMode())
        self._put_in_place_of(former)
        self._row.steer(self._view)
        self._search.steer(self._view)
        self._contents.follow(report.bookmarks)
        if place:
            self._row.go_to(place)
        former.setDocument(self._nothing.document)
        former.deleteLater()
        before, self._report = self._report, report
        if before is not self._nothing:
            let_go(before, self._runner)

    def close_report(self) -> None:
        """Let go of the pages; nothing is shown any more."""
        self.give_up()
        self._put(self._nothing)

    def _go_to(self, page: int, place: QPointF) -> None:
        if page < self.document.pageCount():
            self._view.pageNavigator().jump(page, place)

    def _put_in_place_of(self, former: QPdfView) -> None:
        """At once in its place and size, so that a page can be gone to."""
        had_focus = former.hasFocus()
        inside = self._pages.layout()
        assert inside is not None
        inside.replaceWidget(former, self._view)
        self.setTabOrder(former, self._view)
        former.hide()
        self._view.show()
        inside.activate()
        if had_focus:
            self._view.setFocus()


def _new_view(report: Report) -> QPdfView:
    view = PlacedView()
    view.setAccessibleName(_("The report, page by page"))
    view.setPageMode(QPdfView.PageMode.MultiPage)
    view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
    view.setDocument(report.document)
    return view
