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
from portfolio_desktop.services.two_texts import confirm_text, set_secretariat_note
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.exporting import ExportOptions, export_register
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


NOTE = "Se punkt 4."


@pytest.fixture
def noted(register: RegisterFile, edited: str) -> str:
    """As edited, with a remark from the secretariat."""
    set_secretariat_note(register, edited, OCTOBER, NOTE)
    return edited


def sent(register: RegisterFile, folder: Path, kind: str) -> Path:
    return export_register(register, folder / f"tabel.{kind}", ExportOptions(period=OCTOBER)).path


kinds = pytest.mark.parametrize("kind", ["xlsx", "csv"])


@kinds
def test_both_texts_and_the_remark_come_back_from_a_table(
    register: RegisterFile, noted: str, tmp_path: Path, kind: str
) -> None:
    table = sent(register, tmp_path, kind)
    (row,) = prepare(register, table).rows
    assert (row.status, row.changes, row.doubts) == (RowStatus.UNCHANGED, (), ())
    with made(tmp_path / "c.pfreg") as other:
        apply(other, prepare(other, table), ImportChoices())
        came = found(other)
    assert (came.remarks, project_words(came), came.secretariat_note) == (OURS, "Venter.", NOTE)
    assert is_changed(came)


@kinds
def test_a_table_has_columns_for_them_only_where_there_are_any(
    register: RegisterFile, tmp_path: Path, kind: str
) -> None:
    def titles() -> set[str]:
        return {each.title for each in prepare(register, sent(register, tmp_path, kind)).columns}

    texts = {"Rapporteret tekst", "Sekretariatets bemærkning"}
    assert not texts & titles()
    journal = project(register, "22-1").id
    set_secretariat_note(register, journal, OCTOBER, NOTE)
    assert texts & titles() == {"Sekretariatets bemærkning"}
    set_remarks(register, journal, OCTOBER, OURS)
    assert texts <= titles()


@kinds
def test_an_older_table_writes_over_nothing_that_the_secretariat_wrote_since(
    register: RegisterFile, noted: str, tmp_path: Path, kind: str
) -> None:
    table = sent(register, tmp_path, kind)
    set_remarks(register, noted, OCTOBER, "Nyere tekst.")
    set_secretariat_note(register, noted, OCTOBER, "Nyere bemærkning.")
    (row,) = prepare(register, table).rows
    assert {each.code for each in row.doubts} == {"import.meeting_text_kept", "import.note_kept"}
    assert not row.changes
    apply(register, prepare(register, table), ImportChoices())
    now = found(register)
    assert (now.remarks, now.secretariat_note) == ("Nyere tekst.", "Nyere bemærkning.")
    assert project_words(now) == "Venter."


@kinds
def test_a_register_that_has_the_projects_words_gets_the_edited_text(
    register: RegisterFile, noted: str, tmp_path: Path, kind: str
) -> None:
    table = sent(register, tmp_path, kind)
    undo(register)
    undo(register)
    assert (found(register).remarks, found(register).secretariat_note) == ("Venter.", "")
    apply(register, prepare(register, table), ImportChoices())
    now = found(register)
    assert (now.remarks, project_words(now), now.secretariat_note) == (OURS, "Venter.", NOTE)
