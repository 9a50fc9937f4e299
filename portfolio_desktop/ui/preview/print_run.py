"""Printing page by page without blocking the window: a page is rendered in one turn of the event
loop and drawn strip by strip in the next ones."""

from __future__ import annotations

from collections import deque
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from portfolio_desktop.ui.preview.print_queue import end_unprinted
from portfolio_desktop.ui.preview.printing import (
    coloured_as,
    in_copies,
    page_image,
    paint_strip,
    paper_of,
    place_of,
    strips_of,
    wanted_pages,
)


class Printed(Enum):
    """How a print ended."""

    WHOLE = "whole"
    CANCELLED = "cancelled"
    REFUSED = "refused"
    """The printer took nothing, or not all of it."""


class PrintRun(QObject):
    """One print of one document. `progressed(done, total)` after each page; `finished(Printed)`
    says how it ended. `cancel` stops before the next strip; what was to become a file is none then,
    and the printer's queue holds nothing of it.
    """

    progressed = Signal(int, int)
    finished = Signal(object)

    def __init__(self, document: QPdfDocument, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._printer = printer
        self._painter = QPainter()
        pages = in_copies(wanted_pages(printer, document.pageCount()), printer)
        self._left = deque(pages)
        self._total = len(pages)
        self._picture = QImage()
        self._place = QRect()
        self._strips: deque[QRect] = deque()
        self._cancelled = False

    @property
    def total(self) -> int:
        """How many pages are printed, copies counted."""
        return self._total

    def start(self) -> None:
        """Begin; `finished` follows at once where there is no page or no printer."""
        if not self._left:
            self.finished.emit(Printed.REFUSED)
            return
        self._take_paper(self._left[0])
        if not self._painter.begin(self._printer):
            self.finished.emit(Printed.REFUSED)
            return
        QTimer.singleShot(0, self, self._next)

    def cancel(self) -> None:
        self._cancelled = True

    def _next(self) -> None:
        if self._cancelled:
            self._give_up()
            return
        if self._strips:
            paint_strip(self._painter, self._place, self._picture, self._strips.popleft())
            if not self._strips:
                self.progressed.emit(self._total - len(self._left), self._total)
        elif self._left:
            if not self._begin_page(self._left.popleft()):
                self._give_up(Printed.REFUSED)
                return
        else:
            self.finished.emit(Printed.WHOLE if self._painter.end() else Printed.REFUSED)
            return
        QTimer.singleShot(0, self, self._next)

    def _begin_page(self, page: int) -> bool:
        """Its paper, and its picture to be drawn; False where the printer takes no more."""
        first = len(self._left) == self._total - 1
        if not first:
            self._take_paper(page)
            if not self._printer.newPage():
                return False
        self._picture = coloured_as(self._printer, page_image(self._document, page))
        self._place = place_of(self._printer, self._picture)
        self._strips = deque(strips_of(self._picture))
        return True

    def _give_up(self, why: Printed = Printed.CANCELLED) -> None:
        path = self._printer.outputFileName()
        if path:
            self._painter.end()
            Path(path).unlink(missing_ok=True)
        else:
            end_unprinted(self._printer.printerName(), self._printer.docName(), self._painter.end)
        self.finished.emit(why)

    def _take_paper(self, page: int) -> None:
        """Each page lies as it was made, on paper of its own size."""
        size, way = paper_of(self._document.pagePointSize(page))
        self._printer.setPageSize(size)
        self._printer.setPageOrientation(way)
