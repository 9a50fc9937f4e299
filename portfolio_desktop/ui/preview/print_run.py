"""Printing page by page without blocking the window: one page for each turn of the event loop."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from portfolio_desktop.ui.preview.printing import page_image, paint_page, wanted_pages


class PrintRun(QObject):
    """One print of one document. `progressed(done, total)` after each page; `finished(bool)` says
    whether everything went to the printer. `cancel` stops before the next page."""

    progressed = Signal(int, int)
    finished = Signal(bool)

    def __init__(self, document: QPdfDocument, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._printer = printer
        self._painter = QPainter()
        pages = wanted_pages(printer, document.pageCount())
        self._total = len(pages)
        self._done = 0
        self._left: Iterator[int] = iter(pages)
        self._cancelled = False

    def start(self) -> None:
        """Begin; `finished(False)` follows at once where the printer cannot be opened."""
        if self._total == 0:
            self.finished.emit(False)
            return
        self._turn_paper(0)
        if not self._painter.begin(self._printer):
            self.finished.emit(False)
            return
        QTimer.singleShot(0, self._next)

    def cancel(self) -> None:
        self._cancelled = True

    def _next(self) -> None:
        page = next(self._left, None)
        if self._cancelled:
            self._painter.end()
            self._printer.abort()
            self.finished.emit(False)
            return
        if page is None:
            self.finished.emit(self._painter.end())
            return
        if self._done:
            self._turn_paper(page)
            self._printer.newPage()
        paint_page(self._painter, self._printer, page_image(self._document, page))
        self._done += 1
        self.progressed.emit(self._done, self._total)
        QTimer.singleShot(0, self._next)

    def _turn_paper(self, page: int) -> None:
        size = self._document.pagePointSize(page)
        across = size.width() > size.height()
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        )
