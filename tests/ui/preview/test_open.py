"""From the menu to the printer: what the system is handed, and what happens where it cannot be."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMessageBox,
    QProgressDialog,
    QRadioButton,
    QWidget,
)

from portfolio_desktop.services.escalations import use_last_meeting
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.ui.preview import print_verb, printer_form
from portfolio_desktop.ui.preview.pack_preview import PackPreview
from portfolio_desktop.ui.preview.part_list import PartList
from portfolio_desktop.ui.preview.print_choice import THE_SYSTEMS_OWN, PrintChoice
from portfolio_desktop.ui.preview.printer_form import PrinterForm
from tests.ui.desk import Desk
from tests.ui.ground import named, press, words_in
from tests.ui.preview.conftest import ARCHIVE, OFFICE, Handed
from tests.ui.preview.opened import choose, in_preview, print_from
from tests.ui.walking import faults_of


def test_a_viewer_that_is_slow_to_begin_still_finds_the_report(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handed: Handed
) -> None:
    """Windows says that it prints before any program has opened the file."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def print_twice(preview: PackPreview) -> None:
        print_from(preview)
        print_from(preview)

    in_preview(desk, print_twice)
    paths = [path for path, _name, _choice in handed]
    assert [path.name for path in paths] == ["Statusrapport 2023-10.pdf"] * 2
    assert len({path.parent for path in paths}) == 2
    assert all(path.read_bytes().startswith(b"%PDF-") for path in paths)


def test_the_printer_is_told_pages_copies_sides_and_grey(desk: Desk, handed: Handed) -> None:
    said: list[str] = []

    def fill(form: PrinterForm) -> None:
        assert faults_of(form) == []
        assert named(form, "Begge sider af papiret").isEnabled()
        type_in(form, "Sider", "1")
        type_in(form, "Eksemplarer", "2")
        press(form, "I gråtoner")
        press(form, "Udskriv")

    def print_it(preview: PackPreview) -> None:
        print_from(preview, fill)
        said.append(words_in(preview))

    in_preview(desk, print_it)
    ((_path, name, choice),) = handed
    assert name == "Statusrapport 2023-10"
    assert choice == PrintChoice(OFFICE, "1", 2, both_sides=True, grey=True)
    assert "Sendt til Kontoret." in said[0]


def test_a_printer_of_one_side_says_so_and_is_asked_for_no_other(
    desk: Desk, handed: Handed
) -> None:
    def fill(form: PrinterForm) -> None:
        choose(form, "Printer", ARCHIVE)
        assert not named(form, "Begge sider af papiret").isEnabled()
        assert "Denne printer udskriver kun på én side." in words_in(form)
        press(form, "Udskriv")

    in_preview(desk, lambda preview: print_from(preview, fill))
    assert [choice for _path, _name, choice in handed] == [PrintChoice(ARCHIVE)]


def test_pages_and_copies_that_cannot_be_are_told_and_nothing_is_printed(
    desk: Desk, handed: Handed
) -> None:
    def fill(form: PrinterForm) -> None:
        type_in(form, "Sider", "2-900")
        press(form, "Udskriv")
        assert form.fault.startswith("Materialet har ikke de sider. Skriv dem som 1-4, 9; den")
        type_in(form, "Sider", "")
        type_in(form, "Eksemplarer", "mange")
        press(form, "Udskriv")
        assert form.fault == "Antallet af eksemplarer skal være fra 1 til 99."
        press(form, "Annullér")

    in_preview(desk, lambda preview: print_from(preview, fill))
    assert handed == []


def test_on_windows_the_program_for_pdf_files_comes_first(
    desk: Desk, handed: Handed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer_form.sys, "platform", "win32")

    def fill(form: PrinterForm) -> None:
        assert not named(form, "Sider").isEnabled()
        assert "Vælg en printer" in words_in(form)
        press(form, "Udskriv")

    in_preview(desk, lambda preview: print_from(preview, fill))
    assert [choice for _path, _name, choice in handed] == [PrintChoice(THE_SYSTEMS_OWN)]


