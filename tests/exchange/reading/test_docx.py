"""Word tables: shading, merges, nesting, tick boxes and tracked changes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from portfolio_desktop.exchange.tables import CellNote, FileNote, Table

from .files import cell, docx, paragraph, read_here, word_table, zip_file


def _table(path: Path, *rows: str) -> Table:
    return read_here(docx(path / "a.docx", word_table(*rows))).tables[0]


def _texts(table: Table) -> list[list[str]]:
    return [[item.text for item in row.cells] for row in table.rows]


def test_shading_is_read_plain_and_from_the_theme(tmp_path: Path) -> None:
    shades = (
        '<w:shd w:val="clear" w:fill="FFC000"/>',
        '<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="accent3"/>',
        '<w:shd w:val="solid" w:color="FF0000" w:fill="auto"/>',
        '<w:shd w:val="clear" w:fill="auto"/>',
    )
    rows = [cell("Nr.") + cell("Lampe"), *(cell("1") + cell("x", shade) for shade in shades)]
    fills = [row.cells[1].fill for row in _table(tmp_path, *rows).rows[1:]]
    assert fills == ["#FFC000", "#9BBB59", "#FF0000", None]


def test_run_colour_marker_and_weight(tmp_path: Path) -> None:
    run = '<w:rPr><w:b/><w:color w:val="C00000"/><w:highlight w:val="yellow"/></w:rPr>'
    marked = f"<w:tc>{paragraph('●', run)}</w:tc>"
    found = _table(tmp_path, cell("Nr.") + cell("Lampe"), cell("1") + marked).rows[1].cells[1]
    assert (found.font, found.fill, found.bold) == ("#C00000", "#FFFF00", True)


def test_rows_that_start_late_and_merges_keep_their_columns(tmp_path: Path) -> None:
    late = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("sidste") + cell("denne")
    restart, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = _table(
        tmp_path,
        cell("Nr.") + cell("Status", '<w:gridSpan w:val="2"/>'),
        late,
        cell("17-1", restart) + cell("gul") + cell("rød"),
        cell("", on) + cell("grøn") + cell("gul"),
    )
    assert _texts(table)[1:] == [
        ["", "sidste", "denne"],
        ["17-1", "gul", "rød"],
        ["17-1", "grøn", "gul"],
    ]
    assert table.rows[2].cells[0].row_span == 2


def test_a_cell_with_only_a_picture_and_an_odd_symbol_say_that_something_is_there(
    tmp_path: Path,
) -> None:
    picture = "<w:tc><w:p><w:r><w:drawing/></w:r></w:p></w:tc>"
    symbol = (
        '<w:tc><w:p><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr>'
        '<w:sym w:font="Wingdings" w:char="F06E"/></w:r></w:p></w:tc>'
    )
    row = cell("1") + picture + symbol
    found = _table(tmp_path, cell("Nr.") + cell("Før") + cell("Nu"), row).rows[1].cells
    assert (found[1].text, found[1].note) == ("", CellNote.PICTURE)
    assert (found[2].text, found[2].font) == ("•", "#FF0000")


def test_insertions_count_and_deletions_do_not(tmp_path: Path) -> None:
    changed = (
        "<w:tc><w:p><w:ins><w:r><w:t>maj</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>april</w:delText></w:r></w:del></w:p></w:tc>"
    )
    gone = "<w:trPr><w:del/></w:trPr>" + cell("9") + cell("væk")
    path = docx(
        tmp_path / "a.docx", word_table(cell("Nr.") + cell("Frist"), cell("1") + changed, gone)
    )
    workbook = read_here(path)
    assert _texts(workbook.tables[0]) == [["Nr.", "Frist"], ["1", "maj"]]
    assert FileNote.TRACKED_CHANGES in [note.code for note in workbook.notes]


@pytest.mark.parametrize("cut", ["</w:tbl>", "Et", "</w:body>", "</w:document>"])
def test_a_document_that_breaks_off_is_said_to_be_damaged(tmp_path: Path, cut: str) -> None:
    whole = tmp_path / "hel.docx"
    docx(whole, word_table(cell("Nr.") + cell("Navn"), cell("1") + cell("Et")))
    assert read_here(whole).notes == ()
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    part = "word/document.xml"
    parts[part] = parts[part][: parts[part].index(cut) + 1]
    notes = read_here(zip_file(tmp_path / "brudt.docx", parts)).notes
    assert [(note.code, note.place) for note in notes] == [(FileNote.PART_UNREADABLE, part)]


def test_a_table_in_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    inner = word_table(cell("Nr.") + cell("Navn"), cell("1") + cell("Et"))
    workbook = read_here(docx(tmp_path / "a.docx", word_table(f"<w:tc>{inner}<w:p/></w:tc>")))
    assert [_texts(table) for table in workbook.tables] == [[["Nr.", "Navn"], ["1", "Et"]]]


def test_lines_before_the_table_belong_to_it(tmp_path: Path) -> None:
    body = paragraph("Status for maj 2024") + word_table(
        cell("Nr.") + cell("Navn"), cell("1") + cell("Et")
    )
    workbook = read_here(docx(tmp_path / "a.docx", body + paragraph("Slut")))
    assert workbook.tables[0].text == ("Status for maj 2024",)
    assert workbook.text == ("Status for maj 2024", "Slut")


def test_tick_boxes_lines_and_repeated_heading_rows(tmp_path: Path) -> None:
    ticked = '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
    box = f"<w:tc><w:p><w:r><w:fldChar>{ticked}</w:fldChar></w:r></w:p></w:tc>"
    lines = f"<w:tc>{paragraph('en')}{paragraph('to')}</w:tc>"
    heading = "<w:trPr><w:tblHeader/></w:trPr>" + cell("A") + cell("B")
    table = _table(tmp_path, heading, heading, box + lines, cell("x") + cell("y"))
    assert table.header_rows == 2
    assert [item.text for item in table.rows[2].cells] == ["☒", "en\nto"]
