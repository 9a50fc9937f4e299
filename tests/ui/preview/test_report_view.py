"""Looking through a report: contents, a page by its number, sizes, a search; by mouse and keys."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas
from shiboken6 import isValid

from portfolio_desktop.services.steps import Steps
from portfolio_desktop.ui import stepping
from portfolio_desktop.ui.preview import report_reading, report_view
from portfolio_desktop.ui.preview.contents_pane import ContentsPane
from portfolio_desktop.ui.preview.page_place import place_in, shown_size
from portfolio_desktop.ui.preview.report_reading import Report
from portfolio_desktop.ui.preview.report_view import ReportView
from portfolio_desktop.ui.runner import InlineRunner, WorkerRunner
from portfolio_desktop.ui.theme import Theme
from tests.ui.ground import named, words_in
from tests.ui.preview.opened import choose, page_of
from tests.ui.walking import faults_of

_CHAPTERS = ("Forside", "Dagsorden", "Porteføljestatus", "Projektark")
_MODIFIED = Qt.KeyboardModifier.ControlModifier


def paper(pages: int, last: float = 842) -> bytes:
    """Each page names itself; a bookmark leads to every one of the first four. The last one is so
    high."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for page in range(pages):
        if page == pages - 1:
            canvas.setPageSize((595, last))
        canvas.drawString(80, last - 142, f"Sundhedsjournalen side {page + 1}")
        if page < len(_CHAPTERS):
            canvas.bookmarkPage(f"side{page}", fit="XYZ", left=0, top=842, zoom=0)
            level = 1 if page == 2 else 0
            canvas.addOutlineEntry(_CHAPTERS[page], f"side{page}", level=level)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class Shown:
    """A dialog with six pages in it, as the previews have them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.dialog = QDialog()
        qtbot.addWidget(self.dialog)
        self.report = ReportView(InlineRunner())
        QVBoxLayout(self.dialog).addWidget(self.report)
        self.dialog.resize(700, 800)
        self.dialog.show()
        self.report.show_report(paper(6))
        QApplication.processEvents()

    @property
    def view(self) -> QPdfView:
        return next(each for each in self.dialog.findChildren(QPdfView) if each.isVisible())

    @property
    def contents(self) -> ContentsPane:
        found = self.dialog.findChild(ContentsPane)
        assert isinstance(found, ContentsPane)
        return found

    @property
    def page(self) -> str:
        return page_of(self.dialog)[0]

    def press(self, name: str) -> None:
        made = named(self.dialog, name)
        assert isinstance(made, QPushButton)
        made.click()
        QApplication.processEvents()

    def key(
        self,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.dialog, key, held)
        QApplication.processEvents()


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Shown:
    made = Shown(qtbot)
    made.view.setFocus()
    return made


def lines_of(pane: ContentsPane) -> Iterator[tuple[QModelIndex, str]]:
    model = pane.model()
    waiting = [QModelIndex()]
    while waiting:
        above = waiting.pop()
        for row in range(model.rowCount(above)):
            line = model.index(row, 0, above)
            yield line, str(line.data(int(QPdfBookmarkModel.Role.Title.value)))
            waiting.append(line)


def test_a_page_is_gone_to_by_its_number(shown: Shown) -> None:
    assert page_of(shown.dialog) == ("1", "af 6")
    shown.key(Qt.Key.Key_G, _MODIFIED)
    field = named(shown.dialog, "Side")
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    assert field.selectedText() == "1"
    QTest.keyClicks(field, "4")
    shown.key(Qt.Key.Key_Return)
    assert (shown.page, shown.view.pageNavigator().currentPage()) == ("4", 3)


def test_a_number_past_the_last_page_leads_to_the_last(shown: Shown) -> None:
    field = named(shown.dialog, "Side")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "999")
    shown.key(Qt.Key.Key_Return)
    assert page_of(shown.dialog) == ("6", "af 6")


@pytest.mark.parametrize("written", ["0", "x"])
def test_a_page_that_there_is_not_leaves_the_one_that_is_shown(shown: Shown, written: str) -> None:
    shown.press("Næste side")
    field = named(shown.dialog, "Side")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, written)
    shown.key(Qt.Key.Key_Return)
    shown.view.setFocus()
    assert shown.view.pageNavigator().currentPage() == 1
    assert shown.page == "2"


def test_the_first_and_the_last_page_by_keys_from_the_pages(shown: Shown) -> None:
    shown.key(Qt.Key.Key_End, _MODIFIED)
    assert shown.page == "6"
    shown.key(Qt.Key.Key_Home, _MODIFIED)
    assert shown.page == "1"


@pytest.mark.parametrize("by_keys", [False, True])
def test_the_contents_lead_to_their_pages(shown: Shown, by_keys: bool) -> None:
    assert not shown.contents.isVisible()
    if by_keys:
        shown.key(Qt.Key.Key_F4)
    else:
        shown.press("Indhold")
    assert shown.contents.isVisible()
    lines = dict((words, line) for line, words in lines_of(shown.contents))
    assert list(lines) == ["Forside", "Dagsorden", "Projektark", "Porteføljestatus"]
    if by_keys:
        assert shown.contents.hasFocus()
        shown.contents.setCurrentIndex(lines["Porteføljestatus"])
        shown.key(Qt.Key.Key_Return)
    else:
        shown.contents.clicked.emit(lines["Porteføljestatus"])
    assert shown.page == "3"
    shown.press("Indhold")
    assert not shown.contents.isVisible()


def test_the_contents_follow_when_the_report_is_laid_out_again(shown: Shown) -> None:
    shown.press("Indhold")
    shown.report.show_report(paper(2))
    QApplication.processEvents()
    assert [words for _line, words in lines_of(shown.contents)] == ["Forside", "Dagsorden"]
    assert shown.page == "1"


def test_the_contents_mark_the_page_that_is_shown(shown: Shown) -> None:
    shown.press("Indhold")

    def marked() -> str:
        line = shown.contents.currentIndex()
        return str(line.data(int(QPdfBookmarkModel.Role.Title.value)))

    assert marked() == "Forside"
    for name in ("Dagsorden", "Porteføljestatus", "Projektark", "Projektark"):
        shown.press("Næste side")
        assert marked() == name
    shown.press("Forrige side")
    shown.press("Forrige side")
    assert marked() == "Porteføljestatus"
    shown.press("Indhold")
    shown.press("Forrige side")
    shown.press("Indhold")
    assert marked() == "Dagsorden", "also what was shown while they were away"


def test_a_narrow_window_keeps_most_of_itself_for_the_pages(shown: Shown) -> None:
    shown.dialog.resize(480, 700)
    shown.press("Indhold")
    assert shown.view.width() >= 280
    assert shown.contents.width() >= 150


def test_a_short_last_page_is_told_and_kept_in_sight(shown: Shown) -> None:
    shown.report.show_report(paper(6, last=200))
    QApplication.processEvents()
    shown.key(Qt.Key.Key_End, _MODIFIED)
    assert shown.page == "6"
    for size in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        shown.key(size, _MODIFIED)
        down = shown.view.verticalScrollBar()
        assert down.maximum() - down.value() < 30, "its foot is still seen"
        assert shown.page == "6"
    shown.press("Forrige side")
    assert shown.page == "5"


def test_the_pages_stay_where_they_are_when_their_room_changes(shown: Shown) -> None:
    """The contents drawn wider, a little at a time as by the mouse, and the dialog made smaller."""
    shown.press("Indhold")
    for _step in range(3):
        shown.press("Næste side")
    down = shown.view.verticalScrollBar()
    down.setValue(down.value() + 60)
    before = place_in(shown.view, 3)
    beside = shown.report.findChild(QSplitter)
    assert isinstance(beside, QSplitter)
    for width in (*range(180, 380, 7), *range(380, 120, -7)):
        beside.setSizes([width, beside.width() - width])
        beside.splitterMoved.emit(width, 1)
        assert shown.page == "4"
    assert place_in(shown.view, 3).above == pytest.approx(before.above, abs=0.02)
    for width, height in ((560, 800), (900, 600), (700, 800)):
        shown.dialog.resize(width, height)
        QApplication.processEvents()
        assert shown.page == "4"
        assert place_in(shown.view, 3).above == pytest.approx(before.above, abs=0.02)


def test_the_first_and_the_short_last_page_stay_in_sight_when_their_room_changes(
    shown: Shown,
) -> None:
    shown.report.show_report(paper(6, last=200))
    QApplication.processEvents()
    for key, page in ((Qt.Key.Key_Home, "1"), (Qt.Key.Key_End, "6")):
        shown.view.setFocus()
        shown.key(key, _MODIFIED)
        for width in (560, 900, 700):
            shown.dialog.resize(width, 800)
            QApplication.processEvents()
            assert shown.page == page
            down = shown.view.verticalScrollBar()
            assert down.value() in {0, down.maximum()}


def test_a_search_says_that_it_is_not_over(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown(qtbot)
    shown.report.show_report(paper(2000))
    qtbot.waitUntil(lambda: page_of(shown.dialog)[1] == "af 2.000", timeout=60_000)
    monkeypatch.setattr(stepping, "AT_ONCE_MS", 0)  # else a fast computer is done by then
    monkeypatch.setattr(stepping, "SLICE_MS", 1)
    shown.key(Qt.Key.Key_F, _MODIFIED)
    field = named(shown.dialog, "Søg i rapporten")
    field.setText("side ")
    assert "søger stadig" in words_in(shown.dialog)
    qtbot.waitUntil(lambda: words_in(shown.dialog).endswith("2.000 steder"), timeout=60_000)


def test_sizes_are_stepped_through_and_chosen(shown: Shown) -> None:
    before = shown_size(shown.view)
    shown.key(Qt.Key.Key_Plus, _MODIFIED)
    larger = shown.view.zoomFactor()
    assert larger == pytest.approx(before * 1.25)
    shown.key(Qt.Key.Key_Minus, _MODIFIED)
    assert shown.view.zoomFactor() == pytest.approx(before)
    choose(shown.dialog, "Sidernes størrelse", "200 %")
    assert shown.view.zoomFactor() == 2.0
    shown.key(Qt.Key.Key_0, _MODIFIED)
    assert shown.view.zoomMode() is QPdfView.ZoomMode.FitToWidth


def test_a_search_goes_from_hit_to_hit_and_round(shown: Shown, qtbot: QtBot) -> None:
    shown.key(Qt.Key.Key_F, _MODIFIED)
    field = named(shown.dialog, "Søg i rapporten")
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    QTest.keyClicks(field, "side ")
    qtbot.waitUntil(lambda: "6 steder" in words_in(shown.dialog), timeout=60_000)
    shown.key(Qt.Key.Key_F3)
    assert "1 af 6" in words_in(shown.dialog)
    shown.key(Qt.Key.Key_F3)
    assert ("2 af 6" in words_in(shown.dialog), shown.page) == (True, "2")
    shown.key(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    shown.key(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert ("6 af 6" in words_in(shown.dialog), shown.page) == (True, "6")
    shown.key(Qt.Key.Key_Return)
    assert shown.page == "1"
    field.setFocus()
    shown.key(Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert shown.dialog.isVisible(), "Escape ends the search, not the dialog"


def test_a_search_before_anything_is_searched_for_asks_what(shown: Shown) -> None:
    shown.key(Qt.Key.Key_F3)
    assert named(shown.dialog, "Søg i rapporten").hasFocus()


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[WorkerRunner]:
    made = WorkerRunner()
    yield made
    made.close()


def test_a_report_of_thousands_of_pages_is_opened_beside_the_window(
    qtbot: QtBot, theme: Theme, runner: WorkerRunner
) -> None:
    """And what is handed over last is what is shown."""
    view = ReportView(runner)
    qtbot.addWidget(view)
    view.show()
    told: list[int] = []
    view.shown.connect(lambda: told.append(view.document.pageCount()))
    view.show_report(paper(4000))
    assert told == [], "it comes in a later turn"
    qtbot.waitUntil(lambda: told == [4000], timeout=60_000)
    view.show_report(paper(4000))
    view.show_report(paper(3))
    qtbot.waitUntil(lambda: told[-1] == 3, timeout=60_000)
    assert told == [4000, 3]


def test_what_is_shown_no_more_is_closed(qtbot: QtBot, theme: Theme, runner: WorkerRunner) -> None:
    """A report in whose place another is shown, and the last one when the dialog is closed."""
    view = ReportView(runner)
    qtbot.addWidget(view)
    view.show()
    shown: list[QPdfDocument] = []
    view.shown.connect(lambda: shown.append(view.document))
    for pages in (5, 3):
        view.show_report(paper(pages))
        qtbot.waitUntil(lambda pages=pages: view.document.pageCount() == pages, timeout=60_000)
    view.close_report()
    assert view.document.pageCount() == 0
    qtbot.waitUntil(lambda: not any(isValid(each) for each in shown), timeout=60_000)
    assert len(shown) == 2


@pytest.mark.parametrize("looked_up", [False, True])
def test_what_was_opened_when_nobody_wanted_it_any_more_is_closed(
    qtbot: QtBot,
    theme: Theme,
    runner: WorkerRunner,
    monkeypatch: pytest.MonkeyPatch,
    looked_up: bool,
) -> None:
    """Given up while it was opened, and while its pages were looked up."""
    reports: list[Report] = []
    begun: list[None] = []

    def made(pdf: bytes) -> Report:
        reports.append(report_reading.unopened(pdf))
        return reports[-1]

    def steps(report: Report) -> Steps[Report]:
        begun.append(None)
        while True:  # it is given up before all pages have been looked up, however fast that goes
            yield from report_reading.page_steps(report)

    monkeypatch.setattr(report_view, "unopened", made)
    monkeypatch.setattr(report_view, "page_steps", steps)
    monkeypatch.setattr(stepping, "AT_ONCE_MS", 0)
    view = ReportView(runner)
    qtbot.addWidget(view)
    view.show_report(paper(400))
    if looked_up:
        qtbot.waitUntil(lambda: bool(begun), timeout=60_000)
    view.give_up()
    qtbot.waitUntil(lambda: not isValid(reports[0].document), timeout=60_000)
    assert bool(begun) is looked_up
    assert view.document.pageCount() == 0


@pytest.mark.parametrize("width", [1000, 620, 440])
def test_nothing_in_the_row_above_the_pages_is_covered_or_cut(
    shown: Shown, theme: Theme, width: int
) -> None:
    row = shown.report._row
    shown.dialog.setMinimumSize(1, 1)
    for wide in (1000, width):
        shown.dialog.resize(wide, 600)
        for _turn in range(4):
            QApplication.processEvents()
    parts: list[QWidget] = [*row.findChildren(QPushButton), *row.findChildren(QComboBox)]
    parts += row.findChildren(QLineEdit)
    rooms = [QRect(each.mapTo(row, QPoint()), each.size()) for each in parts]
    for place, room in enumerate(rooms):
        assert not any(room.intersects(other) for other in rooms[place + 1 :])
        assert row.rect().contains(room)
        assert room.width() >= parts[place].minimumSizeHint().width()


def test_every_control_around_the_pages_is_named(shown: Shown) -> None:
    shown.press("Indhold")
    shown.press("Søg på siderne")
    assert faults_of(shown.dialog) == []
