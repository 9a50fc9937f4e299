"""Forms made from a small register, filled in as people fill them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import Report
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import Language, active_language
from portfolio_desktop.exchange.write_form import form_bytes
from portfolio_desktop.services.form_content import FormContent, FormOrder, FormSubject, forms
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.project_team import TeamDraft
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reporting import open_month
from portfolio_desktop.services.status import (
    set_colour,
    set_corrective_action,
    set_light_reason,
    set_remarks,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.form_files import read_form_files
from portfolio_desktop.workflows.form_import import bring_in_forms, preview_forms
from portfolio_desktop.workflows.form_values import FormsPreview, FormsResult
from portfolio_desktop.workflows.import_values import RowStatus
from portfolio_desktop.workflows.import_words import import_sentence

_SECOND = {"reason": "light", "actual": "milestone", "expected": "spent"}
OCTOBER, NOVEMBER = Period(2023, 10), Period(2023, 11)
REMARKS = "NDIS afventer en region. " * 6


@dataclass(frozen=True)
class FormGround:
    """A register with 18-4 reported in October and November opened; a region reports on it."""

    register: RegisterFile
    project: str
    region: str
    folder: Path

    @property
    def report(self) -> Report:
        (found,) = self.register.reader.reports([NOVEMBER], [self.project])
        return found

    def colours(self) -> Mapping[str, Colour | None]:
        lights = self.register.reader.lights([NOVEMBER], [self.project])
        return {light.dimension: light.colour for light in lights}

    def order(self, *, participant: bool = False) -> FormOrder:
        who = self.region if participant else None
        return FormOrder((FormSubject(self.project, who),))

    def form(self, name: str = "svar.xlsx", *, participant: bool = False) -> Path:
        path = self.folder / name
        (content,) = forms(self.register, NOVEMBER, [self.order(participant=participant)])
        path.write_bytes(_bytes_of(content, active_language()))
        return path


@cache
def _bytes_of(content: FormContent, language: Language) -> bytes:
    """The same form in the same language is laid out once."""
    del language
    return form_bytes(content)


def form_ground(register: RegisterFile, folder: Path) -> FormGround:
    region = add_participant(register, ParticipantDraft("Region Nord")).id
    team = TeamDraft(region, participants=frozenset({region}))
    draft = ProjectDraft("18-4", "NDIS", phase="execution", forecast_end="okt. 2023")
    project = add_project(register, draft, team).id
    set_colour(register, project, OCTOBER, OVERALL, Colour.YELLOW)
    set_colour(register, project, OCTOBER, "time", Colour.YELLOW)
    set_light_reason(register, project, OCTOBER, "time", "Én region mangler.")
    set_corrective_action(register, project, OCTOBER, "Følges ugentligt.")
    set_remarks(register, project, OCTOBER, REMARKS)
    open_month(register, NOVEMBER)
    return FormGround(register, project, region, folder)


def fill(path: Path, answers: Mapping[str, str], sheet: int = 0) -> Path:
    """Write answers into the form by the names in its second visible column of keys: "remarks",
    "light.time", "reason.time"."""

    def write(page: Any) -> None:
        rows = {row[0].value: row for row in page.iter_rows() if row[0].value}
        for key, text in answers.items():
            first, _dot, rest = key.partition(".")
            if first in _SECOND:
                _put(rows[f"{_SECOND[first]}.{rest}"][4], text)
            else:
                _put(rows[key][3], text)

    return change(path, write, sheet)


def _put(cell: Any, text: str) -> None:
    """As a person types into a cell that is set to text: "=x" is no formula there."""
    cell.value = text
    cell.data_type = "s"


def change(path: Path, write: Callable[[Any], None], sheet: int = 0) -> Path:
    """Open the file as a spreadsheet program does, and save it again."""
    workbook = load_workbook(path)
    write(workbook.worksheets[sheet])
    workbook.save(path)
    return path


def looked_at(register: RegisterFile, *paths: Path) -> FormsPreview:
    return preview_forms(register, read_form_files(paths))


def brought_in(register: RegisterFile, *paths: Path) -> FormsResult:
    preview = looked_at(register, *paths)
    return bring_in_forms(register, preview, preview.offered)


def refusal_in(preview: FormsPreview) -> str:
    """The one sentence that refuses the one form."""
    (row,) = preview.rows
    assert row.row.status is RowStatus.NOT_UNDERSTOOD
    assert row.row.problem is not None
    return import_sentence(row.row.problem)


def codes(preview: FormsPreview) -> Iterator[tuple[str, list[str]]]:
    for row in preview.rows:
        yield row.row.name, [each.code for each in row.row.doubts]
