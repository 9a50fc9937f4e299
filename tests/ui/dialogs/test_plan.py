"""Plan and economy: filled in from the keyboard, pasted from a spreadsheet, taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.services.economy import CellWish, Part, economy_of, set_amounts
from portfolio_desktop.services.economy_sheet import row_id
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    milestone_draft,
    milestones_of,
)
from portfolio_desktop.ui.dialogs.pasting import PastingDialog
from portfolio_desktop.ui.dialogs.plan import PlanDialog
from tests.ui.answering import answer, press
from tests.ui.dialogs.plan_sheets import cell, opened, paste, shown, write
from tests.ui.ground import Ground, named, words_in
from tests.ui.walking import faults_of

MIO = 100_000_000


@pytest.fixture
def dialog(qtbot: QtBot, place: Ground, project: str) -> Iterator[PlanDialog]:
    made = opened(qtbot, place, project)
    yield made
    made.reject()


def names(place: Ground, project: str) -> list[str]:
    return [each.milestone.name for each in milestones_of(place.context.reader, project)]


def test_every_control_is_named_and_the_models_are_sound(
    dialog: PlanDialog, qtmodeltester: ModelTester
) -> None:
    assert faults_of(dialog) == []
    dialog.tabs.setCurrentIndex(1)
    assert faults_of(dialog) == []
    for page in (dialog.milestones, dialog.economy):
        qtmodeltester.check(page.table.sheet)


def test_milestones_are_written_one_after_another(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, project: str
) -> None:
    view = dialog.milestones.table
    cell(view, "", 0)
    write(qtbot, view, "Go/no-go på øerne", Qt.Key.Key_Tab)
    (added,) = milestones_of(place.context.reader, project)
    assert (added.milestone.name, view.marked_row) == ("Go/no-go på øerne", added.milestone.id)
    assert view.currentIndex().column() == 1, "the first date is the original one"
    write(qtbot, view, "14.11.2023", Qt.Key.Key_Tab)
    assert view.currentIndex().column() == 2
    qtbot.keyClick(view, Qt.Key.Key_Right)
    write(qtbot, view, "Q1 2024")
    row = added.milestone.id
    assert shown(view, row) == [
        *("Go/no-go på øerne", "14. nov. 2023", "14. nov. 2023", "1. kvartal 2024"),
        *("", "+4 mdr.", "+4 mdr.", ""),
    ]
    assert view.marked_row == "", "Enter goes down, to the row for the next"


def test_writing_a_letter_opens_the_cell(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, project: str
) -> None:
    view = dialog.milestones.table
    cell(view, "", 0)
    qtbot.keyClick(view, Qt.Key.Key_G)
    editor = view.editor
    assert editor is not None
    assert editor.text().lower() == "g"
    dialog.accept()
    assert names(place, project) == ["g"], "what stands in a cell is kept when the dialog is closed"


def test_a_date_that_the_original_forbids_is_told_and_not_lost(
    qtbot: QtBot, place: Ground, project: str
) -> None:
    draft = MilestoneDraft("Go", approved="14.11.2023")
    milestone = add_milestone(place.register, project, draft).id
    dialog = opened(qtbot, place, project)
    view = dialog.milestones.table
    cell(view, milestone, 2)
    write(qtbot, view, "1.12.2023")
    assert "står fast" in dialog.fault
    editor = view.editor
    assert editor is not None
    assert editor.text() == "1.12.2023"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert milestone_draft(place.context.reader, milestone).approved == "14.11.2023"
    dialog.reject()


def test_a_day_that_cannot_be_is_told_at_once_and_can_be_put_right(
    qtbot: QtBot, place: Ground, project: str
) -> None:
    milestone = add_milestone(place.register, project, MilestoneDraft("Go")).id
    dialog = opened(qtbot, place, project)
    view = dialog.milestones.table
    cell(view, milestone, 1)
    write(qtbot, view, "30.02.2024", Qt.Key.Key_Tab)
    assert "Den dag findes ikke i kalenderen" in dialog.fault
    assert view.editor is not None
    assert view.editor.text() == "30.02.2024"
    view.editor.setText("29.2.2024")
    qtbot.keyClick(view.editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert milestone_draft(place.context.reader, milestone).original == "29.2.2024"
    dialog.reject()


def test_four_dates_written_with_tab_land_where_they_are_written(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, project: str
) -> None:
    view = dialog.milestones.table
    cell(view, "", 0)
    for text in ("Go", "1.3.2023", "1.3.2023", "1.4.2023", "12.4.2023"):
        write(qtbot, view, text, Qt.Key.Key_Tab)
    (added,) = milestones_of(place.context.reader, project)
    assert shown(view, added.milestone.id)[:5] == [
        "Go", "1. mar. 2023", "1. mar. 2023", "1. apr. 2023", "12. apr. 2023"
    ]  # fmt: skip
    assert names(place, project) == ["Go"], "no date has become a milestone"


def refused(qtbot: QtBot, place: Ground, project: str) -> PlanDialog:
    """The dialog after a date that the original plan forbids."""
    draft = MilestoneDraft("Go", approved="14.11.2023")
    milestone = add_milestone(place.register, project, draft).id
    dialog = opened(qtbot, place, project)
    view = dialog.milestones.table
    cell(view, milestone, 2)
    view.edit(view.currentIndex())
    assert view.editor is not None
    view.editor.setText("1.12.2023")
    return dialog


def test_the_other_table_waits_until_a_refused_date_is_put_right(
    qtbot: QtBot, place: Ground, project: str
) -> None:
    dialog = refused(qtbot, place, project)
    view = dialog.milestones.table
    bar = dialog.tabs.tabBar()
    economy = bar.tabRect(dialog.tabs.indexOf(dialog.economy)).center()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=economy)
    QApplication.processEvents()
    assert dialog.tabs.currentWidget() is dialog.milestones
    assert "står fast" in dialog.fault
    editor = view.editor
    assert editor is not None
    assert QApplication.focusWidget() is editor
    assert (editor.text(), editor.property("look")) == ("1.12.2023", "fault")
    qtbot.keyClick(editor, Qt.Key.Key_1)
    assert (editor.text(), editor.property("look")) == ("1", "cell")
    editor.setText("14.11.2023")
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=economy)
    QApplication.processEvents()
    assert dialog.tabs.currentWidget() is dialog.economy
    assert dialog.fault == ""
    assert QApplication.focusWidget() is dialog.economy.table
    for key in (Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()
    (year,) = economy_of(place.context.reader, project).years
    assert year.amounts.approved == Money(40 * MIO, "40 mio. kr.")
    dialog.reject()


def test_a_refused_date_keeps_the_dialog_open_until_it_is_dropped(
    qtbot: QtBot, place: Ground, project: str
) -> None:
    dialog = refused(qtbot, place, project)
    dialog.accept()
    assert dialog.isVisible()
    assert "står fast" in dialog.fault
    editor = dialog.milestones.table.editor
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    dialog.accept()
    assert not dialog.isVisible()


def test_kind_and_criteria_are_kept_when_they_are_left(
    qtbot: QtBot, place: Ground, project: str
) -> None:
    milestone = add_milestone(place.register, project, MilestoneDraft("Go")).id
    dialog = opened(qtbot, place, project)
    page = dialog.milestones
    cell(page.table, milestone, 0)
    page.criteria.setFocus()
    page.criteria.setPlainText("Ingen kritiske fejl\nog alle er uddannet")
    page.kind.setCurrentIndex(page.kind.findData(MilestoneKind.GO_NO_GO.value))
    page.kind.activated.emit(page.kind.currentIndex())
    page.table.setFocus()
    draft = milestone_draft(place.context.reader, milestone)
    assert draft.kind is MilestoneKind.GO_NO_GO
    assert draft.criteria == "Ingen kritiske fejl\nog alle er uddannet"
    dialog.reject()


def test_milestones_move_and_go_and_come_back(qtbot: QtBot, place: Ground, project: str) -> None:
    for name in ("A", "B"):
        add_milestone(place.register, project, MilestoneDraft(name))
    dialog = opened(qtbot, place, project)
    view = dialog.milestones.table
    view.setFocus()
    view.setCurrentIndex(view.sheet.index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(place, project) == ["B", "A"]
    dialog.milestones.remove.click()
    assert names(place, project) == ["A"]
    undo = named(dialog, "Fortryd")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert names(place, project) == ["B", "A"]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(place, project) == ["A", "B"]
    assert not undo.isEnabled(), "what was done before the dialog opened is not taken back here"
    dialog.reject()


def test_milestones_pasted_from_a_spreadsheet_are_one_edit(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, project: str
) -> None:
    view, before = dialog.milestones.table, place.edits()
    cell(view, "", 0)
    paste(qtbot, view, "Kontrakt\t\t1.4.2023\nTest\t\t\tQ4 2023\n")
    assert names(place, project) == ["Kontrakt", "Test"]
    assert place.edits() == before + 1
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(place, project) == []


def test_amounts_are_written_in_the_tables_unit(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, project: str
) -> None:
    dialog.tabs.setCurrentIndex(1)
    view = dialog.economy.table
    cell(view, row_id(2023), 1)
    write(qtbot, view, "40", Qt.Key.Key_Tab)
    assert view.currentIndex().column() == 2
    cell(view, row_id(2023), 3)
    write(qtbot, view, "52,6")
    assert shown(view, row_id(2023)) == [
        "2023", "40 mio. kr.", "", "52,6 mio. kr.", "+12,6 mio. kr.", ""
    ]  # fmt: skip
    assert "12,6 mio. kr. over godkendt budget i 2023." in dialog.economy.spending.text().replace(
        "\u00a0", " "
    )
    (year,) = economy_of(place.context.reader, project).years
    assert year.amounts.approved == Money(40 * MIO, "40 mio. kr.")


def test_one_unit_holds_for_what_is_shown_and_written_in_every_table(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, project: str
) -> None:
    page, view = dialog.economy, dialog.economy.table
    dialog.show_page(page)
    cell(view, row_id(2023), 1)
    write(qtbot, view, "12,6")
    page.unit.setCurrentIndex(page.unit.findText("t.kr."))
    page.unit.activated.emit(page.unit.currentIndex())
    assert shown(view, row_id(2023))[1] == "12.600"
    cell(view, row_id(2023), 2)
    write(qtbot, view, "800")
    assert shown(view, row_id(2023))[2] == "800"
    (year,) = economy_of(place.context.reader, project).years
    assert year.amounts.actual == Money(80_000_000, "800 t.kr.")
    assert "læses som t.kr." in words_in(page)
    assert dialog.sharing.unit.currentText() == "t.kr."
    dialog.sharing.unit.setCurrentIndex(0)
    dialog.sharing.unit.activated.emit(0)
    assert shown(view, row_id(2023))[1] == "12,6 mio. kr."


def test_another_year_is_shown_at_once_and_what_is_no_year_is_told(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, project: str
) -> None:
    dialog.tabs.setCurrentIndex(1)
    view = dialog.economy.table
    cell(view, "new", 0)
    write(qtbot, view, "snart")
    assert "snart" in dialog.fault
    editor = view.editor
    assert editor is not None
    editor.setText("2020")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    years = [row.name for row in view.sheet.rows if row.name.isdecimal()]
    assert years == ["2023", "2024", "2020"], "it stays where it was written"
    cell(view, row_id(2020), 1)
    write(qtbot, view, "3")
    years = [row.name for row in view.sheet.rows if row.name.isdecimal()]
    assert years == ["2023", "2024", "2020"]
    dialog.economy.commit()
    assert [each.year for each in economy_of(place.context.reader, project).years] == [2020]


def test_a_new_table_proposes_the_years_around_the_month_that_is_shown(
    qtbot: QtBot, place: Ground, project: str
) -> None:
    place.context.show_period(Period(2021, 4))
    dialog = opened(qtbot, place, project)
    years = [row.name for row in dialog.economy.table.sheet.rows if row.name.isdecimal()]
    assert years == ["2021", "2022"]
    dialog.reject()


def test_of_pasted_milestones_the_one_that_cannot_be_is_named(
    qtbot: QtBot, place: Ground, dialog: PlanDialog
) -> None:
    dialog.tabs.setCurrentIndex(0)
    view, before = dialog.milestones.table, place.edits()
    view.setFocus()
    paste(qtbot, view, "Pilot\t1.2.2024\nUdrulning\t31.4.2024\n")
    assert place.edits() == before
    assert "Udrulning: " in words_in(dialog)
    assert "31.4.2024" in words_in(dialog)


def test_a_table_with_years_and_headings_is_pasted_wherever_the_cursor_stands(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, project: str
) -> None:
    dialog.tabs.setCurrentIndex(1)
    view, before = dialog.economy.table, place.edits()
    view.setFocus()
    came = answer(PastingDialog, lambda looked: press(looked, "Skriv 4 beløb"))
    paste(
        qtbot,
        view,
        "t.kr.\tBudget\tForbrug\tPrognose\tAfvigelse\r\n"
        "2024\t40.000\t\t52.600\t12.600\r\n2025\t35.000\t-\t48.900\t13.900\r\nI alt\t75.000\r\n",
    )
    assert came == [True]
    found = economy_of(place.context.reader, project)
    assert found.differences(2023) == ((2024, 1_260_000_000), (2025, 1_390_000_000))
    assert place.edits() == before + 1
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert economy_of(place.context.reader, project).years == ()


def test_of_a_pasted_table_the_cells_that_cannot_be_are_named_before_anything_is_written(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, project: str
) -> None:
    dialog.tabs.setCurrentIndex(1)
    view, before = dialog.economy.table, place.edits()
    view.setFocus()
    told: list[str] = []

    def look(looked: PastingDialog) -> None:
        assert faults_of(looked) == []
        told.extend((looked.lines.records[0].cell, looked.lines.records[0].becomes))
        assert place.edits() == before
        press(looked, "Annullér")

    table = "\tBudget\tForbrug\nK1 2024\t4 mio.\t1 mio.\nK2 2024\t2 mio.\tca. 1 mio.\n"
    came = answer(PastingDialog, look)
    paste(qtbot, view, table)
    assert came == [True]
    assert told[0] == "række 3, kolonne 3"
    assert "»ca. 1 mio.«" in told[1]
    assert place.edits() == before
    answer(PastingDialog, lambda looked: press(looked, "Skriv 3 beløb"))
    paste(qtbot, view, table)
    assert place.edits() == before + 1
    (year,) = economy_of(place.context.reader, project).years
    assert (year.by_quarter, year.amounts.approved) == (True, Money(6 * MIO))
    assert dialog.economy.quarters.isChecked(), "what was pasted is seen"


def test_amounts_alone_are_pasted_where_the_cursor_stands_and_empty_ones_take_nothing(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, project: str
) -> None:
    dialog.tabs.setCurrentIndex(1)
    view = dialog.economy.table
    cell(view, row_id(2023), 2)
    paste(qtbot, view, "1,5\t2\n\t3")
    found = economy_of(place.context.reader, project)
    assert [
        (each.year, each.amounts.actual and each.amounts.actual.ore // MIO) for each in found.years
    ] == [(2023, 1), (2024, None)]
    assert [each.amounts.forecast and each.amounts.forecast.ore for each in found.years] == [
        2 * MIO,
        3 * MIO,
    ]


def test_marked_cells_are_emptied_and_copied(qtbot: QtBot, place: Ground, project: str) -> None:
    set_amounts(place.register, project, [CellWish(2024, Part.ACTUAL, "3 mio. kr.")])
    dialog = opened(qtbot, place, project)
    dialog.tabs.setCurrentIndex(1)
    view = dialog.economy.table
    cell(view, row_id(2024), 2)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().replace("\u00a0", " ") == "3 mio. kr."
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert economy_of(place.context.reader, project).years == ()
    dialog.reject()


def test_each_participant_has_its_own_line_and_the_year_adds_them_up(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, project: str
) -> None:
    dialog.tabs.setCurrentIndex(1)
    dialog.economy.parties.setChecked(True)
    view = dialog.economy.table
    parties = [row for row in view.sheet.rows if row.id.startswith("2024/") and row.inner]
    assert [row.cells[0].shown for row in parties] == ["Region Hovedstaden", "Region Nordjylland"]
    for row, text in zip(parties, ("3", "4,5"), strict=True):
        cell(view, row.id, 1)
        write(qtbot, view, text)
    assert shown(view, row_id(2024))[1] == "7,5 mio. kr."
    cell(view, row_id(2024), 1)
    write(qtbot, view, "8")
    assert shown(view, row_id(2024))[1] == "8 mio. kr.", "what is stated in all goes first"


def test_a_year_is_opened_into_its_quarters(qtbot: QtBot, dialog: PlanDialog, project: str) -> None:
    dialog.show_page(dialog.economy)
    view = dialog.economy.table
    dialog.economy.quarters.setChecked(True)
    for quarter, text in ((1, "1"), (2, "2,5")):
        cell(view, row_id(2023, None, quarter), 1)
        write(qtbot, view, text)
    assert shown(view, row_id(2023))[1] == "3,5 mio. kr."
    cell(view, row_id(2023), 1)
    write(qtbot, view, "4")
    assert "Kvartalerne i 2023 giver 3,5 mio. kr., men 4 mio. kr. står på selve året." in words_in(
        dialog
    ).replace("\u00a0", " ")
    dialog.economy.quarters.setChecked(False)
    assert view.sheet.place_of(row_id(2023, None, 1)) is None
    assert faults_of(dialog) == []


def test_the_table_is_copied_with_its_headings_and_pasted_back_unchanged(
    qtbot: QtBot, place: Ground, dialog: PlanDialog, project: str
) -> None:
    dialog.show_page(dialog.economy)
    wishes = [CellWish(2024, Part.APPROVED, "3 mio. kr.", quarter=each) for each in (1, 2, 3, 4)]
    party = place.context.reader.participants()[0].id
    wishes.append(CellWish(2025, Part.FORECAST, "12,6 mio. kr. (2023-pl)", party))
    set_amounts(place.register, project, wishes)
    page, before = dialog.economy, place.edits()
    page.quarters.setChecked(True)
    page.parties.setChecked(True)
    page.show_saved()
    press(page, "Kopiér som tabel")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("År\tGodkendt budget\t")
    assert "Endnu et år" not in copied
    told: list[str] = []

    def look(looked: PastingDialog) -> None:
        told.append(looked.told.text())
        press(looked, "Annullér")

    answer(PastingDialog, look)
    paste(qtbot, page.table, copied)
    assert place.edits() == before
    assert told[0].startswith("0 beløb skrives, 7 står der allerede eller er summer")
