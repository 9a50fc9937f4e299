"""A form of the organisation's own, mapped once, is read like ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.exchange.form_layout import FormLayout, checked
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reporting import approve_reports, open_month
from portfolio_desktop.services.settings import keep
from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.services.typed import passage
from portfolio_desktop.workflows.form_draft import FormDraft, form_sheets, looks_like_form
from portfolio_desktop.workflows.form_files import is_any_form, read_form_files
from portfolio_desktop.workflows.form_import import bring_in_forms, preview_forms
from portfolio_desktop.workflows.import_values import RowStatus
from portfolio_desktop.workflows.import_words import import_sentence
from portfolio_desktop.workflows.own_forms import keep_layout, known_layouts, known_names
from tests.exchange.reading.files import docx, paragraph, read_here

from .form_ground import NOVEMBER, OCTOBER, REMARKS, FormGround, codes, refusal_in
from .own_form import ANSWERS, LAYOUT, brought_in, looked_at, own_docx, own_xlsx

Make = Callable[..., Path]
KINDS = pytest.mark.parametrize(
    ("make", "name"), [(own_xlsx, "skema.xlsx"), (own_docx, "skema.docx")], ids=["xlsx", "docx"]
)


def _said(ground: FormGround, path: Path) -> str:
    """The one sentence that refuses the form."""
    return refusal_in(looked_at(ground.register, path))


@KINDS
def test_all_it_says_is_taken_over(ground: FormGround, make: Make, name: str) -> None:
    result = brought_in(ground.register, make(ground.folder / name))
    assert [row.number for row in (each.row for each in result.preview.rows)] == ["18-4"]
    report = ground.report
    assert (report.stage, report.overall) == (ReportStage.REPORTED, Colour.RED)
    assert report.overall_reason == "Leverandøren mangler folk."
    assert report.corrective_action == "Ny plan til december."
    assert report.remarks == report.reported_remarks == "NDIS venter på to regioner."
    assert report.reported_by == "Anne Holm"
    assert ground.colours()["time"] is Colour.YELLOW
    (project,) = ground.register.reader.projects([ground.project])
    assert project.forecast_end is not None
    assert project.forecast_end.text == "marts 2024"


@KINDS
def test_of_a_colour_that_cannot_be_read_it_is_told_that_last_months_is_left_out(
    ground: FormGround, make: Make, name: str
) -> None:
    """Nothing was filled in beforehand in such a form."""
    path = make(ground.folder / name, {**ANSWERS, "light.overall": "lilla"})
    (row,) = looked_at(ground.register, path).rows
    told = " ".join(map(import_sentence, row.row.doubts))
    assert "gul, som er kopieret fra sidste måned, tages ikke med. Feltet står tomt." in told
    assert "i forvejen" not in told
    assert not row.offered


@KINDS
def test_twice_changes_nothing_and_one_undo_takes_it_back(
    ground: FormGround, make: Make, name: str
) -> None:
    before = ground.report
    path = make(ground.folder / name)
    brought_in(ground.register, path)
    again = brought_in(ground.register, path)
    assert again.change.edit is None
    assert again.preview.count(RowStatus.UNCHANGED) == 1
    undo(ground.register)
    assert ground.report == before


def test_rows_put_in_above_do_no_harm(ground: FormGround) -> None:
    brought_in(ground.register, own_xlsx(ground.folder / "a.xlsx", above=7))
    assert ground.report.remarks == "NDIS venter på to regioner."
    assert ground.report.overall is Colour.RED


@pytest.mark.parametrize("called", ["18-5", " 18 – 05 ", "LUNA", "18-5 LUNA", "Luna (18-5)"])
def test_another_projects_copy_of_the_form(ground: FormGround, called: str) -> None:
    luna = add_project(ground.register, ProjectDraft("18-5", "LUNA")).id
    path = own_xlsx(ground.folder / "a.xlsx", {**ANSWERS, "project": called})
    brought_in(ground.register, path)
    (report,) = ground.register.reader.reports([NOVEMBER], [luna])
    assert report.remarks == "NDIS venter på to regioner."
    assert ground.report.stage is ReportStage.DRAFT


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"project": "99-9"}, "Intet projekt i registret hedder »99-9«."),
        (
            {"project": ""},
            "Skemaet fortæller ikke, hvilket projekt det handler om: Celle B2 er tom.",
        ),
        (
            {"project": "18-5 NDIS"},
            "»18-5 NDIS« passer på flere projekter i registret, så det kan",
        ),
        ({"period": "snart"}, "»snart« i celle B3 er ikke en måned, så det kan ikke afgøres, hvad"),
        ({"period": ""}, "Skemaet fortæller ikke, hvilken måned det gælder: Celle B3 er tom."),
        ({"period": "maj 2024"}, "Skemaet gælder maj 2024, som ikke er åbnet i registret."),
    ],
)
def test_what_it_is_about_must_be_told(
    ground: FormGround, answers: dict[str, str], sentence: str
) -> None:
    add_project(ground.register, ProjectDraft("18-5", "LUNA"))
    path = own_xlsx(ground.folder / "a.xlsx", {**ANSWERS, **answers})
    assert _said(ground, path).startswith(sentence)


def test_a_month_without_its_year_is_the_newest_open_one(ground: FormGround) -> None:
    path = own_xlsx(ground.folder / "a.xlsx", {**ANSWERS, "period": "oktober"})
    (row,) = looked_at(ground.register, path).rows
    assert row.subject is not None
    assert row.subject.period == "2023-10"


def test_an_approved_report_is_left_alone(ground: FormGround) -> None:
    brought_in(ground.register, own_xlsx(ground.folder / "a.xlsx"))
    approve_reports(ground.register, [ground.project], NOVEMBER)
    path = own_xlsx(ground.folder / "b.xlsx", {**ANSWERS, "remarks": "Andet."})
    assert "godkendt" in _said(ground, path)


def test_a_text_that_the_secretariat_wrote_stands(ground: FormGround) -> None:
    """Not last month's any more, and nobody has reported it: it was written for the meeting."""
    set_remarks(ground.register, ground.project, NOVEMBER, "Sekretariatets ord.")
    path = own_xlsx(ground.folder / "a.xlsx")
    preview = looked_at(ground.register, path)
    assert "import.meeting_text_kept" in dict(codes(preview))["NDIS"]
    brought_in(ground.register, path)
    assert ground.report.remarks == "Sekretariatets ord."
    assert ground.report.reported_remarks == "NDIS venter på to regioner."
    assert brought_in(ground.register, path).change.edit is None


