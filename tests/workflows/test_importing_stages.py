"""A table meets reports that are drafts or approved."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.exchange.mapping_wish import MappingWish
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.reporting import approve_reports, open_month, reopen_report
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.import_values import FieldChange, ImportChoices, RowStatus
from portfolio_desktop.workflows.import_words import import_sentence
from portfolio_desktop.workflows.importing import apply
from tests.workflows.ground import (
    HEADS,
    JOURNAL,
    NOVEMBER,
    OCTOBER,
    RED,
    YELLOW,
    brought_in,
    preview,
    project,
    report,
)

LATER = ["22-1", "Journalen", "Mar 25", "Analyse", ("", YELLOW), ("", RED), "Sent.", "Drift"]
AGAIN = ["22-1", "Journalen", "Dec 24", "Analyse", ("", YELLOW), ("", YELLOW), "Venter.", "Drift"]


def found(register: RegisterFile, period: Period = NOVEMBER) -> Report:
    shown = report(register, "22-1", period)
    assert shown is not None
    return shown


def test_a_table_reports_for_a_month_that_was_opened(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    open_month(register, NOVEMBER)
    result = brought_in(register, LATER, period=NOVEMBER)
    assert FieldChange("stage", "ikke rapporteret", "rapporteret") in result.preview.rows[0].changes
    assert (found(register).stage, found(register).overall) == (ReportStage.REPORTED, Colour.RED)
    undo(register)
    assert found(register).stage is ReportStage.DRAFT


def test_a_report_that_repeats_last_month_is_a_report(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    open_month(register, NOVEMBER)
    brought_in(register, AGAIN, period=NOVEMBER)
    assert found(register).stage is ReportStage.REPORTED


def test_a_row_with_an_empty_status_reports_nothing(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    open_month(register, NOVEMBER)
    brought_in(register, [*JOURNAL[:4], ("", YELLOW), "", "", "Drift"], period=NOVEMBER)
    assert found(register).stage is ReportStage.DRAFT


DIMENSIONS = (*HEADS, "Status tid")
UNREAD = ["22-1", "Journalen", "Mar 25", "Analyse", ("", YELLOW), "lilla", "Sent.", "Drift", "x"]
REGISTRY = ["16-5", "Registret", "N/A", "Idé", "grøn", "grøn", "", "Overblik", "grøn"]


@pytest.fixture
def copied(register: RegisterFile) -> RegisterFile:
    """October is yellow, overall and on time; November is a copy of it."""
    brought_in(register, [*JOURNAL, "gul"], REGISTRY, heads=DIMENSIONS)
    open_month(register, NOVEMBER)
    return register


def time_of(register: RegisterFile) -> Colour | None:
    (light,) = register.reader.lights([NOVEMBER], [project(register, "22-1").id])
    return light.colour


def test_a_row_whose_colour_cannot_be_read_waits_where_the_month_is_a_copy(
    copied: RegisterFile,
) -> None:
    seen = preview(copied, UNREAD, REGISTRY, heads=DIMENSIONS, period=NOVEMBER)
    row, other = seen.rows
    assert (row.offered, other.offered) == (False, True)
    told = {each.field: (each.before, each.after) for each in row.changes}
    assert (told["overall"], told["light.time"]) == (("gul", ""), ("gul", ""))
    words = [import_sentence(each) for each in row.doubts]
    assert "»lilla« kan ikke læses som en status." in words
    assert any(each.startswith("Sidste måneds status, gul, gentages ikke") for each in words)
    apply(copied, seen, ImportChoices.as_offered(seen))
    assert (found(copied).stage, found(copied).overall) == (ReportStage.DRAFT, Colour.YELLOW)


def test_taken_all_the_same_it_puts_last_months_colours_out(copied: RegisterFile) -> None:
    brought_in(copied, UNREAD, REGISTRY, heads=DIMENSIONS, period=NOVEMBER)
    assert (found(copied).stage, found(copied).overall) == (ReportStage.REPORTED, None)
    assert (time_of(copied), found(copied).remarks) == (None, "Sent.")
    undo(copied)
    assert (found(copied).stage, found(copied).overall) == (ReportStage.DRAFT, Colour.YELLOW)


def test_a_column_in_which_no_colour_can_be_read_puts_them_out_too(copied: RegisterFile) -> None:
    wish = MappingWish(columns={"Status denne måned": "overall", "Status tid": "light.time"})
    seen = preview(copied, UNREAD, heads=DIMENSIONS, period=NOVEMBER, wish=wish)
    assert not seen.rows[0].offered
    apply(copied, seen, ImportChoices())
    assert (found(copied).overall, time_of(copied)) == (None, None)


def test_a_table_without_a_status_leaves_the_copy_a_draft(copied: RegisterFile) -> None:
    """Its column of colours is not used, since there are none in it."""
    brought_in(copied, UNREAD, heads=DIMENSIONS, period=NOVEMBER)
    assert (found(copied).stage, found(copied).remarks) == (ReportStage.DRAFT, "Sent.")
    assert found(copied).overall is Colour.YELLOW


def test_a_colour_set_in_the_month_or_reported_stays(copied: RegisterFile) -> None:
    journal = project(copied, "22-1").id
    set_colour(copied, journal, NOVEMBER, OVERALL, Colour.RED)
    set_colour(copied, journal, NOVEMBER, "time", Colour.GREEN)
    seen = preview(copied, UNREAD, REGISTRY, heads=DIMENSIONS, period=NOVEMBER)
    told = [import_sentence(each) for each in seen.rows[0].doubts]
    assert "Står uændret i registret: rød." in told
    assert not seen.rows[0].offered
    apply(copied, seen, ImportChoices())
    assert (found(copied).overall, time_of(copied)) == (Colour.RED, Colour.GREEN)
    again = preview(copied, UNREAD, REGISTRY, heads=DIMENSIONS, period=NOVEMBER)
    assert again.rows[0].offered, "it has reported, and nothing of its status changes"


def test_a_colour_that_is_emptied_in_the_table_is_no_report_of_last_months(
    copied: RegisterFile,
) -> None:
    emptied = [*UNREAD[:5], "", *UNREAD[6:8], "gul"]
    seen = preview(copied, emptied, REGISTRY, heads=DIMENSIONS, period=NOVEMBER)
    assert not seen.rows[0].offered
    apply(copied, seen, ImportChoices())
    assert (found(copied).overall, time_of(copied)) == (None, Colour.YELLOW)


def test_an_approved_report_is_questioned_and_left_as_it_is(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    journal = project(register, "22-1").id
    approve_reports(register, [journal], OCTOBER)
    result = brought_in(register, LATER)
    (row,) = result.preview.rows
    (doubt,) = [each for each in row.doubts if each.code == "import.report_approved"]
    assert import_sentence(doubt).startswith("Rapporten for oktober 2023 er godkendt")
    assert row.status is RowStatus.CHANGED, "the project's own dates are taken over"
    assert (found(register, OCTOBER).overall, found(register, OCTOBER).remarks) == (
        Colour.YELLOW,
        "Venter.",
    )
    reopen_report(register, journal, OCTOBER, "Regionen rettede")
    brought_in(register, LATER)
    assert found(register, OCTOBER).overall is Colour.RED


def test_a_table_that_says_the_same_of_an_approved_report_is_not_questioned(
    register: RegisterFile,
) -> None:
    brought_in(register, JOURNAL)
    approve_reports(register, [project(register, "22-1").id], OCTOBER)
    (row,) = brought_in(register, JOURNAL).preview.rows
    assert (row.status, row.doubts) == (RowStatus.UNCHANGED, ())
