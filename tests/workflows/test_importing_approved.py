"""An export brought into a register in use leaves its approved reports as they are."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from portfolio_desktop.domain.ids import light_id, report_id
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.accounts import approve_account, receive_account, reopen_account
from portfolio_desktop.services.participant_reports import (
    set_participant_colour,
    set_participant_remarks,
)
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.project_team import TeamDraft
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reporting import approve_reports, reopen_report
from portfolio_desktop.services.status import set_colour, set_remarks
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.exporting import ExportOptions, export_register, read_content
from portfolio_desktop.workflows.import_values import ImportChoices, ImportRefused, RowStatus, Write
from portfolio_desktop.workflows.import_words import import_sentence
from portfolio_desktop.workflows.importing import apply, prepare
from tests.workflows.ground import NOVEMBER, OCTOBER, codes, made


@dataclasses.dataclass(frozen=True)
class Approved:
    """October as it was approved, and an export from before its last corrections."""

    project: str
    region: str
    older: Path


@pytest.fixture
def approved(register: RegisterFile, tmp_path: Path) -> Approved:
    region = add_participant(register, ParticipantDraft("Region Nord")).id
    team = TeamDraft(region, participants=frozenset({region}))
    project = add_project(register, ProjectDraft("22-1", "Journalen"), team).id
    _write_october(register, project, region, "Venter.", Colour.YELLOW)
    set_remarks(register, project, NOVEMBER, "Kladde.")
    older = export_register(register, tmp_path / "older.json").path
    _write_october(register, project, region, "I drift.", Colour.GREEN)
    approve_reports(register, [project], OCTOBER)
    return Approved(project, region, older)


def _write_october(
    register: RegisterFile, project: str, region: str, words: str, colour: Colour
) -> None:
    set_colour(register, project, OCTOBER, "time", colour)
    set_remarks(register, project, OCTOBER, words)
    set_participant_colour(register, project, OCTOBER, region, "time", colour)
    set_participant_remarks(register, project, OCTOBER, region, words)


def bring_in(register: RegisterFile, path: Path) -> None:
    apply(register, prepare(register, path), ImportChoices())


def test_an_older_export_changes_nothing_in_an_approved_month(
    register: RegisterFile, approved: Approved
) -> None:
    before = read_content(register.reader)
    (row,) = prepare(register, approved.older).rows
    assert (row.status, row.changes, codes(row.doubts)) == (
        RowStatus.UNCHANGED, (), ["import.report_approved"]
    )  # fmt: skip
    assert import_sentence(row.doubts[0]).startswith("Rapporten for oktober 2023 er godkendt")
    bring_in(register, approved.older)
    assert read_content(register.reader) == before


def test_what_is_not_approved_comes_in_all_the_same(
    register: RegisterFile, approved: Approved
) -> None:
    set_remarks(register, approved.project, NOVEMBER, "Skrevet om.")
    bring_in(register, approved.older)
    october, november = register.reader.reports()
    assert (october.stage, october.remarks) == (ReportStage.APPROVED, "I drift.")
    assert november.remarks == "Kladde."


def test_a_report_that_was_opened_again_takes_what_the_file_says(
    register: RegisterFile, approved: Approved
) -> None:
    reopen_report(register, approved.project, OCTOBER, "Regionen rettede")
    bring_in(register, approved.older)
    assert register.reader.reports([OCTOBER])[0].remarks == "Venter."
    assert {each.colour for each in register.reader.participant_lights()} == {Colour.YELLOW}


def test_an_empty_register_takes_approved_reports_as_they_are(
    register: RegisterFile, approved: Approved, tmp_path: Path
) -> None:
    with_names = ExportOptions(with_persons=True)
    path = export_register(register, tmp_path / "now.json", with_names).path
    with made(tmp_path / "b.pfreg") as other:
        bring_in(other, path)
        assert read_content(other.reader).reports == read_content(register.reader).reports
        (row,) = prepare(other, path).rows
        assert (row.status, row.doubts) == (RowStatus.UNCHANGED, ())


def test_no_preview_at_all_writes_to_an_approved_report(
    register: RegisterFile, approved: Approved
) -> None:
    report = report_id(approved.project, str(OCTOBER))
    (theirs,) = register.reader.participant_reports()
    (their_light,) = register.reader.participant_lights()
    place = {"project_id": approved.project, "period": str(OCTOBER)}
    seen = prepare(register, approved.older)
    for write in (
        Write("report", report, {"remarks": "Andet"}),
        Write("light", light_id(report, "time"), {"colour": Colour.RED}),
        Write("light", "new", {"report_id": report, "dimension": "scope", "colour": Colour.RED}),
        Write("participant_report", theirs.id, {"remarks": "Andet"}),
        Write("participant_report", "new", {**place, "participant_id": "x"}),
        Write("participant_light", their_light.id, {"colour": Colour.RED}),
        Write("participant_light", "new", {"participant_report_id": theirs.id}),
    ):
        preview = dataclasses.replace(seen, common_writes=(write,))
        with pytest.raises(ImportRefused) as refused:
            apply(register, preview, ImportChoices())
        assert refused.value.message.code == "report_locked"


def test_an_approved_account_stays_as_the_meeting_got_it(
    register: RegisterFile, approved: Approved, tmp_path: Path
) -> None:
    receive_account(register, approved.project, NOVEMBER, account="Rettes.", corrective_action="")
    older = export_register(register, tmp_path / "før.json").path
    receive_account(register, approved.project, NOVEMBER, account="Rettet.", corrective_action="")
    approve_account(register, approved.project, NOVEMBER)
    (row,) = prepare(register, older).rows
    assert codes(row.doubts) == ["import.account_approved"]
    assert import_sentence(row.doubts[0]).startswith("Redegørelsen for november 2023 er godkendt")
    bring_in(register, older)
    assert [each.account for each in register.reader.accounts()] == ["Rettet."]
    reopen_account(register, approved.project, NOVEMBER, "Tallet var forkert")
    bring_in(register, older)
    assert [each.account for each in register.reader.accounts()] == ["Rettes."]
