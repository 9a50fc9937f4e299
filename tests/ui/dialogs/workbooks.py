"""Status tables as a secretariat has them, in our own words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import PatternFill

HEADS = (
    "Nr.", "Projekt", "Projektleder", "Slutdato", "Fase", "Status sidste måned",
    "Status denne måned", "Tid", "Bemærkninger",
)  # fmt: skip
FILLS = {"grøn": "00B050", "gul": "FFC000", "rød": "FF0000"}
ROWS = (
    ("17-1", "Patologisk databank", "Inge", "maj 2024", "Gennemførelse", "gul", "rød", "rød",
     "Prøverne flyttes senere. Der er gul status på økonomi."),
    ("16-5", "Register over enheder", "", "", "Gennemførelse", "", "grøn", "grøn", "I drift."),
    ("24-1", "Fælles booking af tolke", "Ole", "ultimo 2025", "Idé", "", "grøn", "grøn", ""),
    ("24-2", "Ø-beredskab på Læsø", "", "snart", "Idé", "", "gul", "gul", "Båden mangler."),
    ("", "", "", "", "", "", "", "", "Rettet af sekretariatet"),
)  # fmt: skip


def status_workbook(
    path: Path,
    rows: Sequence[Sequence[str]] = ROWS,
    *,
    title: str = "Prøvekredsens status for november 2023",
) -> Path:
    """A workbook with a title row, headings, and lamps as cells of a colour."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Status"
    sheet.append([title])
    sheet.append(list(HEADS))
    for row in rows:
        sheet.append(["" if text in FILLS else text for text in row])
        for column, text in enumerate(row, start=1):
            if text in FILLS:
                cell = sheet.cell(sheet.max_row, column)
                cell.fill = PatternFill("solid", fgColor=FILLS[text])
    book.save(path)
    book.close()
    return path
