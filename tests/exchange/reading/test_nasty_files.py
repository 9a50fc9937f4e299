"""Files that break importers, each with what must become of it. The files stand beside the
checkout and are not part of it."""

from __future__ import annotations

import csv
import sys

import pytest

from portfolio_desktop.exchange.refusals import UnreadableFile
from portfolio_desktop.exchange.tables import Workbook, read_tables

from .files import PATIENT, SHARED, seconds_spent

NASTY = SHARED / "data" / "nasty"
MANIFEST = NASTY / "MANIFEST.csv"
LIMIT_SECONDS, LIMIT_BYTES = 10, 1_000_000_000
SIZES = {
    # file: rows and columns of its largest table, counted by hand
    "csv/messytables__utf-16le_encoded.csv": (328, 19),
    "csv/pollock__file_double_trailing_newline.csv": (84, 9),
    "csv/pollock__file_header_multirow_3.csv": (86, 9),
    "csv/pollock__file_multitable_less.csv": (84, 9),
    "csv/pollock__file_no_header.csv": (83, 9),
    "csv/pollock__file_preamble.csv": (84, 9),
    "csv/pollock__file_quotation_char_0x27.csv": (84, 9),
    "csv/spectrum__escaped_quotes.csv": (3, 2),
    "xlsx/calamine__temperature-in-middle.xlsx": (3, 3),
    "xlsx/poi_xlsx__xlsx-corrupted.xlsx": (3, 4),
    "xlsx/real__mdpr_16384_columns_1873_merges.xlsx": (137, 11),
    "docx/pandoc__tables.docx": (4, 4),
}


def _cases() -> list[tuple[str, str]]:
    if not MANIFEST.is_file():
        return []
    with MANIFEST.open(encoding="utf-8", newline="") as file:
        return [(line["file"], line["expect"]) for line in csv.DictReader(file)]


pytestmark = pytest.mark.skipif(
    not MANIFEST.is_file(), reason="the collection of nasty files is not beside this checkout"
)


@pytest.mark.parametrize(("name", "expected"), _cases())
def test_every_nasty_file_ends_in_rows_or_one_refusal(name: str, expected: str) -> None:
    workbook, seconds = _timed(name)
    if seconds >= LIMIT_SECONDS:  # where only the clock tells it, others may have been busy
        workbook, seconds = _timed(name)
    assert seconds < LIMIT_SECONDS
    assert _largest_child() < LIMIT_BYTES
    if workbook is None:
        assert expected in {"refuse", "any"}
        return
    assert expected in {"tables", "any"}
    table = max(workbook.tables, key=lambda table: len(table.rows))
    assert any(cell.text for row in table.rows for cell in row.cells)
    if name in SIZES:
        assert (len(table.rows), table.width) == SIZES[name]


def _timed(name: str) -> tuple[Workbook | None, float]:
    before = seconds_spent()
    workbook = _read(name)
    return workbook, seconds_spent() - before


def _read(name: str) -> Workbook | None:
    try:
        return read_tables(NASTY / name, limits=PATIENT)
    except UnreadableFile:
        return None


def _largest_child() -> int:
    if sys.platform != "linux":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def test_headings_in_two_and_three_rows_become_one_title() -> None:
    three = read_tables(NASTY / "csv/pollock__file_header_multirow_3.csv").tables[0]
    assert three.header_rows == 3
    assert three.titles[0].startswith("DATE")
    assert three.body[0].cells[0].text == "28/01/2018"


def test_two_tables_without_a_gap_are_two() -> None:
    for name in ("less", "more"):
        path = NASTY / f"csv/pollock__file_multitable_{name}.csv"
        assert [len(table.rows) for table in read_tables(path).tables] == [84, 83]


def test_both_date_systems() -> None:
    later = read_tables(NASTY / "xlsx/calamine__date_1904.xlsx").tables[0]
    texts = [cell.text for row in later.rows for cell in row.cells]
    assert any(text.startswith(("2021-", "1904-", "2020-")) for text in texts), texts


def test_latin_letters_survive_old_code_pages() -> None:
    table = read_tables(NASTY / "csv/csvkit__test_latin1.csv").tables[0]
    assert "©" in [cell.text for row in table.rows for cell in row.cells]