def test_a_text_edited_after_it_came_in_stands_too(ground: FormGround) -> None:
    """A form that only says otherwise there is not offered; ticked, it is kept beside the text."""
    brought_in(ground.register, own_xlsx(ground.folder / "a.xlsx"))
    set_remarks(ground.register, ground.project, NOVEMBER, "Kortere.")
    path = own_xlsx(ground.folder / "b.xlsx", {**ANSWERS, "remarks": "Nyt."})
    preview = looked_at(ground.register, path)
    assert not preview.offered
    bring_in_forms(ground.register, preview, [row.key for row in preview.rows])
    assert (ground.report.remarks, ground.report.reported_remarks) == ("Kortere.", "Nyt.")


def test_the_project_may_correct_its_own_words(ground: FormGround) -> None:
    brought_in(ground.register, own_xlsx(ground.folder / "a.xlsx"))
    brought_in(ground.register, own_xlsx(ground.folder / "b.xlsx", {**ANSWERS, "remarks": "Nyt."}))
    assert ground.report.remarks == ground.report.reported_remarks == "Nyt."


@KINDS
def test_an_empty_cell_changes_nothing(ground: FormGround, make: Make, name: str) -> None:
    answers = {key: ANSWERS[key] for key in ("project", "period", "light.time")}
    preview = looked_at(ground.register, make(ground.folder / name, answers))
    assert dict(codes(preview))["NDIS"].count("form.lamp_blank") == 1
    brought_in(ground.register, make(ground.folder / name, answers))
    report = ground.report
    assert (report.overall, report.corrective_action) == (Colour.YELLOW, "Følges ugentligt.")
    assert report.remarks == passage(REMARKS)


