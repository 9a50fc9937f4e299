"""A report opened and closed in another thread, while this one goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtWidgets import QApplication

from portfolio_desktop.ui.preview import pdfium_calls
from portfolio_desktop.ui.preview.report_reading import Report, opened
from portfolio_desktop.ui.progress import CancelledError, Progress
from tests.ui.preview.test_report_view import paper


def beside(job: Callable[[], object]) -> object:
    """What the job returns or raises, from a thread of its own."""
    found: list[object] = []

    def work() -> None:
        try:
            found.append(job())
        except CancelledError as error:
            found.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    (result,) = found
    return result


def untold() -> Progress:
    return Progress(lambda _done, _total: None)


def titles(bookmarks: QPdfBookmarkModel) -> list[str]:
    lines = (bookmarks.index(row, 0) for row in range(bookmarks.rowCount()))
    return [line.data(int(QPdfBookmarkModel.Role.Title.value)) for line in lines]


def test_a_report_opened_beside_the_window_belongs_to_the_window(qapp: QApplication) -> None:
    report = beside(lambda: opened(paper(6), untold()))
    assert isinstance(report, Report)
    assert report.thread() == qapp.thread()
    assert (report.status(), report.pageCount()) == (QPdfDocument.Status.Ready, 6)
    assert titles(report.bookmarks) == ["Forside", "Dagsorden", "Projektark"]
    beside(lambda: pdfium_calls.close(report))
    assert (report.status(), report.pageCount()) == (QPdfDocument.Status.Null, 0)


def test_opening_is_given_up(qapp: QApplication) -> None:
    progress = untold()
    progress.cancel()
    assert isinstance(beside(lambda: opened(paper(6), progress)), CancelledError)


def test_what_is_no_report_has_no_pages(qapp: QApplication) -> None:
    report = opened(b"no PDF", untold())
    assert (report.pageCount(), titles(report.bookmarks)) == (0, [])


def test_the_long_calls_are_found_in_the_library_of_qt(qapp: QApplication) -> None:
    """Else the window would wait for them, and nobody would know."""
    assert pdfium_calls.exported(pdfium_calls._LIBRARY, pdfium_calls._LOAD, 2) is not None
    assert pdfium_calls.exported(pdfium_calls._LIBRARY, pdfium_calls._CLOSE, 1) is not None


@pytest.mark.parametrize("missing", ["_LIBRARY", "_LOAD"])
def test_where_they_are_not_found_the_report_is_opened_all_the_same(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr(pdfium_calls, missing, "there_is_no_such_name")
    monkeypatch.setattr(pdfium_calls, "_CLOSE", "there_is_no_such_name")
    report = opened(paper(6), untold())
    assert report.pageCount() == 6
    pdfium_calls.close(report)
    assert report.pageCount() == 0
