"""Looking at the report, saving it, and the choice of what it is compared with."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas
from shiboken6 import isValid

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.preferences import Preferences
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.pack_basis import PackOptions, PurposeShown
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.ui.context import Choices
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.preview.options_form import OptionsForm
from portfolio_desktop.ui.preview.pack_preview import PackPreview
from portfolio_desktop.ui.preview.preview import Press
from portfolio_desktop.ui.preview.report_view import ReportView
from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.ui.runner import InlineRunner, Runner
from portfolio_desktop.workflows.paper_files import PaperFormat
from tests.ui.conftest import type_text
from tests.ui.desk import FileAnswers
from tests.ui.preview.opened import choose, page_of

OCTOBER = Period(2023, 10)
Written = Callable[[object, PaperFormat], bytes]


def three_pages() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(842, 595))
    for page in range(1, 4):
        canvas.drawString(80, 500, f"Sundhedsjournalen side {page}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def coloured_page(colour: str, *, strokes: int = 0) -> bytes:
    """One page full of colour; with many strokes it takes its time to draw."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFillColor(colour)
    canvas.setStrokeColor(colour)
    canvas.rect(0, 0, 595, 842, fill=1)
    for stroke in range(strokes):
        canvas.line(0, stroke % 842, 595, stroke * 7 % 842)
    canvas.save()
    return out.getvalue()


class Desk:
    """A preview on hand-made pages, with everything it asks for written down."""

    def __init__(
        self, qtbot: QtBot, runner: Runner | None = None, written: Written | None = None
    ) -> None:
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.asked: list[PackOptions] = []
        self.told: list[Message] = []
        self.printed: list[int] = []
        self.form = OptionsForm(OCTOBER)
        press = Press(
            self._prepare, lambda _content, _progress: three_pages(), "Status.pdf", written
        )
        self.files = FileAnswers()
        self.preview = PackPreview(
            self.parent,
            self.form,
            press,
            runner or InlineRunner(),
            self.told.append,
            self._print,
            DocumentChoice(self.files, Choices(Preferences, lambda _kept: None)),
        )
        qtbot.addWidget(self.preview)

    def _prepare(self, options: PackOptions) -> Steps[object]:
        self.asked.append(options)
        yield 1, 1
        return options

    def _print(self, _parent: QWidget, document: QPdfDocument, _pdf: bytes) -> None:
        self.printed.append(document.pageCount())

    def button(self, words: str) -> QPushButton:
        buttons = self.preview.findChildren(QPushButton)
        return next(made for made in buttons if made.text() == words)

    def press(self, words: str) -> None:
        self.button(words).click()


def write_day(desk: Desk, text: str) -> None:
    """Write the day of the last meeting, and go on."""
    desk.form._day.setText(text)
    desk.form._day.commit()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Desk:
    return Desk(qtbot)


def test_the_report_is_shown_at_once_and_can_be_printed(desk: Desk) -> None:
    assert desk.asked == [PackOptions(OCTOBER, None, PurposeShown.NEW)]
    desk.press("Udskriv…")
    assert desk.printed == [3]


def test_shift_tab_from_the_first_choice_goes_to_the_last_button(desk: Desk) -> None:
    desk.preview.show()
    desk.form._full.setFocus()
    desk.preview.focusNextPrevChild(False)
    assert desk.preview.focusWidget() is desk.button("Udskriv…")


def test_the_last_meeting_is_asked_for_in_words_and_a_wrong_day_prints_nothing_else(
    desk: Desk,
) -> None:
    meeting = desk.form._meeting
    meeting.setChecked(True)
    write_day(desk, "i går")
    assert len(desk.asked) == 1
    assert "1.9.2023" in desk.form._note.text()
    write_day(desk, "1.9.2023")
    assert desk.asked[-1] == PackOptions(OCTOBER, date(2023, 9, 1), PurposeShown.NEW)
    assert desk.form._note.text() == ""


