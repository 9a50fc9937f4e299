"""The status table as a secretariat has it, in three formats, against its rows written clean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portfolio_desktop.exchange.tables import Row, read_tables

from .files import SHARED

FIXTURES = SHARED / "fixtures"
CLEAN = FIXTURES / "rsi-2023-11.json"
ASSUMED = {  # where the clean rows do not say a colour, the files show these (their README)
    "17-1": ("gul", "gul"),
    "18-6": ("rød", "rød"),
    "20-5": ("gul", "gul"),
    "20-6": ("gul", "gul"),
    "21-4": ("grøn", "grøn"),
    "22-1": ("grøn", "gul"),
    "22-2": ("grøn", "grøn"),
    "22-3": ("gul", "grøn"),
    "23-1": ("gul", "rød"),
}
LAMPS = {"grøn": "#00B050", "gul": "#FFC000", "rød": "#FF0000"}

pytestmark = pytest.mark.skipif(
    not CLEAN.is_file(), reason="the real status table is not beside this checkout"
)


def _tidy(text: object) -> str:
    return " ".join(str(text or "").split())


@pytest.mark.parametrize("kind", ["xlsx", "docx", "pdf"])
def test_every_cell_is_read_as_written(kind: str) -> None:
    workbook = read_tables(FIXTURES / f"porteføljestatus-2023-11.{kind}")
    (table,) = workbook.tables
    rows = json.loads(CLEAN.read_text(encoding="utf-8"))["projects"]
    assert table.titles[:4] == ("Nr.", "Projekt", "Slutdato", "Fase")
    assert len(table.body) == len(rows) == 13
    for row, clean in zip(table.body, rows, strict=True):
        _compare(row, clean)
    assert any("ultimo oktober 2023" in line for line in (*workbook.text, *table.text))


def _compare(row: Row, clean: dict[str, object]) -> None:
    texts = [_tidy(cell.text) for cell in row.cells]
    texts += [""] * (8 - len(texts))
    for index, key in ((0, "number"), (1, "name"), (2, "deadline"), (3, "phase"), (6, "remarks")):
        assert texts[index] == _tidy(clean[key])
    assert texts[7] == _tidy(clean["purpose"])
    assumed = ASSUMED.get(texts[0], (clean["previous"], clean["overall"]))
    for index, lamp in zip((4, 5), assumed, strict=True):
        assert row.cells[index].fill == (LAMPS.get(lamp) if isinstance(lamp, str) else None)


@pytest.mark.parametrize(("year", "rows"), [(2016, 398), (2019, 463), (2022, 495)])
def test_long_foreign_lists_lose_no_row(year: int, rows: int) -> None:
    path: Path = SHARED / "data" / "canada" / f"gc-it-projects-{year}.csv"
    (table,) = read_tables(path).tables
    assert (table.header_rows, len(table.body)) == (1, rows)
