"""Forms sent out, filled in by people, and brought in again."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.exchange.write_form import form_bytes
from portfolio_desktop.services.form_content import FormOrder, FormSubject, forms
from portfolio_desktop.services.form_orders import project_orders
from portfolio_desktop.services.history import history, next_undo, undo
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    edit_milestone,
    milestones_of,
    remove_milestone,
)
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.services.reporting import approve_reports, mark_reported, reopen_report
from portfolio_desktop.services.status import set_colour, set_no_light, set_remarks
from portfolio_desktop.services.typed import passage
from portfolio_desktop.workflows.exporting import read_content
from portfolio_desktop.workflows.form_import import bring_in_forms
from portfolio_desktop.workflows.import_values import ImportRefused, RowStatus
from portfolio_desktop.workflows.import_words import import_sentence
from tests.workflows.form_ground import (
    NOVEMBER,
    REMARKS,
    FormGround,
    brought_in,
    change,
    fill,
    form_ground,
    looked_at,
    refusal_in,
)

SOFFICE = shutil.which("soffice")


def problem(ground: FormGround, path: Path) -> str:
    return refusal_in(looked_at(ground.register, path))


def doubts(ground: FormGround, *paths: Path) -> list[str]:
    rows = looked_at(ground.register, *paths).rows
    return [doubt.code for row in rows for doubt in row.row.doubts]


def test_a_form_filled_in_is_the_projects_report(ground: FormGround) -> None:
    path = fill(
        ground.form(),
        {
            "light.overall": "Rød",
            "reason.overall": "Leverandøren er gået konkurs.",
            "light.time": "Grøn",
            "reason.time": "",
            "corrective_action": "Nyt udbud.",
            "remarks": "Udbuddet går om.\nVi melder en plan i december.",
            "forecast": "ultimo 2024",
            "reported_by": "Karen  Blå",
        },
    )
    brought_in(ground.register, path)
    report = ground.report
    assert (report.overall, report.overall_reason) == (Colour.RED, "Leverandøren er gået konkurs.")
    assert (report.corrective_action, report.stage) == ("Nyt udbud.", ReportStage.REPORTED)
    assert report.remarks == "Udbuddet går om.\nVi melder en plan i december."
    assert (report.reported_by, report.reported_remarks) == ("Karen Blå", report.remarks)
    assert report.received_on == ground.register.today()
    assert ground.colours() == {"time": Colour.GREEN}
    (project,) = ground.register.reader.projects([ground.project])
    assert project.forecast_end is not None
    assert (project.forecast_end.text, project.forecast_end.latest.year) == ("ultimo 2024", 2024)


def test_the_preview_says_field_by_field_what_changes_and_who_sent_it(ground: FormGround) -> None:
    path = fill(ground.form(), {"light.overall": "rød", "reported_by": "Karen"})
    (row,) = looked_at(ground.register, path).rows
    told = {change.field: (change.before, change.after) for change in row.row.changes}
    assert told == {
        "overall": ("gul", "rød"),
        "stage": ("ikke rapporteret", "rapporteret"),
        "reported_by": ("", "Karen"),
    }
    assert (row.row.number, row.row.name, row.sender, row.file) == (
        "18-4", "NDIS", "Karen", "svar.xlsx"
    )  # fmt: skip
    assert row.offered


def test_a_form_brought_in_twice_changes_nothing(ground: FormGround) -> None:
    path = fill(ground.form(), {"light.overall": "Rød", "remarks": "Ny.", "reported_by": "Karen"})
    brought_in(ground.register, path)
    before = read_content(ground.register.reader)
    result = brought_in(ground.register, path)
    assert result.change.edit is None
    assert read_content(ground.register.reader) == before
    (row,) = result.preview.rows
    assert (row.row.status, row.offered) == (RowStatus.UNCHANGED, False)


def test_one_undo_takes_it_all_back(ground: FormGround) -> None:
    before = read_content(ground.register.reader)
    brought_in(ground.register, fill(ground.form(), {"light.overall": "Grøn", "remarks": "Ny."}))
    step = next_undo(ground.register)
    assert step is not None
    undo(ground.register)
    assert read_content(ground.register.reader) == before


@pytest.mark.parametrize(
    ("typed", "colour"),
    [("gult", Colour.YELLOW), ("RØD!", None), (" Rødt ", Colour.RED), ("grøn", Colour.GREEN),
     ("green", Colour.GREEN), ("r", Colour.RED), ("🟢", Colour.GREEN), ("det går godt", None)],
)  # fmt: skip
def test_colours_are_read_as_people_type_them(
    ground: FormGround, typed: str, colour: Colour | None
) -> None:
    path = fill(ground.form(), {"light.time": typed, "reported_by": "Karen"})
    found = doubts(ground, path)
    brought_in(ground.register, path)
    if colour is None and "lamp.unknown" in found:
        assert ground.colours() == {"time": Colour.YELLOW}
    else:
        assert ground.colours() == {"time": colour or Colour.RED}


def test_a_colour_that_is_not_understood_stands_first(ground: FormGround) -> None:
    path = fill(ground.form(), {"light.time": "det går godt", "remarks": "x"})
    (row,) = looked_at(ground.register, path).rows
    assert row.row.doubts[0].code == "lamp.unknown"
    assert "det går godt" in import_sentence(row.row.doubts[0])


def test_no_status_takes_the_colour_away(ground: FormGround) -> None:
    brought_in(
        ground.register,
        fill(ground.form(), {"light.overall": "Ingen status", "light.time": "ingen status"}),
    )
    assert (ground.report.overall, ground.report.no_light) == (None, NoLight.NOT_STATED)
    assert ground.colours() == {"time": None}


def test_a_project_on_hold_stays_so_where_nobody_says_otherwise(ground: FormGround) -> None:
    set_no_light(ground.register, ground.project, NOVEMBER, NoLight.PAUSED)
    brought_in(ground.register, fill(ground.form(), {"remarks": "Stadig i bero."}))
    assert (ground.report.no_light, ground.report.remarks) == (NoLight.PAUSED, "Stadig i bero.")


def test_a_form_that_nobody_filled_in_is_not_offered(ground: FormGround) -> None:
    preview = looked_at(ground.register, ground.form())
    (row,) = preview.rows
    assert [doubt.code for doubt in row.row.doubts] == ["form.untouched"]
    assert not row.offered
    assert bring_in_forms(ground.register, preview, preview.offered).change.edit is None
    assert ground.report.stage is ReportStage.DRAFT


def test_all_as_last_month_with_a_name_is_a_report(ground: FormGround) -> None:
    brought_in(ground.register, fill(ground.form(), {"reported_by": "Karen"}))
    assert (ground.report.stage, ground.report.remarks) == (
        ReportStage.REPORTED,
        REMARKS.strip(),
    )


def test_a_text_that_the_secretariat_has_edited_is_never_written_over(ground: FormGround) -> None:
    path = fill(ground.form(), {"remarks": "Projektets egne ord.", "reported_by": "Karen"})
    set_remarks(ground.register, ground.project, NOVEMBER, "Sekretariatets tekst til mødet.")
    (row,) = looked_at(ground.register, path).rows
    assert "import.meeting_text_kept" in [doubt.code for doubt in row.row.doubts]
    brought_in(ground.register, path)
    assert ground.report.remarks == "Sekretariatets tekst til mødet."
    assert ground.report.reported_remarks == "Projektets egne ord."


def test_a_text_edited_after_the_form_came_in_is_not_turned_back_by_it(ground: FormGround) -> None:
    path = fill(ground.form(), {"remarks": "Projektets ord.", "reported_by": "Karen"})
    brought_in(ground.register, path)
    set_colour(ground.register, ground.project, NOVEMBER, OVERALL, Colour.RED)
    before = read_content(ground.register.reader)
    brought_in(ground.register, path)
    assert read_content(ground.register.reader) == before


def test_what_was_changed_in_the_register_since_is_told(ground: FormGround) -> None:
    path = fill(ground.form(), {"light.time": "Rød", "remarks": "Nyt.", "reported_by": "Karen"})
    set_colour(ground.register, ground.project, NOVEMBER, "time", Colour.GREEN)
    (row,) = looked_at(ground.register, path).rows
    (doubt,) = [each for each in row.row.doubts if each.code == "form.changed_since"]
    assert doubt.field == "light.time"
    assert row.offered


def test_what_nobody_touched_in_the_form_leaves_a_newer_value_alone(ground: FormGround) -> None:
    path = fill(ground.form(), {"remarks": "Nyt.", "reported_by": "Karen"})
    set_colour(ground.register, ground.project, NOVEMBER, OVERALL, Colour.GREEN)
    brought_in(ground.register, path)
    assert (ground.report.overall, ground.report.remarks) == (Colour.GREEN, "Nyt.")


def test_a_report_already_in_is_not_turned_back(ground: FormGround) -> None:
    path = fill(ground.form(), {"light.overall": "Grøn", "reported_by": "Karen"})
    brought_in(ground.register, path)
    set_colour(ground.register, ground.project, NOVEMBER, OVERALL, Colour.RED)
    preview = looked_at(ground.register, path)
    (row,) = preview.rows
    assert "form.turns_back" in [doubt.code for doubt in row.row.doubts]
    assert not row.offered
    bring_in_forms(ground.register, preview, {row.key})
    assert ground.report.overall is Colour.GREEN


def test_a_new_answer_beside_one_that_was_changed_since_counts(ground: FormGround) -> None:
    """All milestones are of one field: which one was changed since makes the difference."""
    names = ("Pilot", "Drift")
    first, second = (
        add_milestone(
            ground.register, ground.project, MilestoneDraft(name, forecast="jan. 2024")
        ).id
        for name in names
    )
    path = fill(ground.form(), {f"milestone.{first}": "feb. 2024", "reported_by": "Karen"})
    brought_in(ground.register, path)
    edit_milestone(ground.register, first, MilestoneDraft("Pilot", forecast="marts 2024"))
    assert "form.turns_back" in doubts(ground, path)
    fill(path, {f"milestone.{second}": "maj 2024"})
    assert "form.turns_back" not in doubts(ground, path)


def test_shortened_and_deleted_texts_are_questioned(ground: FormGround) -> None:
    short = fill(ground.form("kort.xlsx"), {"remarks": "Nej.", "reported_by": "K"})
    gone = fill(ground.form("tom.xlsx"), {"remarks": "", "reported_by": "K"})
    assert "form.text_shorter" in doubts(ground, short)
    assert "form.text_emptied" in doubts(ground, gone)


def test_remarks_that_name_another_colour_are_questioned(ground: FormGround) -> None:
    path = fill(
        ground.form(),
        {"light.time": "Grøn", "remarks": "Projektet har rød status på tid.", "reported_by": "K"},
    )
    (row,) = looked_at(ground.register, path).rows
    (doubt,) = [each for each in row.row.doubts if each.code == "form.colour_remark"]
    assert "rød" in import_sentence(doubt)
    assert "grøn" in import_sentence(doubt)


def test_words_beside_the_answers_are_told_with_their_cell(ground: FormGround) -> None:
    def write(sheet: Any) -> None:
        sheet.insert_rows(16)
        sheet["B16"] = "Husk styregruppemødet!"
        sheet["J20"] = "og denne her"

    path = change(fill(ground.form(), {"remarks": "Ny.", "reported_by": "K"}), write)
    (row,) = looked_at(ground.register, path).rows
    told = [import_sentence(each) for each in row.row.doubts if each.code == "form.extra"]
    assert len(told) == 2
    assert any("B16" in each and "Husk styregruppemødet!" in each for each in told)


def test_rows_and_columns_put_in_between_do_no_harm(ground: FormGround) -> None:
    path = fill(ground.form(), {"light.time": "Rød", "remarks": "Ny.", "reported_by": "K"})

    def write(sheet: Any) -> None:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.insert_cols(3)
        sheet.insert_rows(10, 3)
        sheet.insert_rows(1)

    brought_in(ground.register, change(path, write))
    assert (ground.colours()["time"], ground.report.remarks) == (Colour.RED, "Ny.")


def test_a_renamed_sheet_and_file_are_known_again(ground: FormGround) -> None:
    def rename(sheet: Any) -> None:
        sheet.title = "Vores ark"

    path = change(fill(ground.form(), {"remarks": "Ny.", "reported_by": "K"}), rename)
    renamed = path.rename(path.with_name("Kopi af svar (endelig) v2.xlsx"))
    brought_in(ground.register, renamed)
    assert ground.report.remarks == "Ny."


def test_hidden_marks_that_are_gone_are_refused_by_the_files_name(ground: FormGround) -> None:
    def delete(sheet: Any) -> None:
        sheet.delete_rows(1, 2)

    path = change(ground.form("18-4.xlsx"), delete)
    assert "18-4.xlsx" in problem(ground, path)
    assert "skjult" in problem(ground, path)


def test_a_form_of_another_register_is_refused(ground: FormGround, tmp_path: Path) -> None:
    with new_register(
        tmp_path / "andet.pfreg", name="Andet", forum="", secretariat="", actor="A"
    ) as other:
        theirs = form_ground(other, tmp_path).form("fremmed.xlsx")
    assert "et andet register" in problem(ground, theirs)
    (row,) = looked_at(ground.register, theirs).rows
    assert row.row.name == "18-4 NDIS"


def test_a_form_of_a_newer_version_is_refused(ground: FormGround) -> None:
    def newer(sheet: Any) -> None:
        sheet["A1"] = "portfolio-desktop-form 2"

    assert "nyere version" in problem(ground, change(ground.form(), newer))


@pytest.mark.parametrize("version", ["", " ²", " 999999999999", "x"])
def test_marks_that_make_no_sense_are_refused(ground: FormGround, version: str) -> None:
    def spoil(sheet: Any) -> None:
        sheet["A1"] = f"portfolio-desktop-form{version}"

    assert problem(ground, change(ground.form(), spoil))


def test_an_approved_report_is_left_as_it_is_until_it_is_reopened(ground: FormGround) -> None:
    path = fill(ground.form(), {"remarks": "Ny.", "reported_by": "K"})
    mark_reported(ground.register, [ground.project], NOVEMBER)
    approve_reports(ground.register, [ground.project], NOVEMBER)
    assert "godkendt" in problem(ground, path)
    reopen_report(ground.register, ground.project, NOVEMBER, "Ny oplysning")
    brought_in(ground.register, path)
    assert ground.report.remarks == "Ny."


def test_a_month_that_is_not_open_is_refused(ground: FormGround) -> None:
    (content,) = forms(ground.register, NOVEMBER.shifted(1), [ground.order()])
    path = ground.folder / "dec.xlsx"
    path.write_bytes(form_bytes(content))
    assert "december 2023" in problem(ground, path)


def test_one_bad_file_does_not_stop_the_others(ground: FormGround, tmp_path: Path) -> None:
    good = fill(ground.form(), {"remarks": "Ny.", "reported_by": "K"})
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 not a workbook")
    table = Path("/work/shared/fixtures/porteføljestatus-2023-11.xlsx")
    paths = [bad, tmp_path / "missing.xlsx", tmp_path, good]
    paths += [table] if table.exists() else []
    result = brought_in(ground.register, *paths)
    assert ground.report.remarks == "Ny."
    assert len(result.preview.rows) == len(paths)
    assert [row.row.status for row in result.preview.rows[: len(paths) - 1]] == [
        RowStatus.NOT_UNDERSTOOD
    ] * (len(paths) - 1)


def test_of_two_forms_for_one_project_the_newest_is_offered(ground: FormGround) -> None:
    old = fill(ground.form("a.xlsx"), {"remarks": "Den gamle.", "reported_by": "K"})
    new = fill(ground.form("b.xlsx"), {"remarks": "Den nye.", "reported_by": "K"})
    os.utime(old, (1_700_000_000, 1_700_000_000))
    os.utime(new, (1_700_000_500, 1_700_000_500))
    preview = looked_at(ground.register, new, old)
    assert {row.file: row.offered for row in preview.rows} == {"a.xlsx": False, "b.xlsx": True}
    (older,) = [row for row in preview.rows if row.file == "a.xlsx"]
    assert "b.xlsx" in " ".join(import_sentence(each) for each in older.row.doubts)
    bring_in_forms(ground.register, preview, {older.key})
    assert ground.report.remarks == "Den gamle."


def test_a_participants_form_is_its_own_report(ground: FormGround) -> None:
    path = fill(
        ground.form(participant=True),
        {
            "light.overall": "Grøn",
            "light.time": "Gul",
            "reason.time": "Vi er to.",
            "remarks": "Klar i maj.",
            "reported_by": "Per",
        },
    )
    brought_in(ground.register, path)
    (report,) = ground.register.reader.participant_reports([NOVEMBER], [ground.project])
    lights = ground.register.reader.participant_lights([NOVEMBER], [ground.project])
    assert (report.participant_id, report.remarks) == (ground.region, "Klar i maj.")
    assert (report.reported_by, report.received_on) == ("Per", ground.register.today())
    assert {light.dimension: (light.colour, light.reason) for light in lights} == {
        OVERALL: (Colour.GREEN, ""),
        "time": (Colour.YELLOW, "Vi er to."),
    }
    assert ground.report.stage is ReportStage.DRAFT
    assert brought_in(ground.register, path).change.edit is None


def test_a_participant_that_does_not_report_on_the_project_is_refused(ground: FormGround) -> None:
    path = ground.form(participant=True)
    stranger = add_participant(ground.register, ParticipantDraft("Region Syd")).id

    def pretend(sheet: Any) -> None:
        sheet["E2"] = stranger

    assert "Region Syd" in problem(ground, change(path, pretend))


def test_milestones_are_expected_and_reached(ground: FormGround) -> None:
    register = ground.register
    first = add_milestone(register, ground.project, MilestoneDraft("Pilot", approved="okt. 2023"))
    second = add_milestone(register, ground.project, MilestoneDraft("Drift", forecast="jan. 2024"))
    path = fill(
        ground.form(),
        {
            f"actual.{first.id}": "14.11.2023",
            f"milestone.{second.id}": "ultimo marts 2024",
            "reported_by": "Karen",
        },
    )
    (row,) = looked_at(register, path).rows
    told = {change.place: (change.before, change.after) for change in row.row.changes}
    assert told["Pilot, nået"] == ("", "14.11.2023")
    assert told["Drift, forventet"] == ("jan. 2024", "ultimo marts 2024")
    brought_in(register, path)
    pilot, drift = (each.milestone for each in milestones_of(register.reader, ground.project))
    assert pilot.actual is not None
    assert drift.forecast is not None
    assert (pilot.actual.text, drift.forecast.text) == ("14.11.2023", "ultimo marts 2024")
    assert brought_in(register, path).change.edit is None


def test_a_milestone_that_is_gone_is_told_with_what_was_written(ground: FormGround) -> None:
    added = add_milestone(ground.register, ground.project, MilestoneDraft("Pilot"))
    path = fill(ground.form(), {f"milestone.{added.id}": "maj 2024", "reported_by": "K"})
    remove_milestone(ground.register, added.id)
    (row,) = looked_at(ground.register, path).rows
    (doubt,) = [each for each in row.row.doubts if each.code == "form.milestone_gone"]
    assert "maj 2024" in import_sentence(doubt)


def test_one_form_may_have_pages_for_several_projects(ground: FormGround) -> None:
    other = add_project(ground.register, ProjectDraft("18-4", "Samme nummer")).id
    order = FormOrder((FormSubject(ground.project), FormSubject(other)), "Karen Blå")
    (content,) = forms(ground.register, NOVEMBER, [order])
    path = ground.folder / "begge.xlsx"
    path.write_bytes(form_bytes(content))
    assert load_workbook(path).sheetnames == ["18-4", "18-4 (2)"]
    fill(path, {"remarks": "Den ene.", "reported_by": "Karen"}, sheet=0)
    fill(path, {"remarks": "Den anden.", "reported_by": "Karen"}, sheet=1)
    brought_in(ground.register, path)
    reports = ground.register.reader.reports([NOVEMBER], [ground.project, other])
    assert {each.project_id: each.remarks for each in reports} == {
        ground.project: "Den ene.",
        other: "Den anden.",
    }


def test_a_hostile_form_is_refused_and_nothing_of_it_is_read(ground: FormGround) -> None:
    path = fill(ground.form(), {"remarks": "&x;", "reported_by": "K"})
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    (sheet,) = [name for name in parts if name.startswith("xl/worksheets/sheet")]
    bomb = b'<!DOCTYPE x [<!ENTITY x "boom"><!ENTITY y "&x;&x;">]>'
    parts[sheet] = bomb + parts[sheet]
    with zipfile.ZipFile(path, "w") as target:
        for name, part in parts.items():
            target.writestr(name, part)
    assert "svar.xlsx" in problem(ground, path)
    assert "sikkerhed" in problem(ground, path)


def test_fifty_forms_come_in_together_as_one_step(ground: FormGround, tmp_path: Path) -> None:
    for number in range(50):
        add_project(ground.register, ProjectDraft(f"23-{number}", f"Projekt {number}"))
    projects = [each.id for each in ground.register.reader.projects() if each.number != "18-4"]
    contents = forms(ground.register, NOVEMBER, project_orders(projects))
    paths = []
    for content in contents:
        path = tmp_path / f"{content.file_title}.xlsx"
        path.write_bytes(form_bytes(content))
        answers = {"light.overall": "Grøn", "remarks": f"Om {content.title}", "reported_by": "K"}
        paths.append(fill(path, answers))
    edits = len(list(ground.register.edits()))
    brought_in(ground.register, *paths)
    assert len(list(ground.register.edits())) == edits + 1
    reports = ground.register.reader.reports([NOVEMBER], projects)
    assert [each.overall for each in reports] == [Colour.GREEN] * 50
    assert history(ground.register)[0].sentence == "50 indberetningsskemaer"


def test_a_register_that_changed_since_the_preview_is_looked_at_again(ground: FormGround) -> None:
    preview = looked_at(ground.register, fill(ground.form(), {"remarks": "Ny."}))
    set_colour(ground.register, ground.project, NOVEMBER, "cost", Colour.RED)
    with pytest.raises(ImportRefused):
        bring_in_forms(ground.register, preview, preview.offered)


def test_the_same_form_is_the_same_file(ground: FormGround) -> None:
    assert ground.form("a.xlsx").read_bytes() == ground.form("b.xlsx").read_bytes()


def test_only_answers_can_be_written_to_and_nothing_is_a_formula(ground: FormGround) -> None:
    set_remarks(ground.register, ground.project, NOVEMBER, '=HYPERLINK("http://x";"y")')
    sheet = load_workbook(ground.form()).worksheets[0]
    assert sheet.protection.sheet
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    open_cells = {cell.coordinate for cell in cells if not cell.protection.locked}
    assert {coordinate[0] for coordinate in open_cells} == {"D", "E"}


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here")
def test_a_form_saved_by_libreoffice_says_the_same(ground: FormGround, tmp_path: Path) -> None:
    path = fill(
        ground.form(),
        {"light.time": "Rød", "remarks": "- først\n- så æøå\n= lig", "reported_by": "K"},
    )
    out = tmp_path / "lo"
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    (row,) = looked_at(ground.register, out / path.name).rows
    assert {change.field for change in row.row.changes} == {
        "light.time", "remarks", "stage", "reported_by"
    }  # fmt: skip
    brought_in(ground.register, out / path.name)
    assert (ground.colours()["time"], ground.report.remarks) == (
        Colour.RED,
        "- først\n- så æøå\n= lig",
    )


_TEXT = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), whitelist_characters="\n\t"), max_size=300
)


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(remarks=_TEXT, reason=_TEXT)
def test_any_text_survives_the_way_there_and_back(
    tmp_path_factory: pytest.TempPathFactory, remarks: str, reason: str
) -> None:
    folder = tmp_path_factory.mktemp("form")
    with new_register(
        folder / "r.pfreg", name="P", forum="", secretariat="", actor="A"
    ) as register:
        ground = form_ground(register, folder)
        held = passage(remarks)
        set_remarks(register, ground.project, NOVEMBER, remarks)
        path = ground.form()
        (row,) = looked_at(register, path).rows
        assert {change.field for change in row.row.changes} <= {"stage"}
        fill(path, {"reason.overall": reason + "x", "reported_by": "K"})
        brought_in(register, path)
        assert ground.report.remarks == held
        assert ground.report.overall_reason.split() == passage(reason + "x").split()
