"""The board's real table comes in the same from Word, Excel and PDF."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.import_values import ImportChoices, RowStatus
from portfolio_desktop.workflows.importing import apply, prepare
from tests.workflows.ground import made, project, report
from tests.workflows.neighbours import shared

KINDS = ("docx", "xlsx", "pdf")
OCTOBER = Period(2023, 10)
COLOURS = {"grøn": Colour.GREEN, "gul": Colour.YELLOW, "rød": Colour.RED}
ASSUMED = {
    "17-1": ("gul", "gul"), "18-6": ("rød", "rød"), "20-5": ("gul", "gul"), "20-6": ("gul", "gul"),
    "21-4": ("grøn", "grøn"), "22-1": ("grøn", "gul"), "22-2": ("grøn", "grøn"),
    "22-3": ("gul", "grøn"), "23-1": ("gul", "rød"),
}  # fmt: skip
"""The lamps that the table's text does not tell, as the files show them (previous, now)."""


def rows() -> list[dict[str, Any]]:
    document = json.loads(shared("fixtures", "rsi-2023-11.json").read_text(encoding="utf-8"))
    found = document["projects"]
    assert isinstance(found, list)
    return found


def table(kind: str) -> Path:
    return shared("fixtures", f"porteføljestatus-2023-11.{kind}")


@pytest.fixture(scope="module", params=KINDS)
def filled_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register into which the table was brought once; tests work on copies of it."""
    with made(tmp_path_factory.mktemp("table") / f"{request.param}.pfreg") as register:
        seen = prepare(register, table(request.param))
        assert (seen.period, len(seen.rows)) == (OCTOBER, 13)
        assert [note.code for note in seen.notes] == ["import.table_order"]
        result = apply(register, seen, ImportChoices())
        assert result.complete
        assert result.counts[RowStatus.NEW] == 13
    return register.path


@pytest.fixture
def filled(filled_file: Path, tmp_path: Path) -> Iterator[RegisterFile]:
    with open_register(Path(shutil.copy(filled_file, tmp_path)), actor="Anne") as register:
        yield register


def test_the_projects_stand_in_the_boards_order(filled: RegisterFile) -> None:
    listed = project_order(filled.reader.projects())
    assert [each.number for each in listed] == [row["number"] for row in rows()]


def test_every_project_has_its_words(filled: RegisterFile) -> None:
    for row in rows():
        found, month = project(filled, row["number"]), report(filled, row["number"])
        assert found.name == row["name"]
        assert found.purpose.split() == row["purpose"].split()
        assert month is not None
        assert month.remarks.split() == row["remarks"].split()


def test_every_project_has_its_phase_and_deadline(filled: RegisterFile) -> None:
    phases = {"Gennemførelse": "execution", "Gennemførsel": "execution", "Analyse": "analysis",
              "Idé": "idea"}  # fmt: skip
    for row in rows():
        found = project(filled, row["number"])
        assert found.phase == phases[row["phase"]]
        assert found.forecast_end is not None
        assert found.forecast_end.text.split() == row["deadline"].split()
        (baseline,) = filled.reader.baselines([found.id])
        assert (baseline.end, baseline.assumed) == (found.forecast_end, True)


def test_every_project_has_its_lamps(filled: RegisterFile) -> None:
    for row in rows():
        now = report(filled, row["number"])
        before = report(filled, row["number"], OCTOBER.previous)
        assert now is not None
        assert before is not None
        for month, said, place in ((before, row["previous"], 0), (now, row["overall"], 1)):
            if said == "N/A":
                assert month.overall is None
                assert month.no_light is not None
            else:
                word = ASSUMED[row["number"]][place] if row["number"] in ASSUMED else said
                assert month.overall is COLOURS[word], row["number"]


def test_the_kinds_of_no_light(filled: RegisterFile) -> None:
    resumed, idea = report(filled, "16-5"), report(filled, "21-2")
    assert resumed is not None
    assert resumed.no_light is NoLight.RESUMED
    assert resumed.reports_from is not None
    assert resumed.reports_from.text == "ultimo 2023"
    assert idea is not None
    assert idea.no_light is NoLight.NO_BASELINE


def test_the_other_files_then_change_nothing(filled: RegisterFile) -> None:
    for kind in KINDS:
        seen = prepare(filled, table(kind))
        assert {row.status for row in seen.rows} == {RowStatus.UNCHANGED}, kind


def test_the_colours_in_the_remarks_are_taken_over_when_ticked(tmp_path: Path) -> None:
    keys = {"leverancer": "deliverables", "tid": "time", "økonomi": "cost",
            "ressourcer": "resources"}  # fmt: skip
    with made(tmp_path / "r.pfreg") as register:
        seen = prepare(register, table("docx"))
        assert register.reader.lights() == ()
        apply(register, seen, ImportChoices.as_offered(seen, accept_all=True))
        for row in rows():
            month = report(register, row["number"])
            assert month is not None
            lights = register.reader.lights([OCTOBER], [month.project_id])
            assert {light.dimension: light.colour for light in lights} == {
                keys[name]: COLOURS[word] for name, word in row["named"].items()
            }, row["number"]
