"""A table meets reports that are drafts or approved."""

from __future__ import annotations

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.reporting import approve_reports, open_month, reopen_report
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.import_values import FieldChange, RowStatus
from portfolio_desktop.workflows.import_words import import_sentence
from tests.workflows.ground import (
    JOURNAL,
    NOVEMBER,
    OCTOBER,
    RED,
    YELLOW,
    brought_in,
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