@KINDS
def test_a_form_that_nobody_filled_in_is_not_offered(
    ground: FormGround, make: Make, name: str
) -> None:
    answers = {key: ANSWERS[key] for key in ("project", "period")}
    (row,) = looked_at(ground.register, make(ground.folder / name, answers)).rows
    assert not row.offered
    assert "form.untouched" in [doubt.code for doubt in row.row.doubts]


def test_a_colour_may_be_a_shading(ground: FormGround) -> None:
    answers = {**ANSWERS, "light.overall": "", "light.time": ""}
    fills = {"B5": "00B050", "B6": "FF0000"}
    brought_in(ground.register, own_xlsx(ground.folder / "a.xlsx", answers, fills=fills))
    assert ground.report.overall is Colour.GREEN
    assert ground.colours()["time"] is Colour.RED


def test_a_heading_that_is_gone_is_told(ground: FormGround) -> None:
    path = own_xlsx(ground.folder / "a.xlsx")
    _rename(path, "A9", "Noget helt andet")
    preview = looked_at(ground.register, path)
    assert "form.heading_gone" in dict(codes(preview))["NDIS"]
    brought_in(ground.register, path)
    assert ground.report.remarks == passage(REMARKS)


def _rename(path: Path, address: str, text: str) -> None:
    from openpyxl import load_workbook

    workbook = load_workbook(path)
    workbook.worksheets[0][address].value = text
    workbook.save(path)


def test_a_file_of_another_kind_is_no_form(ground: FormGround) -> None:
    path = own_xlsx(ground.folder / "a.xlsx")
    for address in ("A2", "A5", "A6", "A7"):
        _rename(path, address, "Andet")
    assert not is_any_form(read_here(path), [LAYOUT])
    (file,) = read_form_files([path], layouts=[LAYOUT])
    assert file.refusal == (
        "»a.xlsx« er ikke et indberetningsskema, som registret kender. Er det jeres eget skema, så"
        " vælg »Lær skemaet at kende«. En statustabel hentes ind med »Importér tabel«."
    )


def test_what_can_be_no_form_at_all_is_not_to_be_got_to_know(ground: FormGround) -> None:
    path = ground.folder / "noter.txt"
    path.write_text("Alt vel.", encoding="utf-8")
    (file,) = read_form_files([path], layouts=[LAYOUT])
    assert not file.unknown
    assert file.refusal == (
        "»noter.txt« er ikke et indberetningsskema. En statustabel hentes ind med »Importér tabel«."
    )


def test_several_forms_and_one_of_a_strange_project(ground: FormGround, tmp_path: Path) -> None:
    paths = []
    for n in range(6):
        add_project(ground.register, ProjectDraft(f"30-{n}", f"Nyt {n}"))
        paths.append(own_xlsx(tmp_path / f"{n}.xlsx", {**ANSWERS, "project": f"30-{n}"}))
    lost = own_xlsx(tmp_path / "x.xlsx", {**ANSWERS, "project": "77-7"})
    result = brought_in(ground.register, *paths, lost)
    assert len(result.taken) == 6
    assert len(result.left_out) == 1


def test_what_the_register_keeps_is_known_again(ground: FormGround) -> None:
    keep_layout(ground.register, LAYOUT)
    assert known_layouts(ground.register.reader) == (LAYOUT,)
    assert keep_layout(ground.register, LAYOUT).edit is None
    keep(ground.register, "form_layout:Fra fremtiden", {"format": "noget nyere"})
    assert known_layouts(ground.register.reader) == (LAYOUT,)


