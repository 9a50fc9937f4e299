"""Printing without the system's help: to a file, which tells what a printer would have got."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from portfolio_desktop.ui.preview.print_choice import PrintChoice, read_pages, tell
from portfolio_desktop.ui.preview.print_run import Printed, PrintRun
from portfolio_desktop.ui.preview.printing import in_copies, lp_wishes, paper_of, wanted_pages
from portfolio_desktop.ui.preview.report_reading import Report, open_report, unopened

A4, A3 = (595.28, 841.89), (841.89, 1190.55)
_LONGEST_MS = 60_000
_ACROSS = (A4[1], A4[0])
_SIZES = (A4, _ACROSS, (A3[1], A3[0]), A4)
"""A page upright, one across, a large one across, and upright again."""


def papers() -> bytes:
    """Each page is full of a colour of its own."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for size, colour in zip(_SIZES, ("red", "green", "blue", "orange"), strict=True):
        canvas.setPageSize(size)
        canvas.setFillColor(colour)
        canvas.rect(0, 0, *size, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def report(qapp: QApplication) -> Report:
    return open_report(unopened(papers()))


@pytest.fixture
def document(report: Report) -> QPdfDocument:
    return report.document


def printer_to(path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    made.setResolution(72)
    return made


def run(qtbot: QtBot, document: QPdfDocument, printer: QPrinter) -> list[tuple[int, int]]:
    """How far it told it was, once all of it is printed."""
    told: list[tuple[int, int]] = []
    ended: list[Printed] = []
    job = PrintRun(document, printer, document)
    job.progressed.connect(lambda done, total: told.append((done, total)))
    job.finished.connect(ended.append)
    job.start()
    qtbot.waitUntil(lambda: ended == [Printed.WHOLE], timeout=_LONGEST_MS)
    return told


def printed(path: Path) -> list[tuple[tuple[int, int], tuple[int, int, int]]]:
    """The size of each page in points, and the colour in its middle."""
    pages = []
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            picture = page.render(scale=0.5).to_pil().convert("RGB")
            middle = picture.getpixel((picture.width // 2, picture.height // 2))
            width, height = page.get_size()
            pages.append(((round(width), round(height)), middle))
    return pages


def test_every_page_lies_on_paper_of_its_own_size(
    qtbot: QtBot, document: QPdfDocument, tmp_path: Path
) -> None:
    path = tmp_path / "ud.pdf"
    told = run(qtbot, document, printer_to(path))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    sizes = [size for size, _colour in printed(path)]
    assert sizes == [(595, 842), (842, 595), (1191, 842), (595, 842)]


def test_the_pages_of_several_ranges_are_printed_and_no_others(
    qtbot: QtBot, document: QPdfDocument, tmp_path: Path
) -> None:
    path = tmp_path / "ud.pdf"
    printer = printer_to(path)
    printer.setPageRanges(QPageRanges.fromString("1, 3-9"))
    assert wanted_pages(printer, 4) == (0, 2, 3)
    run(qtbot, document, printer)
    colours = [colour for _size, colour in printed(path)]
    assert [colour.index(max(colour)) for colour in colours] == [0, 2, 0], "red, blue, orange"


def test_a_page_is_whole_without_seams_between_its_strips(
    qtbot: QtBot, document: QPdfDocument, tmp_path: Path
) -> None:
    path = tmp_path / "ud.pdf"
    printer = printer_to(path)
    printer.setPageRanges(QPageRanges.fromString("1"))
    run(qtbot, document, printer)
    with pypdfium2.PdfDocument(path) as pdf:
        picture = pdf[0].render(scale=2).to_pil().convert("RGB")
    inside = [
        picture.getpixel((picture.width // 2, height)) for height in range(80, picture.height - 80)
    ]
    assert all(red > 245 and green < 10 and blue < 10 for red, green, blue in inside)


def test_in_greyscale_nothing_is_coloured(
    qtbot: QtBot, document: QPdfDocument, tmp_path: Path
) -> None:
    path = tmp_path / "ud.pdf"
    printer = printer_to(path)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    run(qtbot, document, printer)
    pages = printed(path)
    assert len(pages) == 4
    assert all(max(colour) - min(colour) <= 1 for _size, colour in pages)
    assert len({colour for _size, colour in pages}) > 2, "told apart by their lightness"


@pytest.mark.parametrize(("collated", "order"), [(True, (0, 1, 0, 1)), (False, (0, 0, 1, 1))])
def test_copies_are_made_here_where_the_printer_makes_none(
    tmp_path: Path, qapp: QApplication, collated: bool, order: tuple[int, ...]
) -> None:
    printer = printer_to(tmp_path / "ud.pdf")
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    assert in_copies((0, 1), printer) == order


def test_who_stops_has_no_half_a_file(qtbot: QtBot, document: QPdfDocument, tmp_path: Path) -> None:
    path = tmp_path / "ud.pdf"
    job = PrintRun(document, printer_to(path), document)
    ended: list[Printed] = []
    job.finished.connect(ended.append)
    job.progressed.connect(lambda done, _total: job.cancel() if done == 2 else None)
    job.start()
    qtbot.waitUntil(lambda: ended == [Printed.CANCELLED], timeout=_LONGEST_MS)
    assert not path.exists()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_be_opened_is_told_of(document: QPdfDocument, tmp_path: Path) -> None:
    blocked = tmp_path / "fil"
    blocked.write_text("", encoding="utf-8")
    job = PrintRun(document, printer_to(blocked / "ud.pdf"), document)
    ended: list[Printed] = []
    job.finished.connect(ended.append)
    job.start()
    assert ended == [Printed.REFUSED]


class TurnedOver(QPrinter):
    """Knows how its sheets are to be turned over, which a file has no place for."""

    asked: QPrinter.DuplexMode | None = None

    def setDuplex(self, mode: QPrinter.DuplexMode) -> None:
        self.asked = mode


@pytest.mark.parametrize(
    ("both", "mode"),
    [
        (True, QPrinter.DuplexMode.DuplexLongSide),
        (False, QPrinter.DuplexMode.DuplexNone),
        (None, None),
    ],
)
def test_the_printer_is_told_all_that_was_chosen(
    tmp_path: Path, qapp: QApplication, both: bool | None, mode: QPrinter.DuplexMode | None
) -> None:
    printer = TurnedOver(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "ud.pdf"))
    tell(printer, PrintChoice("Kontoret", "1,3-4", 2, both, grey=True))
    assert printer.asked is mode
    assert printer.resolution() == 300
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale
    assert (printer.copyCount(), printer.collateCopies()) == (2, True)
    assert wanted_pages(printer, 4) == (0, 2, 3)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ""),
        (" 3 ", "3"),
        ("1 – 4; 9", "1-4,9"),
        ("2-2", "2"),
        ("4-1", None),
        ("0", None),
        ("9-10", None),
        ("alle", None),
        ("1,", None),
        ("²", None),
    ],
)
def test_pages_are_read_as_people_write_them(typed: str, read: str | None) -> None:
    assert read_pages(typed, 9) == read


def test_lp_is_told_all_that_was_chosen() -> None:
    wishes = lp_wishes("Dagsorden", PrintChoice("Kontoret", "1-4,9", 2, True, grey=True))
    assert " ".join(wishes) == (
        "-t Dagsorden -n 2 -o collate=true -d Kontoret -P 1-4,9 -o sides=two-sided-long-edge"
        " -o print-color-mode=monochrome"
    )
    assert lp_wishes("D", PrintChoice("K", both_sides=False))[-1] == "sides=one-sided"
    assert "sides" not in " ".join(lp_wishes("D", PrintChoice("K")))


@pytest.mark.parametrize(
    ("points", "size", "way"),
    [
        (A4, QPageSize.PageSizeId.A4, QPageLayout.Orientation.Portrait),
        (_ACROSS, QPageSize.PageSizeId.A4, QPageLayout.Orientation.Landscape),
        (A3, QPageSize.PageSizeId.A3, QPageLayout.Orientation.Portrait),
    ],
)
def test_the_paper_is_known_by_its_size(
    points: tuple[float, float],
    size: QPageSize.PageSizeId,
    way: QPageLayout.Orientation,
) -> None:
    paper, lies = paper_of(QSizeF(*points))
    assert (paper.id(), lies) == (size, way)
