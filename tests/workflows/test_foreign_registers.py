"""Three years of another government's projects come in with a mapping, year upon year."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.exchange.mapping_wish import wish_from_json
from portfolio_desktop.exchange.reading import read_file
from portfolio_desktop.exchange.tables import DEFAULT_LIMITS
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.import_values import ImportChoices, ImportResult, RowStatus
from portfolio_desktop.workflows.importing import ImportOptions, apply, prepare_workbook
from tests.workflows.neighbours import shared

MONTHS = (Period(2016, 6), Period(2019, 5), Period(2022, 4))
MAPPING = """{
 "columns": {
  "uniqueId": "number", "projectName": "name", "description": "purpose", "department": "lead",
  "rawProvidedDate": "forecast", "estimatedCompletionDate": null, "totalBudget": null,
  "asOfDate": "period"
 },
 "day_order": "mdy"
}"""


def bring_in(register: RegisterFile, path: Path, mapping: str = MAPPING) -> ImportResult:
    workbook = read_file(path, DEFAULT_LIMITS)
    options = ImportOptions(wish=wish_from_json(mapping))
    return apply(register, prepare_workbook(register, path, workbook, options), ImportChoices())


def source(year: int) -> Path:
    return shared("data", "canada", f"gc-it-projects-{year}.csv")


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("month", MONTHS)
def test_nearly_every_row_becomes_a_project_and_the_others_are_listed(
    register: RegisterFile, month: Period
) -> None:
    result = bring_in(register, source(month.year))
    rows = lines(source(month.year))
    projects = {project.number: project for project in register.reader.projects()}
    assert len(projects) >= 0.98 * len(rows)
    assert len(projects) + len(result.rows_left_out) == len(rows)
    assert result.preview.period == month, "what the rows say is the file's"
    for row in rows:
        found = projects[row["uniqueId"]]
        assert found.name.split() == row["projectName"].split()
        assert found.purpose.split() == row["description"].split()


def test_a_later_year_moves_forecasts_and_leaves_plans(register: RegisterFile) -> None:
    bring_in(register, source(2016))
    plans = register.reader.baselines()
    known = {project.number for project in register.reader.projects()}
    result = bring_in(register, source(2019))
    later = {row["uniqueId"]: row for row in lines(source(2019))}
    assert result.counts[RowStatus.NEW] == len(later.keys() - known)
    assert result.counts[RowStatus.CHANGED] + result.counts[RowStatus.UNCHANGED] == len(
        later.keys() & known
    )
    assert set(plans) <= set(register.reader.baselines())
    for project in register.reader.projects():
        said = later[project.number]["rawProvidedDate"] if project.number in later else ""
        if project.number in known and said:
            assert project.forecast_end is not None
            assert project.forecast_end.text.split() == said.split()
    assert len(result.preview.absent) == len(known - later.keys())


def test_the_corrected_dates_are_right_or_kept_as_text(
    register: RegisterFile, tmp_path: Path
) -> None:
    corrections = lines(shared("data", "canada", "date_corrections.csv"))
    path = tmp_path / "dates.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Nr.", "Projekt", "Slutdato"])
        for number, row in enumerate(corrections, start=1):
            writer.writerow([f"1-{number}", f"P{number}", row["estimated_completion_date_raw"]])
    result = bring_in(register, path, '{"columns": {}, "day_order": "mdy"}')
    doubted = {row.number for row in result.preview.rows if row.doubts}
    found = {project.number: project.forecast_end for project in register.reader.projects()}
    assert len(found) == len(corrections)
    right = sum(
        _agrees(found[f"1-{number}"], row["corrected_date"], f"1-{number}" in doubted)
        for number, row in enumerate(corrections, start=1)
    )
    assert right >= 0.9 * len(corrections)
    wrong_days = [
        row
        for number, row in enumerate(corrections, start=1)
        if _is_wrong_day(found[f"1-{number}"], row["corrected_date"])
    ]
    assert wrong_days == []


def _agrees(end: ImpreciseDate | None, corrected: str, doubted: bool) -> bool:
    """Read as the correction has it, or kept as text with a reason."""
    if end is None:
        return False
    if end.precision is Precision.UNREAD:
        return doubted
    if corrected == "NA":
        return end.precision is Precision.NONE
    return end.earliest is not None and _covers(end, date.fromisoformat(corrected))


def _covers(end: ImpreciseDate, day: date) -> bool:
    assert end.earliest is not None
    assert end.latest is not None
    return end.earliest <= day <= end.latest


def _is_wrong_day(end: ImpreciseDate | None, corrected: str) -> bool:
    if end is None or end.precision is not Precision.DAY:
        return False
    return corrected == "NA" or not _covers(end, date.fromisoformat(corrected))
