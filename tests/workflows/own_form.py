"""An organisation's own form as Excel and as Word would have it, filled in for the register of
`form_ground`, with the layout that tells where its answers stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from portfolio_desktop.exchange.form_layout import FormLayout, read_layout
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.form_files import read_form_files
from portfolio_desktop.workflows.form_import import bring_in_forms, preview_forms
from portfolio_desktop.workflows.form_values import FormsPreview, FormsResult
from tests.exchange.reading.files import cell, docx, paragraph, word_table

FIELDS: dict[str, dict[str, Any]] = {
    "project": {"right_of": "Projekt nr."},
    "period": {"right_of": "Måned"},
    "light.overall": {"right_of": "Samlet status"},
    "reason.overall": {"right_of": "Samlet status", "distance": 2},
    "light.time": {"right_of": "Tid"},
    "reason.time": {"right_of": "Tid", "distance": 2},
    "corrective_action": {"right_of": "Korrigerende handling"},
    "remarks": {"below": "Bemærkninger til kredsen"},
    "forecast": {"right_of": "Forventet slut"},
    "reported_by": {"right_of": "Udfyldt af"},
}
LAYOUT_VALUE: dict[str, Any] = {
    "format": "portfolio-desktop-form-layout-1",
    "name": "Kredsens skema",
    "fields": FIELDS,
}
LAYOUT = read_layout(LAYOUT_VALUE)

ANSWERS: Mapping[str, str] = {
    "project": "18-4",
    "period": "November 2023",
    "light.overall": "rød",
    "reason.overall": "Leverandøren mangler folk.",
    "light.time": "Gul",
    "reason.time": "To måneder bagud.",
    "corrective_action": "Ny plan til december.",
    "remarks": "NDIS venter på to regioner.",
    "forecast": "marts 2024",
    "reported_by": "Anne Holm",
}


def rows_of(answers: Mapping[str, str]) -> list[list[str]]:
    """The form line by line, empty answers left empty."""

    def said(key: str) -> str:
        return answers.get(key, "")

    return [
        ["Statusskema", "", ""],
        ["Projekt nr.:", said("project"), ""],
        ["Måned", said("period"), ""],
        ["", "Farve", "Begrundelse"],
        ["Samlet status", said("light.overall"), said("reason.overall")],
        ["Tid", said("light.time"), said("reason.time")],
        ["Korrigerende handling", said("corrective_action"), ""],
        ["Forventet slut", said("forecast"), ""],
        ["Bemærkninger til kredsen", "", ""],
        [said("remarks"), "", ""],
        ["Udfyldt af", said("reported_by"), ""],
    ]


def own_xlsx(
    path: Path,
    answers: Mapping[str, str] = ANSWERS,
    *,
    above: int = 0,
    fills: Mapping[str, str] | None = None,
) -> Path:
    """The form as a spreadsheet, with so many rows put in at the top; `fills` by cell."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for line in rows_of(answers):
        sheet.append([text or None for text in line])
    for address, colour in (fills or {}).items():
        sheet[address].fill = PatternFill("solid", fgColor=colour)
    if above:
        sheet.insert_rows(1, above)
    workbook.save(path)
    return path


def own_docx(path: Path, answers: Mapping[str, str] = ANSWERS, *, before: str = "") -> Path:
    """The form as a document: a table, and the remarks under a heading of their own."""
    lines = rows_of(answers)
    table = word_table(*("".join(map(cell, line)) for line in lines[1:8]))
    remarks = "".join(map(paragraph, answers.get("remarks", "").splitlines()))
    sender = word_table(cell("Udfyldt af") + cell(answers.get("reported_by", "")))
    heading = paragraph("Bemærkninger til kredsen")
    return docx(path, before + paragraph("Statusskema") + table + heading + remarks + sender)


def looked_at(
    register: RegisterFile, *paths: Path, layouts: Sequence[FormLayout] = (LAYOUT,)
) -> FormsPreview:
    return preview_forms(register, read_form_files(paths, layouts=layouts))


def brought_in(register: RegisterFile, *paths: Path) -> FormsResult:
    preview = looked_at(register, *paths)
    return bring_in_forms(register, preview, preview.offered)
