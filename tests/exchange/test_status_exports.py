"""xlsx and csv: typed, harmless, the same every time, and in the words of the register."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from portfolio_desktop.domain import ids
from portfolio_desktop.domain.dates import day, read_date
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Baseline, Project
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.domain.report import Light, Report
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.status_table import Column, LampCell, StatusTable, status_table
from portfolio_desktop.exchange.write_csv import guarded, status_csv, unguarded
from portfolio_desktop.exchange.write_xlsx import LONGEST_TEXT, cut_cells, status_xlsx
from tests.exchange.registers import DIMENSIONS, PHASES, registers

OCTOBER = Period(2023, 10)
REPORT = ids.report_id("p", "2023-10")
CONTENT = RegisterContent(
    RegisterInfo("", "Kredsens projekter"),
    dimensions=DIMENSIONS,
    phases=PHASES,
    projects=(
        Project(
            "p", "23-1", "=HYPERLINK(1)", phase="execution", forecast_end=day(datetime(2024, 3, 1))
        ),
        Project("q", "16-5", "Register", forecast_end=read_date("Ultimo 2027")),
        Project("x", "15-1", "Lagt væk", archived=True),
    ),
    baselines=(Baseline("b", "p", 1, read_date("Dec 23"), Money(1_260_000_050)),),
    reports=(
        Report(REPORT, "p", "2023-10", Colour.RED, remarks="- over budget\nNæste linje"),
        Report("r2", "p", "2023-09", Colour.YELLOW),
        Report(
            "r3", "q", "2023-10", no_light=NoLight.RESUMED, reports_from=read_date("uge 40 2024")
        ),
    ),
    lights=(Light("l", REPORT, "cost", Colour.RED),),
)


def sheet_of(table: StatusTable):  # type: ignore[no-untyped-def]
    return load_workbook(io.BytesIO(status_xlsx(table))).active


def column(table: StatusTable, title: str) -> int:
    return [each.title for each in table.columns].index(title) + 1


def test_the_table_has_the_boards_order_without_archived_projects() -> None:
    table = status_table(CONTENT, OCTOBER)
    assert [row[0] for row in table.rows] == ["16-5", "23-1"]
    assert table.title == "Kredsens projekter – oktober 2023"


def test_cells_of_the_workbook_are_typed() -> None:
    table = status_table(CONTENT, OCTOBER)
    sheet = sheet_of(table)
    row = 5
    assert sheet.cell(row, column(table, "Forventet slutdato")).value == datetime(2024, 3, 1)
    assert sheet.cell(row, column(table, "Oprindelig slutdato")).value == "Dec 23"
    assert sheet.cell(4, column(table, "Forventet slutdato")).value == "Ultimo 2027"
    assert sheet.cell(row, column(table, "Godkendt budget")).value == 12_600_000.5
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref.startswith("A3:")


def test_lamps_are_shaded_and_worded() -> None:
    table = status_table(CONTENT, OCTOBER)
    lamp = sheet_of(table).cell(5, column(table, "Status denne måned"))
    assert (lamp.value, lamp.fill.fgColor.rgb) == ("rød", "00C00000")
    resumed = sheet_of(table).cell(4, column(table, "Status denne måned"))
    assert resumed.value == "genoptaget – rapporterer fra uge 40 2024"


def test_nothing_in_the_workbook_is_a_formula() -> None:
    sheet = sheet_of(status_table(CONTENT, OCTOBER))
    assert sheet.cell(5, 2).value == "=HYPERLINK(1)"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_the_same_table_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    table = status_table(CONTENT, OCTOBER)
    first = status_xlsx(table)
    monkeypatch.setattr("zipfile.time.time", lambda: 1_900_000_000.0)
    assert status_xlsx(table) == first


@settings(max_examples=12)
@given(registers())
def test_any_register_becomes_a_workbook_and_a_csv(content: RegisterContent) -> None:
    table = status_table(content, OCTOBER)
    assert sheet_of(table).max_row >= 3
    assert status_csv(table).endswith(b"\r\n")


def test_texts_too_long_for_a_cell_are_counted_and_marked() -> None:
    table = StatusTable("x", None, (Column("A", 9),), (("a" * (LONGEST_TEXT + 1),), ("b",)))
    assert cut_cells(table) == 1
    value = sheet_of(table)["A4"].value
    assert len(value) == LONGEST_TEXT
    assert value.endswith("…")


def test_csv_has_the_danish_form() -> None:
    data = status_csv(status_table(CONTENT, OCTOBER))
    assert data.startswith(b"\xef\xbb\xbfNr.;Projekt;")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    heads = dict(zip(rows[0], rows[2], strict=True))
    assert heads["Projekt"] == "'=HYPERLINK(1)"
    assert heads["Godkendt budget"] == "12600000,50"
    assert heads["Forventet slutdato"] == "01-03-2024"
    assert heads["Økonomi"] == "rød"
    assert heads["Bemærkninger"] == "'- over budget\nNæste linje"
    assert heads["Måned"] == "2023-10"


@given(st.text(alphabet=st.sampled_from("'=+-@\t\rab"), max_size=6))
def test_guarding_is_undone_exactly_and_leaves_no_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in set("=+-@\t\r")


def test_in_english_the_words_are_english() -> None:
    use_language(Language.ENGLISH)
    table = status_table(CONTENT, OCTOBER)
    assert table.columns[1].title == "Project"
    assert LampCell(Colour.RED, "red") in table.rows[1]


def test_a_register_without_months_shows_no_lamps() -> None:
    table = status_table(CONTENT, None)
    assert "Bemærkninger" not in {each.title for each in table.columns}
    assert all(len(row) == len(table.columns) for row in table.rows)
