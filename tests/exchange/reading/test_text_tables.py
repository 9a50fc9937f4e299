"""Text tables: encodings, separators and quotes are found out, and pasted tables read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.exchange.clipboard import read_html, read_pasted
from portfolio_desktop.exchange.csv_dialects import sniff
from portfolio_desktop.exchange.read_csv import read_csv
from portfolio_desktop.exchange.tables import DEFAULT_LIMITS, CellNote, FileNote, Workbook

LINES = "Nr.;Navn;Beløb\n17-1;Ærø Sygehus;12,5\n18-4;Østre å;1.000,75\n"


def _texts(workbook: Workbook) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in workbook.tables[0].rows]


WANTED = [
    ["Nr.", "Navn", "Beløb"],
    ["17-1", "Ærø Sygehus", "12,5"],
    ["18-4", "Østre å", "1.000,75"],
]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "utf-32"],
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|", "^"])
def test_encoding_and_separator_are_found_out(encoding: str, separator: str) -> None:
    text = (
        LINES.replace(",", "#")
        .replace(";", separator)
        .replace("#", "." if separator == "," else ",")
    )
    wanted = [
        [cell.replace(",", ".") if separator == "," else cell for cell in row] for row in WANTED
    ]
    assert _texts(read_csv(text.encode(encoding), DEFAULT_LIMITS)) == wanted


@pytest.mark.parametrize("quote", ['"', "'"])
def test_quoted_cells_hold_separators_and_lines(quote: str) -> None:
    text = f"Nr.,Navn\n1,{quote}a, b{quote}\n2,{quote}don't, c{quote}\n3,d\n"
    assert _texts(read_csv(text.encode(), DEFAULT_LIMITS))[1:] == [
        ["1", "a, b"],
        ["2", "don't, c"],
        ["3", "d"],
    ]


@pytest.mark.parametrize(
    ("lines", "wanted", "place"),
    [
        ('17-2;"Registret;gul', ["17-2", '"Registret', "gul"], "3"),
        ('17-2;Registret;"gul', ["17-2", "Registret", '"gul'], "3"),
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(
    lines: str, wanted: list[str], place: str, last: bool
) -> None:
    text = f"Nr.;Navn;Status\n17-1;Journalen;rød\n{lines}\n"
    text += "" if last else '17-3;"Bo;\nok";grøn\n17-4;Brevet;rød\n'
    workbook = read_csv(text.encode(), DEFAULT_LIMITS)
    rest = [] if last else [["17-3", "Bo;\nok", "grøn"], ["17-4", "Brevet", "rød"]]
    assert _texts(workbook)[2:] == [wanted, *rest]
    assert [(n.code, n.place) for n in workbook.notes] == [(FileNote.LOOSE_QUOTE, place)]


def test_a_quotation_mark_inside_a_cell_is_told_where_it_may_change_the_text() -> None:
    workbook = read_csv(b'Nr.;Navn\n1;"12" skaerm"\n2;13" skaerm\n', DEFAULT_LIMITS)
    assert [(n.code, n.place) for n in workbook.notes] == [(FileNote.LOOSE_QUOTE, "2, 3")]
    assert _texts(workbook)[1:] == [["1", '"12" skaerm"'], ["2", '13" skaerm']]


def test_an_apostrophe_before_a_year_is_no_quote() -> None:
    text = "Nr.;Frist;Navn\n1;'24;a\n2;Mar '24;b\n3;'25;c\n"
    assert _texts(read_csv(text.encode(), DEFAULT_LIMITS))[1] == ["1", "'24", "a"]


def test_excels_own_separator_line_is_believed() -> None:
    assert _texts(read_csv(b"sep=|\na|b\n1|2\n", DEFAULT_LIMITS)) == [["a", "b"], ["1", "2"]]


def test_ragged_rows_are_kept_and_named() -> None:
    workbook = read_csv(b"a;b;c\n1;2;3\n4;5\n6;7;8;9\n10;11;12\n", DEFAULT_LIMITS)
    assert _texts(workbook)[2:4] == [["4", "5"], ["6", "7", "8", "9"]]
    assert [(note.code, note.place) for note in workbook.notes] == [(FileNote.RAGGED, "3, 4")]


def test_two_tables_parted_by_blank_rows_are_two() -> None:
    text = "Nr.;Navn;Sum\n1;a;2\n2;b;3\n\n\nMedlem;Region\nIda;Nord\nBo;Syd\n"
    tables = read_csv(text.encode(), DEFAULT_LIMITS).tables
    assert [table.titles for table in tables] == [("Nr.", "Navn", "Sum"), ("Medlem", "Region")]
    assert [row.number for row in tables[1].rows] == [6, 7, 8]


def test_a_table_with_blank_rows_and_group_headings_stays_one() -> None:
    text = "Nr.;Navn;Sum\n1;a;2\n2;b;3\n\nDrift\n3;c;4\n\n4;d;5\n"
    (table,) = read_csv(text.encode(), DEFAULT_LIMITS).tables
    assert [row.cells[0].text for row in table.body] == ["1", "2", "Drift", "3", "4"]


def test_nul_bytes_and_blank_files() -> None:
    assert _texts(read_csv(b"a,b\n1\0,2\n", DEFAULT_LIMITS)) == [["a", "b"], ["1", "2"]]


@given(
    st.lists(
        st.lists(st.from_regex(r"[a-zæøå]{1,6}", fullmatch=True), min_size=3, max_size=3),
        min_size=4,
        max_size=9,
    ),
    st.sampled_from(";,\t|"),
)
def test_plain_words_are_always_parted_right(rows: list[list[str]], separator: str) -> None:
    text = "\n".join(separator.join(row) for row in rows)
    assert sniff(text).separator == separator


EXCEL_HTML = """Version:1.0
StartHTML:0000000105
<html><head><style><!-- td {color:black} .xl65 {background:#FFC000; mso-pattern:black none;}
.xl66 {color:red; font-weight:700;} --></style></head><body><table>
<tr><td rowspan=2>Nr.</td><td colspan=2>Status</td></tr><tr><td>sidste</td><td>denne</td></tr>
<tr><td>17-1</td><td class=xl65>&nbsp;</td><td style='background:rgb(0, 176, 80)'>x<br>y
z</td></tr><tr><td class=xl66>18-4</td><td bgcolor=red></td><td>a</td></tr></table></body></html>"""


def test_pasted_html_keeps_colours_and_merges() -> None:
    (table,) = read_html(EXCEL_HTML, DEFAULT_LIMITS).tables
    first, second = table.body[-2:]
    assert table.titles == ("Nr.", "Status sidste", "Status denne")
    assert [cell.fill for cell in first.cells] == [None, "#FFC000", "#00B050"]
    assert first.cells[2].text == "x\ny z"
    assert (second.cells[0].font, second.cells[0].bold) == ("#FF0000", True)
    assert second.cells[1].fill == "#FF0000"


def test_a_pasted_picture_is_noted() -> None:
    html = "<table><tr><td>Nr.<td>Status<tr><td>1<td><img src=x.png></table>"
    (table,) = read_html(html, DEFAULT_LIMITS).tables
    assert table.rows[1].cells[1].note is CellNote.PICTURE


def test_pasted_text_is_read_where_the_html_has_no_table() -> None:
    workbook = read_pasted('Nr.\tNote\n1\t"to\nlinjer"\n', "<p>hej</p>", DEFAULT_LIMITS)
    assert _texts(workbook) == [["Nr.", "Note"], ["1", "to\nlinjer"]]


def test_a_web_page_called_a_spreadsheet_is_read(tmp_path: Path) -> None:
    from .files import read_here

    path = tmp_path / "a.xls"
    path.write_text(EXCEL_HTML[EXCEL_HTML.index("<") :], encoding="utf-8")
    assert len(read_here(path).tables) == 1
