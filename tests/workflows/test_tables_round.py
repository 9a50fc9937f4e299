"""A table that the program writes is one that it reads: xlsx and csv come back as they were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain import ids
from portfolio_desktop.domain.dates import Precision, read_date
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import LifecycleState, Project, ProjectKind
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.domain.report import Light, Report
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.reading import read_file
from portfolio_desktop.exchange.status_table import StatusTable, status_table
from portfolio_desktop.exchange.tables import DEFAULT_LIMITS
from portfolio_desktop.exchange.write_csv import status_csv
from portfolio_desktop.exchange.write_xlsx import status_xlsx
from portfolio_desktop.workflows.exporting import read_content
from portfolio_desktop.workflows.import_values import ImportChoices, PreviewRow
from portfolio_desktop.workflows.importing import apply, prepare_workbook
from tests import fresh
from tests.exchange.registers import DIMENSIONS, PHASES
from tests.workflows.ground import made

OCTOBER = Period(2023, 10)
LETTERS = st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x17F)
PROSE = st.text(LETTERS | st.sampled_from(" .,;:!?\"'=+-@&<>\n/()"), max_size=60)
WORDS = st.sampled_from(["Apr’ 24", "Ultimo 2027", "28.11.2023", "uge 40 2024", "Q1-2024", "2027",
                         "N/A", "efter jul"])  # fmt: skip


@st.composite
def months(draw: st.DrawFn) -> RegisterContent:
    """A register with some projects and their reports for October 2023."""
    names = draw(st.lists(st.sampled_from(["Journal", "Register", "Billeder", "Medicin", "Data"]),
                          unique=True, min_size=1))  # fmt: skip
    projects, reports, lights = [], [], []
    for place, name in enumerate(names):
        row = f"p{place}"
        projects.append(
            Project(
                row,
                f"2{place}-{draw(st.integers(1, 30))}",
                draw(st.sampled_from(["", "=", "- ", "@"])) + name,
                purpose=draw(PROSE).strip(),
                kind=draw(st.sampled_from(list(ProjectKind))),
                phase=draw(st.sampled_from([phase.key for phase in PHASES])),
                state=draw(st.sampled_from(list(LifecycleState))),
                forecast_end=read_date(draw(WORDS)),
            )
        )
        lamp = draw(st.sampled_from([*Colour, *set(NoLight) - {NoLight.RESUMED}]))
        report = ids.report_id(row, str(OCTOBER))
        reports.append(
            Report(
                report,
                row,
                str(OCTOBER),
                lamp if isinstance(lamp, Colour) else None,
                no_light=lamp if isinstance(lamp, NoLight) else None,
                remarks=draw(PROSE).strip(),
            )
        )
        for dimension in DIMENSIONS:
            colour = draw(st.none() | st.sampled_from(list(Colour)))
            if colour is not None:
                light = ids.light_id(report, dimension.key)
                lights.append(Light(light, report, dimension.key, colour))
    return RegisterContent(
        RegisterInfo("", "Prøve"),
        dimensions=DIMENSIONS,
        phases=PHASES,
        projects=tuple(projects),
        reports=tuple(reports),
        lights=tuple(lights),
    )


def facts(content: RegisterContent) -> dict[str, object]:
    """What a table tells of each project, by number; spaces and spellings of days aside."""
    lights: dict[str, dict[str, Colour | None]] = {}
    for light in content.lights:
        lights.setdefault(light.report_id, {})[light.dimension] = light.colour
    reports = {report.project_id: report for report in content.reports}
    found: dict[str, object] = {}
    for project in content.projects:
        report, end = reports[project.id], project.forecast_end
        assert end is not None
        words = end.text if end.precision in (Precision.NONE, Precision.UNREAD) else ""
        found[project.number] = (
            project.name.split(), project.purpose.split(), project.kind, project.phase,
            project.state, (end.earliest, end.latest, end.precision, words), report.overall,
            report.no_light, report.remarks.split(), lights.get(report.id, {}),
        )  # fmt: skip
    return found


def came_back(
    content: RegisterContent, name: str, write: Callable[[StatusTable], bytes]
) -> tuple[Period | None, tuple[PreviewRow, ...], dict[str, object]]:
    """The month that is read in the file, its rows that are left out, and what it tells."""
    with fresh.folder() as folder:
        path = Path(folder) / name
        path.write_bytes(write(status_table(content, OCTOBER)))
        with made(Path(folder) / "r.pfreg") as register:
            seen = prepare_workbook(register, path, read_file(path, DEFAULT_LIMITS))
            result = apply(register, seen, ImportChoices())
            return seen.period, result.rows_left_out, facts(read_content(register.reader))


@settings(max_examples=10)
@given(months())
def test_any_month_survives_a_workbook(content: RegisterContent) -> None:
    assert came_back(content, "status.xlsx", status_xlsx) == (OCTOBER, (), facts(content))


@settings(max_examples=10)
@given(months())
def test_any_month_survives_a_csv(content: RegisterContent) -> None:
    assert came_back(content, "status.csv", status_csv) == (OCTOBER, (), facts(content))


@pytest.mark.parametrize(("name", "write"), [("a.xlsx", status_xlsx), ("a.csv", status_csv)])
@settings(max_examples=3)
@given(content=months())
def test_english_tables_come_back_as_well(
    name: str, write: Callable[[StatusTable], bytes], content: RegisterContent
) -> None:
    use_language(Language.ENGLISH)
    assert came_back(content, name, write) == (OCTOBER, (), facts(content))
