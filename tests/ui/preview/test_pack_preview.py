"""Looking at the report, saving it, and the choice of what it is compared with."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.preferences import Preferences
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.pack_basis import PackOptions, PurposeShown
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.ui.context import Choices
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.preview.options_form import OptionsForm
from portfolio_desktop.ui.preview.pack_preview import PackPreview, Press
from portfolio_desktop.ui.progress import Progress
from portfolio_desktop.ui.runner import InlineRunner, Runner
from portfolio_desktop.workflows.packing import PackCancelled
from tests.ui.desk import FileAnswers

OCTOBER = Period(2023, 10)


def three_pages() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(842, 595))
    for page in range(1, 4):
        canvas.drawString(80, 500, f"Sundhedsjournalen side {page}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class Desk:
    """A preview on hand-made pages, with everything it asks for written down."""

    def __init__(self, qtbot: QtBot, runner: Runner | None = None) -> None:
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.asked: list[PackOptions] = []
        self.told: list[Message] = []
        self.printed: list[int] = []
        self.form = OptionsForm(OCTOBER)
        press = Press(self._prepare, lambda _content, _progress: three_pages(), "Status.pdf")
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


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Desk:
    return Desk(qtbot)


def test_the_report_is_shown_at_once_and_can_be_printed(desk: Desk) -> None:
    assert desk.asked == [PackOptions(OCTOBER, None, PurposeShown.NEW)]
    desk.press("Udskriv…")
    assert desk.printed == [3]


def test_the_last_meeting_is_asked_for_in_words_and_a_wrong_day_prints_nothing_else(
    desk: Desk,
) -> None:
    meeting = desk.form._meeting
    meeting.setChecked(True)
    desk.form._day.setText("i går")
    desk.form._day.commit()
    assert len(desk.asked) == 1
    assert "1.9.2023" in desk.form._note.text()
    desk.form._day.setText("1.9.2023")
    desk.form._day.commit()
    assert desk.asked[-1] == PackOptions(OCTOBER, date(2023, 9, 1), PurposeShown.NEW)
    assert desk.form._note.text() == ""


@pytest.mark.parametrize("day", ["", "32.13.2023", "i går"])
def test_what_is_compared_with_no_day_is_neither_saved_nor_printed(
    desk: Desk, tmp_path: Path, day: str
) -> None:
    """The pages that are shown compare with something else than the form says."""
    desk.files.new_path = tmp_path / "rapport.pdf"
    desk.form._meeting.setChecked(True)
    desk.form._day.setText("1.9.2023")
    desk.form._day.setText(day)
    for words in ("Gem som PDF…", "Udskriv…"):
        assert not desk.button(words).isEnabled()
    desk.form._day.setText("8.9.2023")
    desk.press("Gem som PDF…")
    assert desk.asked[-1].last_meeting == date(2023, 9, 8)
    assert (tmp_path / "rapport.pdf").is_file()


def test_a_report_that_stays_the_same_is_not_laid_out_again(desk: Desk) -> None:
    desk.form._meeting.setChecked(True)
    desk.form._day.setText("1.9.2023")
    desk.form._day.setText("1. september 2023")
    assert len(desk.asked) == 2


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
    """Calls back only when the test says so, as a worker thread does."""

    def __init__(self) -> None:
        self.failing: list[Callable[[BaseException], None]] = []
        self.finishing: list[Callable[[bytes], None]] = []

    def run(
        self,
        _job: Callable[[Progress], bytes],
        done: Callable[[bytes], None],
        failed: Callable[[BaseException], None],
        told: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Progress:
        self.finishing.append(done)
        self.failing.append(failed)
        return Progress(told)

    def run_steps(
        self,
        steps: Steps[object],
        done: Callable[[object], None],
        failed: Callable[[BaseException], None],
        told: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Progress:
        return InlineRunner().run_steps(steps, done, failed, told)


def test_a_report_given_up_for_a_newer_one_is_no_failure(qtbot: QtBot, qapp: QApplication) -> None:
    runner = LateRunner()
    desk = Desk(qtbot, runner)
    desk.preview.draw()
    assert len(runner.failing) == 2
    runner.failing[0](PackCancelled())
    runner.finishing[1](three_pages())
    desk.press("Udskriv…")
    assert desk.printed == [3]
    assert desk.told == []


def test_the_secretariats_remarks_are_printed_until_they_are_taken_off(desk: Desk) -> None:
    assert desk.asked[-1].notes
    next(
        each for each in desk.form.findChildren(QCheckBox) if "Sekretariatet" in each.text()
    ).click()
    assert desk.asked[-1] == PackOptions(OCTOBER, None, PurposeShown.NEW, notes=False)