def test_a_month_opened_later_is_read_as_well(ground: FormGround) -> None:
    open_month(ground.register, "2023-12")
    path = own_xlsx(ground.folder / "a.xlsx", {**ANSWERS, "period": "31-12-2023"})
    (row,) = looked_at(ground.register, path).rows
    assert row.row.status is RowStatus.CHANGED


def test_overall_is_a_lamp_of_its_own(ground: FormGround) -> None:
    brought_in(ground.register, own_xlsx(ground.folder / "a.xlsx"))
    assert OVERALL not in ground.colours()


@pytest.mark.parametrize(
    ("fill", "word", "doubted"),
    [
        ("FFF2CC", "", True),
        ("FFFFCC", "", True),
        ("FFF2CC", "gul", False),
        ("FFFF00", "", False),
        ("FFEB9C", "", False),
        ("C6EFCE", "", False),
    ],
)
def test_a_pale_yellow_that_may_have_been_there_from_the_start_is_looked_at(
    ground: FormGround, fill: str, word: str, doubted: bool
) -> None:
    path = own_xlsx(
        ground.folder / "a.xlsx", {**ANSWERS, "light.overall": word}, fills={"B5": fill}
    )
    (row,) = looked_at(ground.register, path).rows
    fields = [doubt.field for doubt in row.row.doubts if doubt.code == "form.lamp_cream"]
    assert fields == (["overall"] if doubted else [])
    assert row.offered is not doubted, "a colour that nobody may have chosen waits for a tick"


def _without_month() -> FormLayout:
    places = {key: place for key, place in LAYOUT.places.items() if key != "period"}
    return checked(replace(LAYOUT, places=places))


@pytest.mark.parametrize(
    ("name", "said", "month", "told"),
    [
        ("a.xlsx", None, "", "Hverken skemaet eller filens navn"),
        ("NDIS november 2023.xlsx", None, "2023-11", "november 2023 er læst af filens navn"),
        ("NDIS november 2023.xlsx", OCTOBER, "2023-10", ""),
        ("a.xlsx", NOVEMBER, "2023-11", ""),
    ],
)
def test_the_month_of_a_form_that_has_none_is_said_by_its_file_or_asked_for(
    ground: FormGround, name: str, said: Period | None, month: str, told: str
) -> None:
    path = own_xlsx(ground.folder / name, {**ANSWERS, "period": ""})
    files = read_form_files([path], layouts=[_without_month()])
    preview = preview_forms(ground.register, files, said)
    (row,) = preview.rows
    assert preview.month_asked
    assert preview.month_missing is (not month)
    assert "NDIS" in row.row.name
    assert (row.subject.period if row.subject else "") == month
    problems = [row.row.problem] if row.row.problem else [*row.row.doubts]
    assert told in " ".join(map(import_sentence, problems))
    assert any(each.code.startswith("form.month") for each in problems) is (
        bool(told) and bool(month)
    )


def test_a_document_without_any_table_is_read_by_its_lines(ground: FormGround) -> None:
    lines = ["Projekt: 18-4", "Måned", "november 2023", "Samlet status: gul", "Bemærkninger"]
    words = ["Vi venter på to regioner.", "Resten er i drift."]
    path = docx(ground.folder / "brev.docx", "".join(map(paragraph, [*lines, *words])))
    workbook = read_here(path)
    dimensions = ground.register.reader.dimensions()
    assert looks_like_form(workbook, dimensions)
    draft = FormDraft(form_sheets(workbook, dimensions), known_names(ground.register))
    draft.begin_anew()
    layout = draft.layout("Brev")
    assert {key: place.direction.value for key, place in layout.places.items()} == {
        "project": "inside",
        "period": "below",
        "light.overall": "inside",
        "remarks": "below",
    }
    preview = looked_at(ground.register, path, layouts=[layout])
    bring_in_forms(ground.register, preview, preview.offered)
    assert ground.report.remarks == "\n".join(words)
