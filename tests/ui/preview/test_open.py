"""From the menu to the printer: what the system is handed, and what happens where it cannot be."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QRadioButton,
    QWidget,
)

from portfolio_desktop.services.escalations import use_last_meeting
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.ui.preview import open as opening
from portfolio_desktop.ui.preview.pack_preview import PackPreview
from portfolio_desktop.ui.preview.part_list import PartList
from tests.ui.desk import Desk
from tests.ui.ground import press, words_in
from tests.ui.preview.opened import in_preview
from tests.ui.walking import faults_of


def press_print(preview: PackPreview) -> None:
    buttons = preview.findChildren(QPushButton)
    next(made for made in buttons if made.text() == "Udskriv…").click()


def test_a_viewer_that_is_slow_to_begin_still_finds_the_report(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows says that it prints before any program has opened the file."""
    handed: list[Path] = []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(opening, "hand_to_system", lambda path: not handed.append(path))

    def print_twice(preview: PackPreview) -> None:
        press_print(preview)
        press_print(preview)

    in_preview(desk, print_twice)
    assert [path.name for path in handed] == ["Statusrapport 2023-10.pdf"] * 2
    assert len({path.parent for path in handed}) == 2
    assert all(path.read_bytes().startswith(b"%PDF-") for path in handed)


def test_without_room_for_the_file_the_pages_are_drawn(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[int] = []

    class Printing:
        def __init__(self, _printer: object, _parent: QWidget) -> None:
            """Asked instead of the user's printer."""

        def setMinMax(self, _first: int, last: int) -> None:
            pages.append(last)

        def exec(self) -> bool:
            return True

    def drawn(_parent: QWidget, document: QPdfDocument, _printer: object) -> None:
        pages.append(document.pageCount())

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "full"))
    monkeypatch.setattr(opening, "QPrintDialog", Printing)
    monkeypatch.setattr(opening, "_draw_pages", drawn)
    in_preview(desk, press_print)
    assert len(pages) == 2
    assert pages[0] == pages[1] > 0


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support")
@pytest.mark.parametrize("taken", [True, False])
def test_the_pages_go_to_the_printer_that_is_chosen_or_it_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: bool
) -> None:
    target = tmp_path / "papir" / "ud.pdf"
    if taken:
        target.parent.mkdir()
    told: list[str] = []

    class Printing:
        def __init__(self, printer: QPrinter, _parent: QWidget) -> None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setResolution(72)
            printer.setOutputFileName(str(target))

        def setMinMax(self, _first: int, _last: int) -> None:
            """All pages are chosen."""

        def exec(self) -> bool:
            return True

    def print_it(preview: PackPreview) -> None:
        press_print(preview)
        while any(each.isVisible() for each in preview.findChildren(QProgressDialog)):
            QApplication.processEvents()

    monkeypatch.setattr(opening, "hand_to_system", lambda _path: False)
    monkeypatch.setattr(opening, "QPrintDialog", Printing)
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, words: told.append(words))
    in_preview(desk, print_it)
    assert target.exists() == taken
    expected = [] if taken else ["Printeren tog ikke imod siderne"]
    assert [words[:31] for words in told] == expected


def test_the_last_meeting_that_the_register_knows_is_proposed(desk: Desk) -> None:
    desk.context.perform(lambda: use_last_meeting(desk.context.register, date(2023, 9, 8)))
    days: list[str] = []
    in_preview(desk, lambda preview: days.append(meeting_day(preview)))
    assert days == ["08.09.2023"]


def meeting_day(preview: PackPreview) -> str:
    """Choose to compare with the last meeting; the day that stands there then, and counts."""
    radios = preview.findChildren(QRadioButton)
    next(each for each in radios if each.text() == "Med sidste møde").click()
    assert "Skriv dagen for mødet" not in words_in(preview)
    return next(
        each.text()
        for each in preview.findChildren(QLineEdit)
        if each.accessibleName() == "Dato for sidste møde"
    )


def test_parts_of_the_status_report_are_chosen_as_those_of_the_papers(desk: Desk) -> None:
    def act(preview: PackPreview) -> None:
        press(preview, "Dele")
        parts = preview.findChild(PartList)
        assert isinstance(parts, PartList)
        assert parts.isVisible()
        before = preview._report.document.pageCount()
        (item,) = parts.findItems("Porteføljeoversigt", Qt.MatchFlag.MatchExactly)
        parts.setCurrentItem(item)
        QTest.keyClick(parts, Qt.Key.Key_Space)
        while preview._rest.isActive() or not preview._progress.isHidden():
            QApplication.processEvents()
        assert preview._report.document.pageCount() <= before
        wanted = preview._wanted
        assert wanted is not None
        assert Part.GRID not in wanted.choice.parts
        assert Part.SHEETS not in wanted.choice.parts, "none unless they are asked for"
        assert faults_of(preview) == []

    in_preview(desk, act)