@pytest.mark.parametrize("day", ["", "32.13.2023", "i går"])
def test_what_is_compared_with_no_day_is_neither_saved_nor_printed(
    desk: Desk, tmp_path: Path, day: str
) -> None:
    """The pages that are shown compare with something else than the form says."""
    desk.files.new_path = tmp_path / "rapport.pdf"
    desk.form._meeting.setChecked(True)
    write_day(desk, "1.9.2023")
    write_day(desk, day)
    for words in ("Gem som PDF…", "Udskriv…"):
        assert not desk.button(words).isEnabled()
    write_day(desk, "8.9.2023")
    assert desk.button("Gem som PDF…").shortcut().toString() == "Ctrl+S"
    desk.press("Gem som PDF…")
    assert desk.asked[-1].last_meeting == date(2023, 9, 8)
    assert (tmp_path / "rapport.pdf").is_file()


def test_a_report_that_stays_the_same_is_not_laid_out_again(desk: Desk) -> None:
    desk.form._meeting.setChecked(True)
    write_day(desk, "1.9.2023")
    write_day(desk, "1. september 2023")
    assert len(desk.asked) == 2


def test_a_day_counts_when_it_is_written_and_not_before(desk: Desk) -> None:
    """ "1.1.2023" is a day as well, on the way to the eleventh."""
    desk.form._meeting.setChecked(True)
    type_text(desk.form._day, "1.1.2023")
    assert len(desk.asked) == 1
    desk.form._day.setCursorPosition(3)
    type_text(desk.form._day, "1")
    QTest.keyClick(desk.form._day, Qt.Key.Key_Return)
    assert [each.last_meeting for each in desk.asked] == [None, date(2023, 11, 1)]


