"""A report opened for the screen and let go of again: for thousands of pages each takes a good part
of a second, most of it beside the window."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from shiboken6 import Shiboken

from portfolio_desktop.services.steps import Steps
from portfolio_desktop.ui.preview import pdfium_calls
from portfolio_desktop.ui.progress import raise_unforeseen
from portfolio_desktop.ui.runner import InlineRunner, Runner

_AT_ONCE, _IN_A_STEP = 150, 25
"""So many pages need no steps, and so many are looked up in each where there are more; some
milliseconds."""


@dataclass(frozen=True, slots=True)
class Report:
    """A document with its bookmarks, which `open_report` fills; both are the window's."""

    source: QDataStream = field(default_factory=QDataStream)
    """PDFium reads from its bytes as long as the document is open, from any thread: so it is a
    device of Qt's own, which needs nothing of Python to be read."""
    document: QPdfDocument = field(default_factory=QPdfDocument)
    bookmarks: QPdfBookmarkModel = field(default_factory=QPdfBookmarkModel)


def unopened(pdf: bytes) -> Report:
    """These pages, to be opened."""
    return Report(QDataStream(QByteArray(pdf)))


def open_report(report: Report) -> Report:
    """The same with its pages and bookmarks; in any thread, if it may be `beside` the window's.

    Nothing is asked of PDFium but by `pdfium_calls`: whoever waits for it with Python's lock waits
    for ever, where the window has it and waits for that lock.
    """
    pdfium_calls.load(report.document, report.source.device())
    pdfium_calls.read_bookmarks(report.bookmarks, report.document)
    return report


def page_steps(report: Report) -> Steps[Report]:
    """The same with all its pages looked up.

    A view asks for the size of all pages at once, which takes a tenth of a second for two thousand
    that were never looked up. Here they are, some in each step, and the view finds them known. What
    has no more pages than that needs no step.
    """
    pages = report.document.pageCount()
    for page in range(pages):
        report.document.pagePointSize(page)
        if pages > _AT_ONCE and page % _IN_A_STEP == 0:
            yield page, pages
    return report


def let_go(report: Report, runner: Runner) -> None:
    """Be rid of it. Nothing may show it any more."""
    Shiboken.delete(report.bookmarks)
    beside(runner).run(
        lambda _progress: pdfium_calls.close(report.document),
        lambda _closed: Shiboken.delete(report.document),
        raise_unforeseen,
    )


def beside(runner: Runner) -> Runner:
    """Who opens and closes reports: the runner, where Python's lock can be given away."""
    return runner if pdfium_calls.give_the_lock_away() else InlineRunner()
