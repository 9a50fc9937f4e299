"""PDF: words that narrow cells cut, and rows that page breaks cut."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from portfolio_desktop.exchange.pdf_words import Vocabulary, hyphen_link
from portfolio_desktop.exchange.read_pdf import read_pdf
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.tables import DEFAULT_LIMITS, Workbook

NOTHING = Vocabulary(frozenset())
STYLE = getSampleStyleSheet()["BodyText"]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("Gennemførels-", "e", "Gennemførelse"),
        ("Genetikdatab-", "ank", "Genetikdatabank"),
        ("EU-", "udbud", "EU-udbud"),
        ("it-", "systemer", "it-systemer"),
        ("lager-", "og logistik", "lager- og logistik"),
        ("sundheds-", "it", "sundheds-it"),
        ("RSI-", "kredsen", "RSI-kredsen"),
        ("17-", "1", "17-1"),
        ("2023-", "planen", "2023-planen"),
        ("Vest-", "Øst", "Vest-Øst"),
    ],
)
def test_cut_words_and_real_hyphens(before: str, after: str, whole: str) -> None:
    link = hyphen_link(before, after, NOTHING)
    joined = before[:-1] + after if link == "\0" else before + link + after
    assert joined == whole


def test_the_rest_of_the_document_decides_first() -> None:
    known = Vocabulary.of(["Den gule-stribede plan", "en fællesnævner"])
    assert hyphen_link("gule-", "stribede", known) == ""
    assert hyphen_link("fælles-", "nævner", known) == "\0"


def _read(rows: list[list[object]], widths: list[float], *, lamps: bool = False) -> Workbook:
    buffer = io.BytesIO()
    look = [
        ("GRID", (0, 0), (-1, -1), 0.5, HexColor("#000000")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    if lamps:
        look.append(("BACKGROUND", (2, 1), (2, -1), HexColor("#FFC000")))
    table = Table(rows, colWidths=widths, repeatRows=1, splitInRow=1, style=TableStyle(look))
    document = SimpleDocTemplate(buffer, pagesize=(400, 300), onPage=None)
    document.build(
        [Paragraph("Status for maj 2024", STYLE), table], onFirstPage=_foot, onLaterPages=_foot
    )
    return read_pdf(buffer.getvalue(), DEFAULT_LIMITS)


def _foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.drawString(20, 20, f"Fortroligt udkast, side {document.page}")


def test_a_table_over_many_pages_is_one_with_its_headings_once() -> None:
    rows: list[list[object]] = [["Nr.", "Navn", "Lampe"]]
    rows += [[f"{n}-1", f"Projekt {n}", ""] for n in range(1, 41)]
    workbook = _read(rows, [50, 100, 50], lamps=True)
    (table,) = workbook.tables
    assert [row.cells[0].text for row in table.rows] == ["Nr.", *(f"{n}-1" for n in range(1, 41))]
    assert {row.cells[2].fill for row in table.body} == {"#FFC000"}
    assert table.text == ("Status for maj 2024",)
    assert table.body[-1].page > 1


def _ruled_page(canvas: Canvas, rows: list[tuple[str, list[str]]], *, open_end: bool) -> None:
    """Rows of two columns from the top; without the last line where the page break cuts a row."""
    top = y = 280.0
    canvas.line(20, y, 300, y)
    for number, lines in rows:
        canvas.drawString(24, y - 12, number)
        for index, line in enumerate(lines):
            canvas.drawString(84, y - 12 - 12 * index, line)
        y -= 12 * len(lines) + 6
        if not (open_end and (number, lines) == rows[-1]):
            canvas.line(20, y, 300, y)
    for x in (20, 80, 300):
        canvas.line(x, y, x, top)
    canvas.showPage()


@pytest.mark.parametrize("open_end", [True, False])
def test_a_row_that_a_page_break_cuts_is_one_row(open_end: bool) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(320, 300))
    heading = ("Nr.", ["Note"])
    _ruled_page(canvas, [heading, ("1-1", ["en to", "tre data-"])], open_end=open_end)
    _ruled_page(canvas, [heading, ("", ["bank fire"]), ("2-1", ["kort"])], open_end=False)
    canvas.save()
    (table,) = read_pdf(buffer.getvalue(), DEFAULT_LIMITS).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Nr.", "Note"],
        ["1-1", "en to tre databank fire"],
        ["2-1", "kort"],
    ]


def test_a_file_without_a_ruled_table_has_none() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(100, 100, "Kun tekst")
    canvas.save()
    assert read_pdf(buffer.getvalue(), DEFAULT_LIMITS).tables == ()


def test_a_protected_file_is_refused_as_such(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt="hemmeligt")
    canvas.drawString(100, 100, "x")
    canvas.save()
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(buffer.getvalue(), DEFAULT_LIMITS)
    assert caught.value.code is Refusal.ENCRYPTED
