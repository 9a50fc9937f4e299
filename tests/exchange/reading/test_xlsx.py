"""Spreadsheets: values as shown, colours as chosen, and books that are not quite in order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from portfolio_desktop.exchange.tables import CellNote, CellValue, FileNote, Table
from portfolio_desktop.exchange.xlsx_styles import date_letters
from portfolio_desktop.exchange.xlsx_values import shown_whole

from .files import MAIN, number, read_here, sheet, words, xlsx, xlsx_parts, zip_file

HEADINGS = words("A1", "Nr.") + words("B1", "Værdi")
STYLES = (
    '<numFmts count="1"><numFmt numFmtId="200" formatCode="[$-406]mmm&quot; &quot;yy"/></numFmts>'
    '<fonts><font/><font><b/><color rgb="FFC00000"/></font></fonts>'
    '<fills><fill/><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FF00B050"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"><fgColor theme="5" tint="0.4"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"><fgColor indexed="13"/></patternFill></fill></fills>'
    '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="9"/><xf fillId="2"/>'
    '<xf fillId="3"/><xf fillId="4"/><xf fontId="1"/><xf numFmtId="20"/></cellXfs>'
    '<dxfs><dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf></dxfs>'
)
DAY, MONTH, PERCENT, GREEN, TINTED, OLD, RED_BOLD, CLOCK = range(1, 9)


def _table(path: Path, *rows: str, after: str = "", properties: str = "") -> Table:
    made = xlsx(
        path / "a.xlsx", sheet(HEADINGS, *rows, after=after), styles=STYLES, properties=properties
    )
    return read_here(made).tables[0]


@pytest.mark.parametrize(
    ("raw", "style", "text", "value"),
    [
        ("45258", DAY, "2023-11-28", date(2023, 11, 28)),
        ("45258.75", DAY, "2023-11-28", date(2023, 11, 28)),
        ("45231", MONTH, "2023-11-01", date(2023, 11, 1)),
        ("1", DAY, "1900-01-01", date(1900, 1, 1)),
        ("60", DAY, "1900-02-29", None),
        ("61", DAY, "1900-03-01", date(1900, 3, 1)),
        ("-5", DAY, "-5", Decimal(-5)),
        ("99999999", DAY, "99999999", Decimal(99999999)),
        ("0.125", PERCENT, "12.5%", Decimal("0.125")),
        ("12.600000000000001", 0, "12.6", Decimal("12.6")),
        ("42", 0, "42", 42),
        ("1E+3", 0, "1000", 1000),
        ("0.5", CLOCK, "12:00", None),
    ],
)
def test_numbers_are_shown_as_the_format_says(
    tmp_path: Path, raw: str, style: int, text: str, value: CellValue
) -> None:
    cell = _table(tmp_path, words("A2", "1") + number("B2", raw, style)).body[0].cells[1]
    assert (cell.text, cell.value) == (text, value)


def test_the_1904_system(tmp_path: Path) -> None:
    rows = words("A2", "1") + number("B2", "43796", DAY)
    table = _table(tmp_path, rows, properties='<workbookPr date1904="1"/>')
    assert table.body[0].cells[1].value == date(2023, 11, 28)


def test_the_leap_day_that_never_was_is_marked(tmp_path: Path) -> None:
    table = _table(tmp_path, words("A2", "1") + number("B2", "60", DAY))
    assert table.body[0].cells[1].note is CellNote.NO_SUCH_DATE


@pytest.mark.parametrize(
    ("number_format", "letters"),
    [
        ("General", ""),
        ("0.00", ""),
        ('#,##0 "kr. d"', ""),
        ("dd-mm-yyyy", "ymd"),
        ("[$-406]d. mmmm yyyy;@", "ymd"),
        ("mmm-yy", "ym"),
        ("[h]:mm", "mh"),
        ("mm:ss.0", "ms"),
        ("[Red]0", ""),
        ("@", ""),
        ("", ""),
    ],
)
def test_which_formats_are_dates(number_format: str, letters: str) -> None:
    assert date_letters(number_format) == letters


def test_fills_from_colour_theme_and_palette(tmp_path: Path) -> None:
    rows = [words("A2", "1", RED_BOLD), words("A3", "2"), words("A4", "3"), words("A5", "4")]
    rows[1] += '<c r="B3" s="4"/>'
    rows[2] += '<c r="B4" s="5"/>'
    rows[3] += '<c r="B5" s="6"/>'
    table = _table(tmp_path, *rows)
    fills = [row.cells[1].fill if len(row.cells) > 1 else None for row in table.body]
    assert fills == [None, "#00B050", "#D99694", "#FFFF00"]
    assert (table.body[0].cells[0].font, table.body[0].cells[0].bold) == ("#C00000", True)


def test_hidden_columns_among_those_in_use_are_named(tmp_path: Path) -> None:
    hidden = '<cols><col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>'
    made = xlsx(tmp_path / "a.xlsx", hidden + sheet(HEADINGS, words("A2", "1") + words("B2", "x")))
    assert [(note.code, note.place) for note in read_here(made).notes] == [
        (FileNote.HIDDEN_COLUMNS, "Ark1, B:B")
    ]


def test_texts_that_a_damaged_book_has_lost_are_told(tmp_path: Path) -> None:
    shared = [f'<c r="B{at + 2}" t="s"><v>{at}</v></c>' for at in range(3)]
    rows = [words(f"A{at + 2}", f"{at}") + cell for at, cell in enumerate(shared)]
    parts = xlsx_parts(sheet(HEADINGS, *rows))
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"><si><t>Navn</t></si><si><t>Væ'
    workbook = read_here(zip_file(tmp_path / "a.xlsx", parts))
    assert [(note.code, note.place) for note in workbook.notes] == [
        (FileNote.PART_UNREADABLE, "xl/sharedstrings.xml")
    ]
    (table,) = workbook.tables
    assert [(row.cells[1].text, row.cells[1].note) for row in table.body] == [
        ("Navn", None),
        ("Væ", None),
        ("", CellNote.LOST),
    ]


@pytest.mark.parametrize(
    ("number", "shown", "text"),
    [
        (7, "000", "007"),
        (171, "00-0", "17-1"),
        (171, '00"-"0', "17-1"),
        (1701, "00\\-00", "17-01"),
        (5, '"P-"0', "P-5"),
        (42, '"P"000', "P042"),
        (2023001, "0000-000", "2023-001"),
        (12345, "00-0", "1234-5"),
        (1, "##-0", "-1"),
        (9, "0_)", "9"),
        (12, "0", "12"),
        (1234, "#,##0", "1234"),
        (7, "@", "7"),
        (7, "General", "7"),
        (-3, "000", "-3"),
        (8, "0;-0;;@", "8"),
        (3, "", "3"),
    ],
)
def test_a_whole_number_is_shown_with_the_signs_of_its_format(
    number: int, shown: str, text: str
) -> None:
    assert shown_whole(number, shown) == text


def test_cells_with_only_a_picture_say_so(tmp_path: Path) -> None:
    parts = xlsx_parts(
        sheet(HEADINGS, words("A2", "1"), words("A3", "2") + words("B3", "x")), styles=STYLES
    )
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships><Relationship Id="r1" Type="{link}" Target="../drawings/d.xml"/>'
        "</Relationships>"
    )
    parts["xl/drawings/d.xml"] = (
        "<wsDr>"
        + "".join(
            f"<twoCellAnchor><from><col>1</col><row>{row}</row></from></twoCellAnchor>"
            for row in (1, 2, 90)
        )
        + "</wsDr>"
    )
    (table,) = read_here(zip_file(tmp_path / "a.xlsx", parts)).tables
    assert [row.cells[1].note for row in table.body] == [CellNote.PICTURE, None]


def test_formulas_give_their_stored_result_and_are_never_evaluated(tmp_path: Path) -> None:
    rows = [
        words("A2", "1") + '<c r="B2"><f>1+1</f><v>7</v></c>',
        words("A3", "2") + '<c r="B3"><f>1+1</f></c>',
        words("A4", "3") + '<c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        words("A5", "4") + '<c r="B5" t="str"><f>A1</f><v>tekst</v></c>',
        words("A6", "5") + '<c r="B6" t="b"><v>1</v></c>',
    ]
    cells = [row.cells[1] for row in _table(tmp_path, *rows).body]
    assert [cell.text for cell in cells] == ["7", "", "#DIV/0!", "tekst", "TRUE"]
    assert cells[1].note is CellNote.NOT_CALCULATED
    assert cells[2].note is CellNote.ERROR


def test_merged_headings_and_cells_speak_for_all_they_cover(tmp_path: Path) -> None:
    rows = [
        words("A1", "Nr.") + words("B1", "Status"),
        words("B2", "sidste") + words("C2", "denne"),
        words("A3", "17-1") + words("B3", "gul") + words("C3", "rød"),
        words("A4", "18-4") + words("B4", "gul") + words("C4", "gul"),
    ]
    merges = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    table = read_here(xlsx(tmp_path / "a.xlsx", sheet(*rows, after=merges))).tables[0]
    assert table.header_rows == 2
    assert table.titles == ("Nr.", "Status sidste", "Status denne")
    assert table.rows[0].cells[2].note is CellNote.MERGED


def test_title_rows_stand_outside_the_table(tmp_path: Path) -> None:
    rows = [words("A1", "Porteføljen"), words("A2", "Pr. ultimo maj 2024")]
    rows += [words("A4", "Nr.") + words("B4", "Navn") + words("C4", "Fase")]
    rows += [
        words(f"A{n}", f"2{n}-1") + words(f"B{n}", "Et") + words(f"C{n}", "To") for n in (5, 6)
    ]
    table = read_here(xlsx(tmp_path / "a.xlsx", sheet(*rows))).tables[0]
    assert table.text == ("Porteføljen", "Pr. ultimo maj 2024")
    assert [row.number for row in table.rows] == [4, 5, 6]


def test_hidden_sheets_and_rows_are_flagged(tmp_path: Path) -> None:
    content = "<sheetData><row r='1'>" + HEADINGS + "</row><row r='2' hidden='1'>"
    content += words("A2", "1") + words("B2", "x") + "</row></sheetData>"
    parts = xlsx_parts(content, state="veryHidden")
    table = read_here(zip_file(tmp_path / "a.xlsx", parts)).tables[0]
    assert table.hidden
    assert [row.hidden for row in table.rows] == [False, True]


def test_a_book_without_most_of_its_parts_is_read(tmp_path: Path) -> None:
    parts = xlsx_parts(sheet(HEADINGS, words("A2", "1", 99) + words("B2", "x")))
    del parts["xl/_rels/workbook.xml.rels"], parts["_rels/.rels"]
    assert read_here(zip_file(tmp_path / "a.xlsx", parts)).tables[0].titles == ("Nr.", "Værdi")


def test_a_sheet_that_breaks_off_is_read_up_to_there_and_said_to_be_damaged(tmp_path: Path) -> None:
    parts = xlsx_parts(sheet(HEADINGS, words("A2", "1") + words("B2", "x")))
    whole = str(parts["xl/worksheets/sheet1.xml"])
    parts["xl/worksheets/sheet1.xml"] = whole[: whole.index("</sheetData>")]
    workbook = read_here(zip_file(tmp_path / "a.xlsx", parts))
    assert len(workbook.tables[0].rows) == 2
    assert [(note.code, note.place) for note in workbook.notes] == [
        (FileNote.PART_UNREADABLE, "Ark1")
    ]


def test_a_document_called_a_spreadsheet_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("Nr.;Navn\n1;Et\n", encoding="utf-8")
    workbook = read_here(path)
    assert workbook.kind == "csv"
    assert workbook.notes[0].code is FileNote.OTHER_KIND
