"""Forms filled in for the pictures: one that is fine, doubtful ones, and some that are refused."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from portfolio_desktop.exchange.write_form import form_bytes, form_name
from portfolio_desktop.services.form_content import forms
from portfolio_desktop.services.form_orders import project_orders
from portfolio_desktop.storage.register_file import RegisterFile

ANSWERS: tuple[dict[str, str], ...] = (
    {
        "light.overall": "Gul",
        "light.time": "ret godt",
        "remarks": "Sent.",
        "who": "P. Juhl",
    },
    {"light.overall": "Grøn", "remarks": "Alle fem regioner er i drift.", "who": "Karen Blixt"},
    {"light.overall": "Rød", "corrective_action": "", "who": "Jens Ravn"},
    {"light.overall": "mellemgul", "forecast": "30.02.2025", "who": "Grete Holm"},
    {"forecast": "ultimo 2025", "remarks": "Idriftsættelsen flyttes til december.", "who": ""},
    {},
)


def filled_forms(register: RegisterFile, folder: Path) -> list[Path]:
    """Forms of some projects for the latest month, as they come back."""
    period = max(register.reader.periods())
    projects = [each.id for each in register.reader.projects()][: len(ANSWERS)]
    paths = []
    for content, answers in zip(
        forms(register, period, project_orders(projects)), ANSWERS, strict=False
    ):
        path = folder / form_name(content)
        path.write_bytes(form_bytes(content))
        _fill(path, answers)
        paths.append(path)
    paths.append(_for_a_month_not_open(register, folder, projects[0]))
    again = folder / "Kopi af svar.xlsx"
    again.write_bytes(paths[1].read_bytes())
    paths.append(again)
    notes = folder / "referat.txt"
    notes.write_text("Ikke et skema.", encoding="utf-8")
    return [*paths, notes]


def _for_a_month_not_open(register: RegisterFile, folder: Path, project: str) -> Path:
    later = max(register.reader.periods()).shifted(1)
    (content,) = forms(register, later, project_orders([project]))
    path = folder / form_name(content)
    path.write_bytes(form_bytes(content))
    return path


def _fill(path: Path, answers: dict[str, str]) -> None:
    workbook = load_workbook(path)
    rows = {row[0].value: row for row in workbook.active.iter_rows() if row[0].value}
    for key, text in answers.items():
        rows["reported_by" if key == "who" else key][3].value = text
    workbook.save(path)
