"""A file meets texts for the meeting that the secretariat has edited: they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_desktop.domain.report import Report
from portfolio_desktop.domain.two_texts import TextState, is_changed, project_words, text_state
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.reporting import open_month
from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.services.two_texts import confirm_text
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.exporting import export_register
from portfolio_desktop.workflows.import_values import FieldChange, ImportChoices, RowStatus
from portfolio_desktop.workflows.import_words import import_sentence
from portfolio_desktop.workflows.importing import apply, prepare
from tests.workflows.ground import (
    JOURNAL,
    NOVEMBER,
    OCTOBER,
    brought_in,
    made,
    preview,
    project,
    report,
)

OURS = "Journalen venter på leverandøren."
LATER = [*JOURNAL[:6], "Venter stadig.", "Drift"]


@pytest.fixture
def register(tmp_path: Path) -> Iterator[RegisterFile]:
    with made(tmp_path / "a.pfreg") as opened:
        brought_in(opened, JOURNAL)
        yield opened


@pytest.fixture
def edited(register: RegisterFile) -> str:
    """The project, whose remarks from the table were edited for the meeting."""
    journal = project(register, "22-1").id
    set_remarks(register, journal, OCTOBER, OURS)
    return journal


def found(register: RegisterFile) -> Report:
    shown = report(register, "22-1")
    assert shown is not None
    return shown


def test_what_a_table_says_is_what_the_project_wrote(register: RegisterFile, edited: str) -> None:
    assert (found(register).remarks, project_words(found(register))) == (OURS, "Venter.")


def test_the_same_table_again_changes_nothing(register: RegisterFile, edited: str) -> None:
    (row,) = preview(register, JOURNAL).rows
    assert (row.status, row.doubts, row.changes) == (RowStatus.UNCHANGED, (), ())


def test_the_registers_own_table_changes_nothing(register: RegisterFile, edited: str) -> None:
    (row,) = preview(register, [*JOURNAL[:6], OURS, "Drift"]).rows
    assert row.status is RowStatus.UNCHANGED


def test_a_later_table_is_kept_beside_the_edited_text_and_questioned(
    register: RegisterFile, edited: str
) -> None:
    confirm_text(register, edited, OCTOBER, by="Bo")
    (row,) = preview(register, LATER).rows
    assert row.changes == (FieldChange("reported_remarks", "Venter.", "Venter stadig."),)
    assert [each.code for each in row.doubts] == ["import.meeting_text_kept"]
    assert import_sentence(row.doubts[0]).startswith("Sekretariatet har redigeret teksten")
    brought_in(register, LATER)
    assert (found(register).remarks, project_words(found(register))) == (OURS, "Venter stadig.")
    assert text_state(found(register)) is TextState.CHANGED
    assert preview(register, LATER).rows[0].status is RowStatus.UNCHANGED
    undo(register)
    assert text_state(found(register)) is TextState.CONFIRMED


def test_a_text_that_nobody_edited_follows_the_table(register: RegisterFile) -> None:
    brought_in(register, LATER)
    assert (found(register).remarks, is_changed(found(register))) == ("Venter stadig.", False)


def test_a_draft_that_was_written_on_gives_way_to_the_report(register: RegisterFile) -> None:
    open_month(register, NOVEMBER)
    journal = project(register, "22-1").id
    set_remarks(register, journal, NOVEMBER, "Kladde.")
    brought_in(register, LATER, period=NOVEMBER)
    now = report(register, "22-1", NOVEMBER)
    assert now is not None
    assert (now.remarks, is_changed(now)) == ("Venter stadig.", False)


def test_a_report_that_repeats_the_draft_is_the_projects_too(register: RegisterFile) -> None:
    open_month(register, NOVEMBER)
    brought_in(register, JOURNAL, period=NOVEMBER)
    set_remarks(register, project(register, "22-1").id, NOVEMBER, OURS)
    now = report(register, "22-1", NOVEMBER)
    assert now is not None
    assert project_words(now) == "Venter."


def exported(register: RegisterFile, folder: Path, remarks: str) -> Path:
    """What another laptop sends, where this is the project's text."""
    other = made(folder / "b.pfreg")
    with other:
        apply(
            other, prepare(other, export_register(register, folder / "a.json").path),
            ImportChoices(),
        )  # fmt: skip
        brought_in(other, [*JOURNAL[:6], remarks, "Drift"])
        return export_register(other, folder / "b.json").path


def test_another_registers_report_is_kept_beside_an_edited_text(
    register: RegisterFile, tmp_path: Path
) -> None:
    theirs = exported(register, tmp_path, "Venter stadig.")
    set_remarks(register, project(register, "22-1").id, OCTOBER, OURS)
    (row,) = prepare(register, theirs).rows
    assert [each.code for each in row.doubts] == ["import.meeting_text_kept"]
    assert [(each.before, each.after) for each in row.changes] == [("Venter.", "Venter stadig.")]
    apply(register, prepare(register, theirs), ImportChoices())
    assert (found(register).remarks, project_words(found(register))) == (OURS, "Venter stadig.")
    (row,) = prepare(register, theirs).rows
    assert (row.status, row.doubts) == (RowStatus.UNCHANGED, ())


def test_a_text_that_was_edited_elsewhere_too_replaces_ours_and_that_is_questioned(
    register: RegisterFile, edited: str, tmp_path: Path
) -> None:
    theirs = export_register(register, tmp_path / "theirs.json").path
    set_remarks(register, edited, OCTOBER, "Leverandøren er forsinket.")
    (row,) = prepare(register, theirs).rows
    assert [each.code for each in row.doubts] == ["import.meeting_text_replaced"]
    assert "oktober 2023" in import_sentence(row.doubts[0])
    apply(register, prepare(register, theirs), ImportChoices())
    assert found(register).remarks == OURS
