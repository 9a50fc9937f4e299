"""What becomes of answers that cannot be read: never passed off as something that was reported."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import PatternFill

from portfolio_desktop.domain.dependencies import MilestoneForecast
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.exchange.form_values import FormField
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone, milestones_of
from portfolio_desktop.services.portfolio import load_portfolio
from portfolio_desktop.services.reporting import mark_not_reported
from portfolio_desktop.services.status import set_colour, set_no_light
from portfolio_desktop.workflows.form_answers import hear_text
from portfolio_desktop.workflows.form_import import bring_in_forms
from portfolio_desktop.workflows.form_values import FormRow
from portfolio_desktop.workflows.import_words import import_sentence
from tests.workflows.form_ground import (
    NOVEMBER,
    OCTOBER,
    FormGround,
    brought_in,
    change,
    fill,
    looked_at,
)


def page(ground: FormGround, path: Path) -> FormRow:
    (row,) = looked_at(ground.register, path).rows
    return row


def sentences(row: FormRow) -> str:
    return " ".join(import_sentence(doubt) for doubt in row.row.doubts)


def ticked(ground: FormGround, path: Path) -> None:
    """Bring the form in although it is not offered."""
    preview = looked_at(ground.register, path)
    bring_in_forms(ground.register, preview, {row.key for row in preview.rows})


UNREAD = ("lilla", "mellemgul", "gul eller rød", "ikke rød", "ikke rapporteret", "")


@pytest.mark.parametrize("typed", UNREAD)
@pytest.mark.parametrize("lamp", [OVERALL, "time"])
def test_a_report_with_a_lamp_that_names_no_colour_is_not_offered(
    ground: FormGround, lamp: str, typed: str
) -> None:
    row = page(ground, fill(ground.form(), {f"light.{lamp}": typed, "reported_by": "Karen"}))
    assert not row.offered
    assert "gul, som stod i skemaet i forvejen, tages ikke med" in sentences(row)
    assert typed in sentences(row)


@pytest.mark.parametrize("typed", UNREAD)
def test_ticked_all_the_same_it_leaves_the_lamp_empty(ground: FormGround, typed: str) -> None:
    answers = {"light.overall": typed, "light.time": typed, "reported_by": "Karen"}
    path = fill(ground.form(), answers)
    told = {each.field: (each.before, each.after) for each in page(ground, path).row.changes}
    assert (told["overall"], told["light.time"]) == (("gul", ""), ("gul", ""))
    ticked(ground, path)
    assert (ground.report.overall, ground.report.no_light) == (None, None)
    assert ground.colours() == {"time": None}
    assert ground.report.stage is ReportStage.REPORTED


def test_a_lamp_left_empty_is_warned_of_before_printing(ground: FormGround) -> None:
    ticked(ground, fill(ground.form(), {"light.overall": "lilla", "reported_by": "Karen"}))
    register = ground.register
    codes = [each.problem.code for each in warnings(register.reader, NOVEMBER, register.today())]
    assert "check_no_report" in codes
    (row,) = load_portfolio(register.reader, NOVEMBER, register.today()).rows
    assert row.now.is_nothing


def test_the_same_form_again_changes_nothing_and_still_says_so(ground: FormGround) -> None:
    path = fill(ground.form(), {"light.overall": "lilla", "reported_by": "Karen"})
    ticked(ground, path)
    row = page(ground, path)
    assert not row.changes_something
    assert "lilla" in sentences(row)


def test_a_corrected_form_gives_the_lamp_its_colour_when_it_is_ticked(ground: FormGround) -> None:
    path = fill(ground.form(), {"light.overall": "lilla", "light.time": "x", "reported_by": "K"})
    ticked(ground, path)
    corrected = fill(path, {"light.overall": "Gul", "light.time": "Gul"})
    assert page(ground, corrected).changes_something
    ticked(ground, corrected)
    assert ground.report.overall is Colour.YELLOW
    assert ground.colours() == {"time": Colour.YELLOW}


def test_a_colour_set_since_the_form_was_made_stays(ground: FormGround) -> None:
    path = fill(ground.form(), {"light.overall": "lilla", "remarks": "Nyt.", "reported_by": "K"})
    set_colour(ground.register, ground.project, NOVEMBER, OVERALL, Colour.RED)
    row = page(ground, path)
    assert (row.offered, "Står uændret i registret: rød" in sentences(row)) == (False, True)
    ticked(ground, path)
    assert (ground.report.overall, ground.report.remarks) == (Colour.RED, "Nyt.")


def test_a_colour_that_was_reported_stays(ground: FormGround) -> None:
    brought_in(ground.register, fill(ground.form(), {"reported_by": "Karen"}))
    ticked(ground, fill(ground.form(), {"light.overall": "lilla", "remarks": "Nyt."}))
    assert (ground.report.overall, ground.report.remarks) == (Colour.YELLOW, "Nyt.")


def test_no_status_and_not_stated_are_answers(ground: FormGround) -> None:
    path = fill(ground.form(), {"light.overall": "Ikke oplyst", "reported_by": "Karen"})
    assert page(ground, path).offered
    brought_in(ground.register, path)
    assert (ground.report.overall, ground.report.no_light) == (None, NoLight.NOT_STATED)


def test_a_report_that_has_come_is_not_missing(ground: FormGround) -> None:
    register = ground.register
    set_no_light(register, ground.project, NOVEMBER, NoLight.MISSING)
    mark_not_reported(register, [ground.project], NOVEMBER)
    brought_in(register, fill(ground.form(), {"remarks": "Her er vi.", "reported_by": "Karen"}))
    assert (ground.report.stage, ground.report.no_light) == (ReportStage.REPORTED, None)


def test_a_cell_in_a_colour_that_is_none_is_not_last_months(ground: FormGround) -> None:
    def paint(sheet: Any) -> None:
        rows = {row[0].value: row for row in sheet.iter_rows() if row[0].value}
        rows["light.overall"][3].fill = PatternFill("solid", fgColor="FF7030A0")

    path = fill(ground.form(), {"light.overall": "", "reported_by": "Karen"})
    row = page(ground, change(path, paint))
    assert not row.offered
    assert "tages ikke med" in sentences(row)


@pytest.mark.parametrize("typed", ["30.02.2024", "31.04.2024", "14.13.2024", "uge 60 2024"])
def test_a_day_that_cannot_be_does_not_take_the_place_of_one(
    ground: FormGround, typed: str
) -> None:
    register = ground.register
    added = add_milestone(register, ground.project, MilestoneDraft("Pilot", forecast="jan. 2024"))
    answers = {
        "forecast": typed,
        f"milestone.{added.id}": typed,
        f"actual.{added.id}": typed,
        "reported_by": "Karen",
    }
    path = fill(ground.form(), answers)
    row = page(ground, path)
    assert sentences(row).count(f"»{typed}« overtages ikke.") == 3
    brought_in(register, path)
    (project,) = register.reader.projects([ground.project])
    (pilot,) = milestones_of(register.reader, ground.project)
    assert project.forecast_end is not None
    assert pilot.milestone.forecast is not None
    assert project.forecast_end.text == "okt. 2023"
    assert (pilot.milestone.forecast.text, pilot.milestone.actual) == ("jan. 2024", None)


def test_vague_words_for_a_date_are_kept_as_typed(ground: FormGround) -> None:
    brought_in(ground.register, fill(ground.form(), {"forecast": "efter sommer", "remarks": "Ny."}))
    (project,) = ground.register.reader.projects([ground.project])
    assert project.forecast_end is not None
    assert project.forecast_end.text == "efter sommer"


def test_an_empty_cell_of_a_form_that_knows_no_earlier_answer_changes_nothing() -> None:
    answer = FormField("remarks", " ", "D20", made=None)
    assert not hear_text(answer, "Det, der stod.", begun=True).takes
    assert hear_text(FormField("remarks", "", "D20", made="Det, der stod."), "Det, der stod.",
                     begun=True).takes  # fmt: skip


def test_of_two_forms_both_say_which_was_saved_last(ground: FormGround) -> None:
    old = fill(ground.form("a.xlsx"), {"remarks": "Den gamle.", "reported_by": "K"})
    new = fill(ground.form("b.xlsx"), {"remarks": "Den nye.", "reported_by": "K"})
    os.utime(old, (1_700_000_000, 1_700_000_000))
    os.utime(new, (1_700_000_500, 1_700_000_500))
    told = {row.file: sentences(row) for row in looked_at(ground.register, old, new).rows}
    assert "b.xlsx er til samme indberetning og er gemt senere" in told["a.xlsx"]
    assert "filen er gemt sidst" in told["b.xlsx"]


def test_october_is_left_alone(ground: FormGround) -> None:
    ticked(ground, fill(ground.form(), {"light.overall": "lilla", "reported_by": "Karen"}))
    (october,) = ground.register.reader.reports([OCTOBER], [ground.project])
    assert october.overall is Colour.YELLOW


def test_a_milestones_new_date_is_kept_for_the_month_of_the_form(ground: FormGround) -> None:
    register = ground.register
    draft = MilestoneDraft("Pilot", forecast="jan. 2024")
    added = add_milestone(register, ground.project, draft, Period(2023, 8))
    answers = {f"milestone.{added.id}": "mar. 2024", "reported_by": "Karen"}
    brought_in(register, fill(ground.form(), answers))
    rows = register.reader.board.rows(MilestoneForecast, milestone_id=[added.id])
    kept = {row.period: row.forecast.text for row in rows if row.forecast is not None}
    assert kept["2023-08"] == "jan. 2024"
    assert list(kept.values()).count("mar. 2024") == 1
    undo(register)
    assert len(register.reader.board.rows(MilestoneForecast, milestone_id=[added.id])) == 1


def test_a_form_for_an_older_month_does_not_turn_back_what_is_expected(ground: FormGround) -> None:
    register = ground.register
    added = add_milestone(register, ground.project, MilestoneDraft("Pilot", forecast="jan. 2024"))
    late = fill(ground.form(), {"forecast": "dec. 2023", f"milestone.{added.id}": "feb. 2024"})
    set_colour(register, ground.project, NOVEMBER.shifted(1), OVERALL, Colour.GREEN)
    (row,) = looked_at(register, late).rows
    told = [import_sentence(each) for each in row.row.doubts if each.code == "form.newer_known"]
    assert told == [
        f"Skemaet siger »{said}«. Registret kender en senere måned, så »{held}« står."
        for said, held in (("dec. 2023", "okt. 2023"), ("feb. 2024", "jan. 2024"))
    ]
    brought_in(register, late)
    (project,) = register.reader.projects([ground.project])
    assert project.forecast_end is not None
    assert project.forecast_end.text == "okt. 2023"
