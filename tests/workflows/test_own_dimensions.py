"""Tables and exports follow the dimensions that a register has, however many they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import Language
from portfolio_desktop.exchange.mapping import ColumnNote
from portfolio_desktop.exchange.reading import read_file
from portfolio_desktop.exchange.status_table import StatusTable, status_table
from portfolio_desktop.exchange.tables import DEFAULT_LIMITS
from portfolio_desktop.exchange.write_csv import status_csv
from portfolio_desktop.exchange.write_xlsx import status_xlsx
from portfolio_desktop.services.dimensions import (
    DimensionDraft,
    add_dimension,
    offered_dimensions,
    propose_letter,
    retire_dimension,
)
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.exporting import export_register, read_content
from portfolio_desktop.workflows.import_values import ImportChoices
from portfolio_desktop.workflows.importing import apply, prepare_workbook
from tests.workflows.ground import made

OCTOBER = Period(2023, 10)
COUNTS = [3, 5, 7, 12]


def set_dimensions(register: RegisterFile, count: int) -> None:
    """Give a new register so many dimensions in use; of the shipped ones Tid is not among them."""
    retire_dimension(register, "time")
    for draft in offered_dimensions(register.reader):
        add_dimension(register, draft)
    for name in ("Klima", "Jura", "Informationssikkerhed", "Interessenter", "Data", "Lokaler"):
        letter = propose_letter(register.reader, name, Language.DANISH)
        draft = DimensionDraft.in_language(Language.DANISH, name, letter)
        add_dimension(register, draft)
    used = [each.key for each in register.reader.dimensions() if each.active]
    for key in used[count:]:
        retire_dimension(register, key)


def lamps(register: RegisterFile) -> dict[str, Colour | None]:
    return {light.dimension: light.colour for light in register.reader.lights([OCTOBER])}


def filled(path: Path, count: int) -> RegisterFile:
    register = made(path)
    set_dimensions(register, count)
    project = add_project(register, ProjectDraft("22-3", "Billedindeks")).id
    colours = list(Colour)
    used = [each.key for each in register.reader.dimensions() if each.active]
    for place, key in enumerate(["overall", *used]):
        set_colour(register, project, OCTOBER, key, colours[place % 3])
    return register


@pytest.mark.parametrize(("name", "write"), [("a.xlsx", status_xlsx), ("a.csv", status_csv)])
@pytest.mark.parametrize("count", COUNTS)
def test_a_table_of_any_set_of_dimensions_comes_back(
    tmp_path: Path, count: int, name: str, write: Callable[[StatusTable], bytes]
) -> None:
    path = tmp_path / name
    with filled(tmp_path / "fra.pfreg", count) as register:
        path.write_bytes(write(status_table(read_content(register.reader), OCTOBER)))
        sent = lamps(register)
        assert len(sent) == count
    with made(tmp_path / "til.pfreg") as other:
        set_dimensions(other, count)
        seen = prepare_workbook(other, path, read_file(path, DEFAULT_LIMITS))
        apply(other, seen, ImportChoices())
        assert lamps(other) == sent


def test_a_column_of_a_dimension_that_is_not_in_use_is_listed_as_not_used(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with filled(tmp_path / "fra.pfreg", 5) as register:
        path.write_bytes(status_xlsx(status_table(read_content(register.reader), OCTOBER)))
    with made(tmp_path / "til.pfreg") as other:
        seen = prepare_workbook(other, path, read_file(path, DEFAULT_LIMITS))
        unused = {use.title: use.note for use in seen.columns if not use.target}
        assert unused["Gevinster"] is ColumnNote.UNKNOWN
        assert unused["Risici"] is ColumnNote.UNKNOWN


def test_json_keeps_what_is_out_of_use_with_its_lamps(tmp_path: Path) -> None:
    with filled(tmp_path / "fra.pfreg", 5) as register:
        retire_dimension(register, "benefits")
        export_register(register, tmp_path / "a.json")
        document = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    active = {each["key"]: each["active"] for each in document["dimensions"]}
    assert (active["time"], active["benefits"], active["risks"]) == (False, False, True)
    (report,) = document["projects"][0]["reports"]
    assert report["dimensions"]["benefits"] in set(Colour)
    assert report["dimensions"]["time"] is None
