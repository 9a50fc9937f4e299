"""A report opened and closed in another thread, while this one goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from portfolio_desktop.services.steps import run_through
from portfolio_desktop.ui.preview import pdfium_calls
from portfolio_desktop.ui.preview.report_reading import (
    beside,
    let_go,
    open_report,
    page_steps,
    unopened,
)
from portfolio_desktop.ui.runner import InlineRunner, WorkerRunner
from tests.ui.preview.test_report_view import paper

CALLS = ("_LOAD", "_CLOSE", "_READ_BOOKMARKS")
_TITLES = ["Forside", "Dagsorden", "Projektark"]


def in_a_thread(work: Callable[[], object]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def titles(bookmarks: QPdfBookmarkModel) -> list[str]:
    lines = (bookmarks.index(row, 0) for row in range(bookmarks.rowCount()))
    return [line.data(int(QPdfBookmarkModel.Role.Title.value)) for line in lines]


def test_a_report_is_opened_and_closed_in_another_thread(qapp: QApplication) -> None:
    report = unopened(paper(6))
    assert report.document.pageCount() == 0
    in_a_thread(lambda: open_report(report))
    assert report.document.status() is QPdfDocument.Status.Ready
    assert report.document.pageCount() == 6
    assert titles(report.bookmarks) == _TITLES
    in_a_thread(lambda: pdfium_calls.close(report.document))
    assert report.document.pageCount() == 0
    let_go(report, InlineRunner())
    assert not isValid(report.document)


def test_many_pages_are_looked_up_in_steps_and_few_in_none(qapp: QApplication) -> None:
    assert not list(page_steps(open_report(unopened(paper(6)))))
    many = open_report(unopened(paper(200)))
    assert [done for done, _total in page_steps(many)] == list(range(0, 200, 25))
    assert run_through(page_steps(many)) is many


def test_what_is_no_report_has_no_pages(qapp: QApplication) -> None:
    report = open_report(unopened(b"no PDF"))
    assert (report.document.pageCount(), titles(report.bookmarks)) == (0, [])


def test_the_long_calls_are_found_in_the_library_of_qt(qapp: QApplication) -> None:
    """Else the window would wait for them, and nobody would know."""
    runner = WorkerRunner()
    assert pdfium_calls.give_the_lock_away()
    assert beside(runner) is runner


@pytest.mark.parametrize("missing", ["_LIBRARY", *CALLS])
def test_where_they_are_not_found_the_report_is_opened_in_the_thread_of_the_window(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr(pdfium_calls, missing, "there_is_no_such_name")
    assert isinstance(beside(WorkerRunner()), InlineRunner)
    report = open_report(unopened(paper(6)))
    assert (report.document.pageCount(), titles(report.bookmarks)) == (6, _TITLES)
    pdfium_calls.close(report.document)
    assert report.document.pageCount() == 0
