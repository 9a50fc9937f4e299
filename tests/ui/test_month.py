"""The month in the window: opened, reported, approved, locked, opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QWidget

from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.ui.dialogs.opening_month import OpeningMonthDialog
from portfolio_desktop.ui.dialogs.reason import ReasonedDialog
from portfolio_desktop.ui.verbs.registers import open_path
from tests.ui.answering import answer, press
from tests.ui.conftest import type_text
from tests.ui.desk import MOMENT, NOVEMBER, Desk
from tests.ui.ground import words_in


def open_november(desk: Desk) -> None:
    came = answer(OpeningMonthDialog, lambda dialog: press(dialog, "Åbn måneden"))
    desk.menu("open_month")
    assert came
    QApplication.processEvents()


def test_a_new_month_is_proposed_opened_shown_and_undone_in_one_go(desk: Desk) -> None:
    seen: list[str] = []

    def accept(dialog: QWidget) -> None:
        choice = dialog.findChild(QComboBox)
        assert choice is not None
        seen.append(choice.currentText())
        seen.extend(each.text() for each in dialog.findChildren(QLabel))
        press(dialog, "Åbn måneden")

    answer(OpeningMonthDialog, accept)
    desk.shortcut("open_month")
    QApplication.processEvents()
    assert seen[0] == "november 2023"
    assert any(text.startswith("3 projekter får en kopi") for text in seen)
    assert desk.context.period == NOVEMBER
    assert desk.row("17-1").stage is ReportStage.DRAFT
    desk.menu("undo")
    assert desk.row("17-1").stage is None


def test_a_draft_is_pale_counted_as_missing_and_said_aloud(desk: Desk) -> None:
    open_november(desk)
    chips = desk.window.tools.chips.chips
    assert "0" in chips[RowFilter.YELLOW].text()
    assert "4" in chips[RowFilter.NOT_REPORTED].text()
    desk.go("17-1")
    index = desk.window.portfolio.view.currentIndex()
    model = desk.window.portfolio.model
    column = model.columns[index.column()]
    assert column.spoken(desk.row("17-1")) == "gul: kopi af sidste måned – ikke rapporteret"
    assert column.tip(desk.row("17-1")) == "gul: kopi af sidste måned – ikke rapporteret"


def test_ctrl_enter_marks_as_reported_in_grid_and_panel_and_never_takes_it_back(
    desk: Desk,
) -> None:
    open_november(desk)
    desk.go("17-1")
    desk.shortcut("report")
    assert desk.row("17-1").now.colour is Colour.YELLOW
    assert desk.window.status.note == "17-1 har rapporteret for november 2023"
    desk.shortcut("report")
    assert desk.row("17-1").stage is ReportStage.REPORTED
    assert desk.window.status.note == "17-1 har allerede rapporteret for november 2023"
    desk.menu("take_report_back")
    assert desk.row("17-1").stage is ReportStage.DRAFT
    assert desk.window.status.note == "17-1: ikke rapporteret for november 2023 alligevel"
    assert not desk.window.actions_by_id["take_report_back"].isEnabled()
    desk.shortcut("to_remarks")
    remarks = QApplication.focusWidget()
    assert isinstance(remarks, QPlainTextEdit)
    type_text(remarks, "Én region mangler stadig.")
    desk.shortcut("report")
    row = desk.row("17-1")
    assert (row.stage, row.remarks) == (ReportStage.REPORTED, "Én region mangler stadig.")


def test_an_approved_report_is_locked_in_the_panel_and_refuses_the_digits(desk: Desk) -> None:
    desk.go("17-1")
    desk.shortcut("approve")
    panel = desk.window.panel.view
    remarks = next(
        each
        for each in panel.findChildren(QPlainTextEdit)
        if each.accessibleName() == "Bemærkninger"
    )
    assert remarks.isReadOnly()
    desk.go("17-1")
    desk.qtbot.keyClicks(desk.window.portfolio.view, "3")
    assert desk.row("17-1").now.colour is Colour.YELLOW
    assert "Rapporten for 17-1 for oktober 2023 er godkendt" in words_in(desk.window)


def test_an_approved_report_is_opened_again_with_a_reason(desk: Desk) -> None:
    desk.go("17-1")
    desk.menu("approve")

    def without_reason(dialog: QWidget) -> None:
        press(dialog, "Genåbn")
        assert "Skriv, hvorfor" in words_in(dialog)
        box = dialog.findChild(QPlainTextEdit)
        assert box is not None
        type_text(box, "Regionen rettede sit tal")
        press(dialog, "Genåbn")

    came = answer(ReasonedDialog, without_reason)
    desk.menu("reopen")
    assert came
    assert desk.row("17-1").stage is ReportStage.REPORTED
    panel = desk.window.panel.view
    QApplication.processEvents()
    assert "Genåbnet: Regionen rettede sit tal" in words_in(panel)


def test_all_that_have_reported_are_approved_in_one_edit(desk: Desk) -> None:
    open_november(desk)
    for number in ("17-1", "19-2"):
        desk.go(number)
        desk.menu("report")
    desk.menu("approve_all")
    stages = {number: desk.row(number).stage for number in ("17-1", "19-2", "22-2")}
    assert stages == {
        "17-1": ReportStage.APPROVED,
        "19-2": ReportStage.APPROVED,
        "22-2": ReportStage.DRAFT,
    }
    assert desk.window.status.note == "2 rapporter for november 2023 er godkendt og låst"
    desk.menu("undo")
    assert desk.row("19-2").stage is ReportStage.REPORTED
    desk.go("22-2")
    desk.menu("report")
    desk.menu("approve_all")
    desk.menu("approve_all")
    assert desk.window.status.note == "Ingen rapporter for november 2023 venter på godkendelse"


@pytest.mark.parametrize("verb", ["approve", "reopen"])
def test_what_cannot_be_done_with_a_report_cannot_be_chosen(desk: Desk, verb: str) -> None:
    open_november(desk)
    desk.go("17-1")
    assert not desk.window.actions_by_id[verb].isEnabled()


def test_the_verbs_follow_the_month_that_is_shown(desk: Desk) -> None:
    desk.go("17-1")
    assert desk.window.actions_by_id["approve"].isEnabled()
    desk.menu("next_month")
    QApplication.processEvents()
    assert not desk.window.actions_by_id["approve"].isEnabled()


def test_a_register_without_any_report_says_that_no_month_can_be_opened(
    empty_desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "ny.pfreg"
    with new_register(
        path, name="Ny", forum="", secretariat="", actor="Prøve", clock=lambda: MOMENT
    ):
        pass
    open_path(empty_desk.window, path)
    QApplication.processEvents()
    empty_desk.menu("open_month")
    assert "Der er ingen rapport at begynde" in words_in(empty_desk.window)
