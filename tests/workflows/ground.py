"""A fresh register and tables for the import, shared by the tests of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import Project
from portfolio_desktop.domain.report import Report
from portfolio_desktop.exchange.mapping_wish import MappingWish
from portfolio_desktop.exchange.tables import Cell, Row, SourceKind, Table, Workbook
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.import_values import ImportChoices, ImportPreview, ImportResult
from portfolio_desktop.workflows.importing import ImportOptions, apply, prepare_workbook
from tests.fresh import fresh_register

GREEN, YELLOW, RED = "00B050", "FFC000", "FF0000"
OCTOBER, NOVEMBER = Period(2023, 10), Period(2023, 11)
HEADS = ("Nr.", "Projekt", "Slutdato", "Fase", "Status sidste måned", "Status denne måned",
         "Bemærkninger", "Formål")  # fmt: skip

Content = str | tuple[str, str] | Cell


def made(path: Path) -> RegisterFile:
    return fresh_register(path, "Prøve", "Anne")


def tables_of(
    *rows: Sequence[Content], text: tuple[str, ...] = (), sheet: str = "Ark1"
) -> Workbook:
    lines = tuple(
        Row(number, tuple(_cell(content) for content in row)) for number, row in enumerate(rows, 1)
    )
    table = Table(1, lines, sheet=sheet, text=text)
    return Workbook(SourceKind.XLSX, (table,))


def _cell(content: Content) -> Cell:
    if isinstance(content, Cell):
        return content
    text, fill = content if isinstance(content, tuple) else (content, None)
    return Cell(text, text, fill)


def preview(
    register: RegisterFile,
    *rows: Sequence[Content],
    heads: Sequence[str] = HEADS,
    period: Period | None = OCTOBER,
    wish: MappingWish | None = None,
    text: tuple[str, ...] = (),
) -> ImportPreview:
    tables = tables_of(list(heads), *rows, text=text)
    return prepare_workbook(register, Path("status.xlsx"), tables, ImportOptions(period, wish))


def brought_in(
    register: RegisterFile,
    *rows: Sequence[Content],
    choices: ImportChoices | None = None,
    **options: Any,
) -> ImportResult:
    return apply(register, preview(register, *rows, **options), choices or ImportChoices())


def project(register: RegisterFile, number: str) -> Project:
    (found,) = [each for each in register.reader.projects() if each.number == number]
    return found


def report(register: RegisterFile, number: str, period: Period = OCTOBER) -> Report | None:
    found = register.reader.reports([period], [project(register, number).id])
    return found[0] if found else None


JOURNAL = ["22-1", "Journalen", "Dec 24", "Analyse", ("", GREEN), ("", YELLOW), "Venter.", "Drift"]
REGISTRY = ["16-5", "Registret", "N/A", "Idé", "N/A", "N/A", "", "Overblik"]


def codes(problems: Iterable[Problem]) -> list[str]:
    return [problem.code for problem in problems]