def test_saving_writes_the_pages_that_are_shown(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "mødemateriale"
    desk.files.new_path = target
    desk.press("Gem som PDF…")
    assert (tmp_path / "mødemateriale.pdf").read_bytes().startswith(b"%PDF")
    assert desk.told == []


def test_a_folder_that_cannot_be_written_is_told_in_the_preview(desk: Desk, tmp_path: Path) -> None:
    blocked = tmp_path / "fil"
    blocked.write_text("", encoding="utf-8")
    desk.files.new_path = blocked / "rapport.pdf"
    desk.press("Gem som PDF…")
    (told,) = desk.told
    assert told.code in {"folder", "missing", "no_access"}  # differs from system to system
    assert "rapport.pdf" in told.happened
    assert told.happened in desk.preview._state.text()


class LateRunner(InlineRunner):
    """Calls back only when the test says so, as a worker thread does; what is wished for after it
    was told to `catch_up` at once."""

    def __init__(self) -> None:
        self._late = True
        self.failing: list[Callable[[BaseException], None]] = []
        self.finishing: list[Callable[[bytes], None]] = []

    def catch_up(self) -> None:
        self._late = False

    def run(
        self,
        job: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        told: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Progress:
        if not self._late:
            return super().run(job, done, failed, told)
        self.finishing.append(done)
        self.failing.append(failed)
        return Progress(told)

    def run_steps(
        self,
        steps: Steps[object],
        done: Callable[[object], None],
        failed: Callable[[BaseException], None],
        told: Callable[[int, int], None] = lambda _done, _total: None,
        *,
        at_once: bool = True,
        aside: bool = False,
    ) -> Progress:
        return InlineRunner().run_steps(steps, done, failed, told)


def test_a_report_given_up_for_a_newer_one_is_no_failure(qtbot: QtBot, qapp: QApplication) -> None:
    runner = LateRunner()
    desk = Desk(qtbot, runner)
    desk.preview.draw()
    assert len(runner.failing) == 2
    runner.failing[0](CancelledError())
    runner.catch_up()
    runner.finishing[1](three_pages())
    desk.press("Udskriv…")
    assert desk.printed == [3]
    assert desk.told == []


def test_what_was_finished_for_an_older_wish_is_thrown_away(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """A drawing that ended in its thread just before it was given up is still called back."""
    runner = LateRunner()
    desk = Desk(qtbot, runner)
    desk.form._meeting.setChecked(True)
    write_day(desk, "1.9.2023")
    older, newer = runner.finishing
    runner.catch_up()
    older(three_pages())
    assert not desk.button("Udskriv…").isEnabled(), "the newer one is not there yet"
    write_day(desk, "i går")
    newer(three_pages())
    assert not desk.button("Udskriv…").isEnabled(), "nothing is wished for"
    assert desk.preview._report.document.pageCount() == 0


def test_no_page_of_the_report_before_stands_among_those_that_are_shown(qtbot: QtBot) -> None:
    """Pages are drawn in a thread; what comes late of one document is none of the next."""
    view = ReportView(InlineRunner())
    qtbot.addWidget(view)
    view.resize(500, 700)
    view.show()
    view.show_report(coloured_page("red", strokes=20_000))
    QApplication.processEvents()
    before = view.document
    view.show_report(coloured_page("green"))
    qtbot.waitUntil(lambda: not isValid(before))  # nothing more of it is drawn by then

    def is_green() -> None:
        shown = view.findChild(QPdfView).viewport().grab().toImage().pixelColor(250, 100)
        assert shown.name() == "#008000"

    qtbot.waitUntil(is_green, timeout=5000)


def test_page_and_size_stay_where_the_report_is_laid_out_again(desk: Desk) -> None:
    desk.preview.show()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()  # the sizes stand in a row of their own where it is narrow
    choose(desk.preview, "Sidernes størrelse", "Hele siden")
    for words in ("+", "+", "+", "+", "›", "›"):
        desk.press(words)
    (before,) = desk.preview.findChildren(QPdfView)
    scroll, factor = before.verticalScrollBar().value(), before.zoomFactor()
    desk.form._purpose.setCurrentIndex(1)
    desk.form._purpose.setCurrentIndex(2)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    (now,) = desk.preview.findChildren(QPdfView)
    assert now is not before
    assert now.pageNavigator().currentPage() == 2
    assert (now.verticalScrollBar().value(), now.zoomFactor()) == (scroll, factor)
    assert page_of(desk.preview) == ("3", "af 3")


@pytest.mark.parametrize("keys", ["+", "−"])
def test_another_size_begins_with_the_shown_one_and_keeps_the_place(desk: Desk, keys: str) -> None:
    desk.preview.show()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    (view,) = desk.preview.findChildren(QPdfView)
    width = view.viewport().width() - 2 * view.documentMargins().left()
    paper = view.document().pagePointSize(0).width() * view.screen().logicalDotsPerInch() / 72
    desk.press("›")
    for step in (1, 2):
        desk.press(keys)
        factor = 1.25**step if keys == "+" else 0.8**step
        assert view.zoomFactor() == pytest.approx(max(width / paper * factor, 0.25), rel=0.02)
        assert page_of(desk.preview)[0] == "2"
    choose(desk.preview, "Sidernes størrelse", "Sidebredde")
    assert page_of(desk.preview)[0] == "2"


def test_the_secretariats_remarks_are_printed_until_they_are_taken_off(desk: Desk) -> None:
    assert desk.asked[-1].notes
    next(
        each for each in desk.form.findChildren(QCheckBox) if "Sekretariatet" in each.text()
    ).click()
    assert desk.asked[-1] == PackOptions(OCTOBER, None, PurposeShown.NEW, notes=False)


def test_sub_projects_have_rows_until_programmes_are_folded(desk: Desk) -> None:
    assert desk.asked[-1].parts
    fold = next(each for each in desk.form.findChildren(QCheckBox) if "delprojekt" in each.text())
    fold.click()
    assert desk.asked[-1] == PackOptions(OCTOBER, None, PurposeShown.NEW, parts=False)
    fold.click()
    assert desk.asked[-1].parts