def test_without_a_printer_it_is_said_what_to_do(
    desk: Desk, handed: Handed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer_form, "printer_names", tuple)

    def look(form: PrinterForm) -> None:
        assert "Gem materialet som PDF" in words_in(form)
        for name in ("Udskriv", "Printer"):
            assert not named(form, name).isEnabled()
        assert form.focusWidget() is named(form, "Annullér")
        press(form, "Annullér")

    in_preview(desk, lambda preview: print_from(preview, look))


def test_a_long_name_of_a_printer_never_makes_the_form_wider(
    desk: Desk, handed: Handed, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "Fællesprint Sekretariatet, tredje sal ved køkkenet " * 4
    monkeypatch.setattr(printer_form, "printer_names", lambda: (name,))

    def look(form: PrinterForm) -> None:
        assert form.width() <= 560
        assert named(form, "Printer").toolTip() == name
        press(form, "Annullér")

    in_preview(desk, lambda preview: print_from(preview, look))


class PrinterDialogue:
    """Asked instead of the printer's own; it says print."""

    printer: QPrinter | None = None
    pages = 0

    def __init__(self, printer: QPrinter, _parent: QWidget) -> None:
        PrinterDialogue.printer = printer

    def setMinMax(self, _first: int, last: int) -> None:
        PrinterDialogue.pages = last

    def exec(self) -> bool:
        return True


def test_the_printers_own_dialogue_begins_with_what_was_chosen(
    desk: Desk, handed: Handed, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[int, QPrinter]] = []
    monkeypatch.setattr(print_verb, "QPrintDialog", PrinterDialogue)
    monkeypatch.setattr(
        print_verb,
        "_draw_pages",
        lambda _parent, document, printer: drawn.append((document.pageCount(), printer)),
    )

    monkeypatch.setattr(printer_form.sys, "platform", "win32")

    def fill(form: PrinterForm) -> None:
        choose(form, "Printer", OFFICE)
        type_in(form, "Eksemplarer", "3")
        press(form, "Printerens egne indstillinger…")

    in_preview(desk, lambda preview: print_from(preview, fill))
    ((pages, printer),) = drawn
    assert handed == []
    assert printer is PrinterDialogue.printer
    assert pages == PrinterDialogue.pages > 0
    assert printer.copyCount() == 3


def test_without_room_for_the_file_the_pages_are_drawn_as_they_were_chosen(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printers: None
) -> None:
    drawn: list[QPrinter] = []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "full"))
    monkeypatch.setattr(
        print_verb, "_draw_pages", lambda _parent, _document, printer: drawn.append(printer)
    )

    def fill(form: PrinterForm) -> None:
        press(form, "I gråtoner")
        press(form, "Udskriv")

    in_preview(desk, lambda preview: print_from(preview, fill))
    (printer,) = drawn
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale
    assert printer.docName() == "Statusrapport 2023-10"


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support")
@pytest.mark.parametrize("taken", [True, False])
def test_the_pages_go_to_the_printer_that_is_chosen_or_it_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printers: None, taken: bool
) -> None:
    target = tmp_path / "papir" / "ud.pdf"
    if taken:
        target.parent.mkdir()
    told: list[str] = []

    def paper(_choice: PrintChoice, _name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setResolution(72)
        printer.setOutputFileName(str(target))
        return printer

    def print_it(preview: PackPreview) -> None:
        print_from(preview)
        while any(each.isVisible() for each in preview.findChildren(QProgressDialog)):
            QApplication.processEvents()

    monkeypatch.setattr(print_verb, "hand_to_system", lambda *_asked: print_verb.Handed.NO_WAY)
    monkeypatch.setattr(print_verb, "printer_for", paper)
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, words: told.append(words))
    in_preview(desk, print_it)
    assert target.exists() == taken
    expected = [] if taken else ["Printeren tog ikke imod siderne"]
    assert [words[:31] for words in told] == expected


def type_in(form: PrinterForm, name: str, text: str) -> None:
    field = named(form, name)
    assert isinstance(field, QLineEdit)
    field.setText(text)


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
