"""A report opened for the screen and let go of again, beside the window: for thousands of pages
each takes a good part of a second."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QCoreApplication, QDataStream
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument

from portfolio_desktop.ui.preview import pdfium_calls
from portfolio_desktop.ui.progress import CancelledError, Progress, raise_unforeseen
from portfolio_desktop.ui.runner import Runner


class Report(QPdfDocument):
    """A document with its `bookmarks`, which are read as it is opened. It has no pages yet."""

    def __init__(self) -> None:
        super().__init__()
        self.bookmarks = QPdfBookmarkModel(self)
        self.bookmarks.setDocument(self)
        self._source = QDataStream()

    def open(self, pdf: bytes) -> None:
        """Take these pages. PDFium reads from the bytes as long as the report is open, from any
        thread: so from a device of Qt's own, which needs nothing of Python to be read."""
        self._source = QDataStream(QByteArray(pdf))
        pdfium_calls.load(self, self._source.device())


def opened(pdf: bytes, progress: Progress) -> Report:
    """The report, ready to be shown; a `CancelledError` where nobody wants it any more.

    A view asks for the size of all pages at once, which takes half a second for thousands that were
    never looked up. Here they are, and the view finds them known.
    """
    report = Report()
    report.open(pdf)
    pages = report.pageCount()
    for page in range(pages):
        if progress.cancelled:
            pdfium_calls.close(report)
            raise CancelledError
        report.pagePointSize(page)
    report.moveToThread(_application().thread())
    return report


def let_go(report: Report, runner: Runner) -> None:
    """Close it beside the window, and be rid of it. No view may show it any more, and who owned it
    may go before it."""
    report.setParent(_application())
    runner.run(
        lambda _progress: pdfium_calls.close(report),
        lambda _closed: report.deleteLater(),
        lambda error: _end(report, error),
    )


def _end(report: Report, error: BaseException) -> None:
    report.deleteLater()
    raise_unforeseen(error)


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application
